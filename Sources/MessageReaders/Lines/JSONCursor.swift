/// Walks over a JSON text (RFC 8259), strictly and without making values.
///
/// The text is valid UTF-8, which the caller has seen to. Each step checks what it passes over, also what is skipped, so
/// that a record is accepted or rejected alike whatever of it is mapped.
struct JSONCursor: ~Escapable {
    struct StringToken {
        /// The bytes between the quotation marks.
        var content: Range<Int>
        var hasEscapes: Bool
    }

    let bytes: Span<UInt8>
    /// Starts at 0 and only ever grows.
    private(set) var offset: Int
    /// Open arrays and objects.
    private(set) var depth = 0

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) {
        self.bytes = bytes
        offset = 0
    }

    var isAtEnd: Bool { offset >= bytes.count }

    /// The byte at the cursor, or 0 at the end: no JSON token is or starts with NUL.
    @inline(__always)
    var current: UInt8 {
        // SAFETY: the offset is never negative, and compared with the count right here.
        offset < bytes.count ? unsafe bytes[unchecked: offset] : 0
    }

    /// Space, tab, line feed and carriage return.
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func skipWhitespace() {
        while true {
            // Most often there is none: one comparison then. NUL stands for the end, and is no white space.
            let byte = current
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            offset &+= 1
        }
    }

    /// Whether the value at the cursor is a text or a number.
    var isAtScalar: Bool {
        let byte = current
        return byte == 0x22 || byte == 0x2D || (byte >= 0x30 && byte <= 0x39)
    }

    /// Whether the array or object that opens at the cursor is empty.
    var isAtEmptyContainer: Bool {
        guard current == 0x7B || current == 0x5B else { return false }
        var i = offset &+ 1
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A || bytes[i] == 0x0D || bytes[i] == 0x09 { i &+= 1 }
        return i < bytes.count && bytes[i] == current &+ 2
    }

    // MARK: Containers

    /// Passes the bracket at the cursor.
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func open() throws(RejectReason) {
        if depth >= RecordParser.maximumDepth {
            throw RejectReason(.tooDeep, offset: offset, found: RecordParser.maximumDepth)
        }
        depth &+= 1
        offset &+= 1
    }

    /// The next key of the object that is open, with the cursor then at its value; `nil` after the closing bracket.
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func nextKey(_ isFirst: inout Bool) throws(RejectReason) -> StringToken? {
        skipWhitespace()
        if current == 0x7D {
            offset &+= 1
            depth &-= 1
            return nil
        }
        if isFirst {
            isFirst = false
        } else {
            guard current == 0x2C else { throw unexpected() }
            offset &+= 1
            skipWhitespace()
        }
        guard current == 0x22 else { throw unexpected() }
        let key = try string()
        if current != 0x3A {
            skipWhitespace()
            guard current == 0x3A else { throw unexpected() }
        }
        offset &+= 1
        skipWhitespace()
        return key
    }

    /// Whether the array that is open has another element, with the cursor then at it.
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func nextElement(_ isFirst: inout Bool) throws(RejectReason) -> Bool {
        skipWhitespace()
        if current == 0x5D {
            offset &+= 1
            depth &-= 1
            return false
        }
        if isFirst {
            isFirst = false
        } else {
            guard current == 0x2C else { throw unexpected() }
            offset &+= 1
            skipWhitespace()
        }
        return true
    }

    // MARK: Values

    /// Passes the string that opens at the cursor.
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func string() throws(RejectReason) -> StringToken {
        let start = offset &+ 1
        offset = ByteScan.endOfPlainJSONText(in: bytes, from: start)
        if current == 0x22 {
            offset &+= 1
            return StringToken(content: start..<offset &- 1, hasEscapes: false)
        }
        return try stringWithEscapes(from: start)
    }

    @inline(never)
    @_lifetime(self: copy self)
    private mutating func stringWithEscapes(from start: Int) throws(RejectReason) -> StringToken {
        while true {
            offset = ByteScan.endOfPlainJSONText(in: bytes, from: offset)
            guard offset < bytes.count else { throw RejectReason(.unexpectedEnd, offset: offset) }
            switch bytes[offset] {
            case 0x22:
                offset += 1
                return StringToken(content: start..<offset - 1, hasEscapes: true)
            case 0x5C:
                guard offset + 1 < bytes.count else { throw RejectReason(.unexpectedEnd, offset: offset + 1) }
                switch bytes[offset + 1] {
                case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
                    offset += 2
                case 0x75:
                    guard JSONEscapes.codeUnit(in: bytes, at: offset + 2) != nil else {
                        throw RejectReason(.invalidEscape, offset: offset)
                    }
                    offset += 6
                default:
                    throw RejectReason(.invalidEscape, offset: offset)
                }
            default:
                throw RejectReason(.controlCharacter, offset: offset)
            }
        }
    }

    /// Passes the number at the cursor, which is at `-` or a digit.
    @_lifetime(self: copy self)
    mutating func number() throws(RejectReason) -> Range<Int> {
        let start = offset
        if current == 0x2D { offset += 1 }
        if current == 0x30 { offset += 1 } else { try digits() }
        if current == 0x2E {
            offset += 1
            try digits()
        }
        if current | 0x20 == 0x65 {
            offset += 1
            if current == 0x2B || current == 0x2D { offset += 1 }
            try digits()
        }
        // `01`, `1x`: the next byte would be refused anyway, but this says why.
        if isDigit(current) { throw RejectReason(.invalidNumber, offset: start) }
        return start..<offset
    }

    @_lifetime(self: copy self)
    private mutating func digits() throws(RejectReason) {
        guard isDigit(current) else {
            throw isAtEnd ? RejectReason(.unexpectedEnd, offset: offset) : RejectReason(.invalidNumber, offset: offset)
        }
        while isDigit(current) { offset += 1 }
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Passes `true`, `false` or `null`.
    @_lifetime(self: copy self)
    mutating func literal() throws(RejectReason) {
        switch current {
        case 0x74: try word(0x7472_7565, 4)
        case 0x66: try word(0x66_616C_7365, 5)
        case 0x6E: try word(0x6E75_6C6C, 4)
        default: throw unexpected()
        }
    }

    @_lifetime(self: copy self)
    private mutating func word(_ letters: UInt64, _ count: Int) throws(RejectReason) {
        for i in 0..<count {
            guard UInt64(current) == (letters >> UInt64(8 * (count - 1 - i))) & 0xFF else { throw unexpected() }
            offset += 1
        }
    }

    /// Passes the value at the cursor, whatever it is. Does not recurse.
    @_lifetime(self: copy self)
    mutating func skipValue() throws(RejectReason) {
        // One bit for each level that is opened here: 1 is an object. 64 levels fill the word.
        var kinds: UInt64 = 0
        let outer = depth
        while true {
            switch current {
            case 0x22:
                _ = try string()
            case 0x7B, 0x5B:
                let isObject = current == 0x7B
                try open()
                kinds = kinds << 1 | (isObject ? 1 : 0)
                skipWhitespace()
                if current != (isObject ? 0x7D : 0x5D) {
                    if isObject { try passKey() }
                    continue
                }
                offset &+= 1
                depth &-= 1
                kinds >>= 1
            case 0x2D, 0x30...0x39:
                _ = try number()
            default:
                try literal()
            }
            // A value has ended; so may what it stands in.
            while true {
                if depth == outer { return }
                skipWhitespace()
                let isObject = kinds & 1 == 1
                if current == 0x2C {
                    offset &+= 1
                    skipWhitespace()
                    if isObject { try passKey() }
                    break
                }
                guard current == (isObject ? 0x7D : 0x5D) else { throw unexpected() }
                offset &+= 1
                depth &-= 1
                kinds >>= 1
            }
        }
    }

    @_lifetime(self: copy self)
    private mutating func passKey() throws(RejectReason) {
        guard current == 0x22 else { throw unexpected() }
        _ = try string()
        skipWhitespace()
        guard current == 0x3A else { throw unexpected() }
        offset &+= 1
        skipWhitespace()
    }

    @inline(never)
    func unexpected() -> RejectReason {
        isAtEnd ? RejectReason(.unexpectedEnd, offset: offset) : RejectReason(.unexpectedByte, offset: offset)
    }
}

/// The escapes of JSON strings.
enum JSONEscapes {
    /// Four hexadecimal digits at `index`; `nil` when they aren't.
    static func codeUnit(in bytes: Span<UInt8>, at index: Int) -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for i in index..<index + 4 {
            let byte = bytes[i]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }

    /// Appends the content of a string that `JSONCursor.string` has passed, with its escapes resolved.
    ///
    /// - Returns: false when a surrogate stood alone; U+FFFD stands in its place.
    static func append(_ bytes: Span<UInt8>, _ content: Range<Int>, to output: inout [UInt8]) -> Bool {
        var isValid = true
        var i = content.lowerBound
        while i < content.upperBound {
            let byte = bytes[i]
            guard byte == 0x5C, i + 1 < content.upperBound else {
                output.append(byte)
                i += 1
                continue
            }
            let kind = bytes[i + 1]
            i += 2
            switch kind {
            case 0x62: output.append(0x08)
            case 0x66: output.append(0x0C)
            case 0x6E: output.append(0x0A)
            case 0x72: output.append(0x0D)
            case 0x74: output.append(0x09)
            case 0x75:
                var scalar = codeUnit(in: bytes, at: i) ?? 0xFFFD
                i += 4
                if scalar & 0xFC00 == 0xD800, i + 6 <= content.upperBound, bytes[i] == 0x5C, bytes[i + 1] == 0x75,
                    let low = codeUnit(in: bytes, at: i + 2), low & 0xFC00 == 0xDC00
                {
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
                    i += 6
                }
                if let valid = Unicode.Scalar(scalar) {
                    output.append(contentsOf: UTF8.encode(valid) ?? UTF8.encodedReplacementCharacter)
                } else {
                    isValid = false
                    output.append(contentsOf: UTF8.encodedReplacementCharacter)
                }
            default: output.append(kind)
            }
        }
        return isValid
    }
}
