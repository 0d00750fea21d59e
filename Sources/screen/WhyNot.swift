import ArgumentParser
import NameMatching
import NameText
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

    @Option(help: "person, organisation, vessel, aircraft or any.")
    var type = "any"

    @Option(name: .shortAndLong, help: "Name score at which an alert is raised, 0 to 1.")
    var threshold: Double?

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        guard let type = PartyType(word: type) else {
            throw Refusal("--type \(type): expected person, organisation, vessel, aircraft or any")
        }
        let watchlist = try lists.open()
        guard let index = watchlist.designationIndex(id: designation) else {
            throw Refusal(
                "\(designation): no such designation in the lists \(watchlist.sources.map(\.id).joined(separator: ", "))")
        }
        let policy = try Filter.policy(threshold)
        let session = ScreeningSession(watchlist: watchlist, policy: policy)
        var best: NameSearch.Explanation?
        for listed in watchlist.names(ofDesignation: index) {
            for anatomy in Anatomy.anatomies(of: type) {
                let explanation = session.explain(name, listedName: listed, anatomy: anatomy)
                if best.map({ explanation.score > $0.score }) ?? true { best = explanation }
            }
        }
        guard let best else { throw Refusal("\(designation): the list gives it no name") }
        let isFound = session.nameHits(name, type: type, threshold: policy.threshold).contains { $0.designation == index }
        let stage =
            best.query.tokens.isEmpty
            ? "no letter of the name could be read"
            : best.score == 0
                ? "no word of the name meets a word of any of its names"
                : isFound ? "it does alert" : "its best name stays below the threshold"
        let shortfall = max(0, policy.threshold - best.score)
        let items = best.items.map { Evidence($0, best) }
        if json {
            var out = JSONOutput()
            out.object { out in
                out.field("name", name)
                out.field("designation", designation)
                out.field("stage", stage)
                out.key("alerts")
                out.bool(isFound)
                out.field("listed", best.text)
                out.key("score")
                out.decimal(Double(best.score) / 10_000)
                out.key("threshold")
                out.decimal(Double(policy.threshold) / 10_000)
                out.key("shortfall")
                out.decimal(Double(shortfall) / 10_000)
                out.key("evidence")
                out.array(items) { $1.write(to: &$0) }
            }
            out.newline()
            Terminal.out(out.bytes)
            return
        }
        var lines = ["\(Terminal.paint(designation, .bold)): \(stage)"]
        lines.append("  nearest name “\(best.text)”, read as \(best.anatomy == .person ? "a person's" : "an organisation's")")
        lines.append(
            "  score \(Score(tenThousandths: best.score)), threshold \(Score(tenThousandths: policy.threshold))"
                + (isFound ? "" : ", short by \(Score(tenThousandths: shortfall))"))
        lines += AlertText.evidence(items)
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }
}
