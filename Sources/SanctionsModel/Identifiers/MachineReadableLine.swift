/// The second line of a passport's machine-readable zone: ICAO Doc 9303 part 4, 44 characters.
public struct MachineReadableLine: Sendable, Hashable {
    /// The passport number, without its filler.
    public var number: String
    /// The nationality, as the document writes it: mostly ISO 3166-1 alpha-3.
    public var nationality: String
    /// `YYMMDD`.
    public var birthDate: String
    /// `M`, `F` or `<`.
    public var sex: String

    /// `nil` when the text is no such line, or the check digit of its number, birth date or expiry doesn't hold.
    public init?(_ text: String) {
        var line: [UInt8] = []
        for byte in text.utf8 where byte != 0x20 { line.append((0x61...0x7A).contains(byte) ? byte & 0xDF : byte) }
        guard line.count == 44, line.allSatisfy({ CheckDigits.value36($0) != nil || $0 == UInt8(ascii: "<") }) else { return nil }
        func holds(_ field: Range<Int>) -> Bool {
            let check = line[field.upperBound]
            let digit = check == UInt8(ascii: "<") ? 0 : CheckDigits.value36(check) ?? -1
            return CheckDigits.machineReadable(line[field]) == digit
        }
        guard holds(0..<9), holds(13..<19), holds(21..<27) else { return nil }
        func content(_ field: Range<Int>) -> String {
            String(decoding: line[field].filter { $0 != UInt8(ascii: "<") }, as: UTF8.self)
        }
        number = content(0..<9)
        nationality = content(10..<13)
        birthDate = content(13..<19)
        sex = String(decoding: line[20..<21], as: UTF8.self)
        guard !number.isEmpty else { return nil }
    }
}
