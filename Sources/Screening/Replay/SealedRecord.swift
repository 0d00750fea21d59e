import JSON

/// A line of output with what a replay needs of it.
public struct SealedRecord: Sendable {
    /// Without its line end.
    public var line: [UInt8]
    /// The line's number in its file, from 1.
    public var number: Int
    public var record: String
    public var file: String?
    public var offset: Int
    public var length: Int
    public var sha256: String
    public var engine: String
    public var policy: String
    public var model: String
    /// `RecordWriter.reference` of each list; empty in lines of engines that didn't tell.
    public var lists: [String]
    public var asOf: String?
    /// Alerts that are shown, where `--limit` left some out.
    public var limit: Int?
    public var stripped: Stripped?
    let node: JSONValue

    /// Bytes of a line that is read.
    public static let longest = 1 << 28

    /// - Throws: `ReplayError` when the line is no record of this program.
    public init(reading line: [UInt8], number: Int) throws(ReplayError) {
        let node: JSONValue
        do { node = try JSONReader.document(line) } catch {
            throw ReplayError("no JSON: \(error.reason)")
        }
        guard let record = node["record"]?.string, let offset = node["offset"]?.wholeNumber,
            let length = node["length"]?.wholeNumber, let sha256 = node["sha256"]?.string, let engine = node["engine"]?.string,
            let policy = node["policy"]?.string, let model = node["model"]?.string, let alerts = node["alerts"]?.list
        else { throw ReplayError("no record with offset, length, sha256, alerts, engine, policy and model") }
        (self.line, self.number, self.node) = (line, number, node)
        (self.record, self.offset, self.length, self.sha256) = (record, offset, length, sha256)
        (self.engine, self.policy, self.model) = (engine, policy, model)
        file = node["file"]?.string
        lists = (node["lists"]?.list ?? []).compactMap(\.string)
        asOf = node["asOf"]?.string
        if let omitted = node["omitted"]?.wholeNumber, omitted > 0 { limit = alerts.count }
        if let stripped = node["stripped"] {
            self.stripped = Stripped(
                record: stripped["record"]?.string ?? "", line: stripped["line"]?.wholeNumber ?? 0,
                file: stripped["file"]?.string,
                what: stripped["what"]?.string ?? "", designation: stripped["designation"]?.string ?? "")
        }
    }

    /// The first record of a file of output; `nil` when there is none. Tells by which lists to replay it.
    public static func first(in path: String) throws -> SealedRecord? {
        var lines = LineSource(try ByteSource(path), longest: longest)
        var number = 0
        while let line = try lines.next() {
            number += 1
            if line.isEmpty { continue }
            do { return try SealedRecord(reading: line, number: number) } catch {
                throw ReplayError("\(path):\(number): \(error)")
            }
        }
        return nil
    }
}

/// Why something can't be replayed.
public struct ReplayError: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String

    public init(_ reason: String) { description = reason }
}
