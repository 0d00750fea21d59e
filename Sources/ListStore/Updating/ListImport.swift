import ListReaders
import SanctionsModel

/// Takes an older version of a list into a store's history, so that its days can be screened again. What is in force now stays.
public struct ListImport: Sendable {
    public let store: ListStore
    public var clock = StoreClock.system

    public init(store: ListStore) { self.store = store }

    /// Reads a file and keeps it by the date that it says.
    ///
    /// - Throws: `StoreError` when it is no list, an excerpt, says no date, or is newer than the version in force, which an
    ///   update alone may replace.
    public func run(file path: String) throws(StoreError) -> ListVersion {
        try StoreFiles.makeFolder(store.path)
        let lock = try StoreLock(folder: store.path)
        defer { withExtendedLifetime(lock) {} }
        let bytes = try StoreFiles.read(path, limit: store.fileLimit)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let list: SourceList
        do throws(ListError) {
            list = try ListReader().read(bytes: bytes, name: name)
        } catch {
            throw StoreError(.invalid, error.description)
        }
        guard VersionReference.isIdentifier(list.id), list.id != HandEntry.list else {
            throw StoreError(.invalid, "\(path): a list \(list.id) can't be kept under that name")
        }
        guard !list.isExcerpt else { throw StoreError(.invalid, "\(path): says that it is an excerpt") }
        let contents = ListVersion.Contents(list)
        guard let date = contents.date else {
            throw StoreError(.invalid, "\(path): says no date, so the days on which it was in force are unknown")
        }
        guard let current = try store.current(of: list.id) else {
            throw StoreError(
                .missing, "\(path): the store keeps no list \(list.id) yet: update it first, from this file with --mirror")
        }
        guard let newest = current.inForce.map(\.from).max(), date < newest else {
            throw StoreError(
                .invalid,
                "\(path): is of \(date), not before the version in force: `screen lists update \(list.id) --mirror \(path)`")
        }
        let sha256 = ContentHash.of(bytes)
        let now = clock.now()
        if let known = try store.version(of: list.id, sha256: sha256), known.inForce.contains(where: { $0.from == date }) {
            return known
        }
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let file = ListSource.endings.contains(ending) ? "\(list.id).\(ending)" : list.id
        let version = ListVersion(
            list: list.id, sha256: sha256, file: file, size: bytes.count, source: path, fetchedAt: now, contents: contents,
            inForce: [.init(acceptedAt: now, from: date, isHistory: true)], reason: "imported into the history")
        try store.write(version, bytes: bytes)
        try store.journal.append(
            .init(at: now, event: .imported, list: list.id, sha256: sha256, message: "version \(version.name) from \(path)"))
        return version
    }
}
