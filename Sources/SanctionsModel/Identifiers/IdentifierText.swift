/// The text of an identifier as it is compared.
enum IdentifierText {
    /// Letters and digits alone, ASCII, upper case; digits of other scripts and full-width forms become ASCII.
    static func normal(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case 0x61...0x7A: bytes.append(UInt8(truncatingIfNeeded: scalar.value) & 0xDF)
            case 0..<0x80: continue
            case 0xFF21...0xFF3A: bytes.append(UInt8(truncatingIfNeeded: scalar.value - 0xFF21 + 0x41))
            case 0xFF41...0xFF5A: bytes.append(UInt8(truncatingIfNeeded: scalar.value - 0xFF41 + 0x41))
            default:
                if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
                    bytes.append(0x30 + UInt8(clamping: Int(value)))
                }
            }
        }
        return bytes
    }

    /// The seven digits after the letters IMO, whatever the number is called; `nil` where it is no such number.
    static func imoNumber(_ normal: [UInt8]) -> [UInt8]? {
        guard normal.count == 10, normal.starts(with: "IMO".utf8) else { return nil }
        let number = normal.dropFirst(3)
        return number.allSatisfy { $0 <= 0x39 } ? Array(number) : nil
    }

    /// An address of the web or of mail: lower case, without protocol, `www.`, `mailto:`, and the slash at its end.
    static func address(_ text: some StringProtocol) -> [UInt8] {
        var rest = Array(text.utf8.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })[...]
        for start in ["https://", "http://", "mailto:", "www."] where rest.starts(with: start.utf8) {
            rest = rest.dropFirst(start.utf8.count)
        }
        while rest.last == UInt8(ascii: "/") || rest.last == UInt8(ascii: ".") { rest = rest.dropLast() }
        return Array(rest)
    }

    /// A phone number: digits, without the signs of an international call.
    static func phone(_ text: some StringProtocol) -> [UInt8] {
        let digits = normal(text).filter { $0 <= 0x39 }
        return digits.starts(with: "00".utf8) ? Array(digits.dropFirst(2)) : digits
    }

    /// Numbers that stand among words, as in `Libyan passport No. 513519`, `R00005943, South Sudan` or `403062567 (US)`: of
    /// each run of pieces with digits the letters and digits; a piece of one or two letters before it belongs to it.
    /// Empty where no word stands beside the number.
    static func numbers(in text: String) -> [[UInt8]] {
        guard text.utf8.contains(where: { $0 == 0x20 || $0 == 0x2C || $0 == 0x28 || $0 == 0x3A || $0 == 0xC2 }) else { return [] }
        var numbers: [[UInt8]] = []
        var current: [UInt8] = []
        var hasWord = false
        func close() {
            let digits = current.count { $0 <= 0x39 }
            if digits >= 6 { numbers.append(current) }
            // Letters that no number follows are a word.
            if digits == 0, !current.isEmpty { hasWord = true }
            current = []
        }
        for piece in text.split(whereSeparator: { " ,;()[]:\t\u{A0}".contains($0) }) {
            let letters = normal(piece)
            if letters.contains(where: { $0 <= 0x39 }) {
                current += letters
            } else if (1...2).contains(letters.count), letters != Array("NO".utf8), letters != Array("NR".utf8) {
                close()
                current = letters
            } else {
                hasWord = true
                close()
            }
        }
        close()
        return hasWord || numbers.count > 1 ? numbers : []
    }
}
