/// RFC 8259 by the letter, one character at a time, for tests to hold the reader against.
struct NaiveJSON {
    indirect enum Value {
        case object([(key: String, value: Value)])
        case array([Value])
        case string(String)
        case number(String)
        case word
    }

    struct Failure: Error {}

    private var bytes: [UInt8]
    private var i = 0
    private var depth = 0

    static func parse(_ bytes: [UInt8]) -> Value? {
        var parser = NaiveJSON(bytes: bytes)
        do {
            parser.space()
            let value = try parser.value()
            parser.space()
            return parser.i == bytes.count ? value : nil
        } catch {
            return nil
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { i < bytes.count ? bytes[i] : nil }

    private mutating func space() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { i += 1 }
    }

    private mutating func expect(_ text: String) throws {
        for byte in text.utf8 {
            guard next == byte else { throw Failure() }
            i += 1
        }
    }

    private mutating func value() throws -> Value {
        switch next {
        case UInt8(ascii: "{"):
            var members: [(String, Value)] = []
            try list(closing: UInt8(ascii: "}")) { parser in
                let key = try parser.string()
                parser.space()
                try parser.expect(":")
                parser.space()
                members.append((key, try parser.value()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var elements: [Value] = []
            try list(closing: UInt8(ascii: "]")) { elements.append(try $0.value()) }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): try expect("true")
        case UInt8(ascii: "f"): try expect("false")
        case UInt8(ascii: "n"): try expect("null")
        default: return .number(try number())
        }
        return .word
    }

    private mutating func list(closing: UInt8, _ element: (inout NaiveJSON) throws -> Void) throws {
        depth += 1
        guard depth <= 64 else { throw Failure() }
        i += 1
        space()
        if next != closing {
            while true {
                try element(&self)
                space()
                if next == closing { break }
                try expect(",")
                space()
            }
        }
        i += 1
        depth -= 1
    }

    private mutating func number() throws -> String {
        let start = i
        if next == UInt8(ascii: "-") { i += 1 }
        let whole = try digits()
        if whole.count > 1, whole.first == UInt8(ascii: "0") { throw Failure() }
        if next == UInt8(ascii: ".") {
            i += 1
            _ = try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            i += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { i += 1 }
            _ = try digits()
        }
        return String(decoding: bytes[start..<i], as: UTF8.self)
    }

    private mutating func digits() throws -> ArraySlice<UInt8> {
        let start = i
        while let byte = next, (0x30...0x39).contains(byte) { i += 1 }
        guard i > start else { throw Failure() }
        return bytes[start..<i]
    }

    private mutating func string() throws -> String {
        try expect("\"")
        var units: [UInt16] = []
        var run: [UInt8] = []
        func flush(_ run: inout [UInt8], _ units: inout [UInt16]) {
            units += Array(String(decoding: run, as: UTF8.self).utf16)
            run = []
        }
        while true {
            guard let byte = next, byte >= 0x20 else { throw Failure() }
            i += 1
            if byte == UInt8(ascii: "\"") { break }
            guard byte == UInt8(ascii: "\\") else {
                run.append(byte)
                continue
            }
            guard let escape = next else { throw Failure() }
            i += 1
            flush(&run, &units)
            switch escape {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(UInt16(escape))
            case UInt8(ascii: "b"): units.append(8)
            case UInt8(ascii: "f"): units.append(12)
            case UInt8(ascii: "n"): units.append(10)
            case UInt8(ascii: "r"): units.append(13)
            case UInt8(ascii: "t"): units.append(9)
            case UInt8(ascii: "u"):
                guard i + 4 <= bytes.count else { throw Failure() }
                let digits = bytes[i..<i + 4]
                guard digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }) else { throw Failure() }
                guard let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else { throw Failure() }
                units.append(unit)
                i += 4
            default: throw Failure()
            }
        }
        flush(&run, &units)
        return String(decoding: units, as: UTF16.self)
    }
}

extension NaiveJSON.Value {
    /// Every string with the key of the object that it is in, through arrays, and how many objects are around it.
    var strings: [(key: String, depth: Int, text: String)] { strings(key: "", depth: 0) }

    private func strings(key: String, depth: Int) -> [(key: String, depth: Int, text: String)] {
        switch self {
        case .object(let members): members.flatMap { $0.value.strings(key: $0.key, depth: depth + 1) }
        case .array(let elements): elements.flatMap { $0.strings(key: key, depth: depth) }
        case .string(let text): [(key, depth, text)]
        case .number, .word: []
        }
    }

    /// Whether a number, `true` or `false` stands anywhere in it.
    var hasNumberOrWord: Bool {
        switch self {
        case .object(let members): members.contains { $0.value.hasNumberOrWord }
        case .array(let elements): elements.contains(where: \.hasNumberOrWord)
        case .string: false
        case .number, .word: true
        }
    }
}
