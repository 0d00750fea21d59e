/// Writes values one after the other: whole numbers in LEB128 (unsigned, 7 bits a byte), texts with their length before them.
public struct ByteWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func write(_ number: Int) {
        var rest = UInt64(truncatingIfNeeded: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    public mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    public mutating func write<Element>(_ list: [Element], _ body: (inout ByteWriter, Element) -> Void) {
        write(list.count)
        for element in list { body(&self, element) }
    }
}

/// Reads what `ByteWriter` wrote. Damaged bytes give zeros and empty texts and set `isDamaged`; nothing traps.
public struct ByteReader: ~Escapable {
    private let bytes: Span<UInt8>
    private var offset = 0
    public private(set) var isDamaged = false

    @_lifetime(copy bytes)
    public init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    /// Whether everything was read.
    public var isAtEnd: Bool { offset == bytes.count }

    public mutating func readNumber() -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: number) }
            shift += 7
        }
        isDamaged = true
        return 0
    }

    public mutating func readText() -> String {
        let count = readNumber()
        guard count >= 0, count <= bytes.count - offset else {
            isDamaged = true
            return ""
        }
        let text = bytes.extracting(offset..<offset + count)
        offset += count
        guard text.isUTF8 else {
            isDamaged = true
            return ""
        }
        return String(copying: text)
    }

    /// A list whose elements take at least a byte each, so that a damaged count can't ask for more than there is.
    public mutating func readList<Element>(_ body: (inout ByteReader) -> Element) -> [Element] {
        let count = readNumber()
        guard count >= 0, count <= bytes.count - offset else {
            isDamaged = true
            return []
        }
        var list: [Element] = []
        list.reserveCapacity(count)
        for _ in 0..<count {
            guard !isDamaged else { break }
            list.append(body(&self))
        }
        return list
    }
}

extension Span<UInt8> {
    /// Whether the bytes are valid UTF-8. O(bytes).
    public var isUTF8: Bool {
        var bits: UInt8 = 0
        for i in indices { bits |= self[i] }
        if bits < 0x80 { return true }
        return (try? UTF8Span(validating: self)) != nil
    }
}

extension String {
    /// The bytes as UTF-8, invalid ones repaired.
    public init(copying bytes: Span<UInt8>) {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for i in bytes.indices { copy.append(bytes[i]) }
        self.init(decoding: copy, as: UTF8.self)
    }
}
