import ArgumentParser
import NameMatching
import Screening
import WatchlistStore

/// Checks a compiled watchlist: its hashes, its columns, its ICU and model, and that a canary of each list alerts.
struct ListsVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a compiled watchlist, byte by byte.")

    @Argument(help: "Compiled watchlists.")
    var paths: [String]

    func run() throws {
        for path in paths {
            let watchlist: Watchlist
            do { watchlist = try Watchlist(contentsOf: path) } catch { throw Refusal("\(path): \(error)") }
            try Screener(watchlist: watchlist).checkCanaries()
            Terminal.out(
                "\(TextColumns.line(path)): sound, \(watchlist.designationCount) designations, \(watchlist.nameCount) names, ICU \(watchlist.icuVersion), model \(watchlist.model.hash)\n"
            )
        }
    }
}
