/// Walks over a name, connector by connector.
///
/// Beside the words of `ConnectorTable` these cut: `;`, line ends, tabs and gaps of three spaces; brackets and quotation marks
/// around two words or more; a comma, or a slash without spaces, with two words or more on both sides; and the first number
/// behind a word, for an address may follow. `SURNAME, Given` is one name, and so are `A/S` and `24/7`.
public struct NameCutter: ~Escapable {
    private let name: Span<UInt8>
    private var position = 0
    private var partStart = 0
    /// Words with a letter so far in the present part; two characters of a script without spaces count as two.
    private var words = 0
    /// Where the first word of the present part starts, or -1.
    private var firstWord = -1
    /// The connector before the present part; `nil` at the start.
    private var before: Connector.Kind?
    private var isFinished = false
    /// Where the bracket or quotation mark ends that was cut at, or -1.
    private var closing = -1
    private var hasVessel = false
    /// Where the word ends that was read last. What is cut off within a long word isn't read to its end again.
    private var wordEnd = 0

    @_lifetime(copy name)
    public init(_ name: Span<UInt8>) {
        self.name = name
    }

    /// The next part; `nil` when there is none left.
    @_lifetime(self: copy self)
    public mutating func next() -> Range<Int>? {
        while !isFinished {
            guard let found = nextConnector() else {
                isFinished = true
                // Without any connector the whole would be its own only part.
                guard before != nil else { return nil }
                return part(endingAt: name.count, after: nil)
            }
            let part = part(endingAt: found.range.lowerBound, after: found.kind)
            if found.kind == .vessel { hasVessel = true }
            startPart(behind: found)
            before = found.kind
            if let part { return part }
        }
        return nil
    }

    /// The next name that is introduced by `c/o`, `attn` and the like: up to a comma, a number or what else ends a part of an
    /// address. `nil` when there is none left.
    @_lifetime(self: copy self)
    public mutating func nextIntroduced() -> Range<Int>? {
        while !isFinished {
            guard let found = nextConnector() else {
                isFinished = true
                return nil
            }
            let start = partStart
            startPart(behind: found)
            switch found.kind {
            case .behind:
                let introduced = introduced(inEndOf: start..<found.range.lowerBound)
                if let introduced { return introduced }
            case .introducing, .weaklyIntroducing, .strong:
                // A sign introduces nobody in an address.
                if found.isSign { continue }
                let end = endOfIntroduced(from: partStart)
                guard let introduced = trimmed(partStart..<end), hasLetter(introduced) else { continue }
                if found.kind == .weaklyIntroducing, !hasTwoWords(introduced) { continue }
                return introduced
            default: break
            }
        }
        return nil
    }

    // MARK: Parts

    private mutating func startPart(behind found: Found) {
        partStart = found.range.upperBound
        position = partStart
        words = 0
        firstWord = -1
    }

    private func part(endingAt end: Int, after: Connector.Kind?) -> Range<Int>? {
        guard let range = trimmed(partStart..<end) else { return nil }
        // An address, or a list's number.
        if before != nil, isDigit(name[range.lowerBound]) { return nil }
        guard keepsOneWord(before, isBefore: true, range.count), keepsOneWord(after, isBefore: false, range.count) else {
            return hasTwoWords(range) ? range : nil
        }
        return range
    }

    /// Whether a part of one word is kept beside a connector.
    private func keepsOneWord(_ kind: Connector.Kind?, isBefore: Bool, _ count: Int) -> Bool {
        switch kind {
        case nil, .strong, .introducing, .behind: true
        case .weak, .pair, .weaklyIntroducing: false
        case .former: count >= (hasVessel ? 3 : 4)
        case .vessel: isBefore && count >= 3
        }
    }

    /// Without space and punctuation that are no part of a name at its ends. A point may end an abbreviation and stays.
    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isEdge(name[start]) { start += 1 }
        while end > start, isEdge(name[end - 1]) { end -= 1 }
        return start < end ? start..<end : nil
    }

    private func isEdge(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09...0x0D, 0x22, 0x28, 0x29, 0x2C, 0x2D, 0x2F, 0x3A, 0x3B, 0x5B, 0x5C, 0x5D, 0x7C: true
        default: false
        }
    }

    /// Whether two words hold a letter, or two characters of a script without spaces stand there. Looks no further than that.
    private func hasTwoWords(_ range: Range<Int>) -> Bool {
        var words = 0
        var isInWord = false
        var unspaced = 0
        for i in range {
            let byte = name[i]
            if isLetter(byte) {
                if byte >= 0xE3 { unspaced += 1 }
                if !isInWord { words += 1 }
                isInWord = true
                if words == 2 || unspaced == 2 { return true }
            } else if byte == 0x2F || isBreak(byte) {
                isInWord = false
            }
        }
        return false
    }

    private func hasLetter(_ range: Range<Int>) -> Bool {
        for i in range where isLetter(name[i]) { return true }
        return false
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (lowered(byte) >= 0x61 && lowered(byte) <= 0x7A) }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    // MARK: Introduced names

    /// Most bytes of a name that an address introduces: what is longer is no name.
    private static let longestIntroduced = 200

    /// Where a name that starts here ends in an address.
    private func endOfIntroduced(from start: Int) -> Int {
        var i = start
        while i < name.count, isEdge(name[i]) { i += 1 }
        let end = min(name.count, i + NameCutter.longestIntroduced)
        while i < end {
            let byte = name[i]
            if endsIntroduced(byte, i) { return i }
            if i == start || isSpace(name[i - 1]), isDigit(byte) { return i }
            i += 1
        }
        return end
    }

    /// What is introduced by a word behind it: back to the last comma, number or line end.
    private func introduced(inEndOf range: Range<Int>) -> Range<Int>? {
        guard let whole = trimmed(range) else { return nil }
        // In a script without spaces a space ends it as well.
        let isUnspaced = whole.count >= 3 && name[whole.upperBound - 3] >= 0xE3
        var start = whole.upperBound
        while start > whole.lowerBound, !endsIntroduced(name[start - 1], start - 1), !isDigit(name[start - 1]),
            !isUnspaced || name[start - 1] != 0x20
        {
            start -= 1
        }
        guard let introduced = trimmed(start..<whole.upperBound), hasLetter(introduced) else { return nil }
        return introduced
    }

    private func endsIntroduced(_ byte: UInt8, _ i: Int) -> Bool {
        switch byte {
        case 0x2C, 0x3B, 0x0A, 0x0D, 0x28, 0x29, 0x7C, 0x5B, 0x5D: true
        case 0xD8, 0xE3, 0xEF: wideMark(at: i) != nil
        default: false
        }
    }

    // MARK: Connectors

    private struct Found {
        var range: Range<Int>
        var kind: Connector.Kind
        /// No word of the table.
        var isSign = false
    }

    @_lifetime(self: copy self)
    private mutating func nextConnector() -> Found? {
        while position < name.count {
            let byte = name[position]
            if isBreak(byte) {
                if byte != 0x20 || isGap(position), let found = mark(byte) { return found }
                position &+= 1
                continue
            }
            if byte == 0x2E {
                position &+= 1
                continue
            }
            let word = wordEnd &- position > NameCutter.longWord ? restOfWord() : word(from: position)
            wordEnd = word.end
            if ConnectorTable.mayStart(first: lowered(byte), count: word.end &- position &- word.points),
                let found = connectorInTable(at: position), isAccepted(found)
            {
                return found
            }
            if word.isPlain {
                if isDigit(byte), let found = number() { return found }
                if word.hasLetter { words &+= 1 }
            } else {
                if let found = connectorInside(word) { return found }
                if word.hasLetter { words &+= hasTwoWords(position..<word.end) ? 2 : 1 }
            }
            if firstWord < 0 { firstWord = position }
            position = word.end
        }
        return nil
    }

    private struct Word {
        var end: Int
        var points: Int
        /// Of letters, digits and hyphens of ASCII alone.
        var isPlain: Bool
        var hasLetter: Bool
    }

    /// Bytes of a word whose rest is taken as read: longer than any connector, so that no connector is missed.
    private static let longWord = 64

    /// The rest of a long word that was cut. Linear time hangs on it: a script without spaces has words of any length.
    private func restOfWord() -> Word { Word(end: wordEnd, points: 0, isPlain: false, hasLetter: true) }

    /// The word that starts here: up to a space, or one of `, : ; " ( ) [ ]`.
    @inline(__always)
    private func word(from start: Int) -> Word {
        let name = name
        var end = start
        var points = 0
        var others = 0
        var bits: UInt8 = 0
        while end < name.count {
            // SAFETY: not negative, since it starts at a place in the name and only grows; compared with the count above.
            let byte = unsafe name[unchecked: end]
            if byte < 0x40 {
                if isBreak(byte) { break }
                if byte == 0x2E { points &+= 1 } else if byte < 0x2D || byte == 0x2F { others &+= 1 }
            } else if byte == 0x5B || byte == 0x5D {
                break
            } else if byte > 0x7A || byte == 0x5C {
                others &+= 1
            }
            bits |= byte
            end &+= 1
        }
        // Letters of ASCII have the second highest bit, others the highest.
        return Word(
            end: end, points: points, isPlain: others &+ points == 0 && !isExHyphen(start, end), hasLetter: bits & 0xC0 != 0)
    }

    /// `ex-` at the start of a word.
    @inline(__always)
    private func isExHyphen(_ start: Int, _ end: Int) -> Bool {
        end &- start > 3 && lowered(name[start]) == 0x65 && lowered(name[start &+ 1]) == 0x78 && name[start &+ 2] == 0x2D
    }

    @inline(__always)
    private func isBreak(_ byte: UInt8) -> Bool {
        // One bit for each byte below 64: controls and space, " ( ) , : ;
        if byte < 0x40 { return (0x0C00_1305_FFFF_FFFF as UInt64) >> UInt64(byte) & 1 == 1 }
        return byte == 0x5B || byte == 0x5D
    }

    /// Three spaces: fields of fixed width, written one behind the other.
    @inline(__always)
    private func isGap(_ at: Int) -> Bool {
        at &+ 2 < name.count && name[at &+ 1] == 0x20 && name[at &+ 2] == 0x20
    }

    /// A connector of the table that does not cut here: `Ex Libris`, and two words or more are wanted on both sides of a pair's sign.
    private func isAccepted(_ found: Found) -> Bool {
        switch found.kind {
        case .former: words > 0 && found.range.upperBound < name.count
        case .pair: words > 1 && hasTwoWordsAhead(found.range.upperBound)
        default: true
        }
    }

    // MARK: Punctuation

    private mutating func mark(_ byte: UInt8) -> Found? {
        let sign = Found(range: position..<position + 1, kind: .weak, isSign: true)
        switch byte {
        case 0x3B: return Found(range: position..<position + 1, kind: .strong, isSign: true)
        case 0x20, 0x09...0x0D: return words > 0 ? sign : nil
        case 0x2C:
            guard words > 1, hasTwoWordsAhead(position + 1), !isLegalForm(behind: position), !isSurname(before: position)
            else { return nil }
            return sign
        case 0x22, 0x28, 0x5B:
            if closing == position { break }
            guard closing < position, let end = end(ofBracket: byte), hasTwoWords(position + 1..<end),
                !startsWithConnector(position + 1)
            else { return nil }
            closing = end
            return sign
        default: break
        }
        guard closing == position else { return nil }
        closing = -1
        return sign
    }

    /// Most bytes of what stands in brackets.
    private static let longestBracket = 256

    private func end(ofBracket open: UInt8) -> Int? {
        let close: UInt8 = open == 0x28 ? 0x29 : open == 0x5B ? 0x5D : 0x22
        for i in position + 1..<min(name.count, position + NameCutter.longestBracket) where name[i] == close { return i }
        return nil
    }

    private func startsWithConnector(_ start: Int) -> Bool {
        var i = start
        while i < name.count, isSpace(name[i]) { i += 1 }
        return i < name.count && connectorInTable(at: i) != nil
    }

    /// Most bytes that are looked at for two words.
    private static let furthestAhead = 256

    /// Two words with a letter before the next mark.
    private func hasTwoWordsAhead(_ start: Int) -> Bool {
        let limit = min(name.count, start + NameCutter.furthestAhead)
        var end = start
        var words = 0
        var isInWord = false
        while end < limit, words < 3 {
            let byte = name[end]
            if byte == 0x2C || byte == 0x3B || byte == 0x28 || byte == 0x29 || byte == 0x22 || byte == 0x2F || byte == 0x0A {
                break
            }
            if isSpace(byte) {
                isInWord = false
            } else if !isInWord {
                words += 1
                isInWord = true
            }
            end += 1
        }
        // The third word is not looked at.
        return hasTwoWords(start..<end)
    }

    /// `, S.A. de C.V.`: the first word behind a comma has points between its letters.
    private func isLegalForm(behind comma: Int) -> Bool {
        var i = comma + 1
        while i < name.count, isSpace(name[i]) { i += 1 }
        return i + 2 < name.count && name[i + 1] == 0x2E && isLetter(name[i + 2])
    }

    /// `ROE SMITH, Jane Ann`: capitals before the comma and none but first letters behind it.
    private func isSurname(before comma: Int) -> Bool {
        for i in partStart..<comma where name[i] >= 0x61 && name[i] <= 0x7A { return false }
        for i in comma + 1..<name.count {
            if name[i] == 0x2C { break }
            if name[i] >= 0x61 && name[i] <= 0x7A { return true }
        }
        return false
    }

    /// Whether a letter stands in the next words, which an address has behind its number.
    private func hasLetterAhead(_ start: Int) -> Bool {
        for i in start..<min(name.count, start + 32) where isLetter(name[i]) { return true }
        return false
    }

    /// The first number behind a word.
    private func number() -> Found? {
        guard words > 0, firstWord >= 0, hasLetterAhead(position) else { return nil }
        // What was cut off by a number is an address, with further numbers in it.
        if before != nil, isDigit(name[firstWord]) { return nil }
        // One word before a number is rather a part of the name: Brigade 8.
        return Found(range: position..<position, kind: .pair, isSign: true)
    }

    // MARK: Inside a word

    private func connectorInside(_ word: Word) -> Found? {
        if let glued = gluedConnector(word) { return glued }
        var i = position
        // Words of the part up to here, this one included.
        var before = words
        var unspaced = 0
        while i < word.end {
            if before == words, isLetter(name[i]) { before += 1 }
            if name[i] >= 0xE3 { unspaced += 1 }
            let hasTwo = before > 1 || unspaced > 2
            switch name[i] {
            case 0x2F, 0x5C, 0x7C, 0x2B, 0x26:
                if hasTwo, isSlashBetweenNames(i, word) { return Found(range: i..<i + 1, kind: .pair, isSign: true) }
            case 0xD8, 0xE3, 0xEF:
                if hasTwo, let count = wideMark(at: i), hasTwoWordsAhead(i + count) {
                    return Found(range: i..<i + count, kind: .pair, isSign: true)
                }
                fallthrough
            case 0xE4...0xE9:
                if let count = unspacedConnector(at: i) { return Found(range: i..<i + count, kind: .behind) }
            default: break
            }
            i += 1
        }
        return nil
    }

    /// Between two words, not `A/S`, `24/7` or `S/O`: letters on both sides, more than one on one of them, and two words or more on
    /// both sides of it.
    private func isSlashBetweenNames(_ i: Int, _ word: Word) -> Bool {
        guard i > position + 1, i + 2 < word.end, isLetter(name[i - 1]), isLetter(name[i - 2]), isLetter(name[i + 1]),
            isLetter(name[i + 2])
        else { return false }
        return hasTwoWordsAhead(i + 1)
    }

    /// `v/Ola`, `attn.John`, `ex-NAME`.
    private func gluedConnector(_ word: Word) -> Found? {
        for (bytes, kind) in ConnectorTable.glued where word.end - position > bytes.count + 1 {
            var isMatch = true
            for i in bytes.indices where lowered(name[position + i]) != bytes[i] {
                isMatch = false
                break
            }
            guard isMatch, isLetter(name[position + bytes.count]) else { continue }
            if kind == .former, words == 0 || word.end - position < bytes.count + 4 { continue }
            return Found(range: position..<position + bytes.count, kind: kind)
        }
        return nil
    }

    /// The bytes of a comma or semicolon beyond ASCII: Arabic, Chinese and Japanese, and of full width.
    private func wideMark(at i: Int) -> Int? {
        if i + 1 < name.count, name[i] == 0xD8, name[i + 1] == 0x8C || name[i + 1] == 0x9B { return 2 }
        guard i + 2 < name.count else { return nil }
        if name[i] == 0xE3, name[i + 1] == 0x80, name[i + 2] == 0x81 { return 3 }
        if name[i] == 0xEF, name[i + 1] == 0xBC, [0x8C, 0x8F, 0x9B].contains(name[i + 2]) { return 3 }
        return nil
    }

    private func unspacedConnector(at i: Int) -> Int? {
        for bytes in ConnectorTable.unspacedBytes where i + bytes.count <= name.count {
            var isMatch = true
            for k in bytes.indices where name[i + k] != bytes[k] {
                isMatch = false
                break
            }
            if isMatch { return bytes.count }
        }
        return nil
    }

    // MARK: The table

    private func tableWord(at start: Int) -> (word: Connector.Word, end: Int) {
        var word = Connector.Word(hash: Connector.Word.emptyHash, count: 0)
        var end = start
        while end < name.count, !isBreak(name[end]) {
            if name[end] != 0x2E {
                word.hash = Connector.Word.hash(word.hash, lowered(name[end]))
                word.count &+= 1
            }
            end &+= 1
        }
        return (word, end)
    }

    /// The longest connector whose words stand here.
    @inline(never)
    private func connectorInTable(at start: Int) -> Found? {
        let first = tableWord(at: start)
        guard let connectors = ConnectorTable.byFirstWord[first.word.hash] else { return nil }
        var best: Found?
        for connector in connectors {
            guard connector.words[0].count == first.word.count else { continue }
            var end = first.end
            var isMatch = true
            for i in 1..<connector.words.count {
                var next = end
                while next < name.count, isSpace(name[next]) { next += 1 }
                let word = tableWord(at: next)
                guard word.word.hash == connector.words[i].hash, word.word.count == connector.words[i].count else {
                    isMatch = false
                    break
                }
                end = word.end
            }
            if isMatch, end > best?.range.upperBound ?? 0 {
                best = Found(range: start..<end, kind: connector.kind, isSign: connector.isSign)
            }
        }
        return best
    }
}
