extension Tokenizer {
    /// Turns letters of one group of scripts, or digits, into a token; two or three for an Arabic word with the article.
    mutating func emit(_ range: Range<Int>, before: NameTokens.Separator, into tokens: inout NameTokens) {
        if let end = endOfFirstArabicWord(in: range) {
            emit(range.lowerBound..<end, before: before, into: &tokens)
            emit(end..<range.upperBound, before: .hyphen, into: &tokens)
            return
        }
        let first = tokens.tokens.count
        var isConfusable = false
        var script = word[range.lowerBound].script
        if isMixedScript, script.isLookalikeAlphabet, let reading = readLookalikes(range) {
            isConfusable = true
            switch reading {
            case .oneScript(let one): script = one
            case .bySound: script = .latin
            }
        }
        if word[range.lowerBound].group == Self.digits {
            emitLatin(range, before: before, isNumber: true, into: &tokens)
        } else if script == .latin {
            emitLatin(range, before: before, isConfusable: isConfusable, into: &tokens)
        } else if script == .arabic, let article = article(in: range) {
            let noun = article + 2
            if article > range.lowerBound {
                emitByLetter(range.lowerBound..<article, script: script, before: before, into: &tokens)
            }
            emitByLetter(
                article..<noun, script: script, before: article > range.lowerBound ? .hyphen : before, into: &tokens)
            emitByLetter(noun..<range.upperBound, script: script, before: .hyphen, into: &tokens)
        } else if script.isReadByLetter {
            if script == .hangul { hasFamilyScript = true }
            emitByLetter(range, script: script, before: before, isConfusable: isConfusable, into: &tokens)
        } else {
            if script == .han {
                hasFamilyScript = true
                repeatMarkedCharacters(range)
            }
            emitByToken(range, script: script, before: before, into: &tokens)
        }
        // What stood before a word that nobody can read stands before the next.
        if tokens.tokens.count == first, let kept = SeparatorRank(before) { rank = kept }
    }

    /// The ideographic iteration mark stands for the character before it (佐々木 is 佐佐木).
    private mutating func repeatMarkedCharacters(_ range: Range<Int>) {
        for index in range.dropFirst() where word[index].folded == 0x3005 || word[index].folded == 0x303B {
            word[index].folded = word[index - 1].folded
        }
    }

    /// Where an Arabic word ends inside letters without a space: after a teh marbuta, which ends a word and joins to nothing, so that the
    /// space behind it is often left out (جبهةالنصرة).
    private func endOfFirstArabicWord(in range: Range<Int>) -> Int? {
        guard range.count >= 5, word[range.lowerBound].script == .arabic else { return nil }
        let last = range.upperBound - 2
        for i in range.lowerBound + 2..<last where word[i].raw == 0x629 { return i + 1 }
        return nil
    }

    /// Where the Arabic article stands in a word: alef and lam before three letters or more, for shorter words (الله) hold them as
    /// their own. It begins the word, or follows the Abd of a compound written as one word (عبدالرحمن), or any noun of two letters
    /// or more before al-Din and al-Rahman (صلاحالدين).
    private func article(in range: Range<Int>) -> Int? {
        guard range.count >= 5 else { return nil }
        let start = range.lowerBound
        if isArticle(start) { return start }
        guard range.count >= 7 else { return nil }
        if range.count >= 8, isArticle(start + 3), has(Self.servant, at: start) { return start + 3 }
        for noun in Self.compoundNouns {
            let place = range.upperBound - noun.count - 2
            if place >= start + 2, isArticle(place), has(noun, at: place + 2) { return place }
        }
        return nil
    }

    private func isArticle(_ index: Int) -> Bool { word[index].folded == 0x627 && word[index + 1].folded == 0x644 }

    private func has(_ letters: [UInt32], at index: Int) -> Bool {
        for (offset, letter) in letters.enumerated() where word[index + offset].folded != letter { return false }
        return true
    }

    /// عبد; دين and رحمن in both its spellings.
    private static let servant: [UInt32] = [0x639, 0x628, 0x62F]
    private static let compoundNouns: [[UInt32]] = [
        [0x62F, 0x64A, 0x646], [0x631, 0x62D, 0x645, 0x646], [0x631, 0x62D, 0x645, 0x627, 0x646],
    ]

    /// Latin letters and digits: the reading is the exact form.
    func emitLatin(
        _ range: Range<Int>, before: NameTokens.Separator, isConfusable: Bool = false, isNumber: Bool = false,
        into tokens: inout NameTokens
    ) {
        let start = tokens.bytes.count
        Self.writeLatin(range, of: word.span, to: &tokens.bytes)
        let latin = NameTokens.Slice(start: start, count: tokens.bytes.count - start)
        finish(
            range, exact: latin, latin: latin, script: .latin, before: before, isConfusable: isConfusable, isNumber: isNumber,
            into: &tokens)
    }

    /// Scripts read from the table.
    func emitByLetter(
        _ range: Range<Int>, script: Script, before: NameTokens.Separator, isConfusable: Bool = false,
        into tokens: inout NameTokens
    ) {
        let exactStart = tokens.bytes.count
        let latinStart = Self.writeForms(range, of: word.span, script: script, rules: rules, to: &tokens.bytes)
        finish(
            range, exact: .init(start: exactStart, count: latinStart - exactStart),
            latin: .init(start: latinStart, count: tokens.bytes.count - latinStart), script: script, before: before,
            isConfusable: isConfusable, into: &tokens)
    }

    /// Scripts read by ICU, through the cache.
    mutating func emitByToken(
        _ range: Range<Int>, script: Script, before: NameTokens.Separator, into tokens: inout NameTokens
    ) {
        key.removeAll(keepingCapacity: true)
        for index in range { UTF8Text.append(word[index].folded, to: &key) }
        let exactStart = tokens.bytes.count
        let counts = slow.append(key, script: script, to: &tokens.bytes)
        tokens.unreadable += counts.unreadable
        finish(
            range, exact: .init(start: exactStart, count: counts.exact),
            latin: .init(start: exactStart + counts.exact, count: counts.latin), script: script, before: before,
            unreadable: counts.unreadable == 0 ? range.count : 0, into: &tokens)
    }

    /// Adds the token, or counts its letters as unreadable when no reading was found.
    private func finish(
        _ range: Range<Int>, exact: NameTokens.Slice, latin: NameTokens.Slice, script: Script, before: NameTokens.Separator,
        isConfusable: Bool = false, isNumber: Bool = false, unreadable: Int? = nil, into tokens: inout NameTokens
    ) {
        guard latin.count > 0 else {
            tokens.bytes.removeLast(tokens.bytes.count - Int(exact.start))
            tokens.unreadable += unreadable ?? range.count
            return
        }
        let start = word[range.lowerBound].start
        let source = NameTokens.Slice(start: Int(start), count: Int(word[range.upperBound - 1].end - start))
        tokens.tokens.append(
            NameTokens.Token(
                exact: exact, latin: latin, source: source, script: script, before: before, isAbjad: script.isAbjad,
                isNumber: isNumber, isConfusable: isConfusable))
    }

    private static func writeLatin(_ range: Range<Int>, of word: Span<WordLetter>, to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: range.count * PackedLatin.capacity) { output in
            for index in range { word[index].latin.append(to: &output) }
        }
    }

    /// Writes the exact form and then the reading; returns where the reading begins.
    private static func writeForms(
        _ range: Range<Int>, of word: Span<WordLetter>, script: Script, rules: RuleSet, to bytes: inout [UInt8]
    ) -> Int {
        let start = bytes.count
        var exactCount = 0
        // UTF-8 takes four bytes at most.
        bytes.append(addingCapacity: range.count * (4 + PackedLatin.capacity)) { output in
            for index in range { UTF8Text.append(word[index].folded, to: &output) }
            exactCount = output.count
            appendReading(range, of: word, script: script, rules: rules, to: &output)
        }
        return start + exactCount
    }

    /// Writes the reading of a word of one script, letter by letter, by the rules where there are some.
    @inline(__always)
    private static func appendReading(
        _ range: Range<Int>, of word: Span<WordLetter>, script: Script, rules: RuleSet,
        to output: inout OutputSpan<UInt8>
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            let letter = word[index]
            if letter.rule != 0, let match = rules.match(letter.rule, at: index, in: range, of: word) {
                match.reading.append(to: &output)
                index += match.count
                continue
            }
            var reading = letter.latin
            if script == .hangul, index > range.lowerBound, Hangul.endsInL(word[index - 1].folded) {
                reading = reading.replacingFirst(0x72, by: 0x6C)
            }
            reading.append(to: &output)
            index += 1
        }
    }
}

extension SeparatorRank {
    /// The rank of a separator; `nil` for none.
    init?(_ separator: NameTokens.Separator) {
        switch separator {
        case .space: self = .space
        case .other: self = .other
        case .bracket: self = .bracket
        case .hyphen: self = .hyphen
        case .stop: self = .stop
        case .comma: self = .comma
        case .none: return nil
        }
    }
}
