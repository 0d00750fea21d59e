// ListStore: authorities' lists kept fresh on this machine, every version of them, and what is recorded by hand meanwhile.
//
// Order of an update: the lock (`StoreLock`) → a source is asked (`HTTPFetcher`, `MirrorFolder`; `RetryPolicy`) → what came is
// read and judged (`AcceptanceRules`) → kept by its hash (`ListStore+Writing`) → put in force or not (`ListUpdate`) → entries by
// hand that have become official fall away (`OfficialArrivals`). Screening reads the store without a lock. Nothing but the
// command line imports this room; it must not import WatchlistStore or Screening.

import ListReaders
public import SanctionsModel

/// A folder that keeps lists: plain files, each replaced whole.
///
/// ```
/// <store>/journal.jsonl                      what happened, a line each, never rewritten
///         local.json                         designations by hand
///         sources.json                       other addresses than the registry's, if the user wrote it: {"un": "https://…"}
///         un/state.json                      the version in force and the last checks
///         un/versions/<sha256>/version.json  one version: from where, when, its counts, accepted or refused and why
///                              un.xml        the file as received
/// ```
public struct ListStore: Sendable {
    public let path: String
    /// Bytes that a list's file may have: room for ten of the largest that is published.
    public var fileLimit = 512 << 20

    /// Names a store; nothing is opened or made.
    public init(path: String) { self.path = path }

    /// Folders and files of a list.
    func folder(of list: String) -> String { "\(path)/\(list)" }
    func stateFile(of list: String) -> String { "\(path)/\(list)/state.json" }
    func folder(of list: String, version sha256: String) -> String { "\(path)/\(list)/versions/\(sha256)" }

    /// The lists that have a version in force, by identifier.
    public func lists() throws(StoreError) -> [String] {
        var found: [String] = []
        for list in known() where try state(of: list)?.current != nil { found.append(list) }
        return found
    }

    /// The lists that were ever asked for, by identifier.
    public func known() -> [String] {
        StoreFiles.names(in: path).filter { VersionReference.isIdentifier($0) && StoreFiles.isFile(stateFile(of: $0)) }
    }

    /// - Throws: `StoreError.damaged` when its file can't be read.
    public func state(of list: String) throws(StoreError) -> ListState? {
        let file = stateFile(of: list)
        guard StoreFiles.isFile(file) else { return nil }
        return try StoreFiles.readJSON(ListState.self, from: file)
    }

    /// All versions of a list, accepted or refused, oldest first by the time at which they came.
    public func versions(of list: String) throws(StoreError) -> [ListVersion] {
        let folder = folder(of: list) + "/versions"
        var versions: [ListVersion] = []
        for name in StoreFiles.names(in: folder) where StoreFiles.isFile("\(folder)/\(name)/version.json") {
            versions.append(try StoreFiles.readJSON(ListVersion.self, from: "\(folder)/\(name)/version.json"))
        }
        return versions.sorted { ($0.fetchedAt, $0.sha256) < ($1.fetchedAt, $1.sha256) }
    }

    /// The version with a hash; `nil` when the store has none.
    func version(of list: String, sha256: String) throws(StoreError) -> ListVersion? {
        let file = folder(of: list, version: sha256) + "/version.json"
        guard StoreFiles.isFile(file) else { return nil }
        return try StoreFiles.readJSON(ListVersion.self, from: file)
    }

    /// The version in force now; `nil` before the first.
    public func current(of list: String) throws(StoreError) -> ListVersion? {
        guard let sha256 = try state(of: list)?.current else { return nil }
        guard let version = try version(of: list, sha256: sha256) else {
            throw StoreError(.damaged, "\(folder(of: list, version: sha256)): the version in force is missing")
        }
        return version
    }

    // MARK: - References

    /// The version that a reference names.
    ///
    /// On a day the version is in force whose own date is the latest up to that day; of versions of one day, the one that
    /// came last. A file without a date counts from the day on which it was accepted.
    ///
    /// - Throws: `StoreError.missing` saying what the store has instead.
    public func version(_ reference: VersionReference) throws(StoreError) -> ListVersion {
        let list = reference.list
        switch reference.version {
        case .current:
            guard let version = try current(of: list) else {
                throw StoreError(.missing, "\(path): keeps no list \(list); `screen lists update \(list)` fetches it")
            }
            return version
        case .day(let day):
            let accepted = try versions(of: list).filter(\.isAccepted)
            let candidates = accepted.compactMap { version in version.period(on: day).map { (version, $0) } }
            guard let found = candidates.max(by: { ($0.1.from, $0.1.acceptedAt) < ($1.1.from, $1.1.acceptedAt) }) else {
                guard let first = accepted.flatMap(\.inForce).map(\.from).min() else {
                    throw StoreError(.missing, "\(path): keeps no list \(list)")
                }
                throw StoreError(.missing, "\(path): no version of \(list) was in force on \(day); the first is of \(first)")
            }
            return found.0
        case .hash(let digits):
            let found = try versions(of: list).filter { $0.sha256.hasPrefix(digits) && $0.contents != nil }
            guard let version = found.first else {
                throw StoreError(.missing, "\(path): keeps no version of \(list) whose SHA-256 begins with \(digits)")
            }
            guard found.count == 1 else {
                throw StoreError(
                    .missing, "\(path): \(found.count) versions of \(list) begin with \(digits): give more of the hash")
            }
            return version
        }
    }

    /// What the store itself held in force at the end of a day, where that was another version than the authority's of that day.
    public func heldInstead(of version: ListVersion, on day: CalendarDay) throws(StoreError) -> ListVersion? {
        let end = Timestamp(startOf: day.day).seconds + 86_400
        var held: (version: ListVersion, at: Timestamp)?
        for other in try versions(of: version.list) {
            for period in other.inForce where !period.isHistory && period.acceptedAt.seconds < end {
                if let best = held, best.at >= period.acceptedAt { continue }
                held = (other, period.acceptedAt)
            }
        }
        guard let held, held.version.sha256 != version.sha256 else { return nil }
        return held.version
    }

    // MARK: - Contents

    /// Reads the list of a version, its bytes checked against their hash.
    ///
    /// - Throws: `StoreError.damaged` when the file is not what was received, or can't be read as a list any more.
    public func read(_ version: ListVersion) throws(StoreError) -> SourceList {
        let bytes = try bytes(of: version)
        do throws(ListError) {
            return try ListReader().read(bytes: bytes, name: version.file)
        } catch {
            throw StoreError(.damaged, "\(folder(of: version.list, version: version.sha256))/\(error)")
        }
    }

    /// The file as received. Path of it: `file(of:)`.
    func bytes(of version: ListVersion) throws(StoreError) -> [UInt8] {
        let path = file(of: version)
        let bytes = try StoreFiles.read(path, limit: fileLimit)
        guard ContentHash.of(bytes) == version.sha256 else {
            throw StoreError(.damaged, "\(path): has changed since it was received: its SHA-256 is another")
        }
        return bytes
    }

    /// The path of a version's file.
    public func file(of version: ListVersion) -> String { "\(folder(of: version.list, version: version.sha256))/\(version.file)" }
}
