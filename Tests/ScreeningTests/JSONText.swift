/// JSON that keeps the order of its keys, for tests of a contract that fixes it. Reads what is valid; tells nothing of what isn't.
indirect enum JSONText: Equatable {
    case object([(key: String, value: JSONText)])
    case array([JSONText])
    case string(String)
    /// Numbers and literals as they are written.
    case plain(String)

    static func == (a: JSONText, b: JSONText) -> Bool {
        switch (a, b) {
        case (.object(let x), .object(let y)): x.map(\.key) == y.map(\.key) && x.map(\.value) == y.map(\.value)
        case (.array(let x), .array(let y)): x == y
        case (.string(let x), .string(let y)): x == y
        case (.plain(let x), .plain(let y)): x == y
        default: false
        }
    }

    init?(_ text: String) {
        var parser = Parser(bytes: Array(text.utf8))
        guard let value = parser.value(), parser.position == parser.bytes.count else { return nil }
        self = value
    }

    var keys: [String] {
        if case .object(let members) = self { members.map(\.key) } else { [] }
    }

    subscript(key: String) -> JSONText? {
        if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }

    var items: [JSONText] {
        if case .array(let items) = self { items } else { [] }
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A number as it is written.
    var plain: String? {
        if case .plain(let text) = self { text } else { nil }
    }

    var int: Int? { plain.flatMap { Int($0) } }

    private struct Parser {
        var bytes: [UInt8]
        var position = 0

        var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        mutating func take(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            position += 1
            return true
        }

        mutating func value() -> JSONText? {
            switch next {
            case UInt8(ascii: "{"): object()
            case UInt8(ascii: "["): array()
            case UInt8(ascii: "\""): string().map { .string($0) }
            default: plain()
            }
        }

        mutating func object() -> JSONText? {
            position += 1
            var members: [(key: String, value: JSONText)] = []
            if take(UInt8(ascii: "}")) { return .object([]) }
            while true {
                guard let key = string(), take(UInt8(ascii: ":")), let value = value() else { return nil }
                members.append((key, value))
                if take(UInt8(ascii: "}")) { return .object(members) }
                guard take(UInt8(ascii: ",")) else { return nil }
            }
        }

        mutating func array() -> JSONText? {
            position += 1
            var items: [JSONText] = []
            if take(UInt8(ascii: "]")) { return .array([]) }
            while true {
                guard let value = value() else { return nil }
                items.append(value)
                if take(UInt8(ascii: "]")) { return .array(items) }
                guard take(UInt8(ascii: ",")) else { return nil }
            }
        }

        /// Resolves the escapes that the writer knows.
        mutating func string() -> String? {
            guard take(UInt8(ascii: "\"")) else { return nil }
            var text: [UInt8] = []
            while let byte = next {
                position += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
                guard byte >= 0x20 else { return nil }
                guard byte == UInt8(ascii: "\\") else {
                    text.append(byte)
                    continue
                }
                guard let escape = next else { return nil }
                position += 1
                switch escape {
                case UInt8(ascii: "n"): text.append(0x0A)
                case UInt8(ascii: "r"): text.append(0x0D)
                case UInt8(ascii: "t"): text.append(0x09)
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
                case UInt8(ascii: "u"):
                    let digits = String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
                    guard digits.utf8.count == 4, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
                        return nil
                    }
                    position += 4
                    text += Array(String(scalar).utf8)
                default: return nil
                }
            }
            return nil
        }

        mutating func plain() -> JSONText? {
            let start = position
            while let byte = next, !",]}".utf8.contains(byte) { position += 1 }
            return position > start ? .plain(String(decoding: bytes[start..<position], as: UTF8.self)) : nil
        }
    }
}
