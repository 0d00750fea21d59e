import ArgumentParser
import NameMatching
import SanctionsModel
import Screening

/// The name score of two names, no list beside them.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Score two names against each other.")

    @Argument(help: "The name that is asked for.")
    var name1: String

    @Argument(help: "The name that is listed.")
    var name2: String

    @Option(help: "person, organisation, vessel, aircraft or any.")
    var type = "any"

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        guard let type = PartyType(word: type) else {
            throw Refusal("--type \(type): expected person, organisation, vessel, aircraft or any")
        }
        var comparison = NameComparison()
        let result = comparison.compare(name1, name2, type: type)
        let items = result.items.map { Evidence($0, query: result.query, listed: result.listed) }
        if json {
            var out = JSONOutput()
            out.object { out in
                out.field("name1", name1)
                out.field("name2", name2)
                out.key("score")
                out.decimal(Double(result.score) / 10_000)
                out.key("evidence")
                out.array(items) { $1.write(to: &$0) }
                out.field("engine", Engine.version)
                out.field("model", ScoringModel.standard.hash)
            }
            out.newline()
            Terminal.out(out.bytes)
            return
        }
        let line = Policy.standard.threshold
        let isAlert = result.score >= line
        var lines = [
            Terminal.paint("\(Score(tenThousandths: result.score))", isAlert ? .red : .green)
                + "  \(isAlert ? "reaches" : "below") the standard threshold of \(Score(tenThousandths: line)), read as "
                + (result.anatomy == .person ? "persons' names" : "organisations' names")
        ]
        if !items.isEmpty { lines += [""] + AlignedNames.lines(items) }
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }
}
