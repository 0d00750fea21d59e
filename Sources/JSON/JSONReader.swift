/// Reads JSON (RFC 8259) or JSON5 from bytes: one document, an array of records, or records one after the other, as JSON Lines
/// writes them.
///
/// Read by hand: Foundation's decoder keeps one of two equal keys without a word and knows no lines once a file is read, and both
/// matter in files that people write and review. Strict, and bounded in depth and in the number of values that one record may hold,
/// so that memory is a small multiple of the record. Refused, with line and byte: what is not of the dialect or is cut off, two
/// equal keys in one object, text that is not UTF-8, half a surrogate pair. O(bytes).
package struct JSONReader {
    package enum Dialect: Sendable {
        /// RFC 8259, nothing more.
        case json
        /// JSON5 (spec.json5.org, version 1.0.0) as far as a file of settings needs it: comments, trailing commas, keys without
        /// quotes, texts in single quotes, lines continued by a backslash, a plus sign, a point at either end of a number. No
        /// hexadecimal or infinite numbers, no escapes that JSON doesn't have but \'.
        case json5
    }

    /// Open objects and arrays.
    package static let maximumDepth = 64
    /// Values inside one record.
    package static let maximumValues = 1 << 22

    private let bytes: [UInt8]
    private let isJSON5: Bool
    private var at: Int
    private var line = 1
    private var depth = 0
    private var values = 0
    /// Keeps both of two equal keys of one object, in their order, and notes the second in `equalKeys`; else they are refused.
    package var keepsEqualKeys = false
    /// The keys of the last record that stood in their object before, with their lines.
    package private(set) var equalKeys: [(key: String, line: Int)] = []
    /// Of the array that the text is, once it was opened.
    private var records = Records.unknown

    private enum Records {
        case unknown, array, sequence, ended
    }

    /// A byte order mark in front is passed over.
    package init(_ bytes: [UInt8], dialect: Dialect = .json) {
        self.bytes = bytes
        isJSON5 = dialect == .json5
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The one value of a text.
    package static func document(_ bytes: [UInt8], dialect: Dialect = .json) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes, dialect: dialect)
        let value = try reader.value()
        try reader.skipSpace()
        guard reader.isAtEnd else { throw reader.error("something follows the end of the document") }
        return value
    }

    /// The next record: an element of the array that the text is, or the next of its values; `nil` at the end. Memory is that of
    /// one record beside the bytes.
    package mutating func nextRecord() throws(JSONError) -> JSONValue? {
        try skipSpace()
        switch records {
        case .unknown:
            guard next == UInt8(ascii: "[") else {
                records = .sequence
                return try nextRecord()
            }
            try descend()
            records = .array
            try skipSpace()
            if take(UInt8(ascii: "]")) { return try endOfArray() }
        case .array:
            guard take(UInt8(ascii: ",")) else {
                guard take(UInt8(ascii: "]")) else { throw error("a comma or ] is missing in the list") }
                return try endOfArray()
            }
            if isJSON5 {
                try skipSpace()
                if take(UInt8(ascii: "]")) { return try endOfArray() }
            }
        case .sequence:
            if isAtEnd { return nil }
        case .ended:
            return nil
        }
        values = 0
        equalKeys = []
        return try value()
    }

    private mutating func endOfArray() throws(JSONError) -> JSONValue? {
        records = .ended
        depth -= 1
        try skipSpace()
        guard isAtEnd else { throw error("something follows the end of the list") }
        return nil
    }

    /// The keys of the first object, that of an array's first element included, up to where the bytes end or can't be read.
    package static func firstKeys(_ bytes: [UInt8]) -> [String] {
        var reader = JSONReader(bytes)
        var keys: [String] = []
        do throws(JSONError) {
            try reader.skipSpace()
            if reader.take(UInt8(ascii: "[")) { try reader.skipSpace() }
            guard reader.take(UInt8(ascii: "{")) else { return [] }
            reader.depth = 1
            while true {
                try reader.skipSpace()
                keys.append(try reader.key())
                _ = try reader.value()
                try reader.skipSpace()
                guard reader.take(UInt8(ascii: ",")) else { return keys }
            }
        } catch {
            return keys
        }
    }

    // MARK: - Bytes

    private var isAtEnd: Bool { at >= bytes.count }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() throws(JSONError) {
        while let byte = next {
            switch byte {
            case 0x0A:
                line += 1
                at += 1
            case 0x20, 0x0D, 0x09: at += 1
            case 0x0B,
                0x0C where isJSON5:
                at += 1
            case UInt8(ascii: "/") where isJSON5:
                guard try skipComment() else { return }
            default: return
            }
        }
    }

    /// Passes a comment that begins at the stroke; false when none does.
    private mutating func skipComment() throws(JSONError) -> Bool {
        guard at + 1 < bytes.count else { return false }
        switch bytes[at + 1] {
        case UInt8(ascii: "/"):
            while let byte = next, byte != 0x0A { at += 1 }
            return true
        case UInt8(ascii: "*"):
            let start = line
            at += 2
            while let byte = next {
                if byte == UInt8(ascii: "*"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") {
                    at += 2
                    return true
                }
                if byte == 0x0A { line += 1 }
                at += 1
            }
            throw error("a comment is not closed", line: start)
        default: return false
        }
    }

    private func error(_ reason: String, line start: Int? = nil) -> JSONError {
        JSONError(line: start ?? line, byte: at, reason: reason, isAtEnd: isAtEnd)
    }

    private mutating func descend() throws(JSONError) {
        depth += 1
        guard depth <= JSONReader.maximumDepth else { throw error("nested deeper than \(JSONReader.maximumDepth)") }
        at += 1
    }

    // MARK: - Values

    private mutating func value() throws(JSONError) -> JSONValue {
        try skipSpace()
        values += 1
        guard values <= JSONReader.maximumValues else {
            throw error("a record holds more than \(JSONReader.maximumValues) values")
        }
        let start = line
        guard let byte = next else { throw error("a value is missing: the file ends") }
        switch byte {
        case UInt8(ascii: "{"): return JSONValue(content: .object(try object()), line: start)
        case UInt8(ascii: "["): return JSONValue(content: .list(try list()), line: start)
        case UInt8(ascii: "\""): return JSONValue(content: .text(try string(byte)), line: start)
        case UInt8(ascii: "'") where isJSON5: return JSONValue(content: .text(try string(byte)), line: start)
        case UInt8(ascii: "-"), 0x30...0x39: return JSONValue(content: .number(try number()), line: start)
        case UInt8(ascii: "+") where isJSON5, UInt8(ascii: ".") where isJSON5:
            return JSONValue(content: .number(try number()), line: start)
        default: return JSONValue(content: try literal(), line: start)
        }
    }

    private mutating func literal() throws(JSONError) -> JSONValue.Content {
        let start = at
        let word = word()
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            at = start
            let found = word.isEmpty ? "" : ": \(word.prefix(40)) is none, a text stands in quotes"
            throw error("a value is missing\(found)")
        }
    }

    /// Letters, digits, `_` and `$`.
    private mutating func word() -> String {
        let start = at
        while let byte = next,
            byte == 0x5F || byte == 0x24 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & ~0x20)
        {
            at += 1
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// The key and the colon behind it.
    private mutating func key() throws(JSONError) -> String {
        let key: String
        if let quote = next, quote == UInt8(ascii: "\"") || isJSON5 && quote == UInt8(ascii: "'") {
            key = try string(quote)
        } else {
            guard isJSON5 else { throw error("a key in quotation marks is missing") }
            guard let first = next, !(0x30...0x39).contains(first) else { throw error("a key is missing") }
            key = word()
            guard !key.isEmpty else { throw error("a key is missing") }
        }
        try skipSpace()
        guard take(UInt8(ascii: ":")) else { throw error("a colon is missing after the key \(key)") }
        return key
    }

    private mutating func object() throws(JSONError) -> [JSONValue.Member] {
        try descend()
        defer { depth -= 1 }
        var members: [JSONValue.Member] = []
        var keys: [String: Int] = [:]
        try skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            let start = line
            let key = try key()
            if let other = keys.updateValue(start, forKey: key) {
                equalKeys.append((key, start))
                if !keepsEqualKeys { throw error("the key \(key) stands twice in one object, first in line \(other)") }
            }
            members.append(JSONValue.Member(key: key, line: start, value: try value()))
            try skipSpace()
            if take(UInt8(ascii: ",")) {
                try skipSpace()
                if isJSON5, take(UInt8(ascii: "}")) { return members }
                continue
            }
            guard take(UInt8(ascii: "}")) else { throw error("a comma or } is missing in the object") }
            return members
        }
    }

    private mutating func list() throws(JSONError) -> [JSONValue] {
        try descend()
        defer { depth -= 1 }
        var items: [JSONValue] = []
        try skipSpace()
        if take(UInt8(ascii: "]")) { return items }
        while true {
            items.append(try value())
            try skipSpace()
            if take(UInt8(ascii: ",")) {
                guard isJSON5 else { continue }
                try skipSpace()
                if take(UInt8(ascii: "]")) { return items }
                continue
            }
            guard take(UInt8(ascii: "]")) else { throw error("a comma or ] is missing in the list") }
            return items
        }
    }

    // MARK: - Numbers

    /// In the form of JSON: without a plus sign, with a digit on both sides of the point.
    private mutating func number() throws(JSONError) -> String {
        var text: [UInt8] = []
        if take(UInt8(ascii: "-")) {
            text.append(UInt8(ascii: "-"))
        } else if isJSON5 {
            _ = take(UInt8(ascii: "+"))
        }
        let start = at
        var isWhole = true
        if take(UInt8(ascii: "0")) {
            text.append(UInt8(ascii: "0"))
            if let byte = next, (0x30...0x39).contains(byte) { throw error("a number begins with a zero") }
        } else if isJSON5, next == UInt8(ascii: ".") {
            text.append(UInt8(ascii: "0"))
            isWhole = false
        } else {
            try digits()
            text += bytes[start..<at]
        }
        if take(UInt8(ascii: ".")) {
            text.append(UInt8(ascii: "."))
            if isJSON5, isWhole, !(next.map { (0x30...0x39).contains($0) } ?? false) {
                text.append(UInt8(ascii: "0"))
            } else {
                let first = at
                try digits()
                text += bytes[first..<at]
            }
        }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
            let first = at
            at += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
            text += bytes[first..<at]
        }
        if isJSON5, !word().isEmpty { throw error("that is no number") }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = at
        while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
        guard at > start else { throw error("a number has no digits") }
    }

    // MARK: - Texts

    private mutating func string(_ quote: UInt8) throws(JSONError) -> String {
        let first = line
        at += 1
        var start = at
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case quote:
                text += bytes[start..<at]
                guard let string = String(validating: text, as: UTF8.self) else { throw error("not UTF-8") }
                at += 1
                return string
            case UInt8(ascii: "\\"):
                text += bytes[start..<at]
                at += 1
                try escape(&text, first)
                start = at
            case 0x00..<0x20:
                throw error("a control character stands in a text: a line ends before its quotation mark?")
            default: at += 1
            }
        }
        throw error("a text is not closed", line: first)
    }

    private mutating func escape(_ text: inout [UInt8], _ first: Int) throws(JSONError) {
        guard let byte = next else { throw error("a text is not closed", line: first) }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            at += 1
            try unicode(&text)
            return
        case UInt8(ascii: "'") where isJSON5: text.append(byte)
        case 0x0A where isJSON5: line += 1
        case 0x0D where isJSON5:
            if at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
            line += 1
        default: throw error("a backslash means nothing here: write two of them for one")
        }
        at += 1
    }

    private mutating func unicode(_ text: inout [UInt8]) throws(JSONError) {
        var code = try hexadecimal()
        if (0xD800..<0xDC00).contains(code), bytes[at...].starts(with: "\\u".utf8) {
            at += 2
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low) else { throw error("half a character stands alone") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw error("half a character stands alone") }
        text += Array(String(scalar).utf8)
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw error("a text is not closed") }
            switch byte {
            case 0x30...0x39: code = code << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: code = code << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: throw error("a character's number has too few digits")
            }
            at += 1
        }
        return code
    }
}
