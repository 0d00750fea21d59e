import TestSupport
import Testing

@testable import Bytes

/// What `ByteWriter` writes `ByteReader` reads, and no bytes whatever make it trap.
@Suite struct ByteCodingTests {
    /// A value to be written, of the three kinds that there are.
    enum Value: Hashable {
        case number(Int)
        case text(String)
        case list([String])
    }

    static let edges = [
        0, 1, 127, 128, 129, 16_383, 16_384, 1 << 31, (1 << 32) - 1, 1 << 62, Int.max, Int.max - 1, -1, -128, Int.min,
        Int.min + 1,
    ]

    static let letters = ["", "a", "ß", "é", "e\u{301}", "محمد", "김정은", "🏴", "\0", "\u{FFFD}", "SMITH, John", "\n"]

    static func text(_ random: inout SeededRandom) -> String {
        let count = Int.random(in: 0...12, using: &random)
        return (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
    }

    static func value(_ random: inout SeededRandom) -> Value {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .number(edges[Int.random(in: 0..<edges.count, using: &random)])
        case 1: .number(Int(truncatingIfNeeded: random.next() >> UInt64.random(in: 0..<64, using: &random)))
        case 2, 3: .text(text(&random))
        default: .list((0..<Int.random(in: 0...5, using: &random)).map { _ in text(&random) })
        }
    }

    static func write(_ values: [Value]) -> [UInt8] {
        var out = ByteWriter()
        for value in values {
            switch value {
            case .number(let number): out.write(number)
            case .text(let text): out.write(text)
            case .list(let list): out.write(list) { $0.write($1) }
            }
        }
        return out.bytes
    }

    /// Values of the same kinds as `like`, and whether the reader called the bytes damaged.
    static func read(_ bytes: [UInt8], like values: [Value]) -> (values: [Value], isDamaged: Bool) {
        var input = ByteReader(bytes.span)
        var read: [Value] = []
        for value in values {
            switch value {
            case .number: read.append(.number(input.readNumber()))
            case .text: read.append(.text(input.readText()))
            case .list: read.append(.list(input.readList { $0.readText() }))
            }
        }
        return (read, input.isDamaged)
    }

    /// Texts by their bytes: Swift calls é and e + ´ equal, the coding must not mix them up.
    static func bytes(of values: [Value]) -> [[UInt8]] {
        values.map { value in
            switch value {
            case .number(let number): Array(String(number).utf8)
            case .text(let text): Array(text.utf8)
            case .list(let list): Array(list.joined(separator: "\u{1}").utf8)
            }
        }
    }

    @Test(arguments: edges) func numbersComeBack(_ number: Int) {
        let bytes = Self.write([.number(number)])
        #expect(bytes.count <= 10)
        #expect(Self.read(bytes, like: [.number(0)]).values == [.number(number)])
        #expect(!Self.read(bytes, like: [.number(0)]).isDamaged)
    }

    /// LEB128 as the standards have it (DWARF 5, 7.6).
    @Test(arguments: [(2, [2]), (127, [127]), (128, [0x80, 1]), (129, [0x81, 1]), (624_485, [0xE5, 0x8E, 0x26])])
    func numbersAreLEB128(_ number: Int, _ bytes: [UInt8]) {
        #expect(Self.write([.number(number)]) == bytes)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>) func valuesComeBack(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<50 {
            let values = (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.value(&random) }
            let (read, isDamaged) = Self.read(Self.write(values), like: values)
            #expect(!isDamaged)
            #expect(Self.bytes(of: read) == Self.bytes(of: values))
        }
    }

    @Test func everyTruncationIsDamage() {
        var random = SeededRandom(seed: 31)
        for _ in 0..<60 {
            let values = (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.value(&random) }
            let bytes = Self.write(values)
            for count in 0..<bytes.count {
                let (read, isDamaged) = Self.read(Array(bytes.prefix(count)), like: values)
                #expect(isDamaged, "\(values) cut to \(count) bytes")
                #expect(read.count == values.count)
            }
        }
    }

    /// Any bytes at all, read as anything: the reader stays inside them and gives no more than they can hold.
    @Test func randomBytesNeverTrap() {
        var random = SeededRandom(seed: 32)
        var damaged = 0
        for _ in 0..<3_000 {
            var bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            if Bool.random(using: &random), !bytes.isEmpty { bytes[0] = 0xFF }
            let kinds = (0..<8).map { _ in Self.value(&random) }
            let (read, isDamaged) = Self.read(bytes, like: kinds)
            damaged += isDamaged ? 1 : 0
            for value in read {
                if case .text(let text) = value { #expect(text.unicodeScalars.count <= bytes.count) }
                if case .list(let list) = value { #expect(list.count <= bytes.count) }
            }
        }
        #expect(damaged > 1_000)
    }

    @Test func flippedBytesNeverTrap() {
        var random = SeededRandom(seed: 33)
        let values = (0..<30).map { _ in Self.value(&random) }
        let sound = Self.write(values)
        for place in sound.indices {
            for flip in [UInt8(0x01), 0x80, 0xFF] {
                var bytes = sound
                bytes[place] ^= flip
                #expect(Self.read(bytes, like: values).values.count == values.count)
            }
        }
    }

    /// Lengths that no memory could hold: refused without asking for it.
    @Test(arguments: [Int.max, Int.max - 1, 1 << 62, 1 << 40, -1, Int.min, 5])
    func impossibleLengthsAreDamage(_ length: Int) {
        var out = ByteWriter()
        out.write(length)
        let bytes = out.bytes + Array("abcd".utf8)
        let (read, isDamaged) = Self.read(bytes, like: [.text("")])
        #expect(read == [.text("")])
        #expect(isDamaged)
        let list = Self.read(bytes, like: [.list([])])
        #expect(list.values == [.list([])])
        #expect(list.isDamaged)
    }

    @Test func numbersWithoutAnEndAreDamage() {
        for count in [1, 9, 10, 11, 100] {
            let (read, isDamaged) = Self.read([UInt8](repeating: 0x80, count: count), like: [.number(0)])
            #expect(read == [.number(0)])
            #expect(isDamaged)
        }
    }

    @Test func damageIsRemembered() {
        let (read, isDamaged) = Self.read([9, 65], like: [.text(""), .text(""), .number(0)])
        #expect(read[0] == .text(""))
        #expect(isDamaged)
    }

    @Test func invalidTextIsDamage() {
        let (read, isDamaged) = Self.read([3, 65, 0xFF, 66], like: [.text("")])
        #expect(read == [.text("")])
        #expect(isDamaged)
    }
}
