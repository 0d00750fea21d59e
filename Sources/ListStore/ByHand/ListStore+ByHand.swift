public import SanctionsModel

/// Entries by hand: `local.json`, all that there ever were.
extension ListStore {
    private struct File: Codable {
        var entries: [HandEntry]
    }

    private var handFile: String { path + "/local.json" }

    public var hasHandEntries: Bool { StoreFiles.isFile(handFile) }

    /// All entries, oldest first, those that have ended included.
    ///
    /// - Throws: `StoreError.damaged` also when an entry says what none may say, since screening would miss it.
    public func handEntries() throws(StoreError) -> [HandEntry] {
        guard hasHandEntries else { return [] }
        let entries = try StoreFiles.readJSON(File.self, from: handFile).entries
        for entry in entries {
            if let problem = entry.problem { throw StoreError(.damaged, "\(handFile): the entry \(entry.id): \(problem)") }
        }
        return entries
    }

    /// The list of the entries that were in force on a day; `nil` when there were none.
    ///
    /// Its hash is of the entries as they stand in it, so that the same entries are the same version.
    public func handList(on day: CalendarDay) throws(StoreError) -> SourceList? {
        let entries = try handEntries().filter { $0.isInForce(on: day) }.map { entry in
            var entry = entry
            entry.end = nil
            return entry
        }
        guard let newest = entries.map(\.addedAt).max() else { return nil }
        let bytes = try StoreFiles.json(entries, isPretty: false)
        let sha256 = ContentHash.of(bytes)
        return SourceList(
            id: HandEntry.list, title: "Recorded by hand", version: "\(newest)",
            date: PartialDate(earliest: newest.day, latest: newest.day, precision: .day),
            files: [SourceFile(name: "local.json", size: bytes.count, sha256: sha256)], sha256: sha256,
            entryCount: entries.count, designations: entries.map(\.designation))
    }

    /// Records an entry.
    ///
    /// - Parameter entry: without an id it is given one, its authority, its day and a number.
    /// - Returns: the entry with its id.
    /// - Throws: `StoreError.invalid` when it says too little, when its id was given before, or when the list in force has the
    ///   designation already: by its reference, or by name and birth date.
    public func add(_ entry: HandEntry) throws(StoreError) -> HandEntry {
        var entry = entry
        if let problem = entry.problem { throw StoreError(.invalid, "not recorded: \(problem)") }
        try StoreFiles.makeFolder(path)
        let lock = try StoreLock(folder: path)
        defer { withExtendedLifetime(lock) {} }
        var entries = try handEntries()
        if let current = try current(of: entry.authority) {
            let arrivals = OfficialArrivals(try read(current))
            if let end = arrivals.end(of: entry, version: current.name) {
                throw StoreError(.invalid, "not recorded: \(end.because)")
            }
        }
        if entry.id.isEmpty {
            var number = 1
            let stem = "\(entry.authority)-\(entry.addedAt.day.description)-"
            while entries.contains(where: { $0.id == stem + String(number) }) { number += 1 }
            entry.id = stem + String(number)
        }
        guard Self.isEntryIdentifier(entry.id) else {
            throw StoreError(.invalid, "not recorded: an id is 1 to 80 ASCII letters, digits and . - _ /, not \(entry.id)")
        }
        guard !entries.contains(where: { $0.id == entry.id }) else {
            throw StoreError(.invalid, "not recorded: the id \(entry.id) was given before")
        }
        entries.append(entry)
        try StoreFiles.writeJSON(File(entries: entries), to: handFile)
        try journal.append(
            .init(
                at: entry.addedAt, event: .added, list: entry.authority, entry: entry.id,
                message: "by \(entry.by): \(entry.why); \(entry.source); expires \(entry.expires)"))
        return entry
    }

    private static func isEntryIdentifier(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x2D...0x39).contains($0) || $0 == UInt8(ascii: "_")
            }
    }

    /// Takes an entry back.
    ///
    /// - Parameter id: with or without the prefix `local:`.
    public func withdraw(_ id: String, by: String, why: String, at now: Timestamp) throws(StoreError) -> HandEntry {
        let prefix = HandEntry.list + ":"
        let id = id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : id
        guard try handEntries().contains(where: { $0.id == id && $0.end == nil }) else {
            throw StoreError(.missing, "no entry \(prefix)\(id) is in force")
        }
        let lock = try StoreLock(folder: path)
        defer { withExtendedLifetime(lock) {} }
        let ended = try endHandEntries(at: now) { entry in
            entry.id == id ? .init(kind: .withdrawn, because: "withdrawn by \(by): \(why)") : nil
        }
        guard let entry = ended.first else { throw StoreError(.missing, "no entry \(prefix)\(id) is in force") }
        return entry
    }

    /// Why an entry ends.
    struct Ending {
        var kind: HandEntry.End.Kind
        var because: String
    }

    /// Ends the entries for which `ending` has a reason. The caller holds the lock.
    ///
    /// - Returns: the entries that have ended now.
    func endHandEntries(
        at now: Timestamp, _ ending: (HandEntry) -> Ending?
    ) throws(StoreError) -> [HandEntry] {
        var entries = try handEntries()
        var ended: [HandEntry] = []
        for index in entries.indices where entries[index].end == nil {
            guard let why = ending(entries[index]) else { continue }
            entries[index].end = .init(kind: why.kind, at: now, because: why.because)
            ended.append(entries[index])
        }
        guard !ended.isEmpty else { return [] }
        try StoreFiles.writeJSON(File(entries: entries), to: handFile)
        for entry in ended {
            try journal.append(
                .init(at: now, event: .ended, list: entry.authority, entry: entry.id, message: entry.end?.because ?? ""))
        }
        return ended
    }
}
