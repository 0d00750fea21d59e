import Glibc

/// What each byte of a single-byte encoding stands for, as the C library's `iconv` says.
///
/// EBCDIC ends its lines with NL (0x15, which is U+0085) or LF (0x25): both are read as a line feed.
struct SingleByteTable: Sendable {
    /// 256 scalars; U+FFFD where a byte stands for nothing.
    let scalars: [UInt32]
    /// The same where they are ASCII, else 0xFF.
    let ascii: [UInt8]
    /// Whether the bytes below 0x80 are ASCII.
    let isASCIICompatible: Bool

    /// Makes a table by converting all bytes once.
    ///
    /// - Parameter name: as `iconv` knows it.
    /// - Returns: `nil` when the C library has no such converter.
    init?(iconv name: String, isEBCDIC: Bool) {
        let descriptor = unsafe iconv_open("UTF-32LE", name)
        // The failure value is the pointer whose bits are all set.
        guard Int(bitPattern: descriptor) != -1 else { return nil }
        defer { _ = unsafe iconv_close(descriptor) }
        var scalars: [UInt32] = []
        for byte in 0...255 {
            var source = CChar(truncatingIfNeeded: byte)
            var target: UInt32 = 0
            // SAFETY: one byte is read and at most four are written, as the counts say; the pointers live for the call.
            let failed = unsafe withUnsafeMutablePointer(to: &source) { source in
                unsafe withUnsafeMutableBytes(of: &target) { target in
                    var from: UnsafeMutablePointer<CChar>? = unsafe source
                    var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var fromLeft = 1
                    var toLeft = 4
                    let result = unsafe iconv(descriptor, &from, &fromLeft, &to, &toLeft)
                    return result != 0 || fromLeft != 0 || toLeft != 0
                }
            }
            var scalar = failed ? 0xFFFD : UInt32(littleEndian: target)
            if isEBCDIC, scalar == 0x85 { scalar = 0x0A }
            scalars.append(scalar)
        }
        self.scalars = scalars
        ascii = scalars.map { $0 < 0x80 ? UInt8($0) : 0xFF }
        isASCIICompatible = scalars.prefix(128).enumerated().allSatisfy { $0.element == UInt32($0.offset) }
    }
}

extension TextEncoding {
    /// The table of an encoding that is read by one; `nil` for the others, and when this machine's C library lacks it.
    var table: SingleByteTable? { TextEncoding.tables[self] }

    /// What a byte is in ASCII, where it isn't what it looks like; 0xFF for none.
    var asciiView: [UInt8]? {
        guard let table, !table.isASCIICompatible else { return nil }
        return table.ascii
    }

    private static let tables: [TextEncoding: SingleByteTable] = {
        var tables: [TextEncoding: SingleByteTable] = [:]
        for encoding in allCases {
            guard let name = encoding.converterName else { continue }
            tables[encoding] = SingleByteTable(iconv: name, isEBCDIC: encoding.isEBCDIC)
        }
        return tables
    }()

    /// The name by which `iconv` knows it; `nil` for those that are read without a table.
    private var converterName: String? {
        switch self {
        case .utf8, .utf16le, .utf16be, .windows1252, .latin1: nil
        case .ibm037: "IBM037"
        case .ibm273: "IBM273"
        case .ibm297: "IBM297"
        case .ibm500: "IBM500"
        case .ibm1047: "IBM1047"
        case .ibm1140: "IBM1140"
        case .ibm1141: "IBM1141"
        case .ibm1147: "IBM1147"
        case .ibm1148: "IBM1148"
        case .latin2: "ISO-8859-2"
        case .latin5: "ISO-8859-9"
        case .latin9: "ISO-8859-15"
        case .cyrillic: "ISO-8859-5"
        case .windows1250: "CP1250"
        case .windows1251: "CP1251"
        case .windows1253: "CP1253"
        case .windows1254: "CP1254"
        case .windows1256: "CP1256"
        case .koi8r: "KOI8-R"
        }
    }

    var isEBCDIC: Bool {
        switch self {
        case .ibm037, .ibm273, .ibm297, .ibm500, .ibm1047, .ibm1140, .ibm1141, .ibm1147, .ibm1148: true
        default: false
        }
    }

    /// Whether this machine can read it.
    public var isAvailable: Bool { converterName == nil || table != nil }
}
