public import Screening

/// What a fit found: weights, and how good they are on pairs that they were and were not fitted to.
public struct FitReport: Sendable {
    public struct Deck: Sendable {
        public var title: String
        public var pairs: Int
    }

    public struct Weight: Sendable, Hashable {
        public var name: String
        public var start: Int
        public var found: Int
    }

    /// Of one deck, 0...1 each.
    public struct Quality: Sendable, Hashable {
        public var f1: Double
        public var area: Double

        public init(f1: Double, area: Double) {
            self.f1 = f1
            self.area = area
        }

        /// The mean over decks of (F1 + AUC) ÷ 2; 0 of none.
        static func objective(_ decks: [Quality]) -> Double {
            decks.isEmpty ? 0 : decks.reduce(0) { $0 + ($1.f1 + $1.area) / 2 } / Double(decks.count)
        }

        /// Deck by deck over several runs.
        static func means(_ runs: [[Quality]]) -> [Quality] {
            guard let first = runs.first else { return [] }
            let count = Double(runs.count)
            return first.indices.map { deck in
                Quality(
                    f1: runs.reduce(0) { $0 + $1[deck].f1 } / count, area: runs.reduce(0) { $0 + $1[deck].area } / count)
            }
        }
    }

    public var decks: [Deck]
    /// Ten-thousandths.
    public var threshold: Int
    public var folds: Int
    public var rounds: Int
    public var seed: UInt64
    /// Models that were tried.
    public var evaluations: Int
    /// All that could change, changed or not.
    public var weights: [Weight]
    public var startHash: String
    public var foundHash: String
    /// Of the model at the start, on all pairs; by deck, as are the others.
    public var start: [Quality]
    /// Of the models of the folds on the pairs that they were fitted to: the mean.
    public var training: [Quality]
    /// Of the models of the folds on the pairs that each was not fitted to, all folds together: what to expect of other names.
    public var heldOut: [Quality]
    /// Of the model fitted to all pairs, on all pairs.
    public var found: [Quality]
    /// How many ordinary people bounded the search; the share that may alert, and that does.
    public var ordinary: Int
    public var bound: Double
    public var startAlertRate: Double
    public var foundAlertRate: Double
}

extension FitReport {
    /// In plain text of at most 80 columns; ends with a line feed.
    public var text: String {
        let pairs = decks.reduce(0) { $0 + $1.pairs }
        var lines = [
            "\(Figures.count(pairs)) pairs at \(Figures.score(threshold)), \(folds) folds, seed \(seed), \(Figures.count(evaluations)) models tried",
            "",
            FitReport.row("", ["at the start", "in fold", "out of fold", "fitted to all"]),
        ]
        let columns = [start, training, heldOut, found]
        for (place, deck) in decks.enumerated() {
            lines.append("\(deck.title), \(Figures.count(deck.pairs)) pairs")
            lines.append(FitReport.row("  F1", columns.map { FitReport.decimal($0[place].f1) }))
            lines.append(FitReport.row("  AUC", columns.map { FitReport.decimal($0[place].area) }))
        }
        lines.append(FitReport.row("Mean of all", columns.map { FitReport.decimal(FitReport.Quality.objective($0)) }))
        if ordinary > 0 {
            lines += [
                "",
                "Of \(Figures.count(ordinary)) ordinary people \(Figures.percent(startAlertRate)) alerted at the start, \(Figures.percent(foundAlertRate)) now;",
                "the bound is \(Figures.percent(bound)).",
            ]
        }
        let changed = weights.filter { $0.start != $0.found }
        lines += ["", changed.isEmpty ? "No weight changed." : "Weights that changed (\(changed.count) of \(weights.count)):"]
        lines += changed.map {
            "  " + Figures.left($0.name, 32) + Figures.right(String($0.start), 8) + " → " + Figures.right(String($0.found), 6)
        }
        lines.append("model \(startHash) → \(foundHash)")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func decimal(_ value: Double) -> String { Figures.score(Int((value * 10_000).rounded())) }

    private static func row(_ title: String, _ cells: [String]) -> String {
        Figures.left(title, 18) + cells.map { Figures.right($0, 15) }.joined()
    }

    /// As one JSON object: figures 0...1 with four decimals.
    public func write(to out: inout JSONOutput) {
        func figures(_ key: StaticString, _ values: [Quality], _ out: inout JSONOutput) {
            out.key(key)
            out.object { out in
                out.key("decks")
                out.array(values) { out, value in
                    out.object { out in
                        out.key("f1")
                        out.decimal(value.f1)
                        out.key("auc")
                        out.decimal(value.area)
                    }
                }
                out.key("objective")
                out.decimal(FitReport.Quality.objective(values))
            }
        }
        out.object { out in
            out.key("decks")
            out.array(decks) { out, deck in
                out.object { out in
                    out.field("title", deck.title)
                    out.field("pairs", deck.pairs)
                }
            }
            out.score("threshold", threshold)
            out.field("folds", folds)
            out.field("rounds", rounds)
            out.field("seed", String(seed))
            out.field("evaluations", evaluations)
            figures("start", start, &out)
            figures("inFold", training, &out)
            figures("outOfFold", heldOut, &out)
            figures("found", found, &out)
            out.key("ordinary")
            out.object { out in
                out.field("count", ordinary)
                out.key("bound")
                out.decimal(bound)
                out.key("start")
                out.decimal(startAlertRate)
                out.key("found")
                out.decimal(foundAlertRate)
            }
            out.key("weights")
            out.array(weights) { out, weight in
                out.object { out in
                    out.field("name", weight.name)
                    out.field("start", weight.start)
                    out.field("found", weight.found)
                }
            }
            out.field("startModel", startHash)
            out.field("foundModel", foundHash)
        }
    }
}
