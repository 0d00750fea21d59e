import CICU

/// What the tokeniser needs to know of one code point.
struct Letter {
    enum Kind: UInt8 {
        /// Splits words; `folded` holds the rank of the separator.
        case separator
        case letter
        /// A decimal digit; `folded` and `latin` are the ASCII digit.
        case digit
        /// A combining mark.
        case mark
        /// Shows nothing and splits nothing.
        case ignorable
        /// An apostrophe or a letter-like sign that is written for one: splits nothing.
        case apostrophe
        /// Stands for several code points, kept at `folded` in `LetterTable.expansions`.
        case expansion
        /// A letter that no table reads: ask ICU, once.
        case unresolved
        /// Unassigned or for private use: nobody can read it.
        case unreadable
    }

    /// The reading where no rule says otherwise.
    var latin = PackedLatin.empty
    var folded: UInt32
    /// Index of the rules that begin with this letter, 0 for none.
    var rule: UInt16 = 0
    var kind: Kind
    var script = Script.other
}

/// Code point → `Letter`, in pages of 256 that are made from Unicode's properties and the reference data at the first
/// name that needs them.
///
/// A page costs some 0.1 ms to make and 4 KiB to keep; all of Unicode is 17 MiB. Not shared between threads.
struct LetterTable {
    private static let pageCount = 0x110000 / 256
    /// Where each page begins in `letters`, -1 while it has not been made.
    private(set) var pageStart = [Int32](repeating: -1, count: pageCount)
    private(set) var letters: [Letter] = []
    /// What code points of kind `expansion` stand for.
    private(set) var expansions: [[UInt32]] = []
    private let table = RomanisationTable.shared

    /// The entry of a code point, which must be below 0x110000. O(1) but for the first of its page.
    @inline(__always)
    mutating func letter(_ codePoint: UInt32) -> Letter {
        let start = pageStart[Int(codePoint >> 8)]
        if start >= 0 { return letters[Int(start) + Int(codePoint & 0xFF)] }
        return makePage(of: codePoint)
    }

    /// Replaces the entry of a code point that has been asked for before.
    mutating func set(_ letter: Letter, at codePoint: UInt32) {
        let start = pageStart[Int(codePoint >> 8)]
        if start >= 0 { letters[Int(start) + Int(codePoint & 0xFF)] = letter }
    }

    @inline(never)
    private mutating func makePage(of codePoint: UInt32) -> Letter {
        let first = codePoint & ~0xFF
        pageStart[Int(codePoint >> 8)] = Int32(truncatingIfNeeded: letters.count)
        for offset in UInt32(0)..<256 {
            let letter = makeLetter(first + offset)
            letters.append(letter)
        }
        return letters[letters.count - 256 + Int(codePoint & 0xFF)]
    }

    private mutating func makeLetter(_ codePoint: UInt32) -> Letter {
        if (0xD800...0xDFFF).contains(codePoint) || codePoint == 0xFFFD { return .separator(.other) }
        if LetterClasses.apostrophes.contains(codePoint) { return Letter(folded: codePoint, kind: .apostrophe) }
        if table.folds[codePoint] == [0x20] { return .separator(.other) }
        if cicu_is_default_ignorable(codePoint) { return Letter(folded: codePoint, kind: .ignorable) }
        let folded = UTF8Text.codePoints(ICU.nfkcCasefold(UTF8Text.bytes(codePoint)) ?? [])
        guard let first = folded.first else { return Letter(folded: codePoint, kind: .ignorable) }
        if folded.count > 1 { return makeExpansion(folded) }
        return makeFolded(first)
    }

    /// The entry of a code point that NFKC and case folding leave as it is.
    private mutating func makeFolded(_ codePoint: UInt32) -> Letter {
        switch Int(cicu_category(codePoint)) {
        case Int(CICU_LETTER), Int(CICU_NUMBER):
            return makeAlphabetic(codePoint)
        case Int(CICU_DIGIT):
            let digit = UInt8(truncatingIfNeeded: 0x30 + max(0, min(9, cicu_digit_value(codePoint))))
            return Letter(latin: PackedLatin(digit), folded: UInt32(digit), kind: .digit, script: .latin)
        case Int(CICU_MARK):
            return Letter(folded: codePoint, kind: .mark, script: Script(packedCode: cicu_script(codePoint)))
        case Int(CICU_SPACE): return .separator(.space)
        case Int(CICU_DASH): return .separator(.hyphen)
        case Int(CICU_OPEN): return .separator(.bracket)
        case Int(CICU_OTHER): return codePoint < 0xA0 ? .separator(.space) : Letter(folded: codePoint, kind: .unreadable)
        default: return .separator(LetterClasses.rank(codePoint))
        }
    }

    private mutating func makeAlphabetic(_ codePoint: UInt32) -> Letter {
        // The sign of a long vowel is common to both kana.
        let isProlonged = codePoint == 0x30FC
        let script = isProlonged ? .katakana : Script(packedCode: cicu_script(codePoint))
        if script == .other, !isProlonged, cicu_is_modifier_letter(codePoint) {
            return Letter(folded: codePoint, kind: .apostrophe)
        }
        guard script.isReadByLetter else { return Letter(folded: codePoint, kind: .letter, script: script) }
        if script == .hangul {
            return Letter(latin: Hangul.reading(codePoint), folded: codePoint, kind: .letter, script: script)
        }

        var base = codePoint
        switch script {
        case .latin, .arabic, .hebrew, .syriac: base = decomposition(codePoint).first ?? codePoint
        case .greek: base = greekBase(codePoint)
        default: break
        }
        if let fold = table.folds[base] {
            if fold.count != 1 { return makeExpansion(fold) }
            base = fold[0]
        }
        var letter = Letter(folded: base, rule: table.ruleIndex[base] ?? 0, kind: .letter, script: script)
        if base < 0x80 {
            letter.latin = PackedLatin(UInt8(truncatingIfNeeded: base))
        } else if let reading = table.readings[base] ?? table.readings[decomposition(base).first ?? base] {
            letter.latin = reading
        } else if letter.rule == 0 {
            // Modifier letters of the alphabets that have no sound (Arabic small letters, Armenian signs).
            letter.kind = cicu_is_modifier_letter(codePoint) ? .apostrophe : .unresolved
        }
        return letter
    }

    /// A ligature of Latin letters becomes one letter with their reading; anything else is read code point by code point.
    private mutating func makeExpansion(_ codePoints: [UInt32]) -> Letter {
        var reading = PackedLatin.empty
        var isLatin = true
        for codePoint in codePoints.flatMap({ decomposition($0) }) where isLatin {
            if (0x61...0x7A).contains(codePoint) {
                isLatin = reading.append(UInt8(truncatingIfNeeded: codePoint))
            } else {
                isLatin = cicu_category(codePoint) == Int32(CICU_MARK)
            }
        }
        if isLatin, reading.count > 0 {
            return Letter(latin: reading, folded: codePoints[0], kind: .letter, script: .latin)
        }
        expansions.append(codePoints)
        return Letter(folded: UInt32(truncatingIfNeeded: expansions.count - 1), kind: .expansion)
    }

    private func decomposition(_ codePoint: UInt32) -> [UInt32] {
        UTF8Text.codePoints(ICU.decomposed(UTF8Text.bytes(codePoint)) ?? [])
    }

    /// Greek without accents and breathings, but with the diaeresis that parts two vowels.
    private func greekBase(_ codePoint: UInt32) -> UInt32 {
        let parts = decomposition(codePoint)
        guard let base = parts.first else { return codePoint }
        guard parts.contains(0x308) else { return base }
        let composed = cicu_compose_pair(base, 0x308)
        return composed > 0 ? UInt32(composed) : base
    }
}

extension Letter {
    static func separator(_ rank: SeparatorRank) -> Letter { Letter(folded: UInt32(rank.rawValue), kind: .separator) }
}
