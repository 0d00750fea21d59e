public import MessageReaders

/// What is done with each field of one record of an input, for people who ask what is screened.
public struct RecordExplanation: Sendable {
    public var place: RecordPlace
    public var profile: InputProfile
    public var fields: [ExplainedField]
    /// Why the record can't be read; it has no fields then.
    public var reason: String?

    /// The first record of an input whose id is `id`, or that begins on the line of that number; the first that can be read where
    /// `id` is `nil`. Reads as far as that record.
    ///
    /// - Returns: `nil` when there is no such record.
    /// - Throws: `FileError`, `InputError`.
    public static func find(_ id: String?, in path: String, options: RunOptions) throws -> RecordExplanation? {
        var reader = try ChunkReader(path: path, input: 0, options: options) { false }
        let profile = reader.profile
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        var unreadable: RecordExplanation?
        var index = 0
        while let chunk = try reader.next(index: index) {
            index += 1
            guard case .records(let records) = chunk.content else { continue }
            for record in records {
                let content = chunk.bytes.span.extracting(record.content)
                let context = chunk.contexts.first { $0.number == record.context }
                let reason = record.reject ?? parser.parse(cut: content, context: context, into: &scanned)
                let isWanted = id.map { $0 == String(record.line) || (reason == nil && $0 == scanned.text(scanned.id)) } ?? true
                guard isWanted else { continue }
                let place = RecordPlace(
                    line: record.line, offset: chunk.offset + record.content.lowerBound, length: record.content.count, file: path)
                var explanation = RecordExplanation(place: place, profile: profile, fields: [], reason: reason?.message)
                guard reason == nil else {
                    if id != nil { return explanation }
                    unreadable = unreadable ?? explanation
                    continue
                }
                var fresh = RecordParser(profile: profile)
                do { explanation.fields = try fresh.explain(content, context: context) } catch {
                    explanation.reason = error.message
                }
                return explanation
            }
        }
        return unreadable
    }
}
