/// Compact JSON in UTF-8, written into a buffer key by key. Keys keep the order in which they are written.
public struct JSONOutput: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    public mutating func object(_ body: (inout JSONOutput) -> Void) { nested("{", "}", body) }

    public mutating func array(_ body: (inout JSONOutput) -> Void) { nested("[", "]", body) }

    public mutating func array<Element>(_ list: some Sequence<Element>, _ body: (inout JSONOutput, Element) -> Void) {
        array { out in for element in list { body(&out, element) } }
    }

    public mutating func key(_ key: StaticString) {
        separate()
        bytes.append(0x22)
        append(key)
        bytes.append(0x22)
        bytes.append(0x3A)
        needsComma = false
    }

    /// A key that is only known when it is written.
    public mutating func key(text: String) {
        string(text)
        append(":")
        needsComma = false
    }

    public mutating func string(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    public mutating func number(_ number: Int) {
        separate()
        append(String(number))
        needsComma = true
    }

    /// Four decimals: `0.9312`.
    public mutating func decimal(_ value: Double) {
        separate()
        Score(tenThousandths: Int((value * 10_000).rounded())).write(to: &bytes)
        needsComma = true
    }

    public mutating func bool(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
        needsComma = true
    }

    public mutating func null() {
        separate()
        append("null")
        needsComma = true
    }

    /// A string under a key.
    public mutating func field(_ name: StaticString, _ text: String) {
        key(name)
        string(text)
    }

    public mutating func field(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    /// Text for people, as it is.
    public mutating func text(_ text: String) { append(text) }

    public mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func nested(_ open: StaticString, _ close: StaticString, _ body: (inout JSONOutput) -> Void) {
        separate()
        append(open)
        needsComma = false
        body(&self)
        append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func append(_ text: StaticString) {
        // SAFETY: the bytes of the constant are read during the call, and its pointer is not kept.
        text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// RFC 8259, section 7: quotation mark, backslash and control characters are escaped, all else stands as it is; but the controls
    /// and separators beyond ASCII that many programs end a line at (U+007F to U+009F, U+2028, U+2029) are escaped too, and what turns
    /// the direction of text.
    private mutating func quote(_ text: String) {
        bytes.append(0x22)
        let utf8 = text.utf8Span.span
        // No branch depends on a byte, so that many are looked at in one go; most texts are appended as a whole.
        var escaped: UInt8 = 0
        for i in utf8.indices {
            let byte = utf8[i]
            escaped |= (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0)
            escaped |= (byte == 0x7F ? 1 : 0) | (byte == 0xC2 ? 1 : 0) | (byte == 0xE2 ? 1 : 0)
        }
        if escaped == 0 {
            append(text)
        } else {
            var i = 0
            while i < utf8.count { i += escapeLineEnd(utf8, at: i) ?? escape(utf8[i]) }
        }
        bytes.append(0x22)
    }

    /// Escapes a control or separator beyond ASCII; returns the bytes that it takes, `nil` when none stands there.
    private mutating func escapeLineEnd(_ utf8: Span<UInt8>, at index: Int) -> Int? {
        if utf8[index] == 0xC2, index + 1 < utf8.count, utf8[index + 1] < 0xA0 {
            append("\\u00" + hexadecimal(CollectionOfOne(utf8[index + 1])))
            return 2
        }
        guard utf8[index] == 0xE2, index + 2 < utf8.count else { return nil }
        // U+2028 and U+2029 end a line, U+202A to U+202E and U+2066 to U+2069 turn the direction of text.
        switch (utf8[index + 1], utf8[index + 2]) {
        case (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9):
            append("\\u20" + hexadecimal(CollectionOfOne(utf8[index + 2] - (utf8[index + 1] == 0x80 ? 0x80 : 0x40))))
            return 3
        default: return nil
        }
    }

    /// Returns the bytes taken: 1.
    private mutating func escape(_ byte: UInt8) -> Int {
        switch byte {
        case 0x22: append("\\\"" as StaticString)
        case 0x5C: append("\\\\" as StaticString)
        case 0x0A: append("\\n" as StaticString)
        case 0x0D: append("\\r" as StaticString)
        case 0x09: append("\\t" as StaticString)
        case 0..<0x20, 0x7F: append("\\u00" + hexadecimal(CollectionOfOne(byte)))
        default: bytes.append(byte)
        }
        return 1
    }
}
