import SanctionsModel

/// What one agreement or conflict of secondary evidence does to an alert.
public enum PriorityEffect: Sendable, Hashable {
    /// Steps up or down the ladder low, medium, high; -2...2.
    case step(Int)
    /// The alert is at least of this priority, whatever else is known.
    case atLeast(Priority)
    /// The alert is kept and shown as released, and does not hold its record. Conflicts only.
    case release

    var raises: Bool {
        switch self {
        case .step(let steps): steps > 0
        case .atLeast: true
        case .release: false
        }
    }
}

/// In which order people should look, and what may be let go because of what surrounds the name.
public struct PriorityRules: Sendable, Hashable {
    /// What a kind of secondary evidence does.
    public struct Effects: Sendable, Hashable {
        public var match: PriorityEffect
        public var conflict: PriorityEffect
    }

    /// From this score on an alert begins with high priority, else with medium; ten-thousandths.
    public internal(set) var highScore: Int
    /// Of the kinds that differ from the standard.
    private var own: [SecondaryEvidence.Kind: Effects] = [:]

    public init() { highScore = 9_500 }

    /// - Parameter highScore: 0...10,000.
    /// - Throws: `PolicyError` for another figure.
    public init(highScore: Int) throws(PolicyError) {
        try PolicyError.check(highScore, 0...10_000, "high score")
        self.highScore = highScore
    }

    /// What a kind does.
    public subscript(kind: SecondaryEvidence.Kind) -> Effects {
        get { own[kind] ?? kind.standardEffects }
        set { own[kind] = newValue == kind.standardEffects ? nil : newValue }
    }

    /// High from `highScore` on, else medium; low for a weak alias; then up or down by what surrounds the name. An identifier
    /// that alerts by itself is high.
    func priority(score: Int, quality: ListedName.Quality, by cause: AlertCause, _ evidence: SecondaryEvidence) -> Priority {
        if cause == .identifier { return .high }
        var rank = quality == .weak ? 0 : score >= highScore ? 2 : 1
        var floor = 0
        for kind in SecondaryEvidence.Kind.allCases {
            let effect: PriorityEffect
            switch evidence[kind] {
            case .match: effect = self[kind].match
            case .conflict: effect = self[kind].conflict
            case .unknown: continue
            }
            switch effect {
            case .step(let steps): rank += steps
            case .atLeast(let priority): floor = max(floor, priority.rank)
            case .release: continue
            }
        }
        return Priority(rank: max(rank, floor))
    }

    /// The conflicts by which an alert is let go; empty when it is not.
    ///
    /// A name that is wholly equal, an identifier, or evidence that agrees and raises the priority is never let go.
    func releasing(score: Int, by cause: AlertCause, _ evidence: SecondaryEvidence) -> [SecondaryEvidence.Kind] {
        guard score < 10_000, cause == .name, evidence.identifier != .match else { return [] }
        var conflicts: [SecondaryEvidence.Kind] = []
        for kind in SecondaryEvidence.Kind.allCases {
            switch evidence[kind] {
            case .match: if self[kind].match.raises { return [] }
            case .conflict: if self[kind].conflict == .release { conflicts.append(kind) }
            case .unknown: continue
            }
        }
        return conflicts
    }
}

extension SecondaryEvidence.Kind {
    /// What the kind does where no policy says otherwise; the line that a new kind needs.
    var standardEffects: PriorityRules.Effects {
        switch self {
        case .type: .init(match: .step(0), conflict: .step(-1))
        case .birthDate: .init(match: .step(1), conflict: .step(-1))
        case .country: .init(match: .step(0), conflict: .step(0))
        case .gender: .init(match: .step(0), conflict: .step(-1))
        case .identifier: .init(match: .atLeast(.high), conflict: .step(0))
        case .address: .init(match: .step(1), conflict: .step(0))
        }
    }
}

extension Priority {
    /// 0 low, 1 medium, 2 high.
    var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }

    /// The ends of the ladder hold what goes beyond them.
    init(rank: Int) { self = rank >= 2 ? .high : rank == 1 ? .medium : .low }
}
