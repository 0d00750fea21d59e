/// Cuts a name field that names several parties, or one in care of another, into their names.
///
/// The parts are meant to be screened beside the whole field, never in its place: a cut too many costs a false alert, a
/// cut too few loses a party. The rules are those of `Connector.Kind`, the words those of `ConnectorTable`, the punctuation
/// that of `NameCutter`.
///
/// Nothing is emitted for a name without a connector, so the ordinary name costs one pass over its bytes.
public enum JointNames {
    /// Calls `body` with the byte range of each part, in order, without the spaces and punctuation around it.
    ///
    /// Nothing is called when the name holds no connector, or when no part but the whole would remain. `Attn: John Smith`
    /// has one part. No allocation; O(bytes).
    ///
    /// - Parameter name: UTF-8.
    @inlinable
    public static func parts(of name: Span<UInt8>, _ body: (Range<Int>) -> Void) {
        var cutter = NameCutter(name)
        while let part = cutter.next() { body(part) }
    }
}
