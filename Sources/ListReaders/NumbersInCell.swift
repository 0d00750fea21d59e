import SanctionsModel

/// The numbers of documents in one cell, each whole, apart and without the words around it:
/// `Tax ID No. 7707083893 (Russia), OGRN 1027700132195`, `1 63 08 4 01 001 005E`.
///
/// Values are separated by numbering, `;`, `|`, and by `,`, `/`, `&`, `and`, `or` where a number of its own stands on either side.
/// Inside a value the pieces of one number stay together; what a list calls the number is its label.
enum NumbersInCell {
    struct Number: Equatable {
        /// As written, white space collapsed.
        var value: String
        /// The words before it.
        var label: String
        /// The words in brackets behind it.
        var brackets: [String] = []
        /// The words behind it, where no further number follows.
        var rest = ""
        /// The part of the cell that it stands in.
        var text: String

        /// The state or people that a bracket behind it names and nothing else; else empty.
        var country: String {
            brackets.first { text in
                let words = text.words
                return (1...4).contains(words.count) && !text.hasDigit
                    && words[0].unicodeScalars.first?.properties.isUppercase == true
                    && !notCountries.contains(words[0].asciiLowercased) && NumbersInCell.kind(of: text.asciiLowercased) == nil
            } ?? ""
        }

        /// All that is said of the number, in lower case.
        var words: String { ([label] + brackets + [rest]).filter { !$0.isEmpty }.joined(separator: " ").asciiLowercased }
    }

    /// The bytes of the longest text that is taken apart: more than any cell of numbers has.
    private static let longest = 4096

    /// The numbers in their order, and the parts of the cell in which there is none. O(words).
    static func read(_ cell: String) -> (found: [Number], unread: [String]) {
        var found: [Number] = []
        var unread: [String] = []
        for item in NumberedText.texts(cell) {
            for part in parts(item) {
                let numbers = numbers(in: part)
                if numbers.isEmpty { unread.append(part) }
                found += numbers
            }
        }
        return (found, unread)
    }

    // MARK: - Parts

    /// Cuts a text where a separator has a number of its own on either side. Beyond `longest` bytes nothing is cut.
    private static func parts(_ text: String) -> [String] {
        guard text.utf8.count <= longest else { return [text] }
        var parts: [String] = []
        var hasNumber = false
        for (separator, piece) in pieces(text) {
            if let last = parts.last, !(hasNumber && isOwn(piece, after: separator)) {
                parts[parts.count - 1] = last + separator + piece
                if !hasNumber, piece.hasDigit { hasNumber = !numbers(in: parts[parts.count - 1]).isEmpty }
            } else {
                parts.append(piece)
                hasNumber = piece.hasDigit && !numbers(in: piece).isEmpty
            }
        }
        return parts.map { $0.collapsed.trimming(",;|&/") }.filter { !$0.isEmpty }
    }

    /// Returns whether a piece begins with a number and is no remark on the one before.
    private static func isOwn(_ piece: String, after separator: String) -> Bool {
        let first = piece.words.first.map(plain) ?? ""
        guard piece.hasDigit, !remarks.contains(first.asciiLowercased), let number = numbers(in: piece).first else {
            return false
        }
        // A stroke or comma inside a word belongs to the number, unless two long numbers stand beside it.
        switch separator {
        case "/": return number.value.digitCount >= 8 && number.label.isEmpty
        case ",": return number.value.digitCount >= 5
        default: return number.value.digitCount >= 4
        }
    }

    /// The pieces between all that may part values, each with what stands before it. Brackets are not cut.
    private static func pieces(_ text: String) -> [(separator: String, text: String)] {
        let bytes = Array(text.utf8)
        var pieces: [(separator: String, text: String)] = []
        var separator = ""
        var start = 0
        var depth = 0
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
            default: break
            }
            guard depth == 0, let length = separatorLength(bytes, start, at) else {
                at += 1
                continue
            }
            pieces.append((separator, String(decoding: bytes[start..<at], as: UTF8.self)))
            separator = String(decoding: bytes[at..<(at + length)], as: UTF8.self)
            start = at + length
            at = start
        }
        pieces.append((separator, String(decoding: bytes[start...], as: UTF8.self)))
        return pieces
    }

    /// The length of the separator at a place; `nil` where there is none.
    private static func separatorLength(_ bytes: [UInt8], _ start: Int, _ at: Int) -> Int? {
        let next = at + 1 < bytes.count ? bytes[at + 1] : 0
        switch bytes[at] {
        case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"): return 1
        case UInt8(ascii: ","): return next == 0x20 ? 2 : 1
        case UInt8(ascii: "/"):
            if next == 0x20, at > start, bytes[at - 1] == 0x20 { return 2 }
            // Two long numbers, as of taxes: `7707083893/773601001`.
            return bytes[start..<at].reversed().prefix(8).count { (0x30...0x39).contains($0) } == 8 ? 1 : nil
        case 0x20: return [" and ", " or "].first { bytes[at...].starts(with: $0.utf8) }?.utf8.count
        default: return nil
        }
    }

    // MARK: - Numbers of a part

    private enum Token {
        case word(String)
        case bracket(String)
    }

    /// Words and what stands in brackets, in order; a bracket that is never closed goes to the end.
    private static func tokens(_ text: String) -> [Token] {
        var tokens: [Token] = []
        var current: [UInt8] = []
        var depth = 0
        func close(asBracket: Bool) {
            let text = String(decoding: current, as: UTF8.self)
            current = []
            if asBracket {
                if !text.collapsed.isEmpty { tokens.append(.bracket(text.collapsed)) }
            } else {
                tokens += text.words.map { .word($0) }
            }
        }
        for byte in text.utf8.prefix(longest) {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                if depth == 0 { close(asBracket: false) } else { current.append(byte) }
                depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                if depth == 1 { close(asBracket: true) } else if depth > 1 { current.append(byte) }
                depth = max(0, depth - 1)
            // `INN:7707083893`
            case UInt8(ascii: ":") where depth == 0: current += [byte, 0x20]
            default: current.append(byte)
            }
        }
        close(asBracket: depth > 0)
        return tokens
    }

    private static func numbers(in part: String) -> [Number] {
        let tokens = tokens(part)
        let found = Scan(tokens, part).numbers
        guard found.isEmpty, tokens.contains(where: { if case .bracket = $0 { true } else { false } }) else { return found }
        // `Passport (A1234567)`: the number may stand in the brackets alone.
        var words: [Token] = []
        for token in tokens {
            switch token {
            case .word: words.append(token)
            case .bracket(let text):
                let inside = text.words.map(plain)
                let isRemark = inside.contains { remarks.contains($0.asciiLowercased) }
                if !isRemark { words += text.words.map { .word($0) } }
            }
        }
        return Scan(words, part).numbers
    }

    /// The state of reading one part.
    private struct Scan {
        private(set) var numbers: [Number] = []
        private let part: String
        private var label: [String] = []
        /// The words since the last number.
        private var behind: [String] = []
        private var run: [String] = []
        /// A remark has begun: what follows are dates and places, unless a document is named.
        private var isRemark = false
        private var isAfterBracket = false

        init(_ tokens: [Token], _ part: String) {
            self.part = part
            for (index, token) in tokens.enumerated() {
                switch token {
                case .bracket(let text): take(bracket: text)
                case .word(let word):
                    let isLast =
                        index + 1 == tokens.count
                        || { if case .bracket = tokens[index + 1] { true } else { false } }()
                    take(word, isLast: isLast)
                }
            }
            close()
            if let last = numbers.indices.last { numbers[last].rest = behind.joined(separator: " ") }
        }

        private mutating func take(bracket text: String) {
            let hadRun = !run.isEmpty
            let count = numbers.count
            close()
            if numbers.count > count || (!hadRun && isAfterBracket) {
                numbers[numbers.count - 1].brackets.append(text)
                isAfterBracket = true
            } else {
                label.append(text)
            }
        }

        private mutating func take(_ word: String, isLast: Bool) {
            let text = withoutSign(plain(word))
            let lower = text.asciiLowercased
            if text.hasDigit, isNumberWord(text) {
                run.append(text)
            } else if !run.isEmpty, isLast, text.utf8.count == 1, let letter = text.utf8.first, (0x41...0x5A).contains(letter) {
                run.append(text)
            } else if !run.isEmpty, signs.contains(lower) || text.isEmpty {
                return
            } else {
                // `123456 5 May 1998`: a day, not the end of the number.
                var isDate = false
                if run.count > 1, let day = run.last, day.utf8.count <= 2, isMonth(text) {
                    run.removeLast()
                    isDate = true
                }
                close()
                if isDate || remarks.contains(lower) {
                    isRemark = true
                    label = []
                }
                if !text.isEmpty {
                    label.append(text)
                    behind.append(text)
                }
            }
            // A full stop ends a sentence about the number.
            if !run.isEmpty, word.utf8.last == UInt8(ascii: "."), word.utf8.count > 3, text.digitCount > 3 { close() }
        }

        private mutating func close() {
            guard !run.isEmpty else { return }
            var run = self.run
            self.run = []
            // A name of a number is not longer.
            self.label = Array(self.label.suffix(12))
            if let last = label.last, isSeries(last) {
                label.removeLast()
                run[0] = "\(last) \(run[0])"
            }
            let label = self.label
            let words = label.joined(separator: " ").asciiLowercased
            let values = NumbersInCell.values(run)
            var isTaken = false
            for value in values where (isTaken && value.digitCount >= 5) || accepts(value, words, isFirst: numbers.isEmpty) {
                numbers.append(Number(value: value, label: isTaken ? "" : label.joined(separator: " "), text: part))
                isTaken = true
            }
            if isTaken {
                self.label = []
                behind = []
                isRemark = false
                isAfterBracket = true
            } else {
                self.label += run
                behind += run
            }
        }

        private func accepts(_ value: String, _ label: String, isFirst: Bool) -> Bool {
            let digits = value.digitCount
            let isNamed = NumbersInCell.isNamed(label)
            guard digits >= 3 else { return false }
            if isRemark { return NumbersInCell.kind(of: label) != nil && digits >= 5 }
            if !isFirst { return (isNamed || (label.isEmpty && isAfterBracket)) && digits >= 5 && !isDay(value) }
            if isNamed { return true }
            if isDay(value) || (!label.isEmpty && isYear(value)) { return false }
            // Words with a digit or two are no number: `Block13a`.
            let length = value.utf8.count { $0 != 0x20 }
            return digits * 2 >= length || (length >= 10 && digits >= 4)
        }
    }

    /// The place behind the words of one number, of which the first stands at `start`: `35202- 4135948-7`, `8208 No. 555627`. A number
    /// ends with a comma, a stop or a bracket, and before a day of a month.
    static func end(ofNumberAt start: Int, in words: [String]) -> Int {
        var end = start + 1
        guard plain(words[start]).hasDigit, isNumberWord(plain(words[start])) else { return end }
        var run = [plain(words[start])]
        while end < words.count, let last = words[end - 1].utf8.last,
            !",;.)]".utf8.contains(last) || end - 1 > start && signs.contains(plain(words[end - 1]).asciiLowercased)
        {
            let word = plain(words[end])
            if signs.contains(word.asciiLowercased), end + 1 < words.count, isNumberWord(plain(words[end + 1])),
                plain(words[end + 1]).hasDigit
            {
                end += 1
                continue
            }
            guard word.hasDigit, isNumberWord(word), values(run + [word]).count == 1 else { break }
            if end + 1 < words.count, isMonth(words[end + 1]), word.utf8.count <= 2 { break }
            run.append(word)
            end += 1
        }
        return end
    }

    private static func isMonth(_ word: String) -> Bool {
        let word = plain(word)
        return word.letterCount >= 3 && !word.hasDigit && PartialDate(reading: "1 \(word) 2000") != nil
    }

    /// The values of a run of words with digits: one number in groups, or several long ones.
    private static func values(_ run: [String]) -> [String] {
        let lengths = run.map { word in word.utf8.count { (0x30...0x39).contains($0) } }
        let isSeveral =
            run.count > 1 && (lengths.max() ?? 0) >= 7 && lengths.allSatisfy { $0 >= 5 }
            && !run.dropLast().contains { $0.utf8.last == UInt8(ascii: "-") }
        return isSeveral ? run : [run.joined(separator: " ")]
    }

    // MARK: - Words

    /// Without the marks around a word.
    private static func plain(_ word: String) -> String { word.trimming(",;:.#\"'()[]") }

    /// `No34409`, `No.123`, `N°235`, `№ 7` without what says that a number follows.
    private static func withoutSign(_ word: String) -> String {
        for sign in ["№", "N°", "Nº", "n°", "No.", "no.", "no:", "Nr.", "nr.", "No", "number:"]
        where word.utf8.starts(with: sign.utf8) {
            let rest = String(decoding: word.utf8.dropFirst(sign.utf8.count), as: UTF8.self).trimming(".: ")
            if let first = rest.utf8.first,
                (0x30...0x39).contains(first) || (sign.utf8.last == UInt8(ascii: ".") && rest.hasDigit)
            {
                return rest
            }
        }
        return word
    }

    private static let signs: Set<String> = ["no", "nr", "n°", "nº", "№", "num", "number"]

    /// Letters, digits and what parts them inside a number.
    private static func isNumberWord(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "-./_\\,'".utf8.contains($0)
        }
    }

    /// `SE`, `TR-P`, `E-`: capitals before a number that are part of it and no word for it.
    private static func isSeries(_ word: String) -> Bool {
        let letters = word.utf8.count { (0x41...0x5A).contains($0) }
        return (1...4).contains(letters) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "-") }
            && (letters <= 3 || word.utf8.contains(UInt8(ascii: "-")))
            && !labels.contains(word.trimming("-").asciiLowercased)
    }

    static func isYear(_ value: String) -> Bool {
        value.utf8.count == 4 && value.digitCount == 4 && ("1900"..."2100").contains(value)
    }

    /// A day as dates are written, `10/8/2001`, `2001-08-10`.
    static func isDay(_ value: String) -> Bool {
        let groups = value.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        let lengths = groups.map(\.count)
        guard lengths.count == 3, lengths[1] <= 2, lengths[0] <= 2 && lengths[2] == 4 || lengths[0] == 4 && lengths[2] <= 2 else {
            return false
        }
        return PartialDate(reading: value) != nil
    }

    /// Words after which come dates, places and reasons.
    private static let remarks: Set<String> = [
        "issued", "expires", "expired", "expiring", "expiry", "expire", "valid", "dated", "date", "born", "until", "on", "as",
        "since", "previous", "previously", "revoked", "cancelled", "under", "made", "from", "delivered", "délivré", "expire le",
    ]

    /// Names of numbers that stand in capitals, which look like a series.
    private static let labels: Set<String> = [
        "no", "nr", "id", "inn", "ogrn", "ogrnip", "kpp", "okpo", "tin", "vat", "nif", "cif", "nip", "nik", "ssn", "ein", "uen",
        "ruc", "rif", "nit", "cuit", "cnic", "pin", "imo", "lei", "bic", "reg", "tax", "duns", "krs", "crn", "brn", "rn", "nin",
        "edrpou", "unp", "psrn", "gst", "abn", "acn", "regon", "siren", "siret", "swift", "mmsi", "usc", "uscc", "and", "or",
        "the",
    ]

    private static let numberWords: Set<String> = [
        "no", "nos", "nr", "number", "numbers", "num", "n°", "nº", "№", "numéro", "numero", "code", "id", "card", "reference",
        "ref",
    ]

    private static let notCountries: Set<String> = [
        "issued", "expired", "expires", "revoked", "provisional", "false", "cancelled", "previous", "old", "new", "number",
    ]

    /// Returns whether words name a number.
    private static func isNamed(_ label: String) -> Bool {
        kind(of: label) != nil || label.words.contains { numberWords.contains(plain($0)) }
    }

    /// The kind of a document by the words about it, in lower case; `nil` where they name none.
    static func kind(of words: String) -> String? {
        func has(_ texts: String...) -> Bool { texts.contains { words.offset(of: $0) != nil } }
        let single = Set(
            words.utf8.split { !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0) }.map {
                String(decoding: $0, as: UTF8.self)
            })
        func hasWord(_ texts: String...) -> Bool { texts.contains { single.contains($0) } }
        if has("ration card", "birth certificate", "military", "residential card") { return "other" }
        if has("tax", "fiscal")
            || hasWord("inn", "kpp", "tin", "vat", "nif", "nip", "ein", "ruc", "rif", "nit", "cuit", "gst", "unp")
        {
            return "tax-id"
        }
        if has("passport", "passeport", "pasaporte", "travel document", "laissez-passer") { return "passport" }
        if has("driving licen", "driver", "driving permit") { return "driving-licence" }
        if hasWord("imo") { return "imo" }
        if hasWord("lei") { return "lei" }
        if hasWord("swift", "bic") { return "bic" }
        if hasWord("mmsi") { return "mmsi" }
        if has("d-u-n-s") || hasWord("duns") { return "duns" }
        if has(
            "registration", "registered", "commercial regist", "company", "business", "government gazette", "licence", "license",
            "unified social credit")
            || hasWord(
                "ogrn", "ogrnip", "okpo", "psrn", "reg", "krs", "crn", "brn", "uen", "edrpou", "abn", "acn", "regon", "siren",
                "siret", "uscc")
        {
            return "registration"
        }
        if has("identi", "id card", "id no", "tazkira", "national", "social security", "personal", "citizen")
            || hasWord("ssn", "cnic", "nik", "pin", "nin")
        {
            return "national-id"
        }
        return nil
    }
}
