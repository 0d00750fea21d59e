import SanctionsModel
public import Screening
public import WatchlistStore

/// What a search answered to a row of a deck.
public struct DeckAnswer: Sendable {
    /// The best name of each designation from the lowest threshold on, best first.
    public var hits: [NameHit]
    /// The best of them that the row expects.
    public var expected: NameHit?

    /// Ten-thousandths; 0 when none of the expected is among the hits.
    public var expectedScore: Int { expected?.score ?? 0 }
    /// Ten-thousandths; 0 without a hit.
    public var topScore: Int { hits.first?.score ?? 0 }

    /// Alerts at a threshold.
    public func count(at threshold: Int) -> Int { hits.count { $0.score >= threshold } }
}

/// What screening under a policy answered to a row.
public struct PolicyAnswer: Sendable, Hashable {
    /// One of the expected designations alerts.
    public var isFound: Bool
    public var alerts: Int
    /// The best name score among the alerts of the expected designations, ten-thousandths; 0 without one.
    public var expectedScore = 0
    /// The first alert's designation and name score; empty and 0 without one.
    public var topID = ""
    public var topScore = 0
}

/// Asks a deck of a watchlist, on several threads; the answers stand in the order of the rows, the same for any number of
/// threads.
public struct DeckRun: Sendable {
    public var watchlist: Watchlist
    public var rows: [DeckRow]
    public var threads: Int
    /// Scores every listed name instead of searching: slow, for proof.
    public var isExhaustive: Bool
    /// Told how many rows are done, from any thread.
    public var progress: (@Sendable (Int) -> Void)?

    public init(_ watchlist: Watchlist, rows: [DeckRow], threads: Int, isExhaustive: Bool = false) {
        self.watchlist = watchlist
        self.rows = rows
        self.threads = max(1, threads)
        self.isExhaustive = isExhaustive
    }

    /// By the name alone, every hit from `lowest` on, ten-thousandths.
    public func answers(lowest: Int) -> [DeckAnswer] {
        ask {
            NameSearch(watchlist)
        } answer: { search, row in
            let bytes = Array(row.name.utf8)
            let hits =
                isExhaustive
                ? search.exhaustive(bytes.span, type: row.type, threshold: lowest)
                : search.search(bytes.span, type: row.type, threshold: lowest)
            return DeckAnswer(hits: hits, expected: hits.first { row.expected.contains(watchlist.designationID($0.designation)) })
        }
    }

    /// As the filter decides under a policy that was held against this watchlist: with birth date and country, the name whole and
    /// by part; alerts that it releases do not count.
    public func answers(policy: PolicyInForce) -> [PolicyAnswer] {
        ask {
            ScreeningSession(watchlist: watchlist, inForce: policy, isExhaustive: isExhaustive)
        } answer: { session, row in
            let party = Party(
                name: row.name, birthDate: row.birthDate.isEmpty ? nil : row.birthDate, type: row.type,
                country: row.country.isEmpty ? nil : row.country)
            let alerts = session.screen(party).alerts.filter { $0.released == nil }
            let expected = alerts.filter { row.expected.contains($0.designation.id) }
            return PolicyAnswer(
                isFound: !expected.isEmpty, alerts: alerts.count,
                expectedScore: expected.map(\.score.tenThousandths).max() ?? 0, topID: alerts.first?.designation.id ?? "",
                topScore: alerts.first?.score.tenThousandths ?? 0)
        }
    }

    private func ask<Searcher, Answer: Sendable>(
        _ make: @Sendable () -> Searcher, answer: @Sendable (Searcher, DeckRow) -> Answer
    ) -> [Answer] {
        InParallel.answers(count: rows.count, threads: threads, progress: progress, make: make) { answer($0, rows[$1]) }
    }
}
