import ArgumentParser
import Bytes
import EmbeddedLists
import Glibc
import ListReaders
import NameText
import SanctionsModel
import Screening
import WatchlistStore

/// Which lists to screen against: the same for every command.
struct WatchlistOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A compiled .watchlist, an authority's list file, or a folder of them; repeatable. Default: $SCREEN_WATCHLIST, then ~/.config/screen/default.watchlist, then the embedded excerpt.",
            valueName: "path"))
    var watchlist: [String] = []

    @Flag(help: "Of several versions of one list keep the newest.")
    var newest = false

    @Option(name: .customLong("max-age"), help: ArgumentHelp("Refuse lists that are older.", valueName: "days"))
    var maxAge: Int?

    /// The paths to use and whether nothing better than the embedded list was found.
    private func paths() -> [String] {
        if !watchlist.isEmpty { return watchlist }
        if let path = Terminal.environment("SCREEN_WATCHLIST") { return [path] }
        let home = Terminal.environment("XDG_CONFIG_HOME") ?? Terminal.environment("HOME").map { $0 + "/.config" }
        if let home {
            let path = home + "/screen/default.watchlist"
            if unsafe access(path, F_OK) == 0 { return [path] }
        }
        return []
    }

    /// Opens, verifies and checks the age. Warns on standard error when it is the excerpt.
    func open(isQuiet: Bool = false) throws -> Watchlist {
        let paths = paths()
        let watchlist: Watchlist
        if paths.isEmpty {
            watchlist = try Watchlist(lists: EmbeddedLists.lists())
            if !isQuiet {
                Terminal.error(
                    "screen: warning: no watchlist is given, so the embedded excerpt of \(watchlist.designationCount) designations is used; it is no list to comply with. Compile one: screen lists compile"
                )
            }
        } else if paths.count == 1, WatchlistOptions.isCompiled(paths[0]) {
            do { watchlist = try Watchlist(contentsOf: paths[0]) } catch { throw Refusal("\(paths[0]): \(error)") }
        } else {
            watchlist = try Watchlist(lists: WatchlistOptions.lists(paths, newest: newest, isQuiet: isQuiet))
        }
        try checkAge(watchlist)
        return watchlist
    }

    static func isCompiled(_ path: String) -> Bool {
        guard let stream = try? InputStream(path: path) else { return false }
        var start: [UInt8] = []
        guard let count = try? stream.read(upTo: 8, into: &start) else { return false }
        return count == 8 && start == Array("SCREENWL".utf8)
    }

    /// The lists that files, folders and compiled watchlists hold.
    static func lists(_ paths: [String], format: ListFormat? = nil, newest: Bool, isQuiet: Bool) throws -> [SourceList] {
        var lists: [SourceList] = []
        var sources: [String] = []
        for path in paths {
            if path.contains("@"), unsafe access(path, F_OK) != 0 {
                throw Refusal("\(path): versions by date are kept by `lists update`, which this version does not have yet")
            }
            if isCompiled(path) {
                do { lists += try Watchlist(contentsOf: path).lists() } catch { throw Refusal("\(path): \(error)") }
            } else {
                let (read, skipped) = try ListReader(format: format).readAll(paths: [path])
                lists += read
                if !isQuiet { for name in skipped { Terminal.error("screen: skipped, no list: \(name)") } }
                if read.isEmpty { throw Refusal("\(path): no list in it") }
            }
            while sources.count < lists.count { sources.append(path) }
        }
        guard newest else { return lists }
        var kept: [SourceList] = []
        for list in lists {
            if let i = kept.firstIndex(where: { $0.id == list.id }) {
                if isNewer(list, kept[i]) { kept[i] = list }
            } else {
                kept.append(list)
            }
        }
        return kept
    }

    private static func isNewer(_ a: SourceList, _ b: SourceList) -> Bool {
        if let x = a.date?.latest, let y = b.date?.latest, x != y { return x > y }
        return a.version > b.version
    }

    private func checkAge(_ watchlist: Watchlist) throws {
        guard let maxAge else { return }
        for list in watchlist.sources {
            guard let date = list.date else {
                throw Refusal("the list \(list.id) says no date, so its age can't be held to \(maxAge) days")
            }
            let age = PartialDate.Day.today.dayNumber - date.latest.dayNumber
            guard age <= maxAge else { throw Refusal("the list \(list.id) of \(date) is \(age) days old, more than \(maxAge)") }
        }
    }
}
