/// What is known of two tokens before the distance of their letters.
enum Verdict {
    /// All of it; `nil` of strangers.
    case told(TokenSimilarity.Result?)
    case open(OpenComparison)
}

/// Two tokens of which all is known but the distance of their letters, and what similarity each distance leaves.
struct OpenComparison {
    /// Similarity = ceiling − slope × distance ÷ (100 × letters), in ten-thousandths.
    let ceiling: Int
    let slope: Int
    let letters: Int
    /// The greatest distance that is alike, hundredths of a letter.
    let limit: Int
    var kind: MatchKind
    /// The similarity that slips of typing leave, whatever the distance; 0 for none.
    var typed = 0
    var most = 10_000
    var least = 1
    /// Taken off the similarity.
    var slack = 0
    /// The similarity by the table of variants; 0 for none.
    var known = 0

    init(ceiling: Int, slope: Int, letters: Int, limit: Int, kind: MatchKind) {
        self.ceiling = ceiling
        self.slope = slope
        self.letters = letters
        self.limit = limit
        self.kind = kind
    }

    /// - Parameter distance: any number over `limit` when it is over that.
    func result(distance: Int) -> TokenSimilarity.Result? {
        let byLetters = distance <= limit ? ceiling - slope * distance / (100 * letters) : 0
        let similarity = min(max(byLetters, typed), most)
        let seen = similarity >= least ? similarity - slack : 0
        if known > 0, known > seen { return TokenSimilarity.Result(known, .variant) }
        return seen > 0 ? TokenSimilarity.Result(seen, kind) : nil
    }
}
