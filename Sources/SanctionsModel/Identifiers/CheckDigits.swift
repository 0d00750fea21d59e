/// The arithmetic of check digits, over digits or values that the caller has read. O(length), nothing overflows.
enum CheckDigits {
    /// Σ weight × value over the shorter of the two.
    static func weightedSum(_ values: some Sequence<Int>, _ weights: some Sequence<Int>) -> Int {
        var sum = 0
        for (value, weight) in zip(values, weights) { sum += value * weight }
        return sum
    }

    /// Luhn, ISO/IEC 7812-1 annex B: every second digit from the right is doubled, the sum is a multiple of ten.
    static func isLuhn(_ digits: some BidirectionalCollection<Int>) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = place % 2 == 1 ? digit * 2 : digit
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    /// ISO 7064 mod 97-10 of letters and digits, A = 10 … Z = 35: the remainder; 1 where the check holds.
    static func remainder97(_ characters: some Sequence<UInt8>) -> Int {
        var remainder = 0
        for character in characters {
            let value = value36(character) ?? 0
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder
    }

    /// A number of any length by a small modulus.
    static func remainder(_ digits: some Sequence<Int>, _ modulus: Int) -> Int {
        digits.reduce(0) { ($0 * 10 + $1) % modulus }
    }

    /// Machine-readable documents, ICAO Doc 9303 part 3, 4.9: weights 7, 3, 1; `<` is 0, A = 10 … Z = 35.
    static func machineReadable(_ field: some Sequence<UInt8>) -> Int {
        var sum = 0
        for (place, character) in field.enumerated() { sum += (value36(character) ?? 0) * [7, 3, 1][place % 3] }
        return sum % 10
    }

    /// Bech32 and Bech32m, BIP 173 and BIP 350, of a whole address in lower case.
    static func isBech32(_ address: [UInt8]) -> Bool {
        let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
        guard let separator = address.lastIndex(of: UInt8(ascii: "1")), separator > 0, address.count - separator > 6 else {
            return false
        }
        let prefix = address[..<separator]
        var values = prefix.map { Int($0 >> 5) } + [0] + prefix.map { Int($0 & 31) }
        for character in address[(separator + 1)...] {
            guard let value = alphabet.firstIndex(of: character) else { return false }
            values.append(value)
        }
        let generator = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
        var checksum = 1
        for value in values {
            let top = checksum >> 25
            checksum = (checksum & 0x1FF_FFFF) << 5 ^ value
            for bit in 0..<5 where top >> bit & 1 == 1 { checksum ^= generator[bit] }
        }
        return checksum == 1 || checksum == 0x2BC8_30A3
    }

    /// 0...9 of a digit, 10...35 of an upper-case letter.
    static func value36(_ character: UInt8) -> Int? {
        switch character {
        case 0x30...0x39: Int(character) - 0x30
        case 0x41...0x5A: Int(character) - 0x41 + 10
        default: nil
        }
    }
}
