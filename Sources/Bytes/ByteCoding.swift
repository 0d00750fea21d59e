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

    /// True when everything was read.
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

    public mutating func readText() -> String { String(copying: bytes.extracting(textRange())) }

    /// Passes over a text: it is checked as one that is read, and nothing is copied.
    public mutating func skipText() { _ = textRange() }

    private mutating func textRange() -> Range<Int> {
        let count = readNumber()
        guard count >= 0, count <= bytes.count - offset, bytes.extracting(offset..<offset + count).isUTF8 else {
            isDamaged = true
            return 0..<0
        }
        offset += count
        return offset - count..<offset
    }

    /// A list whose elements take at least a byte each, so that a damaged count can't ask for more than there is.
    public mutating func readList<Element>(_ body: (inout ByteReader) -> Element) -> [Element] {
        let count = readCount()
        var list: [Element] = []
        list.reserveCapacity(count)
        for _ in 0..<count {
            guard !isDamaged else { break }
            list.append(body(&self))
        }
        return list
    }

    /// Passes over a list.
    ///
    /// - Returns: how many elements it has; 0 where it is damaged.
    public mutating func skipList(_ body: (inout ByteReader) -> Void) -> Int {
        let count = readCount()
        for _ in 0..<count {
            body(&self)
            guard !isDamaged else { return 0 }
        }
        return count
    }

    private mutating func readCount() -> Int {
        let count = readNumber()
        guard count >= 0, count <= bytes.count - offset else {
            isDamaged = true
            return 0
        }
        return count
    }
}

extension Span<UInt8> {
    /// True when the bytes are valid UTF-8. O(bytes).
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
