import Bytes
import Glibc
import ListReaders
import ListStore

/// The files of a command: what it reads and what it writes. No output may be one of what is read, of the lists and settings, or
/// another output, by whatever path or link; devices and pipes may serve several.
struct FileUse {
    /// A file by its identity, with what messages call it.
    private struct Use {
        var identity: FileIdentity
        var title: String
        var isStandardError = false
    }

    private var read: [Use] = []
    private var written: [Use] = []
    /// Outputs by their path, with the option.
    private var outputs: [(option: String, path: String, isWatchlist: Bool)] = []
    private var stores: [String] = []

    init() {
        if let identity = FileIdentity(descriptor: STDOUT_FILENO) {
            written.append(Use(identity: identity, title: "standard output"))
        }
        if let identity = FileIdentity(descriptor: STDERR_FILENO) {
            written.append(Use(identity: identity, title: "standard error", isStandardError: true))
        }
    }

    // MARK: What is read

    /// - Parameter paths: `-` is standard input.
    mutating func reads(_ what: String, _ paths: [String]) {
        for path in paths {
            let identity = path == "-" ? FileIdentity(descriptor: STDIN_FILENO) : FileIdentity(path: path)
            guard let identity else { continue }
            read.append(Use(identity: identity, title: path == "-" ? "standard input" : "\(what) \(path)"))
        }
    }

    mutating func reads(_ what: String, _ path: String?) { reads(what, path.map { [$0] } ?? []) }

    mutating func reads(_ lists: WatchlistOptions) {
        reads(lists: lists.watchlist.isEmpty ? lists.defaultPaths : lists.watchlist)
        reads(lists.kept)
    }

    /// List files, folders of them and compiled watchlists; names of lists of a store are no files.
    mutating func reads(lists paths: [String]) {
        for path in paths {
            let files = ListReader.files(of: path)
            // A watchlist in a folder of lists is passed over when the folder is read.
            reads("the list", files == [path] ? files : files.filter { !WatchlistOptions.isCompiled($0) || $0 == path })
        }
    }

    mutating func reads(_ store: StoreOptions) {
        if let path = store.found()?.path { stores.append(resolvedPath(path)) }
    }

    mutating func reads(_ decisions: PolicyOptions) { reads("the policy", decisions.policy) }

    mutating func reads(_ input: InputFormatOptions) { reads("the mappings", input.mapFile) }

    // MARK: What is written

    /// - Parameters:
    ///   - path: `-` is standard output; `nil` where the option is not given.
    ///   - isWatchlist: it may take the place of a compiled watchlist.
    mutating func writes(_ option: String, _ path: String?, isWatchlist: Bool = false) {
        guard let path, path != "-" || isWatchlist else { return }
        outputs.append((option, path, isWatchlist))
        guard let identity = FileIdentity(path: path) else { return }
        written.append(Use(identity: identity, title: "\(option) \(path)"))
    }

    // MARK: The check

    /// - Throws: `Refusal`, before anything is written.
    func check() throws {
        for (place, use) in written.enumerated() {
            if let other = read.first(where: { $0.identity == use.identity }) {
                throw Refusal("\(use.title) is \(other.title): nothing is written")
            }
            // Both of a program's own streams may go to one file.
            guard let other = written[..<place].first(where: { $0.identity == use.identity }), !use.isStandardError else {
                continue
            }
            throw Refusal("\(other.title) and \(use.title) are one file: nothing is written")
        }
        for (option, path, isWatchlist) in outputs where unsafe access(path, F_OK) == 0 && FileIdentity(path: path) != nil {
            if !isWatchlist, WatchlistOptions.isCompiled(path) {
                throw Refusal("\(option) \(path) is a compiled watchlist: nothing is written")
            }
            let place = resolvedPath(path)
            if let store = stores.first(where: { place.hasPrefix($0 + "/") }) {
                throw Refusal("\(option) \(path) is a file of the lists kept in \(store): nothing is written")
            }
        }
    }
}

/// A command that reads or writes files: what it uses is checked before it runs.
protocol UsingFiles {
    var fileUse: FileUse { get }
}
