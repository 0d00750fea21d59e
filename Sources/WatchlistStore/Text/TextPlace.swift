import Bytes
import NameMatching

/// A place in a piece of text where a listed name stands.
struct TextPlace: Hashable {
    var name: Int
    /// Bytes of the piece.
    var bytes: Range<Int>
    /// How far it is from the listed name as written (`TextWalk.shortfall`).
    var shortfall: Int
}

/// The places of one piece of text that were scored: those of one name stand together, the best first.
///
/// Every place of a name is scored until one reaches the threshold; then a few more, of which one may be better. Equal words are scored
/// once. So near misses never hide a listed name behind them, and a text that repeats itself takes no more time.
struct ScoredPlaces {
    /// Places scored of a name that was found.
    private static let enough = 8

    private var name = -1
    private var count = 0
    private var isFound = false
    private var seen: Set<UInt64> = []

    /// Returns whether a place is to be scored.
    mutating func isWanted(_ place: TextPlace, _ words: Span<UInt8>) -> Bool {
        if place.name != name {
            (name, count, isFound) = (place.name, 0, false)
            if !seen.isEmpty { seen.removeAll(keepingCapacity: true) }
        }
        if isFound, count >= ScoredPlaces.enough { return false }
        return seen.insert(stableHash(words)).inserted
    }

    mutating func add(isFound: Bool) {
        count += 1
        if isFound { self.isFound = true }
    }
}

/// What is asked of a place. Figures are those of `OrdinaryWords`: ten times a decimal logarithm, so that they add up
/// where probabilities multiply.
extension TextPlace {
    /// The least figure of all words together. In ordinary text a listed name of forty thousand stands by chance less often
    /// than once in a thousand sentences; a field for names holds few words, and they are names.
    ///
    /// - Parameters:
    ///   - isEqual: all words are those of the listed name, not merely similar.
    ///   - isVerbatim: they are written as the list writes them, too.
    static func least(_ context: TextContext, isEqual: Bool, isVerbatim: Bool) -> Int {
        switch context {
        case .running: isEqual ? 55 : 65
        case .nameField: isEqual ? 30 : 50
        case .address: isVerbatim ? 85 : 110
        }
    }

    /// The same of a name of one token.
    static let leastAlone = 75

    /// Words for streets that are more often something else beside a name.
    static let doubtfulStreets: Set<String> = [
        "per", "via", "pr", "court", "ct", "drive", "dr", "place", "pl", "way", "row", "close", "square", "st", "ro", "dong",
        "lu",
        "mah", "gil", "bazar", "bazaar", "ter", "sok", "cad",
    ]

    /// Words for parts of buildings, which make an address of the words beside them.
    static let floors: Set<String> = [
        "floor", "flat", "apartment", "apt", "suite", "level", "unit", "room", "building", "bldg",
    ]

    /// Asked beyond that for a low-quality alias; for tokens that are missing, the first and each further one; and for a word that
    /// stands between.
    static let weakCost = 10
    static let missingCost = 8
    static let furtherMissingCost = 4
    static let gapCost = 30

    /// Whether a similar token counts in a text: no compound by its consonants, no initial, nothing far off.
    static func counts(_ neighbour: Neighbour) -> Bool {
        switch neighbour.kind {
        case .equal, .transliteration, .variant, .spelling: true
        case .consonants: neighbour.similarity >= 8_800
        case .edit: neighbour.similarity >= 7_500
        case .joined: neighbour.similarity >= looseCompound
        case .truncated: true
        case .initial, .unmatched: false
        }
    }

    /// Whether a similar token is the same word: what a name of one token needs.
    static func isEqual(_ kind: MatchKind) -> Bool {
        kind == .equal || kind == .transliteration || kind == .spelling || kind == .variant
    }

    /// The least similarity of tokens written together: of all, and where one of them is an article or a particle, which people
    /// write together with what follows and mistype together.
    static let compound = 9_350
    static let looseCompound = 8_700

    /// Returns whether a similar token is written as the listed one is.
    static func isVerbatim(_ kind: MatchKind) -> Bool { kind == .equal || kind == .transliteration }

    /// What a match is short of equality, as a figure: how many more words would match in this way.
    ///
    /// - Parameter letters: of the words of the text.
    static func cost(_ kind: MatchKind, similarity: Int, letters: Int) -> Int {
        switch kind {
        case .equal, .transliteration: 0
        case .variant, .spelling: 4
        case .joined: similarity >= compound ? 6 : 18
        case .consonants: similarity >= 9_500 ? 14 : 22
        case .edit: (letters >= 8 ? 10 : letters >= 6 ? 14 : letters == 5 ? 20 : 29) + (similarity >= 8_000 ? 0 : 7)
        case .truncated: 20
        case .initial, .unmatched: 60
        }
    }
}

/// What was found of a listed name so far, around the place where its rarest token stands.
struct TextWalk {
    enum Direction { case forward, backward }

    /// Words of the text.
    var words: Range<Int>
    /// Tokens of the listed name, side by side.
    var listed: Range<Int>
    let mostMissing: Int
    var figure = 0
    /// Some token leads to the name by itself (`SearchCore.mostPostings`).
    var leads = false
    /// Tokens of the listed name that are missing, and words of the text that stand between.
    var missing = 0
    var gaps = 0
    /// All matches are of the same word (`TextPlace.isEqual`).
    var isEqual = true
    /// All are written as the list writes them.
    var isVerbatim = true
    /// The first match is of the very word, or of another spelling of a long one.
    var isSame = true
    /// Units of the text that were matched.
    var taken = 1

    init(words: Range<Int>, listed: Range<Int>, mostMissing: Int) {
        self.words = words
        self.listed = listed
        self.mostMissing = mostMissing
    }

    /// How far the place is from the listed name as written: tokens missing and words between weigh most, then similar words.
    var shortfall: Int { 4 * (missing + gaps) + (isEqual ? 0 : 2) + (isVerbatim ? 0 : 1) }

    mutating func take(_ taken: Range<Int>, _ direction: Direction, _ figure: Int) {
        switch direction {
        case .forward: words = words.lowerBound..<taken.upperBound
        case .backward: words = taken.lowerBound..<words.upperBound
        }
        self.figure += figure
        self.taken += 1
    }
}

/// A listed name as a text search reads it.
struct TextName {
    let name: Int
    /// Where its tokens stand in `nameUnits`.
    let tokens: Range<Int>
    /// Where all its units do.
    let units: Range<Int>

    /// One or several tokens, and the place of their unit in `nameUnits`.
    struct Anchor {
        var place: Int
        var listed: Range<Int>
    }

    init(_ name: Int, _ watchlist: Watchlist) {
        self.name = name
        tokens = watchlist.tokens(ofName: name)
        units = watchlist.units(ofName: name)
    }

    var count: Int { tokens.count }

    /// How many of its tokens may be missing, all from the middle.
    var mostMissing: Int { max(0, count - 2) }

    func isMiddle(_ j: Int) -> Bool { j > 0 && j < count - 1 }

    /// A title, an article, a legal form: not every writer has it. A name that is made of nothing else needs them all.
    func isSpare(_ j: Int, _ watchlist: Watchlist) -> Bool {
        isSpareWord(j, watchlist) && (0..<count).contains { !isSpareWord($0, watchlist) }
    }

    func isSpareWord(_ j: Int, _ watchlist: Watchlist) -> Bool {
        let traits = watchlist.units[Int(watchlist.nameUnits[tokens.lowerBound + j])].traits
        switch (traits.inPerson, traits.inOrganisation) {
        case (.title, _), (.article, _), (.patronymic, _), (_, .legalForm), (_, .filler), (_, .article): return true
        default: return false
        }
    }

    func namingCount(_ watchlist: Watchlist) -> Int {
        (0..<count).count { !isSpare($0, watchlist) }
    }

    /// Two neighbours written together.
    func pair(startingAt first: Int, _ watchlist: Watchlist) -> Anchor? {
        guard first >= 0, first + 1 < count else { return nil }
        let place = tokens.upperBound + first
        guard place < units.upperBound - (count > 2 ? 1 : 0), watchlist.nameUnits[place] != .max else { return nil }
        return Anchor(place: place, listed: first..<first + 2)
    }

    /// The whole of three tokens and more written together.
    func whole(_ watchlist: Watchlist) -> Anchor? {
        guard count > 2, watchlist.nameUnits[units.upperBound - 1] != .max else { return nil }
        return Anchor(place: units.upperBound - 1, listed: 0..<count)
    }
}
