/// What is known of two tokens before the distance of their letters.
enum Verdict {
    /// All of it; `nil` of strangers.
    case told(TokenSimilarity.Result?)
    case open(OpenComparison)
}

/// Two tokens of which all is known but the distance of their letters, and what similarity each distance leaves. Small, for many are
/// kept side by side.
struct OpenComparison {
    /// Similarity = ceiling − slope × distance ÷ (100 × letters), in ten-thousandths.
    private let ceiling: Int32
    private let slope: Int32
    private let letters: Int32
    /// The greatest distance that is alike, hundredths of a letter.
    let limit: Int32
    /// The similarity that slips of typing leave, whatever the distance; 0 for none.
    var typed: Int16 = 0
    var most: Int16 = 10_000
    var least: Int16 = 1
    /// Taken off the similarity.
    var slack: Int16 = 0
    /// The similarity by the table of variants; 0 for none.
    var known: Int16 = 0
    var kind: MatchKind

    /// - Parameter loss: the most of the similarity, ten-thousandths, that the distance may take.
    init(ceiling: Int, slope: Int, letters: Int, loss: Int, kind: MatchKind) {
        self.ceiling = Int32(truncatingIfNeeded: ceiling)
        self.slope = Int32(truncatingIfNeeded: max(1, slope))
        self.letters = Int32(truncatingIfNeeded: letters)
        limit = ((Int32(truncatingIfNeeded: loss) + 1) * 100 * self.letters - 1) / self.slope
        self.kind = kind
    }

    /// Whether a distance beyond `limit` leaves nothing.
    var dependsOnLetters: Bool { typed == 0 && known == 0 }

    /// - Parameter distance: any number over `limit` when it is over that.
    func result(distance: Int) -> TokenSimilarity.Result? {
        let distance = Int32(truncatingIfNeeded: distance)
        if distance > limit, dependsOnLetters { return nil }
        let byLetters = distance <= limit ? ceiling - slope * distance / (100 * letters) : 0
        let similarity = min(max(byLetters, Int32(typed)), Int32(most))
        let seen = similarity >= least ? similarity - Int32(slack) : 0
        if known > 0, known > seen { return TokenSimilarity.Result(Int(known), .variant) }
        return seen > 0 ? TokenSimilarity.Result(Int(seen), kind) : nil
    }
}
