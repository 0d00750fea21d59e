import ArgumentParser
import EmbeddedLists
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

    @OptionGroup var party: PartyOptions

    @Option(name: .shortAndLong, help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @OptionGroup var decisions: PolicyOptions

    @Option(help: "Most alerts shown; default: all.")
    var limit: Int?

    @Flag(help: "As JSON.")
    var json = false

    @Flag(name: .customLong("fail-on-hit"), help: "Exit with 3 when there is an alert.")
    var failOnHit = false

    func run() throws {
        let party = try party.party(named: name)
        if let limit, limit < 0 { throw Refusal("--limit \(limit): expected 0 or more") }
        let policy = try decisions.policy(threshold: threshold)
        let opened = try lists.opened()
        let watchlist = opened.watchlist
        let screener = Screener(
            watchlist: watchlist, policy: policy, asOf: try decisions.day(), authorities: EmbeddedLists.authorities)
        try screener.checkPolicy(checkedOn: opened.checkedOn)
        try screener.checkCanaries()
        let result = screener.screen(party)
        try requireName(of: party, read: result)
        let alerts = result.alerts
        let shown = alerts.prefix(limit ?? alerts.count)
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
            var text = AlertText.text(Array(shown), policy: policy, type: party.type)
            if alerts.isEmpty {
                let line = Score(tenThousandths: policy.thresholds[party.type].primary)
                text = Terminal.paint("no alert", .green) + " at \(line) for \(TextColumns.line(name))\n"
                for source in watchlist.sources {
                    text +=
                        TextColumns.entry("list", "\(source.title) (\(source.id)), version \(source.version)").joined(
                            separator: "\n") + "\n"
                }
            }
            if alerts.count > shown.count { text += "\n\(alerts.count - shown.count) more\n" }
            Terminal.out(text)
        }
        if failOnHit, alerts.holds { throw ExitCode(3) }
    }

    /// Refuses a name of which nothing can be looked up: no alert on it would look like an answer.
    private func requireName(of party: Party, read result: ScreeningResult) throws {
        let hasText = party.name.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        let isBlank = party.name.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        // A number alone is a look-up of its own.
        if isBlank, !party.identifiers.isEmpty { return }
        guard hasText, result.unread == nil else {
            throw Refusal("the name \(isBlank ? "is empty" : "holds too few letters that can be read"): nothing was looked up")
        }
    }
}
