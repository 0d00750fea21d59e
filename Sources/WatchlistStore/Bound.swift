import NameMatching

/// The most that some meetings of tokens can add to a name's score.
///
/// With δ the share of their weight that tokens cost that stay alone, of either side its own, a score of τ needs
/// Σ over the pairs of (similarity − τ) × weight + τ δ × the weights of its tokens ≥ τ δ × the weights of both names. δ is that of
/// `AloneCosts.sole` where fewer than two telling tokens met, and else that of `AloneCosts.alone`, which is less: so the sum is kept
/// with both, and beside it how many telling tokens may have met.
///
/// Sums are floating-point numbers, four side by side, and what they are held against is lowered by more than rounding can take away
/// (`lowered`). They say which names are looked at; scores are whole numbers.
struct Bound {
    /// Of persons and of organisations by `AloneCosts.alone`, then both by `AloneCosts.sole`; times 2,000 × 10,000.
    typealias Lanes = SIMD4<Float>

    var sum = Lanes.zero
    /// In the last two lanes how many telling tokens met, at the most; 0 in the others.
    var telling = Lanes.zero

    static let zero = Bound()

    @inline(__always)
    static func += (bound: inout Bound, other: Bound) {
        bound.sum += other.sum
        bound.telling += other.telling
    }

    @inline(__always)
    static func + (a: Bound, b: Bound) -> Bound { Bound(sum: a.sum + b.sum, telling: a.telling + b.telling) }

    @inline(__always)
    mutating func formMaximum(_ other: Bound) {
        sum.replace(with: other.sum, where: other.sum .> sum)
        telling.replace(with: other.telling, where: other.telling .> telling)
    }

    /// The anatomies in which it is enough.
    @inline(__always)
    func reaches(_ needed: Lanes) -> Anatomies {
        let isEnough = (sum .>= needed) .| (telling .>= 2)
        return Anatomies(person: isEnough[0] && isEnough[2], organisation: isEnough[1] && isEnough[3])
    }

    /// A figure of persons and one of organisations, in both of their lanes.
    @inline(__always)
    static func lanes(_ person: Int, _ organisation: Int) -> Lanes {
        let (person, organisation) = (Float(person), Float(organisation))
        return Lanes(person, organisation, person, organisation)
    }

    @inline(__always)
    static func lanes(_ weights: TokenWeights) -> Lanes { lanes(Int(weights.person), Int(weights.organisation)) }

    /// What is needed, less what rounding may have taken away from a sum of so many terms: each rounds by 2⁻²⁴ of the sum, and a term
    /// by five roundings of products below 10¹⁰.
    static func lowered(_ needed: Lanes, terms: Int) -> Lanes { needed * (1 - 1e-5 - 2e-7 * Float(terms)) - 8192 }
}

/// The most that some meetings of tokens can add, told in two ways: either is needed.
struct MostTerms {
    /// Whatever the listed name weighs.
    var gain = Bound.zero
    /// With its listed side counted, which has to make up for what the whole name weighs.
    var inName = Bound.zero

    static let zero = MostTerms()

    @inline(__always)
    static func += (terms: inout MostTerms, other: MostTerms) {
        terms.gain += other.gain
        terms.inName += other.inName
    }

    @inline(__always)
    static func + (a: MostTerms, b: MostTerms) -> MostTerms { MostTerms(gain: a.gain + b.gain, inName: a.inName + b.inName) }

    /// By which meetings are told apart that may add much and little.
    @inline(__always)
    var measure: Float { max(inName.sum[0], inName.sum[1]) }

    @inline(__always)
    mutating func formMaximum(_ other: MostTerms) {
        gain.formMaximum(other.gain)
        inName.formMaximum(other.inName)
    }

    /// The limit below which the names are for which the terms are enough; 0 where they are for none.
    ///
    /// - Parameters:
    ///   - required: what stays alone of the query costs.
    ///   - listed: what a weight of the listed name costs.
    @inline(__always)
    func limit(_ required: Bound.Lanes, _ listed: Bound.Lanes) -> UInt64 {
        let anatomies = gain.reaches(required)
        if anatomies.isEmpty { return 0 }
        var weights = (inName.sum - required) / listed
        weights.replace(
            with: .infinity, where: (inName.telling .>= 2) .| ((listed .<= 0) .& (inName.sum .>= required)))
        let person = anatomies.contains(.person) ? min(weights[0], weights[2]) : -.infinity
        let organisation = anatomies.contains(.organisation) ? min(weights[1], weights[3]) : -.infinity
        // A weight more, for the rounding of the division.
        let weight = max(person, organisation) + 1
        guard weight >= 0 else { return 0 }
        let most = Float(PostedName.classes * PostedName.classWeight)
        guard weight < most else { return PostedName.noLimit }
        return PostedName.limit(classes: Int(weight) / PostedName.classWeight + 1)
    }
}

/// Which of the two anatomies.
struct Anatomies: OptionSet {
    let rawValue: UInt8

    static let person = Anatomies(rawValue: 1)
    static let organisation = Anatomies(rawValue: 2)
    static let both: Anatomies = [.person, .organisation]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    @inline(__always)
    init(person: Bool, organisation: Bool) { rawValue = (person ? 1 : 0) | (organisation ? 2 : 0) }

    @inline(__always)
    func contains(_ anatomy: Anatomy) -> Bool { rawValue & (1 << anatomy.rawValue) != 0 }

    /// `needed` where the anatomy is one of these, and out of reach where not.
    func only(_ needed: Bound.Lanes) -> Bound.Lanes {
        var lanes = needed
        if !contains(.person) { (lanes[0], lanes[2]) = (.infinity, .infinity) }
        if !contains(.organisation) { (lanes[1], lanes[3]) = (.infinity, .infinity) }
        return lanes
    }
}

/// What a meeting adds to the bound of a name, for one threshold: see `Bound`.
struct TermBound {
    let threshold: Int
    /// What a weight that stays alone costs on either side.
    let query: Bound.Lanes
    let listed: Bound.Lanes

    init(_ model: ScoringModel, threshold: Int) {
        self.threshold = threshold
        let (person, organisation) = (model.person, model.organisation)
        func lanes(_ side: KeyPath<AloneCosts.Sides, Int>) -> Bound.Lanes {
            let costs = [person.alone, organisation.alone, person.sole, organisation.sole]
            return Bound.Lanes(costs.map { Float(2 * threshold * $0[keyPath: side]) })
        }
        query = lanes(\.query)
        listed = lanes(\.listed)
    }

    /// What a meeting adds whatever the listed name weighs, and with its listed side counted.
    @inline(__always)
    func terms(_ neighbour: Neighbour, _ side: QuerySide) -> MostTerms {
        let slack = Bound.Lanes(repeating: Float(1000 * (Int(neighbour.similarity) - threshold)))
        let listedWeight = Bound.lanes(Int(neighbour.personWeight), Int(neighbour.organisationWeight))
        let own = (slack + query) * side.weight
        var gain = slack * listedWeight
        var inName = (slack + listed) * listedWeight
        var telling = side.telling
        if neighbour.traits.contains(.joined) {
            // Its weight is the greatest of all names that hold it: an upper bound where it adds, nothing where it takes away.
            gain.replace(with: 0, where: gain .< 0)
            inName.replace(with: 0, where: inName .< 0)
            telling = Bound.tellingOfJoined
        } else {
            let listedTelling = neighbour.telling
            telling.replace(with: listedTelling, where: listedTelling .> telling)
        }
        gain += own
        inName += own
        gain.replace(with: 0, where: gain .< 0)
        inName.replace(with: 0, where: inName .< 0)
        return MostTerms(gain: Bound(sum: gain, telling: telling), inName: Bound(sum: inName, telling: telling))
    }

    /// What a single letter of the query adds, which may stand for any word that begins with it, of any weight up to 1,000.
    func initial(_ similarity: Int, _ side: QuerySide) -> (gain: Bound.Lanes, inName: Bound.Lanes) {
        let slack = Bound.Lanes(repeating: Float(1000 * (similarity - threshold)))
        let own = (slack + query) * side.weight
        let gain = own + 1000 * slack.clamped(lowerBound: .zero, upperBound: .init(repeating: .infinity))
        let inName = (slack + listed).clamped(lowerBound: .zero, upperBound: .init(repeating: .infinity)) * 1000
        let none = Bound.Lanes.zero
        return (gain.replacing(with: none, where: gain .< 0), own.replacing(with: none, where: own .< 0) + inName)
    }
}

extension Bound {
    /// Words written together may be two telling tokens.
    static let tellingOfJoined = Lanes(0, 0, 2, 2)
}

/// What the bound asks of a unit of the query.
struct QuerySide {
    let weight: Bound.Lanes
    let telling: Bound.Lanes

    init(_ unit: borrowing KnownUnit) {
        weight = Bound.lanes(unit.weights)
        guard unit.form >= 0 else {
            telling = Bound.tellingOfJoined
            return
        }
        let isCommonNoun = unit.traits.contains(.commonNoun)
        let tellsOfPerson = Int(unit.weights.person) >= TokenRole.tellingWeight(.person) && !isCommonNoun
        let tellsOfOrganisation = Int(unit.weights.organisation) >= TokenRole.tellingWeight(.organisation)
        telling = Bound.Lanes(0, 0, tellsOfPerson ? 1 : 0, tellsOfOrganisation ? 1 : 0)
    }
}

/// The most that a unit of a query can add to the bound of a name.
struct UnitTerms {
    var most = MostTerms.zero
    /// By standing for, or being abbreviated to, a single letter; and the same with its listed side counted.
    var initialGain = Bound.Lanes.zero
    var initialInName = Bound.Lanes.zero
    /// Postings to be read for it.
    var cost: Int32 = 0
}
