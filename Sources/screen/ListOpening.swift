import Glibc
import ListReaders
import ListStore
import SanctionsModel
import Screening
import WatchlistStore

/// From what people name, a path or a list of the store, to lists and watchlists.
struct ListOpening {
    /// A list of the store in the version that was asked for.
    struct Kept {
        var reference: VersionReference
        var version: ListVersion
    }

    enum Place {
        case file(String)
        case kept(VersionReference)
    }

    /// What was named, resolved.
    struct Given {
        var files: [String] = []
        var versions: [Kept] = []
        /// The entries by hand that go with the lists of the store.
        var byHand: SourceList?

        /// Lists that the store keeps up to date, or that people keep themselves: their age doesn't count from their date.
        var current: Set<String> {
            Set(versions.filter { $0.reference.version == .current }.map(\.version.list) + [HandEntry.list])
        }
    }

    let store: ListStore?
    let isQuiet: Bool
    private let known: Set<String>

    init(store: ListStore?, isQuiet: Bool) throws {
        self.store = store
        self.isQuiet = isQuiet
        known = Set(store?.known() ?? [])
    }

    /// All lists of the store; none when there is no store. What was recorded by hand is no list by itself.
    func keptLists() throws -> [String] { try store?.lists() ?? [] }

    /// Refuses a store that holds manual entries and no list: screening against those alone would clear everybody else.
    func requireLists() throws {
        guard let store, try store.lists().isEmpty, let byHand = try store.handList(on: CalendarDay(.today)) else { return }
        throw Refusal(
            "\(store.path): holds \(byHand.designations.count) manual entries and no list: fetch the lists with screen lists update, or name what to screen against with -w"
        )
    }

    /// Warns when all that is screened against are manual entries.
    private func warn(ifByHandAlone given: Given) {
        guard !isQuiet, given.files.isEmpty, given.versions.isEmpty, let byHand = given.byHand else { return }
        Terminal.error(
            "screen: warning: only the \(byHand.designations.count) manual entries of \(HandEntry.list) are screened against; they are no list to comply with"
        )
    }

    /// A list that the store keeps goes before a file of that name in the working folder; another name is a path where there is
    /// one.
    func place(of name: String) -> Place {
        guard let reference = VersionReference(name) else { return .file(name) }
        if known.contains(reference.list) || reference.list == HandEntry.list { return .kept(reference) }
        return unsafe access(name, F_OK) == 0 ? .file(name) : .kept(reference)
    }

    /// - Parameter adding: whether entries by hand go with the lists of the store unasked.
    func resolve(_ names: [String], adding: Bool = true) throws -> Given {
        var given = Given()
        var handDay: CalendarDay?
        var isHandNamed = false
        for name in names {
            switch place(of: name) {
            case .file(let path): given.files.append(path)
            case .kept(let reference):
                guard let store else { throw Refusal("\(name): no such file, and no store: --store") }
                let day = try self.day(of: reference)
                if reference.list == HandEntry.list {
                    guard let day else { throw Refusal("\(name): entries by hand are named by a day, as in local@2024-09-21") }
                    handDay = day
                    isHandNamed = true
                    continue
                }
                let version: ListVersion
                do { version = try store.version(reference) } catch { throw Refusal("\(name): \(error)") }
                if case .day(let asked) = reference.version { try tell(version, asked) }
                given.versions.append(Kept(reference: reference, version: version))
                if !isHandNamed, let day { handDay = max(day, handDay ?? day) }
            }
        }
        if let store, let handDay, adding || isHandNamed {
            given.byHand = try store.handList(on: handDay)
            if isHandNamed, given.byHand == nil { throw Refusal("no entry by hand was in force on \(handDay)") }
            try tellExpired(store, on: handDay)
        }
        warn(ifByHandAlone: given)
        return given
    }

    /// The day whose entries by hand go with a reference; `nil` for a hash, which is of no day.
    private func day(of reference: VersionReference) throws -> CalendarDay? {
        let today = CalendarDay(.today)
        switch reference.version {
        case .current: return today
        case .day(let day):
            guard day <= today else { throw Refusal("\(reference): that day is to come") }
            return day
        case .hash: return nil
        }
    }

    /// The authority's list of a day may have reached the store after it: a replay of what was screened then wants to know.
    private func tell(_ version: ListVersion, _ day: CalendarDay) throws {
        guard !isQuiet, let held = try store?.heldInstead(of: version, on: day) else { return }
        Terminal.error(
            "screen: \(version.list)@\(day) is version \(version.name); on that day this store still held \(held.name): \(version.list)@\(held.sha256.prefix(12))"
        )
    }

    private func tellExpired(_ store: ListStore, on day: CalendarDay) throws {
        guard !isQuiet else { return }
        for entry in try store.handEntries() where entry.end == nil && entry.expires < day {
            Terminal.error("screen: \(HandEntry.list):\(entry.id) expired on \(entry.expires) and is no longer screened")
        }
    }

    // MARK: - Lists

    /// Reads everything that was named.
    func lists(_ given: inout Given, format: ListFormat?, newest: Bool) throws -> [SourceList] {
        var lists = try keptVersions(given)
        for path in given.files {
            if WatchlistOptions.isCompiled(path) {
                do { lists += try Watchlist(contentsOf: path).lists() } catch { throw Refusal("\(path): \(error)") }
            } else {
                let (read, skipped) = try ListReader(format: format).readAll(paths: [path])
                lists += read
                if !isQuiet {
                    for list in read {
                        for warning in list.warnings { Terminal.error(TextColumns.line("screen: \(list.id): \(warning)")) }
                    }
                    for name in skipped { Terminal.error(TextColumns.line("screen: skipped, no list: \(name)")) }
                }
                if read.isEmpty { throw Refusal("\(path): no list in it") }
            }
        }
        return newest ? try Self.newest(lists) : lists
    }

    private func keptVersions(_ given: Given) throws -> [SourceList] {
        var lists: [SourceList] = []
        for kept in given.versions {
            guard let store else { continue }
            do { lists.append(try store.read(kept.version)) } catch { throw Refusal("\(error)") }
        }
        if let byHand = given.byHand { lists.append(byHand) }
        return lists
    }

    private static func newest(_ lists: [SourceList]) throws -> [SourceList] {
        var kept: [SourceList] = []
        for list in lists {
            if let i = kept.firstIndex(where: { $0.id == list.id }) {
                let other = kept[i]
                if list.sha256 == other.sha256 { continue }
                guard let isNewer = list.isNewer(than: other) else {
                    throw Refusal(
                        "--newest: of the list \(list.id) neither \(name(other)) nor \(name(list)) can be said to be newer: give one of them"
                    )
                }
                if isNewer { kept[i] = list }
            } else {
                kept.append(list)
            }
        }
        return kept
    }

    private static func name(_ list: SourceList) -> String {
        "\(list.files.first?.name ?? list.title) (\(list.date.map { "of \($0)" } ?? "no date"), sha256 \(list.sha256.prefix(12)))"
    }

    // MARK: - Watchlists of the store

    /// The watchlist of lists of the store alone: compiled once, then opened.
    func watchlist(_ given: Given) throws -> Watchlist {
        guard let store else { throw Refusal("no store: --store") }
        let wanted =
            given.versions.map { (id: $0.version.list, sha256: $0.version.sha256) }
            + (given.byHand.map { [(id: $0.id, sha256: $0.sha256)] } ?? [])
        let file = store.compiledFile(of: wanted, program: Self.program)
        if let watchlist = try? Watchlist(contentsOf: file),
            watchlist.sources.map({ "\($0.id) \($0.sha256)" }).sorted() == wanted.map({ "\($0.id) \($0.sha256)" }).sorted()
        {
            return watchlist
        }
        var builder = WatchlistBuilder()
        for list in try keptVersions(given) { try builder.add(list) }
        let bytes = try builder.freeze()
        // A store that may be read alone is screened all the same.
        try? store.writeCompiled(bytes, to: file)
        return try Watchlist(frozen: bytes)
    }

    /// Tells this build of the program from another: its version, size and time.
    private static let program: String = {
        var status = stat()
        // SAFETY: the path is a C string for the call alone, and `status` is written by it.
        guard unsafe stat("/proc/self/exe", &status) == 0 else { return Engine.version }
        return "\(Engine.version) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }()
}
