import ReferenceData

/// Everything that a score depends on beyond the two names: one value with one hash.
///
/// The default model is shipped and used where no list is given. A watchlist is compiled with a model and names it; the rarity of
/// words among its own names is then fixed with it.
public struct ScoringModel: Sendable {
    public var similarity = TokenSimilarity.Parameters()

    /// What it costs that tokens met nobody, in the names of persons, and in those of organisations, ships and aircraft.
    public var person = AloneCosts(
        alone: .init(query: 240, listed: 160), sole: .init(query: 840, listed: 560), contradiction: 2500, prior: 100)
    public var organisation = AloneCosts(
        alone: .init(query: 264, listed: 176), sole: .init(query: 360, listed: 240), contradiction: 1600, prior: 0)
    /// What a pair keeps of its similarity when names have changed places around a patronymic particle, per mille.
    public var patronymicSwap = 600
    /// What two single letters keep when they met out of order (A.B.C. is not C.B.A.), per mille.
    public var letterSwap = 400

    public static let standard = ScoringModel()

    public func costs(_ anatomy: Anatomy) -> AloneCosts { anatomy == .person ? person : organisation }

    public init() {}

    /// Sixteen hexadecimal digits over the parameters and the tables of words and letters.
    public var hash: String {
        var text = "\(similarity) \(person) \(organisation) \(patronymicSwap) \(letterSwap)"
        text += " \(ScoringModel.classWeights) \(ScoringModel.rarity) \(ScoringModel.patronymicShare)"
        text += " \(ScoringModel.lengthShare) \(ScoringModel.leastWeight)"
        text += " \(ScoringModel.tablesHash)"
        let hash = stableHash(Array(text.utf8).span)
        return hexadecimal(hash)
    }

    /// The tables' part of the hash: read once a process, since they have some megabytes.
    private static let tablesHash: String = {
        let tables = [
            ReferenceData.words, ReferenceData.phrases, ReferenceData.variants, ReferenceData.letters, ReferenceData.frequency,
            ReferenceData.ordinary,
        ]
        return tables.map { hexadecimal(stableHash($0.span)) }.joined(separator: " ")
    }()

    /// Weight of a class of words, per mille: person, organisation.
    private static let classWeights: [[Int]] = [
        [1000, 1000],  // plain
        [80, 60],  // article
        [350, 1000],  // particle
        [150, 1000],  // patronymic
        [60, 1000],  // title
        [1000, 80],  // legal form
        [1000, 400],  // generic
        [1000, 60],  // filler
        [900, 450],  // place
    ]

    /// What a name that ends as a Slavic patronymic keeps of its weight in a person's name, per mille.
    private static let patronymicShare = 550

    /// What a name of so many folded letters keeps of its weight in a person's name, per mille: short names are soon shared.
    private static let lengthShare = [600, 600, 600, 800, 930]

    /// Bearers among ten thousand → weight per mille; straight lines between the points.
    private static let rarity: [(bearers: Int, weight: Int)] = [
        (0, 1000), (2, 950), (5, 880), (10, 800), (20, 720), (50, 580), (100, 470), (200, 360), (400, 290), (800, 250),
    ]

    /// The weights of a token.
    ///
    /// - Parameter bearers: how many of ten thousand names hold it; the shipped table's figure is used where it is greater.
    public func weights(of form: TokenForm, bearers: Int = 0) -> TokenWeights {
        TokenWeights(
            person: weight(of: form, bearers: bearers, anatomy: .person),
            organisation: weight(of: form, bearers: bearers, anatomy: .organisation))
    }

    private func weight(of form: TokenForm, bearers: Int, anatomy: Anatomy) -> Int32 {
        if form.isInitial { return anatomy == .person ? 300 : 500 }
        // A year says less than the number of a brigade.
        if form.isNumber { return anatomy == .person ? 300 : form.latin.count == 4 ? 500 : 1000 }
        let kind = anatomy == .person ? form.word.inPerson : form.word.inOrganisation
        let share = ScoringModel.classWeights[Int(kind.rawValue)][Int(anatomy.rawValue)]
        guard kind == .plain else { return Int32(truncatingIfNeeded: share) }
        let weight = ScoringModel.weight(bearers: max(bearers, Int(form.word.frequency)))
        guard anatomy == .person else { return Int32(truncatingIfNeeded: weight) }
        // Customers leave the Slavic patronymic out more often than not.
        let isMiddle = Folding.endsAsPatronymic(form.fold)
        let letters = form.isLong ? ShortText.capacity : form.isAbjad ? form.fold.count + 2 : form.fold.count
        let length = letters < ScoringModel.lengthShare.count ? ScoringModel.lengthShare[letters] : 1000
        let kept = length * (isMiddle ? ScoringModel.patronymicShare : 1000)
        return Int32(truncatingIfNeeded: max(weight * kept / 1_000_000, ScoringModel.leastWeight))
    }

    private static let leastWeight = 240

    /// Weight by rarity, per mille. Integer arithmetic alone, so the same on every machine.
    static func weight(bearers: Int) -> Int {
        var low = rarity[0]
        for high in rarity.dropFirst() {
            if bearers <= high.bearers {
                return low.weight - (low.weight - high.weight) * (bearers - low.bearers) / (high.bearers - low.bearers)
            }
            low = high
        }
        return low.weight
    }
}

/// What it costs that tokens of one name or of both met nobody; per mille of their weights but for `prior`.
///
/// Customers are written shorter than lists, so what stays alone on the listed side costs little once two names have met, and what a
/// customer has beyond the list a little more; where both sides have something to say that the other doesn't, they contradict each
/// other.
public struct AloneCosts: Sendable, Hashable {
    /// A cost on either side.
    public struct Sides: Sendable, Hashable {
        public var query: Int
        public var listed: Int

        public static let zero = Sides(query: 0, listed: 0)

        public init(query: Int, listed: Int) {
            self.query = query
            self.listed = listed
        }
    }

    /// Of a token's weight.
    public var alone: Sides
    /// The same where fewer than two telling tokens met: one given name in common says little of the rest.
    public var sole: Sides
    /// Of the lesser of the two sides that stay alone, added.
    public var contradiction: Int
    /// Added once where anything stays alone, in weight: two common names make less of a party than two rare ones.
    public var prior: Int

    public init(alone: Sides, sole: Sides, contradiction: Int, prior: Int) {
        self.alone = alone
        self.sole = sole
        self.contradiction = contradiction
        self.prior = prior
    }
}

func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
