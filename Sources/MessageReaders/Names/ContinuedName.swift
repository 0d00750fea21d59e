/// A name that was cut at the end of its field and goes on in the first line of the address.
///
/// The line goes on with a name as far as a comma, a line end or a number. It may do so when the name is as long as a field of the
/// usual widths (the narrowest has some 30 characters), or when the line begins with a small letter, within a word.
public enum ContinuedName {
    /// Characters from which a name may have been cut.
    static let shortestCut = 30
    /// Most bytes of a line.
    private static let longestLine = 140

    /// The bytes of the address with which the name may go on; `nil` where it ends. O(bytes of the line).
    ///
    /// - Parameters:
    ///   - name: UTF-8.
    ///   - address: UTF-8, its lines separated by commas or line ends.
    public static func line(of address: Span<UInt8>, behind name: Span<UInt8>) -> Range<Int>? {
        guard name.count <= LongName.limit else { return nil }
        var start = 0
        while start < address.count, isSpace(address[start]) { start += 1 }
        guard start < address.count else { return nil }
        let first = address[start]
        let isSmall = first >= 0x61 && first <= 0x7A
        let isCapital = first >= 0x41 && first <= 0x5A
        guard isSmall || isCapital || first >= 0x80 else { return nil }
        if !isSmall {
            var characters = 0
            for i in name.indices where name[i] & 0xC0 != 0x80 { characters += 1 }
            guard characters >= shortestCut else { return nil }
        }
        var end = start
        while end < address.count, end - start < longestLine {
            let byte = address[end]
            if byte == 0x2C || byte == 0x3B || byte == 0x0A || byte == 0x0D || byte == 0x28 || byte == 0x2F || byte == 0x3A {
                break
            }
            if byte >= 0x30, byte <= 0x39 { break }
            end += 1
        }
        while end > start, isSpace(address[end - 1]) { end -= 1 }
        return end > start + 1 ? start..<end : nil
    }
}
