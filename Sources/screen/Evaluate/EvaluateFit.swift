import ArgumentParser
import Bytes
import Evaluation
import SanctionsModel
import Screening
import WatchlistStore

/// Fits the weights of the scoring model, so that the published ones can be derived again.
struct EvaluateFit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit", abstract: "Fit the model's weights to labelled pairs, cross-validated.",
        usage: "screen evaluate fit <deck> ... [--ordinary <deck> -w <path>] [<options>]",
        discussion: """
            Changes one weight at a time and keeps what raises the mean over the decks of (F1 at the threshold + AUC) / 2, less \
            --penalty times the share of ordinary people that alert beyond --bound. Prints the weights found, and the figures on \
            pairs that the weights were and were not fitted to. The same decks, options and seed give the same weights. It \
            changes nothing: the model is code.
            """)

    @Argument(help: "Decks of labelled pairs, CSV: type,name1,name2,is_match. Each counts the same.")
    var decks: [String]

    @Option(
        help: ArgumentHelp(
            "A deck of queries, CSV with type, name, expected: its rows that expect nothing are the ordinary people.",
            valueName: "deck"))
    var ordinary: String?

    @OptionGroup var lists: WatchlistOptions

    @Option(
        help: ArgumentHelp(
            "Fit only the weights whose names begin so, as in person. or similarity.edit; repeatable.", valueName: "name"))
    var weight: [String] = []

    @Option(help: "Parts into which the pairs are cut; each is held out once. 2 to 20.")
    var folds = 5

    @Option(help: "Rounds over all weights, 1 to 50.")
    var rounds = 3

    @Option(help: "Seed of the folds and of the order of the search.")
    var seed: UInt64 = 1

    @Option(
        name: [.customShort("t", allowingJoined: true), .long], help: "Name score from which a pair counts as a match, 0 to 1.")
    var threshold = 0.8

    @Option(help: "What the objective loses for the share of ordinary people beyond the bound.")
    var penalty = 10.0

    @Option(help: "The share of ordinary people that may alert, 0 to 1; default: as at the start.")
    var bound: Double?

    @Flag(help: "As JSON.")
    var json = false

    func run() throws {
        guard (2...20).contains(folds) else { throw Refusal("--folds \(folds): expected 2 to 20") }
        guard (1...50).contains(rounds) else { throw Refusal("--rounds \(rounds): expected 1 to 50") }
        guard penalty >= 0, penalty.isFinite else { throw Refusal("--penalty \(penalty): expected 0 or more") }
        if let bound, !(0...1).contains(bound) { throw Refusal("--bound \(bound): expected 0 to 1") }
        let policy = try PolicyOptions.read(nil, stream: nil, threshold: threshold)
        var fit = WeightFit(try decks.map(EvaluateFit.deck), threads: Processors.online)
        fit.threshold = policy.threshold
        (fit.folds, fit.rounds, fit.seed, fit.penalty, fit.bound) = (folds, rounds, seed, penalty, bound)
        if !weight.isEmpty {
            for name in weight where !ModelWeight.all.contains(where: { $0.name.hasPrefix(name) }) {
                let known = ModelWeight.all.map(\.name).joined(separator: ", ")
                throw Refusal("--weight \(name): no weight's name begins so; there are \(known)")
            }
            fit.weights = ModelWeight.all.filter { known in weight.contains { known.name.hasPrefix($0) } }
        }
        if let ordinary { fit.ordinary = try bound(of: ordinary) }
        if Terminal.errorIsTerminal {
            fit.progress = { Terminal.progress("\($0) of \($1) searches") }
        }
        let report = fit.report()
        ProgressMeter.clear()
        if json {
            var out = JSONOutput()
            report.write(to: &out)
            out.newline()
            Terminal.out(out.bytes)
        } else {
            Terminal.out(report.text)
        }
    }

    private static func deck(_ path: String) throws -> FitDeck {
        let deck = try Deck(path: path, needs: LabelledPair.columns)
        let pairs = deck.pairs
        guard pairs.contains(where: \.isMatch), pairs.contains(where: { !$0.isMatch }) else {
            throw Refusal("\(path): it needs pairs that match and pairs that don't")
        }
        return FitDeck(title: path.split(separator: "/").last.map(String.init) ?? path, pairs: pairs)
    }

    private func bound(of path: String) throws -> OrdinaryBound {
        let deck = try Deck(path: path, needs: DeckRow.neededColumns)
        let names = deck.rows.map { DeckRow(columns: deck.columns, cells: $0) }.filter { !$0.isListed }.map {
            OrdinaryName(name: $0.name, type: $0.type)
        }
        guard !names.isEmpty else { throw Refusal("\(path): every row expects a designation, so there are no ordinary people") }
        return OrdinaryBound(names, of: try lists.open(), threads: Processors.online)
    }
}
