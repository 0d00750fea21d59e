/// A letter of the word that is being read.
struct WordLetter {
    var latin: PackedLatin
    /// The letter as it is compared.
    var folded: UInt32
    /// The code point as written: shapes differ by case.
    var raw: UInt32
    /// Where it stands in the name, bytes; marks that follow it included.
    var start: Int32
    var end: Int32
    var rule: UInt16
    var script: Script
    /// `Tokenizer.digits` or the group of its script.
    var group: UInt8
}

/// Splits a name in any script into words, and words into tokens. Owned by one normaliser, scratch included.
struct Tokenizer {
    static let digits: UInt8 = 3
    static let geresh: UInt32 = 0x5F3
    /// Names longer than this are cut there and the rest counted as unreadable: offsets have 32 bits.
    static let byteLimit = 1 << 28

    var letters = LetterTable()
    var word: [WordLetter] = []
    /// `word` has been turned into tokens and only stays for what the end of the name still asks of it.
    var wordIsDone = true
    /// More than one group of scripts or digits stand in `word`; more than one script.
    var isMixedGroup = false
    var isMixedScript = false
    var rank = SeparatorRank.space
    var hasFamilyScript = false
    var slow = SlowRomaniser()
    var key: [UInt8] = []
    let rules = RuleSet(RomanisationTable.shared.rules)
    let families = FamilyNames.shared
    /// Hebrew letters that an apostrophe after them changes.
    let gereshLetters: Set<UInt32> = {
        let table = RomanisationTable.shared
        return Set(table.ruleIndex.filter { table.rules[Int($0.value)].contains { $0.rest == [geresh] } }.map(\.key))
    }()

    /// Fills `tokens`, which must be empty.
    mutating func tokenize(_ name: Span<UInt8>, into tokens: inout NameTokens) {
        wordIsDone = true
        word.removeAll(keepingCapacity: true)
        rank = .space
        hasFamilyScript = false
        let count = min(name.count, Self.byteLimit)
        if count < name.count { tokens.unreadable += 1 }
        // Held here so that a run of letters costs no reference count; let go wherever the table may grow, or it would be copied.
        var pages = letters.pageStart
        var entries = letters.letters
        var i = 0
        while i < count {
            let (codePoint, width) = UTF8Text.decode(name, at: i)
            if codePoint == UTF8Text.invalid {
                separate(.other, into: &tokens)
                i += width
                continue
            }
            let page = Int(pages[Int(codePoint >> 8)])
            if page < 0 {
                (pages, entries) = ([], [])
                _ = letters.letter(codePoint)
                (pages, entries) = (letters.pageStart, letters.letters)
                continue
            }
            let letter = entries[page + Int(codePoint & 0xFF)]
            switch letter.kind {
            case .letter where startsRun(letter):
                if wordIsDone { startWord() }
                i = Self.appendRun(
                    name, from: i, to: count, script: letter.script, pageStart: pages, letters: entries, word: &word)
                continue
            case .letter, .digit:
                add(letter, raw: codePoint, start: i, end: i + width)
            case .separator:
                if codePoint != 0x22 && codePoint != 0x201D || !isWithinHebrew(at: i + width, of: name) {
                    separate(SeparatorRank(rawValue: UInt8(truncatingIfNeeded: letter.folded)) ?? .other, into: &tokens)
                }
            default:
                (pages, entries) = ([], [])
                readRare(codePoint, letter, start: i, end: i + width, into: &tokens)
                (pages, entries) = (letters.pageStart, letters.letters)
            }
            i += width
        }
        endWord(into: &tokens)
        if hasFamilyScript { readFamilyName(in: &tokens) }
    }

    /// Begins a word or goes on in its script, and no letter of it composes with the one before.
    @inline(__always)
    private func startsRun(_ letter: Letter) -> Bool {
        if letter.script == .hangul, letter.folded < 0xAC00 { return false }
        guard !wordIsDone, let last = word.last else { return true }
        return last.script == letter.script && last.group != Self.digits
    }

    /// Reads plain letters of one script as far as they go, which is where nearly all the time is spent; returns where it
    /// stopped, which is after the first at least.
    private static func appendRun(
        _ name: Span<UInt8>, from start: Int, to limit: Int, script: Script, pageStart: [Int32],
        letters: [Letter], word: inout [WordLetter]
    ) -> Int {
        var i = start
        let pages = pageStart.span
        let entries = letters.span
        // A letter takes two bytes but in ASCII; the array grows again where a run is longer.
        let room = min(limit - start, 64)
        word.append(addingCapacity: room) { output in
            let group = script.group
            while i < limit, output.freeCapacity > 0 {
                let (codePoint, width) = UTF8Text.decode(name, at: i)
                guard codePoint != UTF8Text.invalid else { break }
                let page = pages[Int(codePoint >> 8)]
                guard page >= 0 else { break }
                let letter = entries[Int(page) + Int(codePoint & 0xFF)]
                guard letter.kind == .letter, letter.script == script, script != .hangul || letter.folded >= 0xAC00 else {
                    break
                }
                output.append(
                    WordLetter(
                        latin: letter.latin, folded: letter.folded, raw: codePoint, start: Int32(truncatingIfNeeded: i),
                        end: Int32(truncatingIfNeeded: i + width), rule: letter.rule, script: script, group: group))
                i += width
            }
        }
        return i
    }

    @inline(__always)
    private mutating func startWord() {
        word.removeAll(keepingCapacity: true)
        wordIsDone = false
        isMixedGroup = false
        isMixedScript = false
    }

    @inline(never)
    private mutating func readRare(
        _ codePoint: UInt32, _ letter: Letter, start: Int, end: Int, into tokens: inout NameTokens
    ) {
        switch letter.kind {
        case .mark: addMark(letter, end: end)
        case .apostrophe: addApostrophe(end: end)
        case .unresolved:
            var resolved = letter
            resolved.kind = .letter
            resolved.latin = slow.reading(of: letter.folded, script: letter.script)
            letters.set(resolved, at: codePoint)
            add(resolved, raw: codePoint, start: start, end: end)
        case .expansion:
            // NFKC is idempotent, so what an expansion holds expands no further but by a fold of one letter into two.
            for part in letters.expansions[Int(letter.folded)] {
                let inner = letters.letter(part)
                switch inner.kind {
                case .letter, .digit: add(inner, raw: part, start: start, end: end)
                case .separator:
                    separate(SeparatorRank(rawValue: UInt8(truncatingIfNeeded: inner.folded)) ?? .other, into: &tokens)
                case .expansion:
                    for last in letters.expansions[Int(inner.folded)] {
                        let leaf = letters.letter(last)
                        if leaf.kind == .letter { add(leaf, raw: last, start: start, end: end) }
                    }
                default: readRare(part, inner, start: start, end: end, into: &tokens)
                }
            }
        case .unreadable:
            tokens.unreadable += 1
            separate(.other, into: &tokens)
        case .ignorable, .letter, .digit, .separator:
            break
        }
    }

    private mutating func add(_ letter: Letter, raw: UInt32, start: Int, end: Int) {
        let group = letter.kind == .digit ? Self.digits : letter.script.group
        if wordIsDone {
            startWord()
        } else if let last = word.last {
            if last.group != group { isMixedGroup = true }
            if last.script != letter.script { isMixedScript = true }
            if letter.script == .hangul, letter.folded < 0xAC00, let syllable = Hangul.compose(last.folded, letter.folded) {
                word[word.count - 1].folded = syllable
                word[word.count - 1].latin = Hangul.reading(syllable)
                word[word.count - 1].end = Int32(truncatingIfNeeded: end)
                return
            }
        }
        word.append(
            WordLetter(
                latin: letter.latin, folded: letter.folded, raw: raw, start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: end), rule: letter.rule, script: letter.script, group: group))
    }

    /// Marks: composed with the letter before them where that makes another letter (й), kept where ICU reads the token,
    /// dropped elsewhere.
    private mutating func addMark(_ mark: Letter, end: Int) {
        guard !wordIsDone, let last = word.last else { return }
        word[word.count - 1].end = Int32(truncatingIfNeeded: end)
        guard last.group != Self.digits else { return }
        if !last.script.isReadByLetter {
            word.append(
                WordLetter(
                    latin: .empty, folded: mark.folded, raw: mark.folded, start: last.end,
                    end: Int32(truncatingIfNeeded: end), rule: 0, script: last.script, group: last.group))
            return
        }
        guard last.script == .cyrillic || last.script == .greek else { return }
        guard let composed = Composition.pair(last.folded, mark.folded) else { return }
        let letter = letters.letter(composed)
        guard letter.kind == .letter else { return }
        word[word.count - 1].folded = letter.folded
        word[word.count - 1].latin = letter.latin
        word[word.count - 1].rule = letter.rule
        // No other alphabet has a letter of this shape.
        word[word.count - 1].raw = composed
    }

    private mutating func addApostrophe(end: Int) {
        guard !wordIsDone, let last = word.last, last.script == .hebrew, gereshLetters.contains(last.folded) else { return }
        word.append(
            WordLetter(
                latin: .empty, folded: Self.geresh, raw: Self.geresh, start: last.end, end: Int32(truncatingIfNeeded: end),
                rule: 0, script: .hebrew, group: last.group))
    }

    /// A quotation mark between two Hebrew letters is written for gershayim.
    private mutating func isWithinHebrew(at next: Int, of name: Span<UInt8>) -> Bool {
        guard !wordIsDone, word.last?.script == .hebrew, next < name.count else { return false }
        let (codePoint, _) = UTF8Text.decode(name, at: next)
        guard codePoint != UTF8Text.invalid else { return false }
        let letter = letters.letter(codePoint)
        return letter.script == .hebrew && letter.kind == .letter
    }

    @inline(__always)
    private mutating func separate(_ next: SeparatorRank, into tokens: inout NameTokens) {
        endWord(into: &tokens)
        if next.rawValue > rank.rawValue { rank = next }
    }

    /// Turns the word into tokens: cut where a letter meets a digit or one group of scripts another.
    @inline(__always)
    private mutating func endWord(into tokens: inout NameTokens) {
        guard !wordIsDone else { return }
        wordIsDone = true
        let before = rank.separator
        rank = .space
        if isMixedGroup {
            endMixedWord(before: before, into: &tokens)
        } else {
            emit(0..<word.count, before: before, into: &tokens)
        }
    }

    @inline(never)
    private mutating func endMixedWord(before first: NameTokens.Separator, into tokens: inout NameTokens) {
        var before = first
        var start = 0
        while start < word.count {
            var end = segmentEnd(from: start)
            if word[start].group == Self.digits, isOrdinal(from: end) {
                end = word.count
                emitLatin(start..<end, before: before, into: &tokens)
            } else {
                emit(start..<end, before: before, into: &tokens)
            }
            before = .none
            start = end
        }
    }

    private func segmentEnd(from start: Int) -> Int {
        var end = start + 1
        while end < word.count, word[end].group == word[start].group { end += 1 }
        return end
    }

    private func isOrdinal(from start: Int) -> Bool {
        guard start + 2 == word.count else { return false }
        let first = word[start].latin
        let second = word[start + 1].latin
        guard word[start].script == .latin, word[start + 1].script == .latin else { return false }
        return first.count == 1 && second.count == 1 && Ordinal.isSuffix(first[0], second[0])
    }
}
