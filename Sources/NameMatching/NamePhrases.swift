public import NameText
import ReferenceData

/// Words that are one: a legal form written out (limited liability company), letters with stops (S.A., A.B.C.), a word in which
/// digits stand for the letters they look like (Sech1n).
///
/// Applied after normalisation, on both sides alike. Phrases come from `Data/phrases.tsv`, whose header names its sources.
struct NamePhrases: Sendable {
    static let shared = NamePhrases(table: String(decoding: ReferenceData.phrases, as: UTF8.self))

    /// Phrases by the hash of their first word, longest first: the words after it and the short form.
    private let phrases: [UInt64: [(rest: [[UInt8]], short: [UInt8])]]
    /// Rows that could not be read; a test holds it empty.
    let problems: [String]

    init(table: String) {
        var phrases: [UInt64: [(rest: [[UInt8]], short: [UInt8])]] = [:]
        var problems: [String] = []
        for (number, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            let words = cells.count == 2 ? cells[1].split(separator: " ").map { Array($0.utf8) } : []
            guard words.count >= 2, let first = words.first else {
                problems.append("phrases.tsv:\(number + 1): expected a short form and two words or more")
                continue
            }
            phrases[stableHash(first.span), default: []].append((Array(words.dropFirst()), Array(cells[0].utf8)))
        }
        self.phrases = phrases.mapValues { $0.sorted { ($0.rest.count, $1.short.count) > ($1.rest.count, $0.short.count) } }
        self.problems = problems
    }

    /// Makes one token of each run that is one word. O(bytes); allocates only where there is one.
    func merge(_ tokens: inout NameTokens) {
        guard tokens.tokens.count >= 2 else { return }
        mergeLookalikeDigits(&tokens)
        mergeLetters(&tokens)
        mergePhrases(&tokens)
    }

    // MARK: Legal forms in words

    /// From left to right, the longest that begins at a word; but of two that overlap the longer (Company | Limited Liability Company).
    private func mergePhrases(_ tokens: inout NameTokens) {
        var i = 0
        while i + 1 < tokens.tokens.count {
            if let found = phrase(at: i, tokens) {
                let end = i + 1 + found.rest.count
                if !(i + 1..<end).contains(where: { phrase(at: $0, tokens)?.rest.count ?? 0 > found.rest.count }) {
                    tokens.merge(i..<end, latin: found.short)
                }
            }
            i += 1
        }
    }

    /// The longest phrase that begins at a token.
    private func phrase(at i: Int, _ tokens: NameTokens) -> (rest: [[UInt8]], short: [UInt8])? {
        let bytes = tokens.bytes
        return phrases[stableHash(bytes.span.extracting(tokens.tokens[i].latin.range))]?.first {
            matches($0.rest, tokens, after: i)
        }
    }

    private func matches(_ words: [[UInt8]], _ tokens: NameTokens, after i: Int) -> Bool {
        guard i + words.count < tokens.tokens.count else { return false }
        for (k, word) in words.enumerated() {
            guard tokens.bytes[tokens.tokens[i + 1 + k].latin.range].elementsEqual(word) else { return false }
        }
        return true
    }

    // MARK: Letters with stops

    /// S.A. and L.L.C. become the legal form; three letters or more without spaces are an abbreviation that people also write as one
    /// word. Two letters stay the initials that they may be.
    private func mergeLetters(_ tokens: inout NameTokens) {
        var start = 0
        while start < tokens.tokens.count {
            guard isLetter(tokens.tokens[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < tokens.tokens.count, isLetter(tokens.tokens[end]), tokens.tokens[end].before == .stop { end += 1 }
            if end - start >= 2 {
                let word = tokens.tokens[start..<end].map { tokens.bytes[Int($0.latin.start)] }
                if end - start >= 3 || Words.shared.word(word.span).inOrganisation == .legalForm {
                    tokens.merge(start..<end, latin: word)
                    end = start + 1
                }
            }
            start = end
        }
    }

    private func isLetter(_ token: NameTokens.Token) -> Bool {
        token.script == .latin && token.latin.count == 1 && !token.isNumber
    }

    // MARK: Digits for letters

    /// Single digits that touch letters, in a word of three letters or more with more letters than digits: Sech1n, 0sama. Models and
    /// numbers (B2B, 7th, IL76) stay what they are.
    private func mergeLookalikeDigits(_ tokens: inout NameTokens) {
        var start = 0
        while start < tokens.tokens.count {
            var end = start
            var letters = 0
            var digits = 0
            while end < tokens.tokens.count, end == start || tokens.tokens[end].before == .none {
                let token = tokens.tokens[end]
                if isWord(token) { letters += Int(token.latin.count) } else if isDigit(token) { digits += 1 } else { break }
                end += 1
            }
            if isLookalike(tokens, start..<end, letters: letters, digits: digits) {
                var word = tokens.tokens[start..<end].flatMap { tokens.bytes[$0.latin.range].map(NamePhrases.letter(for:)) }
                if word.elementsEqual([.a, .i]) { word = Array("al".utf8) }
                tokens.merge(start..<end, latin: word)
                end = start + 1
            }
            start = max(end, start + 1)
        }
    }

    private func isLookalike(_ tokens: NameTokens, _ range: Range<Int>, letters: Int, digits: Int) -> Bool {
        guard range.count >= 2, digits >= 1 else { return false }
        // The article as it is often read off paper: a1-Jawlani.
        if range.count == 2, letters == 1, tokens.tokens[range.upperBound - 1].isNumber {
            let (a, b) = (tokens.tokens[range.lowerBound].latin.start, tokens.tokens[range.upperBound - 1].latin.start)
            return tokens.bytes[Int(a)] == .a && tokens.bytes[Int(b)] == UInt8(ascii: "1")
        }
        return letters >= 3 && letters > 2 * digits && !isOrdinal(tokens, range)
    }

    private func isWord(_ token: NameTokens.Token) -> Bool { token.script == .latin && !token.isNumber }

    private func isDigit(_ token: NameTokens.Token) -> Bool { token.isNumber && token.latin.count == 1 }

    /// A number and a short ending: 7th, 1st, 2nd.
    private func isOrdinal(_ tokens: NameTokens, _ range: Range<Int>) -> Bool {
        range.count == 2 && isDigit(tokens.tokens[range.lowerBound]) && tokens.tokens[range.lowerBound + 1].latin.count < 3
    }

    /// The letter that a digit looks like.
    static func letter(for digit: UInt8) -> UInt8 {
        switch digit {
        case UInt8(ascii: "0"): .o
        case UInt8(ascii: "1"): .i
        case UInt8(ascii: "3"): .e
        case UInt8(ascii: "4"): .a
        case UInt8(ascii: "5"): .s
        case UInt8(ascii: "6"), UInt8(ascii: "9"): .g
        case UInt8(ascii: "7"): .t
        case UInt8(ascii: "8"): .b
        default: digit
        }
    }
}

extension NameTokens {
    /// Makes one Latin token of several neighbours; what stood is kept as its exact form, joined by nothing.
    mutating func merge(_ range: Range<Int>, latin word: [UInt8]) {
        guard let first = tokens[range].first, let last = tokens[range].last else { return }
        let exact = Slice(start: bytes.count, count: tokens[range].reduce(0) { $0 + Int($1.exact.count) })
        for token in tokens[range] { bytes += bytes[token.exact.range] }
        let latin = Slice(start: bytes.count, count: word.count)
        bytes += word
        let end = last.source.range.upperBound
        tokens.replaceSubrange(
            range,
            with: [
                Token(
                    exact: exact, latin: latin,
                    source: Slice(start: Int(first.source.start), count: end - Int(first.source.start)), script: .latin,
                    before: first.before)
            ])
    }
}

/// A name as written → tokens: normalisation, then the words that are one. The one way from text to tokens for whoever compares names.
public struct NameReader {
    private let normalizer = NameNormalizer()

    public init() {}

    /// Replaces the contents of `tokens`. O(bytes).
    public func read(_ name: Span<UInt8>, into tokens: inout NameTokens) {
        normalizer.normalize(name, into: &tokens)
        NamePhrases.shared.merge(&tokens)
    }

    /// Other readings of a name for which spelling alone does not account (a Chinese name in Cantonese, Wade-Giles in Pinyin);
    /// empty for nearly all names.
    public func alternativeReadings(of tokens: NameTokens, name: Span<UInt8>) -> [NameTokens] {
        var readings = normalizer.alternativeReadings(of: tokens, name: name)
        if let reading = NameReader.partingInitials(tokens) { readings.append(reading) }
        if let reading = NameReader.joiningPrefix(tokens) { readings.append(reading) }
        if let reading = NameReader.leavingDegree(tokens) { readings.append(reading) }
        if let mirrored = NameReader.mirrored(name) {
            var reading = NameTokens()
            read(mirrored.span, into: &reading)
            readings.append(reading)
        }
        return readings
    }

    /// The reading of two first letters as what is put before a name: M.V. of a motor vessel, H.E. of His Excellency. They may be
    /// initials as well, so this is another reading, not the first.
    private static func joiningPrefix(_ tokens: NameTokens) -> NameTokens? {
        guard tokens.tokens.count >= 3, tokens.tokens[..<2].allSatisfy({ $0.script == .latin && $0.latin.count == 1 }) else {
            return nil
        }
        let letters = tokens.tokens[..<2].map { tokens.bytes[Int($0.latin.start)] }
        let word: String
        switch (letters[0], letters[1]) {
        case (.m, .v), (.m, .t), (.m, .s), (.s, .s): word = String(decoding: letters, as: UTF8.self)
        case (.h, .e): word = "excellency"
        default: return nil
        }
        var reading = tokens
        reading.merge(0..<2, latin: Array(word.utf8))
        return reading
    }

    /// The reading in which a last MD is a degree: elsewhere, and in Bengal, it is Muhammad.
    private static func leavingDegree(_ tokens: NameTokens) -> NameTokens? {
        guard tokens.tokens.count >= 2, let last = tokens.tokens.last, last.script == .latin,
            tokens.bytes[last.latin.range].elementsEqual([.m, .d])
        else { return nil }
        var reading = tokens
        reading.tokens.removeLast()
        return reading
    }

    /// A name whose letters stand in the reverse order, put right: `nil` unless each of its words, two or more, ends with its capital
    /// (rimaldiV nituP). Programs that store text as it is displayed from right to left leave such names behind. ASCII alone.
    private static func mirrored(_ name: Span<UInt8>) -> [UInt8]? {
        var words = 0
        var i = 0
        while i < name.count {
            guard isLower(name[i]) else { return nil }
            while i < name.count, isLower(name[i]) { i += 1 }
            guard i < name.count, isUpper(name[i]) else { return nil }
            words += 1
            i += 1
            guard i < name.count else { break }
            guard name[i] == 0x20 else { return nil }
            i += 1
        }
        guard words >= 2 else { return nil }
        return (0..<name.count).map { name[name.count - 1 - $0] }
    }

    private static func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

    private static func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

    /// The reading in which two initials written as one word stand apart (JC Juncker, J C Juncker); `nil` where there are none.
    ///
    /// Two Latin consonants that are no word known otherwise (Md is Muhammad), before or after a longer word.
    private static func partingInitials(_ tokens: NameTokens) -> NameTokens? {
        guard tokens.tokens.contains(where: { $0.script == .latin && $0.latin.count > 2 }) else { return nil }
        guard
            let i = tokens.tokens.firstIndex(where: { token in
                guard token.script == .latin, token.latin.count == 2, !token.isNumber else { return false }
                let latin = tokens.bytes.span.extracting(token.latin.range)
                let word = Words.shared.word(latin)
                return !Folding.isVowel(latin[0]) && !Folding.isVowel(latin[1]) && !Folding.isDigit(latin[0])
                    && !Folding.isDigit(latin[1]) && word.meaning == 0 && word.frequency == 0 && word.inPerson == .plain
                    && word.inOrganisation == .plain
            })
        else { return nil }
        var reading = tokens
        let whole = tokens.tokens[i]
        let halves = (0..<2).map { half in
            var token = whole
            token.latin = NameTokens.Slice(start: Int(whole.latin.start) + half, count: 1)
            token.exact = token.latin
            token.source = NameTokens.Slice(start: Int(whole.source.start) + half, count: 1)
            token.before = half == 0 ? whole.before : .none
            return token
        }
        reading.tokens.replaceSubrange(i...i, with: halves)
        return reading
    }
}
