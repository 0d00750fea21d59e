import ArgumentParser
import NameMatching
import SanctionsModel
import Screening
import WatchlistStore

/// Where and why a designation did not alert.
struct WhyNot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why-not", abstract: "Say where and why a designation did not alert on a name.")

    @Argument(help: "The name as it was screened.")
    var name: String

    @Argument(help: "The designation's id, as in un:QDi.006.")
    var designation: String

    @OptionGroup var lists: WatchlistOptions

    @OptionGroup var party: PartyOptions

    @Option(name: .shortAndLong, help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @OptionGroup var decisions: PolicyOptions

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        let party = try party.party(named: name)
        let policy = try decisions.policy(threshold: threshold)
        let watchlist = try lists.open()
        guard let index = watchlist.designationIndex(id: designation) else {
            throw Refusal(
                "\(designation): no such designation in the lists \(watchlist.sources.map(\.id).joined(separator: ", "))")
        }
        let session = ScreeningSession(
            watchlist: watchlist, inForce: PolicyInForce(policy, watchlist, asOf: try decisions.day()))
        guard let answer = WhyNotAnswer(party, index, session) else {
            throw Refusal("\(designation): the list gives it no name")
        }
        Terminal.out(json ? answer.json(designation) : answer.text(designation))
    }
}
