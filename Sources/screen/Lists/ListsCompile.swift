import ArgumentParser
import Bytes
import ListReaders
import SanctionsModel
import Screening
import WatchlistStore

/// Reads lists, reports what is odd in them, and freezes them into one file.
struct ListsCompile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile", abstract: "Read, check and freeze lists into one watchlist.",
        usage: "screen lists compile <sources> ... -o <file> [<options>]",
        discussion: "The file is written beside its place and renamed, so that nobody ever opens half of it.")

    @Argument(help: "Authorities' list files, folders of them, compiled watchlists, lists of the store (un, un@DATE).")
    var sources: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The watchlist to write.", valueName: "file"))
    var output: String

    @Option(
        name: .shortAndLong,
        help: "Read the sources as this format: \(ListFormat.allCases.map(\.rawValue).joined(separator: ", ")); detected.")
    var format: String?

    @Flag(help: "Of several versions of one list keep the newest.")
    var newest = false

    @OptionGroup var kept: StoreOptions

    @Flag(help: "No report on standard error.")
    var quiet = false

    func run() throws {
        let known = try format.map { word in
            guard let known = ListFormat(rawValue: word) else {
                throw Refusal("--format \(word): expected \(ListFormat.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return known
        }
        let lists = try WatchlistOptions.lists(sources, store: kept.found(), format: known, newest: newest, isQuiet: quiet)
        if !quiet { for list in lists { Terminal.error(ListText.report(list)) } }
        var builder = WatchlistBuilder()
        for list in lists { try builder.add(list) }
        let bytes = try builder.freeze()
        let watchlist = try Watchlist(frozen: bytes)
        if watchlist.unreadableNames > 0, !quiet {
            Terminal.error("screen: \(watchlist.unreadableNames) names hold no letter that can be read; they match nothing")
        }
        try ListsCompile.replace(output, with: bytes)
        Terminal.out(
            TextColumns.line("\(watchlist.designationCount) designations, \(watchlist.nameCount) names → \(output)") + "\n")
    }

    /// Readers see the old file or the new one.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        let span = bytes.span
        do { try replaceFile(path, with: span) } catch { throw Refusal("\(error)") }
    }
}
