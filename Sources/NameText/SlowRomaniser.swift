/// Reads tokens of the scripts that no table of ours reads, by ICU and by the names of letters, with a cache.
///
/// ICU is opened at the first token that needs it. Belongs to one thread.
struct SlowRomaniser {
    /// ICU edits text in place, so its time grows with the square of what it is given at once.
    private static let chunk = 64

    private var transliterators: [String: Transliterator?] = [:]
    private var cache = TokenCache()

    /// How many transliterators have been asked for.
    var openCount: Int { transliterators.count }

    /// Appends the exact form and the Latin reading of a token, folded letter by letter, to `bytes`.
    ///
    /// - Returns: how many bytes each takes, and how many letters have no reading.
    mutating func append(
        _ key: [UInt8], script: Script, to bytes: inout [UInt8]
    ) -> (exact: Int, latin: Int, unreadable: Int) {
        let hash = TokenCache.hash(key)
        if let entry = cache.find(key, hash: hash) {
            let start = Int(entry.start) + Int(entry.keyCount)
            let end = start + Int(entry.exactCount) + Int(entry.latinCount)
            bytes.append(contentsOf: cache.bytes[start..<end])
            return (Int(entry.exactCount), Int(entry.latinCount), Int(entry.unreadable))
        }
        let (exact, latin, unreadable) = read(key, script: script)
        bytes.append(contentsOf: exact)
        bytes.append(contentsOf: latin)
        cache.insert(key, hash: hash, exact: exact, latin: latin, unreadable: unreadable)
        return (exact.count, latin.count, unreadable)
    }

    /// The reading of one letter that no table holds; empty when there is none. Readings are cut to seven letters.
    mutating func reading(of letter: UInt32, script: Script) -> PackedLatin {
        let text = UTF8Text.bytes(letter)
        var latin: [UInt8] = []
        let identifier = script == .latin ? "Latin-ASCII" : "Any-Latin; Latin-ASCII"
        for byte in transliterate(text, by: identifier) {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) { latin.append(lower) }
        }
        if latin.isEmpty { latin = LetterName.reading(letter) }
        return PackedLatin(latin.prefix(PackedLatin.capacity)) ?? .empty
    }

    private mutating func read(_ key: [UInt8], script: Script) -> (exact: [UInt8], latin: [UInt8], unreadable: Int) {
        var exact: [UInt8] = []
        var latin: [UInt8] = []
        var unreadable = 0
        for piece in Self.chunks(ICU.nfkcCasefold(key) ?? key) {
            if let own = Self.ownReading(piece, script: script) {
                exact += piece
                latin += own
                continue
            }
            // Han: traditional characters count as their simplified forms.
            let folded = script == .han ? transliterate(piece, by: "Hant-Hans") : piece
            exact += folded
            let source = script == .gurmukhi ? Self.withoutTippi(folded) : folded
            let romanised = LatinReading.make(transliterate(source, by: Self.identifier(of: script)), script: script)
            latin += romanised.latin
            unreadable += romanised.unreadable
        }
        return (exact, latin, unreadable)
    }

    /// The nasal sign that ICU leaves out (tippi, U+0A70) written as the one that it reads (bindi, U+0A02): ਸਿੰਘ is singh.
    private static func withoutTippi(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for codePoint in UTF8Text.codePoints(text) { UTF8Text.append(codePoint == 0xA70 ? 0xA02 : codePoint, to: &result) }
        return result
    }

    /// The reading of scripts whose customary spelling ICU does not give, by rules of ours; `nil` for the others.
    private static func ownReading(_ piece: [UInt8], script: Script) -> [UInt8]? {
        switch script {
        case .thai:
            let letters = UTF8Text.codePoints(piece)
            return Thai.reads(letters) ? Thai.reading(letters) : nil
        case .ethiopic:
            let letters = UTF8Text.codePoints(piece)
            return Ethiopic.reads(letters) ? Ethiopic.reading(letters) : nil
        default: return nil
        }
    }

    private static func identifier(of script: Script) -> String {
        switch script {
        case .han: "Han-Latin"
        case .hiragana, .katakana: "Hiragana-Katakana; Katakana-Latin"
        case .sinhala: "si-si_Latn"
        default: "Any-Latin"
        }
    }

    /// `text` by an ICU transliterator; as it is when ICU does not have it or fails.
    private mutating func transliterate(_ text: [UInt8], by identifier: String) -> [UInt8] {
        if transliterators[identifier] == nil { transliterators[identifier] = .some(Transliterator(identifier)) }
        guard let transliterator = transliterators[identifier] ?? nil else { return text }
        return transliterator.apply(text) ?? text
    }

    /// Pieces of some 64 code points, each beginning with a letter, so that syllables stay whole.
    private static func chunks(_ text: [UInt8]) -> [[UInt8]] {
        guard text.count > chunk else { return [text] }
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        var count = 0
        for codePoint in UTF8Text.codePoints(text) {
            if count >= chunk, !LetterName.isMark(codePoint) || count >= 4 * chunk {
                pieces.append(piece)
                piece = []
                count = 0
            }
            UTF8Text.append(codePoint, to: &piece)
            count += 1
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}
