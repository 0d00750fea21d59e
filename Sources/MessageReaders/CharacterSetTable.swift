import Bytes
import CICU

/// The code points that the bytes of an encoding stand for, as ICU's converter says.
///
/// Made once for each encoding, by converting every character of it; then only read, by all threads. EBCDIC ends its lines with
/// NL (0x15, which is U+0085) or LF (0x25): both are read as a line feed.
final class CharacterSetTable: Sendable {
    /// A byte that stands for nothing.
    static let invalid: UInt32 = 0xFFFD
    /// A byte that begins a character of two bytes or more.
    static let lead: UInt32 = 0xFFFF_FFFF

    /// What each byte stands for; `invalid` or `lead` where it stands for nothing by itself.
    let single: [UInt32]
    /// Characters of two bytes, by lead byte less 0x80 and trail byte; empty for single-byte encodings.
    private let double: [UInt32]
    /// Characters of three bytes behind 0x8F (EUC-JP), by the two others less 0x80.
    private let triple: [UInt32]
    /// Characters of four bytes within the basic plane (GB18030), in their order from 0x81308130.
    private let quadruple: [UInt32]
    /// The single bytes where they are ASCII, else 0xFF.
    let ascii: [UInt8]
    /// Whether the bytes below 0x80 are ASCII when no lead byte stands before them.
    let isASCIICompatible: Bool

    /// Makes a table by converting all characters once: 256 conversions, for East Asian encodings some 30,000, for GB18030 70,000.
    ///
    /// - Parameter name: as ICU knows it.
    /// - Returns: `nil` when ICU has no such converter.
    init?(_ encoding: TextEncoding, converter name: String) {
        guard let converter = Converter(name) else { return nil }
        let isMultibyte = encoding.isMultibyte
        var single: [UInt32] = []
        for byte in UInt8.min...UInt8.max {
            var scalar = converter.codePoint([byte])
            if encoding.isEBCDIC, scalar == 0x85 { scalar = 0x0A }
            // ICU reads what a code page of Windows leaves open as a control character.
            if encoding.isWindows, (0x80...0x9F).contains(scalar) { scalar = CharacterSetTable.invalid }
            if isMultibyte, byte >= 0x80, scalar == CharacterSetTable.invalid { scalar = CharacterSetTable.lead }
            single.append(scalar)
        }
        var double: [UInt32] = []
        var triple: [UInt32] = []
        var quadruple: [UInt32] = []
        if isMultibyte {
            double = [UInt32](repeating: CharacterSetTable.invalid, count: 128 * 256)
            for lead in 0x80...0xFF where single[lead] == CharacterSetTable.lead {
                for trail in 0x40...0xFF where trail != 0x7F {
                    double[(lead - 0x80) * 256 + trail] = converter.codePoint([UInt8(lead), UInt8(trail)])
                }
            }
        }
        if encoding == .eucJP {
            triple = [UInt32](repeating: CharacterSetTable.invalid, count: 128 * 128)
            for second in UInt8(0xA1)...0xFE {
                for third in UInt8(0xA1)...0xFE {
                    triple[Int(second & 0x7F) * 128 + Int(third & 0x7F)] = converter.codePoint([0x8F, second, third])
                }
            }
        }
        if encoding == .gb18030 {
            for index in 0..<CharacterSetTable.basicPlaneCount {
                quadruple.append(converter.codePoint(CharacterSetTable.fourBytes(index)))
            }
        }
        self.single = single
        self.double = double
        self.triple = triple
        self.quadruple = quadruple
        ascii = single.map { $0 < 0x80 ? UInt8($0) : 0xFF }
        isASCIICompatible = single.prefix(128).enumerated().allSatisfy { $0.element == UInt32($0.offset) }
    }

    // MARK: Reading

    /// What stands at `index`, which is within the source. A lead byte without its trail byte is a fault of one byte. O(1).
    func step(in source: Span<UInt8>, at index: Int) -> TextDecoding.Step {
        let byte = source[index]
        let scalar = single[Int(byte)]
        guard scalar == CharacterSetTable.lead else {
            return TextDecoding.Step(scalar: scalar, width: 1, isValid: scalar != CharacterSetTable.invalid)
        }
        let fault = TextDecoding.Step(scalar: CharacterSetTable.invalid, width: 1, isValid: false)
        guard index &+ 1 < source.count else { return fault }
        let second = source[index &+ 1]
        if !triple.isEmpty, byte == 0x8F {
            guard index &+ 2 < source.count, second >= 0x80, source[index &+ 2] >= 0x80 else { return fault }
            return step(triple[Int(second & 0x7F) * 128 + Int(source[index &+ 2] & 0x7F)], width: 3, else: fault)
        }
        if !quadruple.isEmpty, second >= 0x30, second <= 0x39 {
            guard index &+ 3 < source.count else { return fault }
            return step(fourByteCharacter(source, index), width: 4, else: fault)
        }
        return step(double[Int(byte & 0x7F) * 256 + Int(second)], width: 2, else: fault)
    }

    private func step(_ scalar: UInt32, width: Int, else fault: TextDecoding.Step) -> TextDecoding.Step {
        scalar == CharacterSetTable.invalid ? fault : TextDecoding.Step(scalar: scalar, width: width, isValid: true)
    }

    // MARK: Four bytes

    /// Characters of four bytes that stand for code points of the basic plane.
    private static let basicPlaneCount = 39_420
    /// Where those above it begin: 0x90308130.
    private static let higherStart = 189_000

    private static func fourBytes(_ index: Int) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: 0x81 + index / 12_600), UInt8(truncatingIfNeeded: 0x30 + index / 1_260 % 10),
            UInt8(truncatingIfNeeded: 0x81 + index / 10 % 126), UInt8(truncatingIfNeeded: 0x30 + index % 10),
        ]
    }

    private func fourByteCharacter(_ source: Span<UInt8>, _ index: Int) -> UInt32 {
        let (first, third, fourth) = (Int(source[index]), Int(source[index &+ 2]), Int(source[index &+ 3]))
        let second = Int(source[index &+ 1])
        guard first >= 0x81, first <= 0xFE, third >= 0x81, third <= 0xFE, fourth >= 0x30, fourth <= 0x39 else {
            return CharacterSetTable.invalid
        }
        let place = (((first - 0x81) * 10 + second - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30
        if place < quadruple.count { return quadruple[place] }
        let scalar = 0x10000 + place - CharacterSetTable.higherStart
        return (0x10000...0x10FFFF).contains(scalar) ? UInt32(scalar) : CharacterSetTable.invalid
    }

    // MARK: Writing

    /// The bytes of a character; `nil` when it has no place in the encoding. O(characters of the encoding).
    func bytes(of scalar: UInt32) -> [UInt8]? {
        guard scalar != CharacterSetTable.invalid else { return nil }
        // The last one is the line feed of EBCDIC.
        if let byte = single.lastIndex(of: scalar) { return [UInt8(truncatingIfNeeded: byte)] }
        if let place = double.firstIndex(of: scalar) {
            return [UInt8(truncatingIfNeeded: 0x80 + place / 256), UInt8(truncatingIfNeeded: place % 256)]
        }
        if let place = triple.firstIndex(of: scalar) {
            return [0x8F, UInt8(truncatingIfNeeded: 0x80 + place / 128), UInt8(truncatingIfNeeded: 0x80 + place % 128)]
        }
        if let place = quadruple.firstIndex(of: scalar) { return CharacterSetTable.fourBytes(place) }
        guard !quadruple.isEmpty, scalar >= 0x10000 else { return nil }
        return CharacterSetTable.fourBytes(Int(scalar) - 0x10000 + CharacterSetTable.higherStart)
    }
}

extension TextEncoding {
    /// The table of an encoding that is read by one; `nil` for the others, and when ICU lacks it.
    var table: CharacterSetTable? {
        guard let name = converterName else { return nil }
        return TextEncoding.tables.withLock { tables in
            if let known = tables[self] { return known }
            let made = CharacterSetTable(self, converter: name)
            tables[self] = .some(made)
            return made
        }
    }

    /// What a byte is in ASCII, where it isn't what it looks like; 0xFF for none.
    var asciiView: [UInt8]? {
        guard isEBCDIC, let table, !table.isASCIICompatible else { return nil }
        return table.ascii
    }

    /// Those that were asked for so far; `nil` for what ICU lacks.
    private static let tables = Lock<[TextEncoding: CharacterSetTable?]>([:])

    /// Whether this machine can read it.
    public var isAvailable: Bool { converterName == nil || table != nil }
}

/// One of ICU's converters. Belongs to one thread at a time.
@safe private final class Converter {
    private let handle: OpaquePointer

    init?(_ name: String) {
        guard let handle = unsafe name.withCString({ unsafe cicu_converter_open($0) }) else { return nil }
        unsafe self.handle = unsafe handle
    }

    /// The code point that the bytes stand for; `CharacterSetTable.invalid` when they stand for none.
    func codePoint(_ bytes: [UInt8]) -> UInt32 {
        // SAFETY: the handle lives as long as self; the bytes live through the call.
        let found = unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, let count = Int32(exactly: bytes.count) else { return Int32(CICU_FAILURE) }
            return unsafe cicu_converter_code_point(handle, base, count)
        }
        return found < 0 ? CharacterSetTable.invalid : UInt32(found)
    }

    deinit {
        // SAFETY: opened in `init`, closed once.
        unsafe cicu_converter_close(handle)
    }
}
