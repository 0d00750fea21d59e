/// What happened in a store, oldest first: one JSON object a line, added and never rewritten. Checks that found nothing new stand
/// in the list's state alone.
public struct StoreJournal: Sendable {
    public struct Entry: Sendable, Hashable, Codable {
        public enum Event: String, Sendable, Hashable, Codable {
            case accepted, refused, failed, imported
            case added = "by-hand-added"
            case ended = "by-hand-ended"
        }

        public var at: Timestamp
        public var event: Event
        public var list: String
        /// SHA-256 of the version that it is about.
        public var sha256: String?
        /// The designation by hand that it is about.
        public var entry: String?
        public var message: String

        public init(
            at: Timestamp, event: Event, list: String, sha256: String? = nil, entry: String? = nil, message: String
        ) {
            self.at = at
            self.event = event
            self.list = list
            self.sha256 = sha256
            self.entry = entry
            self.message = message
        }
    }

    let path: String

    func append(_ entry: Entry) throws(StoreError) {
        try StoreFiles.append(line: String(decoding: try StoreFiles.json(entry, isPretty: false), as: UTF8.self), to: path)
    }

    /// - Throws: `StoreError.damaged` naming the line.
    public func entries() throws(StoreError) -> [Entry] {
        guard StoreFiles.isFile(path) else { return [] }
        let bytes = try StoreFiles.read(path, limit: StoreFiles.jsonLimit)
        var entries: [Entry] = []
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            entries.append(try StoreFiles.decode(Entry.self, from: Array(line), name: "\(path):\(index + 1)"))
        }
        return entries
    }
}

extension ListStore {
    public var journal: StoreJournal { StoreJournal(path: path + "/journal.jsonl") }
}
