/// National numbers whose check digits are public. Sources are the laws and standards named with each; where a state only
/// describes its rule in forms and guides, the OECD's and the European Commission's notes on tax identification numbers.
extension IdentifierScheme {
    static let nationalNumbers: [IdentifierScheme] = eastern + european + american + asianAndAfrican

    // MARK: Eastern Europe and Central Asia

    private static let eastern: [IdentifierScheme] = [
        // Order of the Federal Tax Service MMV-7-6/435 (2012).
        IdentifierScheme(digits: "Russian INN of an organisation", [.taxID, .registration], ["RU"], 10...10) {
            CheckDigits.weightedSum($0, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == $0[9]
        },
        IdentifierScheme(digits: "Russian INN of a person", [.taxID, .nationalID], ["RU"], 12...12) {
            CheckDigits.weightedSum($0, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == $0[10]
                && CheckDigits.weightedSum($0, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == $0[11]
        },
        // Order of the Ministry of Finance 165n (2017).
        IdentifierScheme(digits: "Russian OGRN", [.registration, .taxID], ["RU"], 13...13) {
            CheckDigits.remainder($0.dropLast(), 11) % 10 == $0[12]
        },
        IdentifierScheme(digits: "Russian OGRN of an entrepreneur", [.registration, .taxID], ["RU"], 15...15) {
            CheckDigits.remainder($0.dropLast(), 13) % 10 == $0[14]
        },
        IdentifierScheme(digits: "Russian SNILS", [.nationalID], ["RU"], 11...11) {
            CheckDigits.weightedSum($0, (1...9).reversed()) % 101 % 100 == $0[9] * 10 + $0[10]
        },
        IdentifierScheme(digits: "Ukrainian RNOKPP", [.taxID, .nationalID], ["UA"], 10...10) {
            let sum = CheckDigits.weightedSum($0, [-1, 5, 7, 9, 4, 6, 10, 5, 7])
            return (sum % 11 + 11) % 11 % 10 == $0[9]
        },
        IdentifierScheme(digits: "Kazakh IIN or BIN", [.nationalID, .taxID, .registration], ["KZ"], 12...12) {
            var check = CheckDigits.weightedSum($0, 1...11) % 11
            if check == 10 { check = CheckDigits.weightedSum($0, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 }
            return check == $0[11]
        },
        // Yugoslav law of 1976, and the successors' own.
        IdentifierScheme(digits: "JMBG", [.nationalID, .taxID], ["BA", "RS", "ME", "MK", "HR", "SI", "XK"], 13...13) {
            let check = 11 - CheckDigits.weightedSum($0, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
            return (check > 9 ? 0 : check) == $0[12]
        },
        IdentifierScheme(digits: "Bulgarian EGN", [.nationalID, .taxID], ["BG"], 10...10) {
            CheckDigits.weightedSum($0, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == $0[9]
        },
        IdentifierScheme(digits: "Romanian CNP", [.nationalID, .taxID], ["RO"], 13...13) {
            let check = CheckDigits.weightedSum($0, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
            return (check == 10 ? 1 : check) == $0[12]
        },
        IdentifierScheme(digits: "Polish PESEL", [.nationalID, .taxID], ["PL"], 11...11) {
            (10 - CheckDigits.weightedSum($0, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10) % 10 == $0[10]
        },
        IdentifierScheme(digits: "Polish NIP", [.taxID, .registration], ["PL"], 10...10) {
            CheckDigits.weightedSum($0, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == $0[9]
        },
    ]

    // MARK: Western Europe

    private static let european: [IdentifierScheme] = [
        // Ley 58/2003, Real Decreto 1065/2007; the letter is the number modulo 23.
        IdentifierScheme(
            "Spanish DNI", [.nationalID, .taxID], ["ES"], 9...9, alphabets: Array(repeating: .digits, count: 8) + [.letters]
        ) {
            isSpanishLetter($0[8], of: $0[0..<8])
        },
        IdentifierScheme(
            "Spanish NIE", [.nationalID, .taxID], ["ES"], 9...9,
            alphabets: [.letters] + Array(repeating: .digits, count: 7) + [.letters]
        ) {
            // X, Y and Z stand for 0, 1 and 2.
            (0x58...0x5A).contains($0[0]) && isSpanishLetter($0[8], of: [$0[0] - 0x58 + 0x30] + $0[1..<8])
        },
        IdentifierScheme(
            "Spanish CIF", [.taxID, .registration], ["ES"], 9...9,
            alphabets: [.letters] + Array(repeating: .digits, count: 7) + [.both]
        ) { characters in
            let digits = characters[1..<8].map { Int($0) - 0x30 }
            var sum = 0
            for (place, digit) in digits.enumerated() {
                let value = place % 2 == 0 ? digit * 2 : digit
                sum += value > 9 ? value - 9 : value
            }
            let check = (10 - sum % 10) % 10
            return !(0x58...0x5A).contains(characters[0])
                && (characters[8] == UInt8(0x30 + check) || characters[8] == Array("JABCDEFGHI".utf8)[check])
        },
        // Decreto ministeriale 23 dicembre 1976.
        IdentifierScheme("Italian codice fiscale", [.taxID, .nationalID], ["IT"], 16...16, isEvident: true, alphabets: [.both]) {
            characters in
            guard characters.prefix(6).allSatisfy({ $0 > 0x39 }), characters[8] > 0x39 else { return false }
            var sum = 0
            for (place, character) in characters.dropLast().enumerated() {
                let value = CheckDigits.value36(character) ?? 0
                let even = value > 9 ? value - 10 : value
                sum += place % 2 == 1 ? even : italianOdd[even]
            }
            return characters[15] == UInt8(0x41 + sum % 26)
        },
        IdentifierScheme(digits: "Italian partita IVA", [.taxID, .registration], ["IT"], 11...11) { CheckDigits.isLuhn($0) },
        IdentifierScheme(digits: "French SIREN", [.registration, .taxID], ["FR"], 9...9) { CheckDigits.isLuhn($0) },
        IdentifierScheme(digits: "French SIRET", [.registration, .taxID], ["FR"], 14...14) { digits in
            // Those of La Poste are multiples of five in the sum of their digits (INSEE).
            CheckDigits.isLuhn(digits)
                || digits.starts(with: [3, 5, 6, 0, 0, 0, 0, 0, 0]) && digits.reduce(0, +) % 5 == 0
        },
        // Royal Decree of 3 April 1984 on the composition of the number: the two digits of the year, the month, the day, a number
        // of the day, and 97 less the remainder by 97: 1 to 97, never 98 or 00.
        IdentifierScheme(digits: "Belgian national number", [.nationalID, .taxID], ["BE"], 11...11) { digits in
            let check = digits[9] * 10 + digits[10]
            // Of those born from 2000 on a 2 is put before the number: nobody is born in 2098 yet. The number 00 is of 1900
            // or 2000.
            let centuries = digits[0] * 10 + digits[1] < 60 ? [0, 2] : [0]
            return centuries.contains { 97 - CheckDigits.remainder([$0] + digits[0..<9], 97) == check }
        },
        // Law of 16 January 2003 on the Crossroads Bank for Enterprises: 0 or 1 stands first.
        IdentifierScheme(digits: "Belgian enterprise number", [.registration, .taxID], ["BE"], 10...10) {
            $0[0] < 2 && 97 - CheckDigits.remainder($0[0..<8], 97) == $0[8] * 10 + $0[9]
        },
        IdentifierScheme(digits: "Dutch BSN or RSIN", [.nationalID, .taxID, .registration], ["NL"], 9...9) {
            CheckDigits.weightedSum($0, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0
        },
        // Twelve digits with the century, which the check digit does not cover (Skatteverket, SKV 704).
        IdentifierScheme(digits: "Swedish personal number", [.nationalID, .taxID, .registration], ["SE"], 10...12) {
            $0.count != 11 && CheckDigits.isLuhn($0.suffix(10))
        },
        IdentifierScheme(digits: "Portuguese NIF", [.taxID, .nationalID, .registration], ["PT"], 9...9) {
            let check = 11 - CheckDigits.weightedSum($0, (2...9).reversed()) % 11
            return (check > 9 ? 0 : check) == $0[8]
        },
        IdentifierScheme(digits: "Greek AFM", [.taxID, .registration], ["GR"], 9...9) {
            CheckDigits.weightedSum($0, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == $0[8]
        },
        // Turkish law 5490 and the population office's guide.
        IdentifierScheme(digits: "Turkish identity number", [.nationalID, .taxID], ["TR"], 11...11) { digits in
            let odd = digits[0] + digits[2] + digits[4] + digits[6] + digits[8]
            let even = digits[1] + digits[3] + digits[5] + digits[7]
            return digits[0] != 0 && ((odd * 7 - even) % 10 + 10) % 10 == digits[9]
                && digits[0..<10].reduce(0, +) % 10 == digits[10]
        },
    ]

    private static func isSpanishLetter(_ letter: UInt8, of digits: some Sequence<UInt8>) -> Bool {
        let number = digits.reduce(0) { ($0 * 10 + Int($1) - 0x30) % 23 }
        return Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number] == letter
    }

    /// Values of the letters A to Z at odd places; digits have those of A to J.
    private static let italianOdd = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]

    // MARK: The Americas

    private static let american: [IdentifierScheme] = [
        // Instructivo normativo de la CURP, DOF 18 October 2021.
        IdentifierScheme(
            "Mexican CURP", [.nationalID], ["MX"], 18...18, isEvident: true,
            alphabets: Array(repeating: .letters, count: 4) + Array(repeating: .digits, count: 6)
                + Array(repeating: .letters, count: 6) + [.both, .digits]
        ) { characters in
            var sum = 0
            for (place, character) in characters.dropLast().enumerated() {
                let value = CheckDigits.value36(character) ?? 0
                // Ñ stands between N and O.
                sum += (value > 23 ? value + 1 : value) * (18 - place)
            }
            return UInt8(0x30 + (10 - sum % 10) % 10) == characters[17]
        },
        // A number of one digit repeated is given to nobody (Receita Federal).
        IdentifierScheme(digits: "Brazilian CPF", [.taxID, .nationalID], ["BR"], 11...11) { digits in
            Set(digits).count > 1
                && [9, 10].allSatisfy { place in
                    let sum = CheckDigits.weightedSum(digits[0..<place], (2...(place + 1)).reversed())
                    return sum * 10 % 11 % 10 == digits[place]
                }
        },
        // With letters in the first twelve places since July 2026: the value of a character is its code in ASCII less 48
        // (Instrução Normativa RFB 2.229/2024).
        IdentifierScheme(
            "Brazilian CNPJ", [.taxID, .registration], ["BR"], 14...14,
            alphabets: Array(repeating: .both, count: 12) + [.digits]
        ) { characters in
            let values = characters.map { Int($0) - 48 }
            let weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
            return Set(values).count > 1
                && [12, 13].allSatisfy { place in
                    let rest = CheckDigits.weightedSum(values[0..<place], weights.dropFirst(13 - place)) % 11
                    return (rest < 2 ? 0 : 11 - rest) == values[place]
                }
        },
        IdentifierScheme(digits: "Argentine CUIT", [.taxID, .nationalID], ["AR"], 11...11) {
            let check = 11 - CheckDigits.weightedSum($0, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
            return (check == 11 ? 0 : check == 10 ? 9 : check) == $0[10]
        },
        IdentifierScheme(digits: "Peruvian RUC", [.taxID, .registration], ["PE"], 11...11) {
            (11 - CheckDigits.weightedSum($0, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10 == $0[10]
        },
        // Ten digits, of a person with a cédula of ten digits eleven; weights from the right (DIAN, Orden Administrativa 4/1989).
        IdentifierScheme(digits: "Colombian NIT", [.taxID, .registration], ["CO"], 10...11) {
            let rest = CheckDigits.weightedSum($0.dropLast().reversed(), [3, 7, 13, 17, 19, 23, 29, 37, 41, 43]) % 11
            return (rest > 1 ? 11 - rest : rest) == $0.last
        },
        IdentifierScheme(
            "Chilean RUT", [.taxID, .nationalID], ["CL"], 8...9, alphabets: Array(repeating: .digits, count: 7) + [.both]
        ) { characters in
            var sum = 0
            for (place, character) in characters.dropLast().reversed().enumerated() {
                guard let value = CheckDigits.value36(character), value < 10 else { return false }
                sum += value * (place % 6 + 2)
            }
            return characters.last == Array("0K987654321".utf8)[sum % 11]
        },
        // Province 01 to 24, or 30 for those abroad; the third digit 0 to 6 (Registro Civil).
        IdentifierScheme(digits: "Ecuadorian cédula", [.nationalID], ["EC"], 10...10) {
            let province = $0[0] * 10 + $0[1]
            return ((1...24).contains(province) || province == 30) && $0[2] <= 6 && CheckDigits.isLuhn($0)
        },
    ]

    // MARK: Asia and Africa

    private static let asianAndAfrican: [IdentifierScheme] = [
        // GB 11643-1999, ISO 7064 mod 11-2.
        IdentifierScheme(
            "Chinese identity number", [.nationalID], ["CN"], 18...18, isEvident: true,
            alphabets: Array(repeating: .digits, count: 17) + [.both]
        ) { characters in
            let digits = characters.dropLast().map { Int($0) - 0x30 }
            guard
                PartialDate(
                    year: digits[6] * 1000 + digits[7] * 100 + digits[8] * 10 + digits[9], month: digits[10] * 10 + digits[11],
                    day: digits[12] * 10 + digits[13]) != nil
            else { return false }
            let sum = CheckDigits.weightedSum(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
            return characters[17] == Array("10X98765432".utf8)[sum % 11]
        },
        // GB 32100-2015, mod 31.
        IdentifierScheme("Chinese social credit code", [.registration, .taxID], ["CN"], 18...18, alphabets: [.both]) {
            characters in
            let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
            var sum = 0
            var weight = 1
            for character in characters.dropLast() {
                guard let value = alphabet.firstIndex(of: character) else { return false }
                sum += value * weight
                weight = weight * 3 % 31
            }
            return characters[17] == alphabet[(31 - sum % 31) % 31]
        },
        IdentifierScheme(digits: "Iranian national code", [.nationalID, .taxID], ["IR"], 10...10) { digits in
            let rest = CheckDigits.weightedSum(digits, (2...10).reversed()) % 11
            return Set(digits).count > 1 && (rest < 2 ? rest : 11 - rest) == digits[9]
        },
        IdentifierScheme(
            digits: "Iranian national identifier of a legal person", [.registration, .nationalID, .taxID], ["IR"], 11...11
        ) {
            digits in
            let added = digits[9] + 2
            let sum = CheckDigits.weightedSum(
                digits.dropLast().map { $0 + added }, [29, 27, 23, 19, 17, 29, 27, 23, 19, 17])
            return sum % 11 % 10 == digits[10]
        },
        IdentifierScheme(digits: "Emirates ID", [.nationalID], ["AE"], 15...15, isEvident: true) {
            $0[0] == 7 && $0[1] == 8 && $0[2] == 4 && CheckDigits.isLuhn($0)
        },
        IdentifierScheme(digits: "Saudi identity number", [.nationalID], ["SA"], 10...10) {
            ($0[0] == 1 || $0[0] == 2) && CheckDigits.isLuhn($0)
        },
        IdentifierScheme(digits: "Israeli identity number", [.nationalID, .taxID, .registration], ["IL"], 9...9) {
            CheckDigits.isLuhn($0)
        },
        IdentifierScheme(digits: "Thai identity number", [.nationalID, .taxID], ["TH"], 13...13) {
            (11 - CheckDigits.weightedSum($0, (2...13).reversed()) % 11) % 10 == $0[12]
        },
        IdentifierScheme(digits: "South African identity number", [.nationalID], ["ZA"], 13...13) { CheckDigits.isLuhn($0) },
        IdentifierScheme(
            "Singaporean NRIC or FIN", [.nationalID, .taxID], ["SG"], 9...9,
            alphabets: [.letters] + Array(repeating: .digits, count: 7) + [.letters]
        ) { characters in
            let sum = CheckDigits.weightedSum(characters[1..<8].map { Int($0) - 0x30 }, [2, 7, 6, 5, 4, 3, 2])
            switch characters[0] {
            case UInt8(ascii: "S"): return characters[8] == Array("JZIHGFEDCBA".utf8)[sum % 11]
            case UInt8(ascii: "T"): return characters[8] == Array("JZIHGFEDCBA".utf8)[(sum + 4) % 11]
            case UInt8(ascii: "F"): return characters[8] == Array("XWUTRQPNMLK".utf8)[sum % 11]
            case UInt8(ascii: "G"): return characters[8] == Array("XWUTRQPNMLK".utf8)[(sum + 4) % 11]
            // Foreign identification numbers since 1 January 2022 (Immigration & Checkpoints Authority).
            case UInt8(ascii: "M"): return characters[8] == Array("KLJNPQRTUWX".utf8)[10 - (sum + 3) % 11]
            default: return false
            }
        },
    ]
}
