public import NameText
import StringMetrics

/// The keys by which an index finds every token that `TokenSimilarity` could call alike.
///
/// The law: if `TokenSimilarity.compare(query, listed)` gives a result and the query token is not an initial, then
/// `keys(ofQuery:)` and `keys(ofListed:)` share a key, or the two are equal in their exact forms; and the same holds of
/// `compareJoined` with `keys(ofJoined:)`. A test holds it on whole lists.
public enum TokenKeys {
    /// What a key stands for: the same letters under two kinds never meet.
    private enum Kind: UInt64 {
        case latin = 0x0123_4567_89AB_CDEF
        case meaning = 0x1F83_D9AB_FB41_BD6B
        case initial = 0x3C6E_F372_FE94_F82B
        /// Deletion neighbours of the folded form.
        case fold = 0x510E_527F_ADE6_82D1
        /// Deletion neighbours of the Latin reading as typed.
        case typed = 0x2545_F491_4F6C_DD1D
        /// The consonants of every listed token.
        case skeleton = 0x6A09_E667_F3BC_C908
        /// The consonants of listed tokens without vowels or of another script than Latin: all that a plain Latin token may meet
        /// by its consonants alone.
        case reading = 0xA54F_F53A_5F1D_36F1
        /// The shape of a Latin reading on paper.
        case shape = 0x94D0_49BB_1331_11EB
        /// The beginning of a Latin reading, for a word that was cut.
        case beginning = 0x3F84_D5B5_B547_0917
        /// A group of the table of variants.
        case variant = 0xD1B5_4A32_D192_ED03
        /// Equal consonants of joined tokens.
        case joined = 0xBB67_AE85_84CA_A73B
    }

    /// Under which keys a listed token stands. Replaces the contents of `keys`; at most a few hundred.
    public static func keys(ofListed form: TokenForm, _ variants: VariantTable, into keys: inout [UInt64]) {
        keys.removeAll(keepingCapacity: true)
        guard common(form, variants, into: &keys) else { return }
        if form.isInitial {
            appendInitials(form, into: &keys)
            return
        }
        append(form.fold, deletions: TokenSimilarity.editBudget(form.fold.count), .fold, into: &keys)
        appendTyped(form, into: &keys)
        append(SlipTable.shape(form.latin), deletions: 0, .shape, into: &keys)
        var beginning = form.latin
        while beginning.count > TokenSimilarity.leastBeginning(isAbjad: form.isAbjad) {
            beginning.removeLast()
            append(beginning, deletions: 0, .beginning, into: &keys)
        }
        guard form.skeleton.count > 0 else { return }
        let key = SkeletonKeys.key(form.skeleton)
        keys.append(key ^ Kind.skeleton.rawValue)
        if form.isReading { keys.append(key ^ Kind.reading.rawValue) }
    }

    /// Under which keys the listed tokens stand that a token of a query may meet. Replaces the contents of `keys`.
    public static func keys(ofQuery form: TokenForm, _ variants: VariantTable, into keys: inout [UInt64]) {
        keys.removeAll(keepingCapacity: true)
        guard common(form, variants, into: &keys), !form.isInitial else { return }
        appendInitials(form, into: &keys)
        if form.latin.count >= TokenSimilarity.leastBeginning(isAbjad: form.isAbjad) {
            append(form.latin, deletions: 0, .beginning, into: &keys)
        }
        append(form.fold, deletions: TokenSimilarity.editBudget(form.fold.count), .fold, into: &keys)
        appendTyped(form, into: &keys)
        append(SlipTable.shape(form.latin), deletions: 0, .shape, into: &keys)
        guard form.skeleton.count > 0 else { return }
        if form.isSyllabic, form.script == .han {
            // A Chinese syllable reads in one way: of an orthography with vowels it meets its equal alone.
            SkeletonKeys.appendKeys(meeting: form.skeleton, Kind.reading.rawValue, into: &keys)
        } else if form.isReading {
            SkeletonKeys.appendKeys(meeting: form.skeleton, Kind.skeleton.rawValue, into: &keys)
        } else {
            if form.skeleton.count >= 3 { keys.append(SkeletonKeys.key(form.skeleton) ^ Kind.skeleton.rawValue) }
            SkeletonKeys.appendKeys(meeting: form.skeleton, Kind.reading.rawValue, into: &keys)
        }
        if form.skeleton.count >= 3 { append(form.skeleton, deletions: 0, .joined, into: &keys) }
    }

    /// Under which keys a joined unit of a listed name stands.
    public static func keys(ofJoined form: TokenForm, into keys: inout [UInt64]) {
        Self.keys(ofJoined: form.latin, form.skeleton, into: &keys)
    }

    /// Under which keys the units stand, single and joined, that a joined unit of a query may meet.
    public static func keys(ofJoinedQuery latin: ShortText, _ skeleton: ShortText, into keys: inout [UInt64]) {
        Self.keys(ofJoined: latin, skeleton, into: &keys)
        if skeleton.count >= 3 { keys.append(SkeletonKeys.key(skeleton) ^ Kind.skeleton.rawValue) }
    }

    private static func keys(ofJoined latin: ShortText, _ skeleton: ShortText, into keys: inout [UInt64]) {
        keys.removeAll(keepingCapacity: true)
        append(latin, deletions: 0, .latin, into: &keys)
        if skeleton.count >= 3 { append(skeleton, deletions: 0, .joined, into: &keys) }
    }

    /// The keys of equality; false when there is nothing more to a token than that.
    private static func common(_ form: TokenForm, _ variants: VariantTable, into keys: inout [UInt64]) -> Bool {
        guard !form.isLong else { return false }
        append(form.latin, deletions: 0, .latin, into: &keys)
        if form.word.meaning != 0 { keys.append(mixed(UInt64(form.word.meaning), .meaning)) }
        if form.isNumber { return false }
        if !form.isInitial {
            for group in variants.groups(of: form.latin) { keys.append(mixed(UInt64(group), .variant)) }
        }
        return true
    }

    private static func appendTyped(_ form: TokenForm, into keys: inout [UInt64]) {
        let slips = TokenSimilarity.slipBudget(form.latin.count)
        if slips > 0 { append(form.latin, deletions: slips, .typed, into: &keys) }
    }

    /// The single letters by which a token may be abbreviated.
    private static func appendInitials(_ form: TokenForm, into keys: inout [UInt64]) {
        guard form.latin.count > 0, form.fold.count > 0 else { return }
        keys.append(mixed(UInt64(form.latin[0]), .initial))
        if form.fold[0] != form.latin[0] { keys.append(mixed(UInt64(form.fold[0]), .initial)) }
    }

    private static func append(_ text: ShortText, deletions: Int, _ kind: Kind, into keys: inout [UInt64]) {
        let start = keys.count
        DeletionNeighbourhood.appendKeys(of: text.span, deletions: deletions, to: &keys)
        for i in start..<keys.count { keys[i] ^= kind.rawValue }
    }

    private static func mixed(_ number: UInt64, _ kind: Kind) -> UInt64 {
        (number &+ 1) &* 0x9E37_79B9_7F4A_7C15 ^ kind.rawValue
    }
}

extension Script {
    /// Scripts that break consonant clusters with vowels of their own, so that vowels say little across scripts.
    public var hasLooseVowels: Bool {
        switch self {
        case .hangul, .hiragana, .katakana, .thai, .lao, .khmer, .myanmar: true
        default: false
        }
    }
}

extension TokenForm {
    /// Vowels are missing or say little: consonants decide.
    public var isLoose: Bool { isAbjad || script.hasLooseVowels }

    /// The letters are the reading of another script, or consonants alone: it may meet what is spelt otherwise by its consonants.
    public var isReading: Bool { isAbjad || script != .latin }
}
