public import NameText

/// A run of adjoining tokens that is compared as one: each token alone, each two neighbours written together, and the whole name
/// written together.
public struct NameUnit: Sendable {
    public var start: Int
    public var count: Int
    public var form: TokenForm

    public init(start: Int, count: Int, form: TokenForm) {
        self.start = start
        self.count = count
        self.form = form
    }
}

/// The units of one name: first the single tokens in order, then the joined ones.
public struct NameUnits: Sendable {
    public private(set) var units: [NameUnit] = []
    /// How many of `units` are single tokens, which stand first.
    public private(set) var tokenCount = 0

    public init() {}

    public init(_ tokens: NameTokens) {
        set(tokens)
    }

    /// Reads the units of `tokens`, keeping capacity. O(bytes).
    public mutating func set(_ tokens: NameTokens) {
        units.removeAll(keepingCapacity: true)
        tokenCount = tokens.tokens.count
        let bytes = tokens.bytes.span
        for i in 0..<tokenCount {
            units.append(NameUnit(start: i, count: 1, form: TokenForm(tokens.tokens[i], in: bytes)))
        }
        markTranscribed(tokens)
        guard tokenCount >= 2 else { return }
        markKorean(tokens)
        for i in 0..<tokenCount - 1 {
            if let form = joined(i, 2, tokens) { units.append(NameUnit(start: i, count: 2, form: form)) }
        }
        if tokenCount >= 3, let form = joined(0, tokenCount, tokens) {
            units.append(NameUnit(start: 0, count: tokenCount, form: form))
        }
    }

    /// A Korean name as Koreans bear them: a family name of one syllable, given names of one or two. Foreign names in Hangul are longer,
    /// and are read by sound.
    private mutating func markKorean(_ tokens: NameTokens) {
        guard tokenCount <= 3, tokens.tokens[0].script == .hangul else { return }
        var isNative = false
        for token in tokens.tokens {
            guard token.script == .hangul, token.exact.count <= 2 * NameUnits.bytesOfSyllable else { return }
            guard token.exact.count == NameUnits.bytesOfSyllable else { continue }
            let bytes = tokens.bytes
            isNative = isNative || KoreanNames.isFamilyName(bytes.span.extracting(token.exact.range))
        }
        guard isNative else { return }
        for i in 0..<tokenCount {
            units[i].form.isSyllabic = true
            units[i].form.exactHash ^= 0x4B6F_7265_6100_0000
        }
    }

    /// A foreign name in Chinese characters, which stand for its sounds: names parted by a dot (贝拉克·奥巴马), or a word of more
    /// characters than a Chinese given name has. It is read by sound, not by syllable.
    private mutating func markTranscribed(_ tokens: NameTokens) {
        var isTranscribed = false
        for i in 0..<tokenCount where tokens.tokens[i].script == .han {
            let token = tokens.tokens[i]
            let isParted = token.before == .other || token.before == .stop || token.before == .hyphen
            let isAfterHan = i > 0 && tokens.tokens[i - 1].script == .han
            if (isParted && isAfterHan) || token.exact.count > 3 * NameUnits.bytesOfSyllable { isTranscribed = true }
        }
        guard isTranscribed else { return }
        for i in 0..<tokenCount where tokens.tokens[i].script == .han && !units[i].form.isLong {
            units[i].form.isSyllabic = false
            units[i].form.exactHash ^= 0x5472_616E_7363_0000
            guard let fold = Folding.fold(PinyinSounds.sounds(units[i].form.latin).span) else { continue }
            units[i].form.fold = fold
            units[i].form.skeleton = Folding.skeleton(fold)
        }
    }

    /// A Hangul syllable, or a Chinese character, in UTF-8.
    private static let bytesOfSyllable = 3

    private func joined(_ start: Int, _ count: Int, _ tokens: NameTokens) -> TokenForm? {
        var reading = JoinedTokens()
        for unit in units[start..<start + count] where !reading.append(unit.form) { return nil }
        return reading.close() ? TokenForm(reading) : nil
    }
}

/// Several adjoining tokens written together: what an index needs of them to say whether they may meet anything, which most don't.
public struct JoinedTokens: Sendable {
    public private(set) var latin = ShortText()
    public private(set) var fold = ShortText()
    public private(set) var skeleton = ShortText()
    fileprivate private(set) var exactHash = TokenForm.joinedHash
    fileprivate private(set) var script: Script?
    fileprivate private(set) var isAbjad = false
    fileprivate private(set) var isSyllabic = false

    public init() {}

    /// Adds a token; false when it is not to be joined to those before: a number, another script, over 32 letters together. O(letters).
    public mutating func append(_ form: TokenForm) -> Bool {
        guard !form.isNumber, !form.isLong, script == nil || script == form.script else { return false }
        script = form.script
        for i in 0..<form.latin.count {
            guard latin.append(form.latin[i]) else { return false }
        }
        isAbjad = isAbjad || form.isAbjad
        isSyllabic = isSyllabic || form.isSyllabic
        exactHash = TokenForm.joinedHash(exactHash, form.exactHash)
        return true
    }

    /// Reads what was added; false when it can't be folded. O(letters).
    public mutating func close() -> Bool {
        guard let fold = Folding.fold(latin.span) else { return false }
        self.fold = fold
        skeleton = Folding.skeleton(fold)
        return true
    }
}

extension TokenForm {
    public init(_ reading: JoinedTokens) {
        self.init(
            latin: reading.latin, fold: reading.fold, skeleton: reading.skeleton, exactHash: reading.exactHash,
            script: reading.script ?? .other, word: .unknown, isAbjad: reading.isAbjad, isNumber: false, isInitial: false,
            isLong: false,
            isSyllabic: reading.isSyllabic)
    }

    /// `exactHash` of joined tokens is made of theirs, from here on.
    public static let joinedHash: UInt64 = 0x6A6F_696E

    /// `exactHash` of joined tokens with one token more.
    @inlinable public static func joinedHash(_ hash: UInt64, _ next: UInt64) -> UInt64 { (hash &* 0x0000_0100_0000_01B3) ^ next }

    /// A form from its parts, as a compiled list keeps them.
    public init(
        latin: ShortText, fold: ShortText, skeleton: ShortText, exactHash: UInt64, script: Script, word: Word, isAbjad: Bool,
        isNumber: Bool, isInitial: Bool, isLong: Bool, isSyllabic: Bool
    ) {
        self.isSyllabic = isSyllabic
        self.latin = latin
        self.fold = fold
        self.skeleton = skeleton
        self.exactHash = exactHash
        self.script = script
        self.word = word
        self.isAbjad = isAbjad
        self.isNumber = isNumber
        self.isInitial = isInitial
        self.isLong = isLong
    }
}
