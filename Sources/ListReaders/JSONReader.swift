import SanctionsModel

/// JSON (RFC 8259) for lists: one document, an array of records, or records one after the other, as JSON Lines writes them.
///
/// Read by hand: Foundation's decoder keeps one of two equal keys without a word and knows no lines, and the cursor of
/// messages makes no values. Strict, and bounded in depth and in the number of values that one record may hold, so that
/// memory is a small multiple of the record. Refused, with line and byte: what is no JSON or is cut off, two equal keys in
/// one object, text that is not UTF-8. O(bytes).
struct JSONReader {
    /// Open objects and arrays.
    static let maximumDepth = 64
    /// Values inside one record.
    static let maximumValues = 1 << 22

    private let bytes: [UInt8]
    private let file: String
    private var at: Int
    private var line = 1
    private var depth = 0
    private var values = 0

    private init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The one value of a document.
    static func document(_ bytes: [UInt8], file: String) throws(ListError) -> JSONValue {
        var reader = JSONReader(bytes, file: file)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.isAtEnd else { throw reader.error("something follows the end of the document") }
        return value
    }

    /// Hands over each record: the elements of the array that the file is, or its values one after the other. Memory is that
    /// of one record beside the bytes.
    static func records(
        _ bytes: [UInt8], file: String, record: (JSONValue) throws(ListError) -> Void
    ) throws(ListError) {
        var reader = JSONReader(bytes, file: file)
        reader.skipSpace()
        guard reader.next == UInt8(ascii: "[") else {
            while !reader.isAtEnd {
                reader.values = 0
                try record(reader.value())
                reader.skipSpace()
            }
            return
        }
        try reader.descend()
        reader.skipSpace()
        if !reader.take(UInt8(ascii: "]")) {
            repeat {
                reader.values = 0
                try record(reader.value())
                reader.skipSpace()
            } while reader.take(UInt8(ascii: ","))
            guard reader.take(UInt8(ascii: "]")) else { throw reader.error("a comma or ] is missing in the list") }
        }
        reader.skipSpace()
        guard reader.isAtEnd else { throw reader.error("something follows the end of the list") }
    }

    /// The keys of the first object, that of an array's first element included, up to where the bytes end or are no JSON.
    static func firstKeys(_ bytes: [UInt8]) -> [String] {
        var reader = JSONReader(bytes, file: "")
        var keys: [String] = []
        reader.skipSpace()
        if reader.take(UInt8(ascii: "[")) { reader.skipSpace() }
        guard reader.take(UInt8(ascii: "{")) else { return [] }
        reader.depth = 1
        do throws(ListError) {
            while true {
                reader.skipSpace()
                keys.append(try reader.key())
                _ = try reader.value()
                reader.skipSpace()
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

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            if byte == 0x0A { line += 1 }
            at += 1
        }
    }

    private func error(_ reason: String) -> ListError {
        ListError(
            file: file, line: line, reason: "not readable as JSON at byte \(at): \(isAtEnd ? "the file ends too early" : reason)")
    }

    private mutating func descend() throws(ListError) {
        depth += 1
        guard depth <= JSONReader.maximumDepth else { throw error("nested deeper than \(JSONReader.maximumDepth)") }
        at += 1
    }

    // MARK: - Values

    private mutating func value() throws(ListError) -> JSONValue {
        skipSpace()
        values += 1
        guard values <= JSONReader.maximumValues else {
            throw error("a record holds more than \(JSONReader.maximumValues) values")
        }
        let start = line
        // NUL begins no value.
        switch next ?? 0 {
        case UInt8(ascii: "{"): return JSONValue(content: .object(try object()), line: start)
        case UInt8(ascii: "["): return JSONValue(content: .list(try list()), line: start)
        case UInt8(ascii: "\""): return JSONValue(content: .text(try string()), line: start)
        case UInt8(ascii: "-"), 0x30...0x39: return JSONValue(content: .number(try number()), line: start)
        default:
            for (word, content) in [("null", JSONValue.Content.null), ("true", .bool(true)), ("false", .bool(false))]
            where bytes[at...].starts(with: word.utf8) {
                at += word.utf8.count
                return JSONValue(content: content, line: start)
            }
            throw error("a value is missing")
        }
    }

    private mutating func key() throws(ListError) -> String {
        guard next == UInt8(ascii: "\"") else { throw error("a key in quotation marks is missing") }
        let key = try string()
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw error("a colon is missing after the key \(key)") }
        return key
    }

    private mutating func object() throws(ListError) -> [(key: String, value: JSONValue)] {
        try descend()
        defer { depth -= 1 }
        var members: [(key: String, value: JSONValue)] = []
        var keys: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipSpace()
            let key = try key()
            guard keys.insert(key).inserted else { throw error("the key \(key) stands twice in one object") }
            members.append((key, try value()))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw error("a comma or } is missing in the object") }
            return members
        }
    }

    private mutating func list() throws(ListError) -> [JSONValue] {
        try descend()
        defer { depth -= 1 }
        var items: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return items }
        while true {
            items.append(try value())
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw error("a comma or ] is missing in the list") }
            return items
        }
    }

    // MARK: - Numbers

    private mutating func number() throws(ListError) -> String {
        let start = at
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
            at += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        if let byte = next, (0x30...0x39).contains(byte) { throw error("a number begins with a zero") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func digits() throws(ListError) {
        let start = at
        while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
        guard at > start else { throw error("a number has no digits") }
    }

    // MARK: - Texts

    private mutating func string() throws(ListError) -> String {
        at += 1
        var start = at
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[start..<at]
                guard let string = String(validating: text, as: UTF8.self) else { throw error("not UTF-8") }
                at += 1
                return string
            case UInt8(ascii: "\\"):
                text += bytes[start..<at]
                at += 1
                try escape(&text)
                start = at
            case 0x00..<0x20: throw error("a control character stands in a text")
            default: at += 1
            }
        }
        throw error("a text is not closed")
    }

    private mutating func escape(_ text: inout [UInt8]) throws(ListError) {
        guard let byte = next else { throw error("a text is not closed") }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            at += 1
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code), bytes[at...].starts(with: "\\u".utf8) {
                at += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw error("half a character stands alone") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw error("half a character stands alone") }
            text += Array(String(scalar).utf8)
            return
        default: throw error("a backslash means nothing here")
        }
        at += 1
    }

    private mutating func hexadecimal() throws(ListError) -> UInt32 {
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
