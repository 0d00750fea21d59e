public import NameMatching

/// A whole number of the scoring model that can be fitted, by its name.
public struct ModelWeight: Sendable {
    /// As it is reached from the model: `person.alone`, `similarity.editSlope`.
    public let name: String
    /// What it may be; outside of it the model would break what it promises (bounded, monotone).
    public let range: ClosedRange<Int>
    /// The first step of a search.
    public let step: Int
    private let path: any WritableKeyPath<ScoringModel, Int> & Sendable

    private init(
        _ name: String, _ path: any WritableKeyPath<ScoringModel, Int> & Sendable, _ range: ClosedRange<Int>, step: Int
    ) {
        self.name = name
        self.range = range
        self.step = step
        self.path = path
    }

    public func value(in model: ScoringModel) -> Int { model[keyPath: path] }

    /// The model with another value, held inside the range.
    public func setting(_ value: Int, in model: ScoringModel) -> ScoringModel {
        var model = model
        model[keyPath: path] = min(max(value, range.lowerBound), range.upperBound)
        return model
    }

    /// Every weight that stands in the model as a value of its own. The tables (classes, rarity, letters) are not among them.
    public static let all: [ModelWeight] =
        [
            ModelWeight("person.alone.query", \.person.alone.query, 20...600, step: 40),
            ModelWeight("person.alone.listed", \.person.alone.listed, 20...600, step: 40),
            ModelWeight("person.sole.query", \.person.sole.query, 50...1_500, step: 100),
            ModelWeight("person.sole.listed", \.person.sole.listed, 50...1_500, step: 100),
            ModelWeight("person.contradiction", \.person.contradiction, 0...5_000, step: 300),
            ModelWeight("person.prior", \.person.prior, 0...500, step: 40),
            ModelWeight("organisation.alone.query", \.organisation.alone.query, 20...600, step: 40),
            ModelWeight("organisation.alone.listed", \.organisation.alone.listed, 20...600, step: 40),
            ModelWeight("organisation.sole.query", \.organisation.sole.query, 50...1_500, step: 100),
            ModelWeight("organisation.sole.listed", \.organisation.sole.listed, 50...1_500, step: 100),
            ModelWeight("organisation.contradiction", \.organisation.contradiction, 0...5_000, step: 300),
            ModelWeight("organisation.prior", \.organisation.prior, 0...500, step: 40),
            ModelWeight("patronymicSwap", \.patronymicSwap, 0...1_000, step: 100),
            ModelWeight("letterSwap", \.letterSwap, 0...1_000, step: 100),
            ModelWeight("similarity.transliteration", \.similarity.transliteration, 9_000...9_999, step: 50),
            ModelWeight("similarity.variant", \.similarity.variant, 8_500...9_999, step: 100),
            ModelWeight("similarity.spelling", \.similarity.spelling, 8_500...9_999, step: 100),
            ModelWeight("similarity.initial", \.similarity.initial, 4_000...9_000, step: 400),
            ModelWeight("similarity.listedInitial", \.similarity.listedInitial, 3_000...9_000, step: 400),
            ModelWeight("similarity.editSlope", \.similarity.editSlope, 6_000...20_000, step: 1_000),
            ModelWeight("similarity.editFloor", \.similarity.editFloor, 5_000...8_500, step: 400),
            ModelWeight("similarity.consonantCeiling", \.similarity.consonantCeiling, 8_500...9_999, step: 100),
            ModelWeight("similarity.consonantSlope", \.similarity.consonantSlope, 6_000...20_000, step: 1_000),
            ModelWeight("similarity.consonantFloor", \.similarity.consonantFloor, 5_000...8_500, step: 400),
            ModelWeight("similarity.joinedCost", \.similarity.joinedCost, 0...1_500, step: 100),
            ModelWeight("similarity.vowelGap", \.similarity.vowelGap, 10...100, step: 10),
            ModelWeight("similarity.hGap", \.similarity.hGap, 10...100, step: 10),
            ModelWeight("similarity.transposition", \.similarity.transposition, 10...100, step: 10),
            ModelWeight("similarity.lastS", \.similarity.lastS, 0...100, step: 10),
            ModelWeight("similarity.firstGap", \.similarity.firstGap, 0...100, step: 10),
            ModelWeight("similarity.lastVowel", \.similarity.lastVowel, 10...150, step: 10),
            ModelWeight("similarity.acrossCeiling", \.similarity.acrossCeiling, 8_500...9_999, step: 100),
            ModelWeight("similarity.acrossSlope", \.similarity.acrossSlope, 6_000...20_000, step: 1_000),
            ModelWeight("similarity.acrossFloor", \.similarity.acrossFloor, 5_000...8_500, step: 400),
            ModelWeight("similarity.syllableFloor", \.similarity.syllableFloor, 5_000...9_500, step: 400),
            ModelWeight("similarity.looseJoinedFloor", \.similarity.looseJoinedFloor, 5_000...9_500, step: 400),
            ModelWeight("similarity.truncatedSlope", \.similarity.truncatedSlope, 500...10_000, step: 500),
            ModelWeight("similarity.swapSlip", \.similarity.swapSlip, 10...100, step: 10),
            ModelWeight("similarity.nearSlip", \.similarity.nearSlip, 10...100, step: 10),
            ModelWeight("similarity.slip", \.similarity.slip, 10...100, step: 10),
        ]
}
