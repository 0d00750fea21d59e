import Bytes
public import NameMatching
public import NameText
public import SanctionsModel

/// A listed name that reached the threshold: the best of its designation.
public struct NameHit: Sendable, Hashable {
    /// Index of the designation in the watchlist.
    public var designation: Int
    /// Index of the name in the watchlist.
    public var name: Int
    /// Ten-thousandths.
    public var score: Int
    /// The anatomy by which the names were read.
    public var anatomy: Anatomy

    public init(designation: Int, name: Int, score: Int, anatomy: Anatomy) {
        self.designation = designation
        self.name = name
        self.score = score
        self.anatomy = anatomy
    }
}

/// Finds every listed name that scores at or above a threshold. Scratch and caches are kept: one search a thread.
///
/// The law: what `search` returns is what scoring every name returns (`exhaustive`), for every threshold from 0.50 on; below it
/// everything is scored.
public final class NameSearch {
    private var core: SearchCore
    private var nameAnswers = NameSearch.noNameAnswers
    private var textAnswers = NameSearch.noTextAnswers

    /// Of what nothing was found for; one for all searches of a watchlist.
    private let clear: ClearQuestions

    private struct NameAnswer: Sendable {
        var hits: [NameHit]
        var isUnreadable: Bool
    }

    private static var noNameAnswers: AnswerCache<NameAnswer> { AnswerCache(limit: 1 << 13) }
    private static var noTextAnswers: AnswerCache<[TextHit]> { AnswerCache(limit: 1 << 12) }

    /// The least threshold for which the index is exact, ten-thousandths.
    public static let lowestThreshold = 5_000

    public init(_ watchlist: Watchlist) {
        core = SearchCore(watchlist)
        clear = watchlist.clearQuestions
    }

    /// A search that neither learns from other searches of the watchlist nor teaches them. For measurements.
    package init(alone watchlist: Watchlist) {
        core = SearchCore(watchlist, learntWords: LearntWords())
        clear = ClearQuestions()
    }

    public var watchlist: Watchlist { core.watchlist }

    /// Whether nothing in the last name could be read.
    public private(set) var wasUnreadable = false

    /// When searching must be done; `nil` for whenever. Looked at between names, and between the pieces of a text.
    public var deadline: ContinuousClock.Instant? {
        get { core.deadline }
        set { (core.deadline, core.isOverdue) = (newValue, false) }
    }

    /// The deadline has passed: searches since then returned nothing, which means nothing.
    public var isOverdue: Bool { core.isOverdue }

    /// The designations of which a name scores at least `threshold` (ten-thousandths), best first, ties by designation id.
    public func search(_ name: Span<UInt8>, type: PartyType = .any, threshold: Int) -> [NameHit] {
        let question = Question(name, detail: threshold * 8 + Int(type.rawValue))
        wasUnreadable = false
        if clear.contains(question) || core.checkDeadline() { return [] }
        if let known = nameAnswers.find(question, name) {
            wasUnreadable = known.isUnreadable
            return known.hits
        }
        let hits = core.search(name, type: type, threshold: threshold)
        wasUnreadable = core.queryTokenCount == 0
        if hits.isEmpty, !wasUnreadable {
            clear.insert(question)
        } else {
            nameAnswers.keep(NameAnswer(hits: hits, isUnreadable: wasUnreadable), for: question, name)
        }
        return hits
    }

    /// Scores every name of the watchlist against every token, with no index: the naive twin, some 10,000 times slower.
    public func exhaustive(_ name: Span<UInt8>, type: PartyType = .any, threshold: Int) -> [NameHit] {
        let hits = core.exhaustive(name, type: type, threshold: threshold)
        wasUnreadable = core.queryTokenCount == 0
        return hits
    }

    /// The listed names that stand in a text, the best place of each designation.
    public func search(text: Span<UInt8>, threshold: Int, context: TextContext = .running) -> [TextHit] {
        // Below 0, so that no text is taken for a name.
        let question = Question(text, detail: -1 - 4 * threshold - Int(context.rawValue))
        if clear.contains(question) { return [] }
        if let known = textAnswers.find(question, text) { return known }
        let hits = core.search(text: text, threshold: threshold, context: context)
        // An unfinished search has answered nothing.
        if core.isOverdue { return [] }
        if hits.isEmpty {
            clear.insert(question)
        } else {
            textAnswers.keep(hits, for: question, text)
        }
        return hits
    }

    /// Forgets the answers to whole names and texts; what was learnt of single words stays. For measurements.
    package func forgetAnswers() {
        clear.removeAll()
        nameAnswers = NameSearch.noNameAnswers
        textAnswers = NameSearch.noTextAnswers
    }

    /// What a name of the list scores against a query, and of what: for alerts and for `why-not`. Allocates.
    public struct Explanation: Sendable {
        public var name: Int
        public var score: Int
        public var anatomy: Anatomy
        public var items: [ScoreItem]
        public var query: NameTokens
        public var listed: NameTokens
        /// The listed name as written.
        public var text: String
    }

    /// The designation at `index` of the watchlist, decoded once and kept for a while.
    public func designation(_ index: Int) -> Designation { core.designation(index) }

    /// Explains the score of one listed name, whatever it is.
    public func explain(_ name: Span<UInt8>, listedName: Int, anatomy: Anatomy) -> Explanation {
        core.explain(name, listedName: listedName, anatomy: anatomy)
    }
}
