import Bytes
import ListReaders
import SanctionsModel

/// Lists laid on this machine by hand or by another's copying: a folder, or one file.
///
/// In a folder `un.xml` (the list's identifier and any ending) is the list `un`; where no file is named so, the files are read to
/// see which holds it. How fresh a file is, is told by when it was laid there: a folder that nobody refreshes must not look
/// checked because somebody looks at it. A list of several files (`sdn.csv`) is taken with those beside it.
public final class MirrorFolder: ListFetching {
    private let path: String
    private let fileLimit: Int
    /// What the files of the folder hold, by list; read once.
    private let contents = Lock<[String: [Found]]?>(nil)

    private struct Found {
        var path: String
        var date: PartialDate.Day?
    }

    /// - Throws: `FetchFailure` when there is neither a folder nor a file.
    public init(path: String, fileLimit: Int = 512 << 20) throws(FetchFailure) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.fileLimit = fileLimit
        guard StoreFiles.isFolder(path) || StoreFiles.isFile(path) else {
            throw FetchFailure("\(path): the mirror is neither a folder nor a file")
        }
    }

    /// Whether it is one file and no folder.
    public var isFile: Bool { StoreFiles.isFile(path) }

    /// The lists that the mirror holds.
    public func lists() -> [String] { found().keys.sorted() }

    public func address(of source: ListSource) -> String { path }

    public func fetch(_ source: ListSource, known: Validators?) async throws(FetchFailure) -> Fetched {
        let file = try self.file(of: source.list)
        guard let (set, name) = ListSource.fileSet(of: file) else {
            return .file(FetchedFile(bytes: try bytes(of: file), origin: file, checkedAt: StoreFiles.modified(file)))
        }
        let folder = String(file.dropLast(name.count))
        let files = set.names(like: name).map { folder + $0 }
        var parts: [[UInt8]] = []
        for path in files { parts.append(try bytes(of: path)) }
        let archive: [UInt8]
        do throws(ListError) { archive = try set.archive(parts) } catch { throw FetchFailure(error.description) }
        // As fresh as the one that was laid there first.
        return .file(FetchedFile(bytes: archive, origin: file, checkedAt: files.compactMap(StoreFiles.modified).min()))
    }

    private func bytes(of file: String) throws(FetchFailure) -> [UInt8] {
        do throws(StoreError) { return try StoreFiles.read(file, limit: fileLimit) } catch {
            throw FetchFailure(error.description)
        }
    }

    private func file(of list: String) throws(FetchFailure) -> String {
        if StoreFiles.isFolder(path) {
            let named = StoreFiles.names(in: path).filter { name in
                name == list || name.hasPrefix(list + ".") && StoreFiles.isFile("\(path)/\(name)")
            }
            if named.count == 1 { return "\(path)/\(named[0])" }
            if named.count > 1 { throw FetchFailure("\(path): which is \(list), \(named.joined(separator: " or "))?") }
        }
        let found = self.found()
        // One file that was named is what is meant, readable or not: what is wrong with it is told when it is judged.
        if isFile, found.isEmpty { return path }
        let candidates = found[list] ?? []
        guard let newest = candidates.compactMap(\.date).max() ?? candidates.first?.date ?? nil else {
            if candidates.count == 1 { return candidates[0].path }
            let others = found.keys.sorted().joined(separator: ", ")
            throw FetchFailure(
                candidates.isEmpty
                    ? "\(path): the mirror has no list \(list)\(others.isEmpty ? "" : ", only \(others)")"
                    : ambiguous(candidates, list))
        }
        let newestOnes = candidates.filter { $0.date == newest }
        guard newestOnes.count == 1 else { throw FetchFailure(ambiguous(newestOnes, list)) }
        return newestOnes[0].path
    }

    private func ambiguous(_ candidates: [Found], _ list: String) -> String {
        "\(path): several files hold \(list) as new as each other: \(candidates.map(\.path).joined(separator: ", ")); name the one \(list).xml or so"
    }

    private func found() -> [String: [Found]] {
        if let known = contents.withLock({ $0 }) { return known }
        let files = StoreFiles.isFile(path) ? [path] : StoreFiles.names(in: path).map { "\(path)/\($0)" }
        var found: [String: [Found]] = [:]
        for file in files where StoreFiles.isFile(file) && (StoreFiles.size(file) ?? 0) <= fileLimit {
            // The aliases and addresses beside a leading file are no list of their own.
            if files.count > 1, ListFileSet.isFollower(file.split(separator: "/").last.map(String.init) ?? file) { continue }
            guard let list = try? ListReader().read(path: file) else { continue }
            found[list.id, default: []].append(Found(path: file, date: list.date?.latest))
        }
        contents.withLock { $0 = found }
        return found
    }
}

/// Lists on another server, under one address: the list `un` of the registry's XML is `<address>/un.xml`.
///
/// How fresh a file is, is told by its `Last-Modified`: the server answers also when nobody refreshes it.
public struct MirrorServer: ListFetching {
    private let address: String
    private let fetcher: any ListFetching

    public init(address: String, through fetcher: any ListFetching) {
        self.address = address.hasSuffix("/") ? address : address + "/"
        self.fetcher = fetcher
    }

    public func address(of source: ListSource) -> String { address + source.fileName }

    public func fetch(_ source: ListSource, known: Validators?) async throws(FetchFailure) -> Fetched {
        let mirrored = ListSource(list: source.list, address: address(of: source), ending: source.ending)
        let since = known?.lastModified.flatMap { HTTPDate.timestamp($0) }
        switch try await fetcher.fetch(mirrored, known: known) {
        case .unchanged: return .unchanged(checkedAt: since)
        case .file(var file):
            file.checkedAt = file.lastModified.flatMap { HTTPDate.timestamp($0) }
            return .file(file)
        }
    }
}
