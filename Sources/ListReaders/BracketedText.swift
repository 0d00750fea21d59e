/// A text cut at its outermost round and square brackets.
struct BracketedText {
    struct Group {
        /// What stands between the brackets.
        var text: String
        /// Nothing but white space stands before it.
        var isFirst: Bool
        /// The closing bracket is there.
        var isClosed = true
    }

    private enum Piece {
        case plain(String)
        case group(Group)
    }

    private var pieces: [Piece] = []
    /// A bracket is opened and never closed, or closed and never opened.
    private(set) var hasStrayBracket = false

    init(_ text: String) {
        var depth = 0
        var current: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                if depth == 0 {
                    pieces.append(.plain(String(decoding: current, as: UTF8.self)))
                    current = []
                } else {
                    current.append(byte)
                }
                depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                if depth == 0 {
                    hasStrayBracket = true
                    current.append(0x20)
                } else {
                    depth -= 1
                    if depth == 0 {
                        pieces.append(.group(Group(text: String(decoding: current, as: UTF8.self), isFirst: isBlankSoFar)))
                        current = []
                    } else {
                        current.append(byte)
                    }
                }
            default: current.append(byte)
            }
        }
        if depth > 0 {
            hasStrayBracket = true
            let text = String(decoding: current, as: UTF8.self)
            pieces.append(.group(Group(text: text, isFirst: isBlankSoFar, isClosed: false)))
        } else {
            pieces.append(.plain(String(decoding: current, as: UTF8.self)))
        }
    }

    private var isBlankSoFar: Bool {
        pieces.allSatisfy {
            guard case .plain(let text) = $0 else { return false }
            return text.collapsed.isEmpty
        }
    }

    var groups: [Group] {
        pieces.compactMap { piece in
            guard case .group(let group) = piece else { return nil }
            return group
        }
    }

    /// What stands outside the brackets.
    var outer: String {
        pieces.compactMap { piece in
            guard case .plain(let text) = piece else { return nil }
            return text
        }.joined(separator: " ").collapsed
    }

    /// The whole, brackets in place.
    var text: String {
        pieces.map { piece in
            switch piece {
            case .plain(let text): text
            case .group(let group): "(\(group.text))"
            }
        }.joined().collapsed
    }

    /// Takes out the group of that index in `groups`.
    mutating func removeGroup(at index: Int) {
        var seen = 0
        for place in pieces.indices {
            guard case .group = pieces[place] else { continue }
            if seen == index {
                pieces[place] = .plain(" ")
                return
            }
            seen += 1
        }
    }

    /// Without brackets, commas and dashes at the ends.
    static func stripped(_ text: String) -> String { text.collapsed.trimming(",;:-") }

    /// The pieces of a text that names several: cut outside brackets at `;` and before `a)`, `b)`…
    static func split(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var pieces: [String] = []
        var current: [UInt8] = []
        var depth = 0
        var at = 0
        func close() {
            let piece = String(decoding: current, as: UTF8.self).collapsed
            if piece.letterCount > 0 { pieces.append(piece) }
            current = []
        }
        while at < bytes.count {
            let byte = bytes[at]
            let before = at == 0 ? 0x20 : bytes[at - 1]
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0x20
            let afterNext = at + 2 < bytes.count ? bytes[at + 2] : 0x20
            if depth == 0, (0x61...0x6A).contains(byte), next == UInt8(ascii: ")"), afterNext == 0x20,
                before == 0x20 || before == UInt8(ascii: ";")
            {
                close()
                at += 2
                continue
            }
            if depth == 0, byte == UInt8(ascii: ";") {
                close()
                at += 1
                continue
            }
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { depth += 1 }
            if (byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")) && depth > 0 { depth -= 1 }
            current.append(byte)
            at += 1
        }
        close()
        return pieces
    }
}
