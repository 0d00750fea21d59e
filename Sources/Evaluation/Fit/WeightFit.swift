import Bytes
public import NameMatching

/// Fits the weights of the scoring model to labelled pairs: a coordinate search, cross-validated.
///
/// Objective: the mean over the decks of (F1 at the threshold + AUC) ÷ 2, less `penalty` times the share of ordinary people that
/// alert beyond `bound`. A search changes one weight by a step at a time, in a random order of each round, keeps what gains
/// `leastGain` or more, and halves the steps when a round gains nothing (coordinate descent; Wright 2015). Figures of names are by
/// `NameComparison`: the shipped model's own rarity, no list beside the names.
///
/// Deterministic: the same decks, options and seed give the same weights on any number of threads.
public struct WeightFit: Sendable {
    public var decks: [FitDeck]
    public var ordinary: OrdinaryBound?
    public var weights = ModelWeight.all
    public var start = ScoringModel.standard
    /// Ten-thousandths.
    public var threshold = 8_000
    public var folds = 5
    public var rounds = 3
    public var seed: UInt64 = 1
    /// What the objective loses for each unit of the share of ordinary people beyond the bound: 10 makes 0.1 points of a
    /// hundred cost one of F1 and AUC.
    public var penalty = 10.0
    /// The share of ordinary people that may alert, 0...1; that of the model at the start when `nil`.
    public var bound: Double?
    /// A smaller gain is noise.
    public var leastGain = 0.0002
    public var threads: Int
    /// Told how many searches are done, and of how many.
    public var progress: (@Sendable (Int, Int) -> Void)?

    public init(_ decks: [FitDeck], threads: Int) {
        self.decks = decks
        self.threads = max(1, threads)
    }

    /// One pair with the deck that it counts for and the fold that it is held out in.
    private struct Row: Sendable {
        var pair: LabelledPair
        var deck: Int
        var fold: Int
    }

    /// O((folds + 1) × rounds × weights × pairs) comparisons: minutes for some thousand pairs.
    public func report() -> FitReport {
        let rows = rows()
        let folds = max(2, folds)
        var evaluations = 0
        let limit = bound ?? alertRate(start)
        var heldOut = [Int](repeating: 0, count: rows.count)
        var training: [[FitReport.Quality]] = []
        for fold in 0..<folds {
            let chosen = rows.filter { $0.fold != fold }
            let model = search(chosen, limit: limit, label: "fold \(fold)", &evaluations)
            training.append(figures(chosen, scores(chosen, model)))
            let places = rows.indices.filter { rows[$0].fold == fold }
            for (place, score) in zip(places, scores(places.map { rows[$0] }, model)) { heldOut[place] = score }
            progress?(fold + 1, folds + 1)
        }
        let found = search(rows, limit: limit, label: "all", &evaluations)
        progress?(folds + 1, folds + 1)
        return FitReport(
            decks: decks.map { .init(title: $0.title, pairs: $0.pairs.count) }, threshold: threshold, folds: folds,
            rounds: rounds, seed: seed, evaluations: evaluations,
            weights: weights.map { .init(name: $0.name, start: $0.value(in: start), found: $0.value(in: found)) },
            startHash: start.hash, foundHash: found.hash, start: figures(rows, scores(rows, start)),
            training: FitReport.Quality.means(training), heldOut: figures(rows, heldOut),
            found: figures(rows, scores(rows, found)), ordinary: ordinary?.count ?? 0, bound: limit,
            startAlertRate: alertRate(start), foundAlertRate: alertRate(found))
    }

    /// The pairs with their folds. Pairs that share their first name stay together: what is held out was not seen.
    private func rows() -> [Row] {
        let names = Set(decks.flatMap(\.pairs).map(\.name1)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var random = SeededRandom(seed: seed, label: "folds")
        var folds: [String: Int] = [:]
        for (place, name) in random.shuffle(names).enumerated() { folds[name] = place % max(2, self.folds) }
        return decks.enumerated().flatMap { deck, content in
            content.pairs.map { Row(pair: $0, deck: deck, fold: folds[$0.name1] ?? 0) }
        }
    }

    // MARK: Search

    private func search(_ rows: [Row], limit: Double, label: String, _ evaluations: inout Int) -> ScoringModel {
        var random = SeededRandom(seed: seed, label: label)
        var steps = weights.map(\.step)
        var best = start
        var bestValue = objective(rows, best, limit: limit, above: -.infinity)
        evaluations += 1
        for _ in 0..<max(0, rounds) {
            let before = bestValue
            for place in random.shuffle(Array(weights.indices)) {
                let weight = weights[place]
                for sign in [1, -1] {
                    // On in one direction while it gains.
                    while true {
                        let old = weight.value(in: best)
                        let candidate = weight.setting(old + sign * steps[place], in: best)
                        guard weight.value(in: candidate) != old else { break }
                        let value = objective(rows, candidate, limit: limit, above: bestValue + leastGain)
                        evaluations += 1
                        guard value >= bestValue + leastGain else { break }
                        (best, bestValue) = (candidate, value)
                    }
                }
            }
            if bestValue == before {
                guard steps.contains(where: { $0 > 1 }) else { break }
                steps = steps.map { max(1, $0 / 2) }
            }
        }
        return best
    }

    /// - Parameter above: what the value must come to; ordinary people are asked only where it can.
    private func objective(_ rows: [Row], _ model: ScoringModel, limit: Double, above: Double) -> Double {
        let value = FitReport.Quality.objective(figures(rows, scores(rows, model)))
        guard value >= above, ordinary != nil else { return value }
        return value - penalty * max(0, alertRate(model) - limit)
    }

    // MARK: Figures

    private func scores(_ rows: [Row], _ model: ScoringModel) -> [Int] { scores(rows.map(\.pair), model) }

    private func scores(_ pairs: [LabelledPair], _ model: ScoringModel) -> [Int] {
        InParallel.answers(count: pairs.count, threads: threads) {
            NameComparison(model: model)
        } answer: { comparison, i in
            comparison.compare(pairs[i].name1, pairs[i].name2, type: pairs[i].type).score
        }
    }

    private func figures(_ rows: [Row], _ scores: [Int]) -> [FitReport.Quality] {
        decks.indices.map { deck in
            let points = zip(rows, scores).filter { $0.0.deck == deck }.map { (score: $0.1, isMatch: $0.0.pair.isMatch) }
            var counts = Classification()
            for point in points { counts.add(isMatch: point.isMatch, isAlert: point.score >= threshold) }
            return FitReport.Quality(f1: counts.f1, area: Classification.area(points))
        }
    }

    /// The share of ordinary people of whom a near listed name reaches the threshold; 0 without any.
    private func alertRate(_ model: ScoringModel) -> Double {
        guard let ordinary, ordinary.count > 0 else { return 0 }
        var scores = scores(ordinary.near.flatMap { $0 }, model)[...]
        var alerting = 0
        for pairs in ordinary.near {
            if scores.prefix(pairs.count).contains(where: { $0 >= threshold }) { alerting += 1 }
            scores = scores.dropFirst(pairs.count)
        }
        return Double(alerting) / Double(ordinary.count)
    }
}
