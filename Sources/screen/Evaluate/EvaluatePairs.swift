import ArgumentParser
import Evaluation
import NameMatching
import SanctionsModel
import Screening

/// Is this the same party? Scores pairs of names.
struct EvaluatePairs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pairs", abstract: "Score a deck of labelled pairs: type,name1,name2,is_match.")

    @Argument(help: "The deck, CSV.")
    var deck: String

    @Option(help: ArgumentHelp("Repeat the deck with a column score.", valueName: "path"))
    var scores: String?

    @Option(name: .shortAndLong, help: "Name score from which a pair counts as a match, 0 to 1.")
    var threshold = 0.8

    func run() throws {
        let policy = try PolicyOptions.read(nil, stream: nil, threshold: threshold)
        let deck = try Deck(path: deck, needs: LabelledPair.columns)
        let category = deck.columns.firstIndex(of: "category")
        var comparison = NameComparison()
        var all = Classification()
        var points: [(score: Int, isMatch: Bool)] = []
        var byCategory: [String: (Classification, [(score: Int, isMatch: Bool)])] = [:]
        var rows = [deck.columns + ["score"]]
        for (row, pair) in zip(deck.rows, deck.pairs) {
            let truth = pair.isMatch
            let score = comparison.compare(pair.name1, pair.name2, type: pair.type).score
            all.add(isMatch: truth, isAlert: score >= policy.threshold)
            points.append((score, truth))
            // "Arabic" and "Arabic shared token" are one script.
            let group = category.map { row[$0].split(separator: " ").first.map(String.init) ?? "" } ?? ""
            byCategory[group, default: (Classification(), [])].0.add(isMatch: truth, isAlert: score >= policy.threshold)
            byCategory[group, default: (Classification(), [])].1.append((score, truth))
            rows.append(row + [Score(tenThousandths: score).description])
        }
        if let scores { try Deck.write(rows, to: scores) }
        var lines = ["\(deck.rows.count) pairs at \(Score(tenThousandths: policy.threshold)): " + EvaluatePairs.text(all, points)]
        if byCategory.count > 1, byCategory.count <= 12 {
            for (name, (counts, points)) in byCategory.sorted(by: { $0.key < $1.key }) {
                lines.append(
                    "  \(Format.padded(name.isEmpty ? "(none)" : name, 14)) \(points.count) pairs: "
                        + EvaluatePairs.text(counts, points))
            }
        }
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }

    private static func text(_ counts: Classification, _ points: [(score: Int, isMatch: Bool)]) -> String {
        "precision \(Format.decimal(counts.precision)), recall \(Format.decimal(counts.recall)), F1 \(Format.decimal(counts.f1)), AUC \(Format.decimal(Classification.area(points)))"
    }
}
