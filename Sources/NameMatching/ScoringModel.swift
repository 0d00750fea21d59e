import ReferenceData

/// Everything that a score depends on beyond the two names: one value with one hash.
///
/// The default model is shipped and used where no list is given. A watchlist is compiled with a model and names it; the rarity of
/// words among its own names is then fixed with it.
public struct ScoringModel: Sendable {
    public var similarity = TokenSimilarity.Parameters()

    /// Share of a token's weight that it costs, per mille, when it met nobody: in the query, in the listed name.
    public var queryAlone = 400
    public var listedAlone = 400
    /// Surcharge where tokens stay alone on both sides, per mille of the lesser side's weight: they contradict each other.
    public var contradiction = 300
    /// What a pair keeps of its similarity when names have changed places around a patronymic particle, per mille.
    public var patronymicSwap = 600
    /// What two single letters keep when they met out of order (A.B.C. is not C.B.A.), per mille.
    public var letterSwap = 400

    public static let standard = ScoringModel()

    public init() {}

    /// Sixteen hexadecimal digits over the parameters and the tables of words and letters.
    public var hash: String {
        var text = "\(similarity) \(queryAlone) \(listedAlone) \(contradiction) \(patronymicSwap) \(letterSwap)"
        text += " \(ScoringModel.classWeights) \(ScoringModel.rarity) \(ScoringModel.patronymicShare)"
        var bytes = Array(text.utf8)
        bytes += ReferenceData.words + ReferenceData.letters + ReferenceData.frequency
        let hash = stableHash(bytes.span)
        return hexadecimal(hash)
    }

    /// Weight of a class of words, per mille: person, organisation.
    private static let classWeights: [[Int]] = [
        [1000, 1000],  // plain
        [80, 60],  // article
        [350, 1000],  // particle
        [150, 1000],  // patronymic
        [200, 1000],  // title
        [1000, 150],  // legal form
        [1000, 400],  // generic
        [1000, 60],  // filler
    ]

    /// What a name that ends as a Slavic patronymic keeps of its weight in a person's name, per mille.
    private static let patronymicShare = 550

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
        if form.isNumber { return anatomy == .person ? 300 : 1000 }
        let kind = anatomy == .person ? form.word.inPerson : form.word.inOrganisation
        let share = ScoringModel.classWeights[Int(kind.rawValue)][Int(anatomy.rawValue)]
        guard kind == .plain else { return Int32(truncatingIfNeeded: share) }
        let weight = ScoringModel.weight(bearers: max(bearers, Int(form.word.frequency)))
        // Customers leave the Slavic patronymic out more often than not.
        let isMiddle = anatomy == .person && Folding.endsAsPatronymic(form.fold)
        return Int32(truncatingIfNeeded: isMiddle ? weight * ScoringModel.patronymicShare / 1000 : weight)
    }

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

func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
