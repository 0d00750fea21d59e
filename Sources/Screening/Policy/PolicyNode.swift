/// A value of a policy file with the line on which it begins.
///
/// Read by hand and not by `JSONDecoder`: that one keeps the first of two equal keys without a word and knows no lines once a
/// file is read, and both matter in a file that two people review.
struct PolicyNode: Sendable {
    enum Value: Sendable {
        case null
        case bool(Bool)
        case number(Double)
        case string(String)
        case array([PolicyNode])
        case object([Member])
    }

    struct Member: Sendable {
        var key: String
        /// Of the key.
        var line: Int
        var node: PolicyNode
    }

    var value: Value
    /// From 1.
    var line: Int

    /// For messages: `a number`.
    var kind: String {
        switch value {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    var string: String? {
        if case .string(let text) = value { return text }
        return nil
    }

    var array: [PolicyNode]? {
        if case .array(let nodes) = value { return nodes }
        return nil
    }

    var members: [Member]? {
        if case .object(let members) = value { return members }
        return nil
    }

    subscript(key: String) -> PolicyNode? { members?.first { $0.key == key }?.node }
}

/// Why a text is not JSON5.
struct PolicySyntaxError: Error {
    var line: Int
    var reason: String
}

/// JSON5 (spec.json5.org, version 1.0.0) as far as a policy needs it: JSON with comments, trailing commas, keys without quotes,
/// texts in single quotes, lines continued by a backslash. No hexadecimal or infinite numbers, no escapes that JSON doesn't
/// have but \'. Two equal keys in one object are an error.
struct PolicyParser {
    private let bytes: [UInt8]
    private var i = 0
    private var line = 1
    private var depth = 0

    private static let deepest = 64

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The one value of a text. O(bytes).
    static func parse(_ text: String) throws(PolicySyntaxError) -> PolicyNode {
        var parser = PolicyParser(text)
        if parser.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.i = 3 }
        let node = try parser.value()
        try parser.skipSpace()
        guard parser.i == parser.bytes.count else { throw parser.error("nothing may follow the end of the value") }
        return node
    }

    private func error(_ reason: String) -> PolicySyntaxError { PolicySyntaxError(line: line, reason: reason) }

    private var next: UInt8? { i < bytes.count ? bytes[i] : nil }

    private func starts(with text: StaticString) -> Bool {
        let text = Array("\(text)".utf8)
        guard bytes.count - i >= text.count else { return false }
        for (offset, byte) in text.enumerated() where bytes[i + offset] != byte { return false }
        return true
    }

    // MARK: Values

    private mutating func value() throws(PolicySyntaxError) -> PolicyNode {
        try skipSpace()
        let start = line
        guard let byte = next else { throw error("a value is missing: the file ends") }
        switch byte {
        case 0x7B: return PolicyNode(value: .object(try object()), line: start)
        case 0x5B: return PolicyNode(value: .array(try array()), line: start)
        case 0x22, 0x27: return PolicyNode(value: .string(try string(byte)), line: start)
        case 0x2B, 0x2D, 0x2E, 0x30...0x39: return PolicyNode(value: .number(try number()), line: start)
        default:
            let word = word()
            switch word {
            case "null": return PolicyNode(value: .null, line: start)
            case "true": return PolicyNode(value: .bool(true), line: start)
            case "false": return PolicyNode(value: .bool(false), line: start)
            default: throw error(word.isEmpty ? "a value is missing" : "\(word) is no value: a text stands in quotes")
            }
        }
    }

    private mutating func object() throws(PolicySyntaxError) -> [PolicyNode.Member] {
        try descend()
        defer { depth -= 1 }
        var members: [PolicyNode.Member] = []
        var keys: [String: Int] = [:]
        while true {
            try skipSpace()
            if take(0x7D) { return members }
            let start = line
            let key: String
            if let quote = next, quote == 0x22 || quote == 0x27 {
                key = try string(quote)
            } else {
                key = word()
                guard let first = key.utf8.first, !(0x30...0x39).contains(first) else { throw error("a key is missing") }
            }
            if let other = keys[key] { throw error("the key \(key) stands twice, first in line \(other)") }
            keys[key] = start
            try skipSpace()
            guard take(0x3A) else { throw error("a colon is missing after the key \(key)") }
            members.append(PolicyNode.Member(key: key, line: start, node: try value()))
            try skipSpace()
            if take(0x2C) { continue }
            guard take(0x7D) else { throw error("a comma or } is missing in the object") }
            return members
        }
    }

    private mutating func array() throws(PolicySyntaxError) -> [PolicyNode] {
        try descend()
        defer { depth -= 1 }
        var nodes: [PolicyNode] = []
        while true {
            try skipSpace()
            if take(0x5D) { return nodes }
            nodes.append(try value())
            try skipSpace()
            if take(0x2C) { continue }
            guard take(0x5D) else { throw error("a comma or ] is missing in the list") }
            return nodes
        }
    }

    private mutating func descend() throws(PolicySyntaxError) {
        i += 1
        depth += 1
        if depth > PolicyParser.deepest { throw error("nested deeper than \(PolicyParser.deepest)") }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        i += 1
        return true
    }

    // MARK: Words, numbers, texts

    private mutating func word() -> String {
        let start = i
        while let byte = next,
            byte == 0x5F || byte == 0x24 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & ~0x20)
        {
            i += 1
        }
        return String(decoding: bytes[start..<i], as: UTF8.self)
    }

    private mutating func number() throws(PolicySyntaxError) -> Double {
        let start = i
        if next == 0x2B || next == 0x2D { i += 1 }
        let whole = digits()
        var text = Array(bytes[start..<i])
        if text.first == 0x2B { text.removeFirst() }
        if whole == 0 { text.append(0x30) }
        var fraction = 0
        if next == 0x2E {
            i += 1
            let from = i
            fraction = digits()
            text += [0x2E] + (fraction > 0 ? Array(bytes[from..<i]) : [0x30])
        }
        if next == 0x65 || next == 0x45 {
            let from = i
            i += 1
            if next == 0x2B || next == 0x2D { i += 1 }
            guard digits() > 0 else { throw error("a number's exponent has no digits") }
            text += Array(bytes[from..<i])
        }
        guard whole + fraction > 0, whole < 2 || text.first(where: { (0x30...0x39).contains($0) }) != 0x30,
            let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite,
            word().isEmpty
        else { throw error("that is no number") }
        return number
    }

    private mutating func digits() -> Int {
        let start = i
        while let byte = next, (0x30...0x39).contains(byte) { i += 1 }
        return i - start
    }

    private mutating func string(_ quote: UInt8) throws(PolicySyntaxError) -> String {
        i += 1
        let start = line
        var text: [UInt8] = []
        while let byte = next {
            i += 1
            switch byte {
            case quote: return String(decoding: text, as: UTF8.self)
            case 0x5C: try escape(&text)
            case 0x00..<0x20: throw error("a control character stands in a text: a line ends before its quotation mark?")
            default: text.append(byte)
            }
        }
        throw PolicySyntaxError(line: start, reason: "a text is not closed")
    }

    private mutating func escape(_ text: inout [UInt8]) throws(PolicySyntaxError) {
        guard let byte = next else { throw error("a text is not closed") }
        i += 1
        switch byte {
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75: try unicode(&text)
        case 0x0A: line += 1
        case 0x0D:
            _ = take(0x0A)
            line += 1
        case 0x22, 0x27, 0x2F, 0x5C: text.append(byte)
        default: throw error("a backslash means nothing here: write two of them for one")
        }
    }

    private mutating func unicode(_ text: inout [UInt8]) throws(PolicySyntaxError) {
        var code = try hexadecimal()
        if (0xD800..<0xDC00).contains(code) {
            guard take(0x5C), take(0x75) else { throw error("half a character stands alone") }
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low) else { throw error("half a character stands alone") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        try append(code, to: &text)
    }

    private func append(_ code: UInt32, to text: inout [UInt8]) throws(PolicySyntaxError) {
        guard let scalar = Unicode.Scalar(code) else { throw error("half a character stands alone") }
        text.append(contentsOf: String(scalar).utf8)
    }

    private mutating func hexadecimal() throws(PolicySyntaxError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("a character's number has too few digits")
            }
            code = code << 4 | UInt32(truncatingIfNeeded: digit)
            i += 1
        }
        return code
    }

    // MARK: Space

    private mutating func skipSpace() throws(PolicySyntaxError) {
        while let byte = next {
            if byte == 0x0A {
                line += 1
                i += 1
            } else if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0B || byte == 0x0C {
                i += 1
            } else if starts(with: "//") {
                while let byte = next, byte != 0x0A { i += 1 }
            } else if starts(with: "/*") {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(PolicySyntaxError) {
        let start = line
        i += 2
        while !starts(with: "*/") {
            guard let byte = next else { throw PolicySyntaxError(line: start, reason: "a comment is not closed") }
            if byte == 0x0A { line += 1 }
            i += 1
        }
        i += 2
    }
}
