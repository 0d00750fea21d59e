/// Letters of which a conversion has left a mark: `M?LLER`, `M\u{FFFD}LLER`.
///
/// A mark within a word is left out, so that the word differs from the true one by one letter, which is one edit. A mark or two are
/// one lost letter (UTF-8 writes most of them with two bytes), more are as many letters. Marks beside a word may be punctuation.
enum LostLetters {
    private enum Class {
        case letter
        case digit
        /// A question mark, which may be punctuation.
        case doubtful
        case mark
        case underscore
        /// Shows nothing.
        case invisible
        case separator
    }

    /// Counts what the marks have left of a value.
    private struct Remains {
        var letters = 0
        var lost = 0
        var marks = 0
        /// Of the word.
        var wordLetters = 0
        var wordLost = 0
        var wordMarks = 0
        /// Marks of words of which nothing else is left, since the last word with letters.
        var lostWord = 0
        var hasWord = false
        var isUnreadable = false

        mutating func endWord() {
            guard wordLetters + wordMarks > 0 else { return }
            letters += wordLetters
            lost += wordLost
            marks += wordMarks
            if wordLetters == 0 {
                lostWord += wordMarks
            } else {
                // A dash between two words is three bytes of UTF-8: so many marks may be one.
                if lostWord > 3 || (lostWord > 1 && !hasWord) { isUnreadable = true }
                lostWord = 0
                hasWord = true
            }
            if tooFew(wordLetters, wordLost) { isUnreadable = true }
            (wordLetters, wordLost, wordMarks) = (0, 0, 0)
        }

        /// Several letters are lost, and more than half as many as are left.
        func tooFew(_ letters: Int, _ lost: Int) -> Bool { letters > 0 && lost >= 2 && lost * 2 > letters }

        var isTooFew: Bool {
            isUnreadable || lostWord > 1 || tooFew(letters, lost) || (letters == 0 && marks > 0)
        }
    }

    /// Writes the value without the marks within words.
    ///
    /// - Returns: whether there was such a mark, and whether too few letters are left: of a name a word; of a text all.
    /// - Complexity: O(bytes).
    static func read(
        _ text: Span<UInt8>, as use: NameReadings.Use, into out: inout [UInt8]
    ) -> (isChanged: Bool, isUnreadable: Bool) {
        out.removeAll(keepingCapacity: true)
        var isChanged = false
        var remains = Remains()
        var hasMark = false
        var last = Class.separator
        var i = 0
        while i < text.count {
            let start = i
            let kind = classify(text, &i)
            switch kind {
            case .letter, .digit:
                remains.wordLetters += 1
            case .invisible:
                append(text, start..<i, to: &out)
                continue
            case .separator:
                remains.endWord()
            case .doubtful, .mark, .underscore:
                let run = endOfRun(text, from: start)
                let next = run.end < text.count ? peek(text, run.end) : .separator
                i = run.end
                let isWithin = (last == .letter || last == .digit) && (next == .letter || next == .digit)
                // In texts a question mark ends a sentence or begins a code word (?20).
                let isDoubtful = run.hasDoubtfulAlone && use == .text && !(last == .letter && next == .letter)
                let isBeside = last == .letter || last == .digit || next == .letter || next == .digit
                if run.isUnderscore, run.count == 1 || (isBeside && !isWithin) {
                    remains.endWord()
                } else if !(isDoubtful && remains.wordLetters > 0) {
                    hasMark = true
                    remains.wordMarks += run.count
                    remains.wordLost += run.count <= 2 ? 1 : run.count
                    if isWithin, !isDoubtful {
                        isChanged = true
                        continue
                    }
                }
                append(text, start..<i, to: &out)
                last = .separator
                continue
            }
            append(text, start..<i, to: &out)
            last = kind
        }
        remains.endWord()
        guard hasMark else { return (isChanged, false) }
        if use == .text { return (isChanged, remains.letters == 0 && remains.marks >= fewestOfText) }
        return (isChanged, remains.isTooFew)
    }

    /// So many marks without a letter are a text that was lost.
    private static let fewestOfText = 4

    private static func append(_ text: Span<UInt8>, _ range: Range<Int>, to out: inout [UInt8]) {
        for i in range { out.append(text[i]) }
    }

    private static func peek(_ text: Span<UInt8>, _ index: Int) -> Class {
        var i = index
        return classify(text, &i)
    }

    private static func endOfRun(
        _ text: Span<UInt8>, from start: Int
    ) -> (end: Int, count: Int, isUnderscore: Bool, hasDoubtfulAlone: Bool) {
        var end = start
        var count = 0
        var isUnderscore = true
        var isDoubtful = true
        while end < text.count {
            var i = end
            switch classify(text, &i) {
            case .underscore: isDoubtful = false
            case .doubtful: isUnderscore = false
            case .mark: (isUnderscore, isDoubtful) = (false, false)
            default: return (end, count, isUnderscore, isDoubtful)
            }
            end = i
            count += 1
        }
        return (end, count, isUnderscore, isDoubtful)
    }

    /// The class of what stands at `index`, which moves behind it.
    private static func classify(_ text: Span<UInt8>, _ index: inout Int) -> Class {
        let byte = text[index]
        if byte < 0x80 {
            index += 1
            switch byte {
            case 0x30...0x39: return .digit
            case 0x41...0x5A, 0x61...0x7A: return .letter
            case 0x3F: return .doubtful
            case 0x1A: return .mark
            case 0x5F: return .underscore
            case 0x27, 0x60: return .invisible
            default: return .separator
            }
        }
        let step = TextDecoding.utf8Step(in: text, at: index)
        index += step.width
        switch step.scalar {
        // Replacement character, inverted question mark (of databases), white square, private use.
        case 0xFFFD, 0xBF, 0x25A1, 0xE000...0xF8FF, 0xF0000...0x10FFFF: return .mark
        case 0xAD, 0x200B...0x200F, 0x2018, 0x2019, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: return .invisible
        case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBE, 0x2000...0x200A, 0x2010...0x2017, 0x201A...0x2029,
            0x202F...0x205F, 0x20A0...0x20CF, 0x2190...0x25A0, 0x25A2...0x27BF, 0x3000...0x3003, 0x3008...0x3020, 0xFF00...0xFF0F:
            return .separator
        default: return .letter
        }
    }
}

/// Values that name nobody: blank, or nothing but the strokes and stops that people write into a field that must not be empty.
public enum Placeholder {
    /// Whether a value is one: `-`, `--`, `.`, `/`. O(bytes).
    ///
    /// - Parameter value: UTF-8.
    public static func isNobody(_ value: Span<UInt8>) -> Bool {
        var i = 0
        while i < value.count {
            let step = TextDecoding.utf8Step(in: value, at: i)
            i += step.width
            switch step.scalar {
            case 0...0x19, 0x1B...0x20, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3B, 0x7E, 0x7F, 0xA0, 0xB7,
                0x2000...0x200A, 0x2010...0x2015, 0x2018...0x201F, 0x2022, 0x2026, 0x202F, 0x205F, 0x2212, 0x3000, 0x3001, 0x3002:
                continue
            default: return false
            }
        }
        return true
    }
}
