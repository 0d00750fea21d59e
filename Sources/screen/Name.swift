import ArgumentParser
import NameMatching
import SanctionsModel
import Screening
import WatchlistStore

/// One look-up, explained for a person to read.
struct Name: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "name", abstract: "Look one name up, explained.")

    @Argument(help: "The name, in any script.")
    var name: String

    @OptionGroup var lists: WatchlistOptions

    @Option(help: "person, organisation, vessel, aircraft or any.")
    var type = "any"

    @Option(name: .customLong("birth-date"), help: "1957-03-10, 10.3.1957, 1957, …")
    var birthDate: String?

    @Option(help: "Country: a code, or a name in any language.")
    var country: String?

    @Option(name: .shortAndLong, help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @Option(help: "Most alerts shown; default: all.")
    var limit: Int?

    @Flag(help: "As JSON.")
    var json = false

    @Flag(name: .customLong("fail-on-hit"), help: "Exit with 3 when there is an alert.")
    var failOnHit = false

    func run() throws {
        guard let type = PartyType(word: type) else {
            throw Refusal("--type \(type): expected person, organisation, vessel, aircraft or any")
        }
        let watchlist = try lists.open()
        let policy = try Filter.policy(threshold)
        let screener = Screener(watchlist: watchlist, policy: policy)
        try screener.checkCanaries()
        let alerts = screener.screen(Party(name: name, birthDate: birthDate, type: type, country: country))
        let shown = limit.map { alerts.prefix(max(0, $0)) } ?? alerts[...]
        if json {
            var out = JSONOutput()
            out.object { out in
                out.field("name", name)
                out.key("alerts")
                out.array(shown) { $1.write(to: &$0) }
                out.field("omitted", alerts.count - shown.count)
                out.field("engine", Engine.version)
                out.field("policy", policy.hash)
                out.field("model", watchlist.model.hash)
            }
            out.newline()
            Terminal.out(out.bytes)
        } else {
            var text = ""
            for alert in shown { text += AlertText.text(alert) + "\n" }
            if alerts.isEmpty {
                text = Terminal.paint("no alert", .green) + " at \(Score(tenThousandths: policy.threshold)) for \(name)\n"
            }
            if alerts.count > shown.count { text += "\(alerts.count - shown.count) more\n" }
            Terminal.out(text)
        }
        if failOnHit, !alerts.isEmpty { throw ExitCode(3) }
    }
}
