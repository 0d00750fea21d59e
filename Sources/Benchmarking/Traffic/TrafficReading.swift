import Bytes
package import MessageReaders

/// The names of a file of records.
package enum TrafficReading {
    /// The names of all parties in their order, the first `limit` of them. Records that can't be read are passed over: the filter
    /// tells them.
    ///
    /// - Throws: `FileError`, and `InputError` when the file is no records.
    /// - Complexity: O(bytes read); reads no further than the limit needs.
    package static func names(of path: String, limit: Int, input: InputOptions = InputOptions()) throws -> NameStream {
        let stream = try InputStream(path: path)
        var buffer: [UInt8] = []
        var isAtEnd = try stream.read(upTo: 1 << 20, into: &buffer) == 0
        let profile = try InputProfile.detect(start: buffer.span, isWhole: isAtEnd, options: input)
        var splitter = RecordSplitter(profile: profile)
        var parser = RecordParser(profile: profile)
        var scanned = ScannedRecord()
        var names = NameStream()
        var consumed = min(profile.headerBytes, buffer.count)
        buffer.removeFirst(consumed)
        consumed = 0
        while names.count < limit {
            switch splitter.next(in: buffer.span, from: consumed, isLast: isAtEnd) {
            case .record(let record):
                consumed = record.range.upperBound
                let content = buffer.span.extracting(record.content)
                guard record.reject == nil, parser.parse(cut: content, context: nil, into: &scanned) == nil else { continue }
                for party in scanned.parties where !party.name.isAbsent && names.count < limit {
                    names.append(scanned.bytes[party.name.range])
                }
            case .blank(let range), .frame(let range): consumed = range.upperBound
            case .oversized(let fragment): consumed = fragment.range.upperBound
            case .needMore:
                buffer.removeFirst(consumed)
                consumed = 0
                isAtEnd = try stream.read(upTo: 1 << 20, into: &buffer) == 0
            case .end: return names
            }
        }
        return names
    }
}
