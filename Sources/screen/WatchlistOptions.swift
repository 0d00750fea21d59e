import ArgumentParser
import Bytes
import EmbeddedLists
import Glibc
import ListReaders
import ListStore
import SanctionsModel
import Screening
import WatchlistStore

/// Which lists to screen against: the same for every command.
struct WatchlistOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A compiled .watchlist, an authority's list file, a folder of them, or a list that `lists update` keeps: un, un@2024-09-21 (in force on that day), un@HASH; repeatable. ./un is a path in any case. Default: $SCREEN_WATCHLIST, then ~/.config/screen/default.watchlist, then all lists that are kept, then the embedded excerpt.",
            valueName: "path"))
    var watchlist: [String] = []

    @OptionGroup var kept: StoreOptions

    @Flag(help: "Of several versions of one list keep the newest.")
    var newest = false

    @Option(
        name: .customLong("max-age"),
        help: ArgumentHelp(
            "Refuse older lists. Of those that `lists update` keeps it counts from the last successful check, and is \(ListStore.standardMaximumAge) where nothing is given; of others from their date.",
            valueName: "days"))
    var maxAge: Int?

    /// A watchlist, with what the store knows of its lists.
    struct Opened {
        var watchlist: Watchlist
        /// Of the lists that `lists update` keeps, in the version in force: the day of the last successful check.
        var checkedOn: [String: PartialDate.Day] = [:]
    }

    /// Opens, verifies and checks the age. Warns on standard error when it is the excerpt.
    func open(isQuiet: Bool = false) throws -> Watchlist { try opened(isQuiet: isQuiet).watchlist }

    /// The same, with the days on which lists were checked.
    func opened(isQuiet: Bool = false) throws -> Opened {
        if let maxAge, maxAge < 0 { throw Refusal("--max-age \(maxAge): expected 0 or more") }
        let opening = try ListOpening(store: kept.found(), isQuiet: isQuiet)
        let names = try named(opening)
        if names.isEmpty { return Opened(watchlist: try excerpt(isQuiet: isQuiet)) }
        if names.count == 1, case .file(let path) = opening.place(of: names[0]), WatchlistOptions.isCompiled(path) {
            let watchlist: Watchlist
            do { watchlist = try Watchlist(contentsOf: path) } catch { throw Refusal("\(path): \(error)") }
            try checkDates(watchlist.sources)
            return Opened(watchlist: watchlist)
        }
        var given = try opening.resolve(names)
        let checkedOn = try checkChecks(given.versions, opening)
        if given.files.isEmpty, !newest {
            let watchlist = try opening.watchlist(given)
            if maxAge != nil { try checkDates(watchlist.sources, except: given.current) }
            return Opened(watchlist: watchlist, checkedOn: checkedOn)
        }
        let lists = try opening.lists(&given, format: nil, newest: newest)
        if maxAge != nil { try checkDates(lists, except: given.current) }
        return Opened(watchlist: try Watchlist(lists: lists), checkedOn: checkedOn)
    }

    /// A watchlist of what is named, for commands that compare several; no limit of age.
    static func open(_ names: [String], store: ListStore?, newest: Bool, isQuiet: Bool) throws -> Watchlist {
        let opening = try ListOpening(store: store, isQuiet: isQuiet)
        if names.count == 1, case .file(let path) = opening.place(of: names[0]), isCompiled(path) {
            do { return try Watchlist(contentsOf: path) } catch { throw Refusal("\(path): \(error)") }
        }
        var given = try opening.resolve(names)
        if given.files.isEmpty, !newest { return try opening.watchlist(given) }
        return try Watchlist(lists: try opening.lists(&given, format: nil, newest: newest))
    }

    /// What to use by default; empty when nothing better than the embedded list was found.
    private func named(_ opening: ListOpening) throws -> [String] {
        if !watchlist.isEmpty { return watchlist }
        let paths = defaultPaths
        guard paths.isEmpty else { return paths }
        try opening.requireLists()
        return try opening.keptLists()
    }

    /// The paths that the environment and the user's own folder name.
    var defaultPaths: [String] {
        if let path = Terminal.environment("SCREEN_WATCHLIST") { return [path] }
        let home = Terminal.environment("XDG_CONFIG_HOME") ?? Terminal.environment("HOME").map { $0 + "/.config" }
        guard let home else { return [] }
        let path = home + "/screen/default.watchlist"
        return unsafe access(path, F_OK) == 0 ? [path] : []
    }

    private func excerpt(isQuiet: Bool) throws -> Watchlist {
        let watchlist = try Watchlist(lists: EmbeddedLists.lists())
        if !isQuiet {
            Terminal.error(
                "screen: warning: no watchlist is given, so the embedded excerpt of \(watchlist.designationCount) designations is used; it is no list to comply with. Fetch the lists: screen lists update, or compile files: screen lists compile"
            )
        }
        try checkDates(watchlist.sources)
        return watchlist
    }

    static func isCompiled(_ path: String) -> Bool {
        guard let stream = try? InputStream(path: path) else { return false }
        var start: [UInt8] = []
        guard let count = try? stream.read(upTo: 8, into: &start) else { return false }
        return count == 8 && start == Array("SCREENWL".utf8)
    }

    /// The lists that files, folders, compiled watchlists and the store hold.
    static func lists(
        _ names: [String], store: ListStore?, format: ListFormat? = nil, newest: Bool, isQuiet: Bool
    ) throws -> [SourceList] {
        let opening = try ListOpening(store: store, isQuiet: isQuiet)
        var given = try opening.resolve(names, adding: false)
        return try opening.lists(&given, format: format, newest: newest)
    }

    // MARK: - Age

    /// Lists that updates keep: on which day their source was last seen to hold them.
    private func checkChecks(
        _ versions: [ListOpening.Kept], _ opening: ListOpening
    ) throws -> [String: PartialDate.Day] {
        var days: [String: PartialDate.Day] = [:]
        let limit = maxAge ?? ListStore.standardMaximumAge
        for kept in versions where kept.reference.version == .current {
            let list = kept.version.list
            guard let checkedAt = try opening.store?.state(of: list)?.checkedAt else {
                throw Refusal("the list \(list) was never checked since it was kept: screen lists update \(list)")
            }
            let age = Timestamp.now.seconds - checkedAt.seconds
            guard age >= -ListStore.clockTolerance else {
                throw Refusal(
                    "the list \(list) was last checked on \(checkedAt), which is in the future: set the clock right, then screen lists update \(list)"
                )
            }
            guard age <= limit * 86_400 else {
                throw Refusal(
                    "the list \(list) was last checked on \(checkedAt), \(age / 86_400) days ago, more than \(limit): screen lists update \(list), or --max-age"
                )
            }
            days[list] = checkedAt.day
        }
        // People keep it themselves, entry by entry.
        days[HandEntry.list] = .today
        return days
    }

    /// Other lists, where a limit is given: the date that they say.
    private func checkDates(_ lists: [SourceList], except kept: Set<String> = []) throws {
        guard let maxAge else { return }
        for list in lists where !kept.contains(list.id) {
            guard let date = list.date else {
                throw Refusal("the list \(list.id) says no date, so its age can't be held to \(maxAge) days")
            }
            let age = PartialDate.Day.today.dayNumber - date.latest.dayNumber
            guard age <= maxAge else { throw Refusal("the list \(list.id) of \(date) is \(age) days old, more than \(maxAge)") }
        }
    }
}
