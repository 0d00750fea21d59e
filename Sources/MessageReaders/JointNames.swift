/// Cuts a name field that names several parties, or one in care of another, into their names.
///
/// The parts are meant to be screened beside the whole field, never in its place: a cut too many costs a false alert, a
/// cut too few loses a party.
///
/// - **Connectors that always cut**: `;`, a slash between spaces, and as whole words, in any letter case and with or
///   without points: `and/or`, `c/o`, `o/b/o`, `on behalf of`, `t/a`, `trading as`, `d/b/a`, `doing business as`, `a/k/a`,
///   `also known as`, `alias`, `f/k/a`, `formerly`, `n/k/a`, `attn`, `f/b/o`, `for the account of`, `p/a`, `chez` and
///   their like in the tables below.
/// - **Connectors that join names, but also the words of one name** (`and`, `or`, `et`, `und`, a lone `&` or `+`):
///   `Smith & Sons` is one firm, `John Smith and Mary Jones` are two persons. They cut too, but a part beside one is kept
///   only with two words or more, since a single word is hardly a party's name and would match far too much.
///
/// Nothing is emitted for a name without a connector, so the ordinary name costs one pass over its bytes.
public enum JointNames {
    /// Calls `body` with the byte range of each part, in order, without the spaces and punctuation around it.
    ///
    /// Nothing is called when the name holds no connector, or when no part but the whole would remain. `Attn: John Smith`
    /// has one part. No allocation; O(bytes).
    ///
    /// - Parameter name: UTF-8.
    @inlinable
    public static func parts(of name: Span<UInt8>, _ body: (Range<Int>) -> Void) {
        var cutter = NameCutter(name)
        while let part = cutter.next() { body(part) }
    }
}

/// Walks over a name, connector by connector.
public struct NameCutter: ~Escapable {
    private let name: Span<UInt8>
    private var position = 0
    private var partStart = 0
    private var wordsInPart = 0
    /// The connector before the present part joins words as well as names.
    private var isWeakBefore = false
    private var isFinished = false

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
                guard partStart > 0 else { return nil }
                return part(endingAt: name.count, isWeakAfter: false)
            }
            let part = part(endingAt: found.range.lowerBound, isWeakAfter: found.isWeak)
            partStart = found.range.upperBound
            position = partStart
            wordsInPart = 0
            isWeakBefore = found.isWeak
            if let part { return part }
        }
        return nil
    }

    private func part(endingAt end: Int, isWeakAfter: Bool) -> Range<Int>? {
        var start = partStart
        var end = end
        while start < end, isEdge(name[start]) { start += 1 }
        while end > start, isEdge(name[end - 1]) { end -= 1 }
        guard start < end else { return nil }
        if isWeakBefore || isWeakAfter, !hasTwoWords(start..<end) { return nil }
        return start..<end
    }

    /// Space and punctuation that are no part of a name at its ends. A point may end an abbreviation and stays.
    private func isEdge(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09...0x0D, 0x28, 0x29, 0x2C, 0x2D, 0x2F, 0x3A, 0x3B, 0x5B, 0x5D: true
        default: false
        }
    }

    private func hasTwoWords(_ range: Range<Int>) -> Bool {
        for i in range where isSpace(name[i]) { return true }
        return false
    }

    // MARK: Connectors

    private struct Found {
        var range: Range<Int>
        var isWeak: Bool
    }

    @_lifetime(self: copy self)
    private mutating func nextConnector() -> Found? {
        while position < name.count {
            let byte = name[position]
            if byte == 0x3B {
                return Found(range: position..<position + 1, isWeak: false)
            }
            if isBreak(byte) || byte == 0x2E {
                position &+= 1
                continue
            }
            let (end, points) = wordEnd(from: position)
            if ConnectorTable.mayStart(first: lowered(byte), count: end &- position &- points),
                let found = connectorInTable(word(at: position), at: position)
            {
                return found
            }
            position = end
        }
        return nil
    }

    private struct Word {
        /// The first eight bytes that count, in lower case, packed with the first one highest.
        var letters: UInt64
        /// Bytes that count: without points.
        var count: Int
        var end: Int
    }

    /// Where the word that starts here ends, and how many points stand in it. A word ends at a space or at one of
    /// `, : ; ( ) [ ]`.
    @inline(__always)
    private func wordEnd(from start: Int) -> (end: Int, points: Int) {
        let name = name
        var end = start
        var points = 0
        while end < name.count {
            // SAFETY: not negative, since it starts at a place in the name and only grows; compared with the count above.
            let byte = unsafe name[unchecked: end]
            if byte < 0x40 {
                if isBreak(byte) { break }
                if byte == 0x2E { points &+= 1 }
            } else if byte == 0x5B || byte == 0x5D {
                break
            }
            end &+= 1
        }
        return (end, points)
    }

    private func word(at start: Int) -> Word {
        var word = Word(letters: 0, count: 0, end: wordEnd(from: start).end)
        for i in start..<word.end where name[i] != 0x2E {
            if word.count < 8 { word.letters = word.letters << 8 | UInt64(lowered(name[i])) }
            word.count &+= 1
        }
        return word
    }

    @inline(__always)
    private func isBreak(_ byte: UInt8) -> Bool {
        // One bit for each byte below 64: controls and space, ( ) , : ;
        if byte < 0x40 { return (0x0C00_1301_FFFF_FFFF as UInt64) >> UInt64(byte) & 1 == 1 }
        return byte == 0x5B || byte == 0x5D
    }

    /// The longest connector whose words stand here.
    @inline(never)
    private func connectorInTable(_ first: Word, at start: Int) -> Found? {
        guard let entries = ConnectorTable.byFirstWord[first.letters] else { return nil }
        var best: Found?
        for entry in entries {
            guard entry.words[0].count == first.count else { continue }
            var end = first.end
            var isMatch = true
            for i in 1..<entry.words.count {
                var next = end
                while next < name.count, isSpace(name[next]) { next += 1 }
                let word = word(at: next)
                guard word.letters == entry.words[i].letters, word.count == entry.words[i].count else {
                    isMatch = false
                    break
                }
                end = word.end
            }
            if isMatch, end > best?.range.upperBound ?? 0 { best = Found(range: start..<end, isWeak: entry.isWeak) }
        }
        return best
    }
}

/// The connectors as packed words.
enum ConnectorTable {
    struct Word: Sendable {
        var letters: UInt64
        var count: Int
    }

    struct Entry: Sendable {
        var words: [Word]
        var isWeak: Bool
    }

    /// Always cut; words are compared without points and letter case.
    static let strong = [
        "/", "|", "//", "and/or", "et/ou", "und/oder", "or/and", "y/o", "e/o", "&/or", "c/o", "care of", "in care of",
        "o/b/o", "on behalf of", "for and on behalf of", "b/o", "by order of", "t/a", "trading as",
        "t/as", "d/b/a", "dba", "doing business as", "operating as", "o/a", "a/k/a", "aka", "also known as",
        "otherwise known as", "alias", "f/k/a", "fka", "formerly", "formerly known as", "previously", "previously known as",
        "n/k/a", "nka", "now known as", "attn", "attention", "f/b/o", "fbo", "for the benefit of", "for benefit of",
        "for the account of", "for account of", "for acct of", "for the acct of", "for further credit to",
        "for further credit", "ffc", "f/f/c", "p/a", "chez", "z/hd", "z/h", "represented by", "rep by", "acting for",
        "as agent for", "as agent of", "agent for", "as trustee for", "as trustee of", "trustee for", "trustee of",
        "as nominee for", "nominee for", "nominee of", "in trust for", "i/t/f", "itf", "as custodian for", "custodian for",
        "in the name of", "jointly with", "together with",
    ]

    /// Cut, but keep only parts of two words or more.
    static let weak = ["&", "+", "and", "or", "et", "und", "ou", "oder"]

    static let entries: [Entry] =
        strong.map { Entry(words: packed($0), isWeak: false) } + weak.map { Entry(words: packed($0), isWeak: true) }

    /// The connectors by the letters of their first words.
    static let byFirstWord: [UInt64: [Entry]] = Dictionary(grouping: entries) { $0.words[0].letters }

    /// Whether a connector may start with a word of this many bytes that starts so: most words of names are passed here,
    /// without a look into memory. Made of the tables above, and held against them by a test.
    @inline(__always)
    static func mayStart(first: UInt8, count: Int) -> Bool {
        let letters: UInt32
        switch count {
        case 1: letters = 0x1000_8840  // & + / |
        case 2: letters = 0x0000_8226  // // in on by as or et ou
        case 3: letters = 0x0635_C27E  // a b c d e f i n o p r t u y z
        case 4: letters = 0x0410_804A  // & a c o t z
        case 5: letters = 0x0000_C272  // a d e f i n o
        case 6: letters = 0x0000_8002  // a o
        case 7: letters = 0x0010_4400  // j n t
        case 8: letters = 0x0030_0040  // f t u
        case 9: letters = 0x0000_800A  // a c o
        case 10: letters = 0x0001_0000  // p
        case 11: letters = 0x0004_0000  // r
        default: return false
        }
        return letters >> UInt32(first & 31) & 1 == 1
    }

    private static func packed(_ text: String) -> [Word] {
        text.utf8.split(separator: 0x20).map { word in
            var letters: UInt64 = 0
            for byte in word.prefix(8) { letters = letters << 8 | UInt64(byte) }
            return Word(letters: letters, count: word.count)
        }
    }
}
