import SanctionsModel

extension FactsInProse {
    /// E-mail addresses, websites, telephone numbers, BICs, IMO and MMSI numbers that a text names, each by its label or
    /// form. O(words), the first 4,000 read.
    static func identifiers(in text: String) -> [Identifier] {
        let words = Array(text.words.prefix(4000))
        var found: [Identifier] = []
        for (index, word) in words.enumerated() {
            let label = word.asciiLowercased.trimming("(:.,;[")
            let rest = words[(index + 1)...].prefix(6)
            switch label {
            case "imo":
                if let number = number(of: 7, in: rest) { found.appendUnique(Identifier(kind: "imo", value: number)) }
            case "mmsi":
                if let number = number(of: 9, in: rest) { found.appendUnique(Identifier(kind: "mmsi", value: number)) }
            case "swift/bic", "swift", "bic":
                if let code = rest.first?.trimming("(:.,;)"), isBIC(code) {
                    found.appendUnique(Identifier(kind: "bic", value: code))
                }
            case "tel", "telephone", "telephones", "phone", "mobile", "fax":
                for number in telephones(in: words[(index + 1)...].prefix(24)) {
                    found.appendUnique(Identifier(kind: "phone", value: number, note: label == "fax" ? "fax" : ""))
                }
            default:
                if let contact = contact(word) { found.appendUnique(contact) }
            }
        }
        return found
    }

    /// An e-mail address or a website, by its form alone.
    static func contact(_ word: String) -> Identifier? {
        let text = word.trimming("(<[,;:.)]>")
        let lower = text.asciiLowercased
        if let at = text.offset(of: "@"), at > 0, text.slice(at, text.utf8.count).offset(of: ".") != nil {
            return Identifier(kind: "email", value: text)
        }
        for start in ["http://", "https://", "www."] where lower.dropping(prefix: start) != nil && lower.utf8.count > 8 {
            return Identifier(kind: "website", value: text)
        }
        return nil
    }

    /// The first word of exactly that many digits, the words before it being of a label.
    private static func number(of digits: Int, in words: ArraySlice<String>) -> String? {
        for word in words.prefix(4) {
            let text = word.trimming("(:.,;)#")
            if text.utf8.count == digits, text.digitCount == digits { return text }
            if text.hasDigit { return nil }
        }
        return nil
    }

    private static func isBIC(_ code: String) -> Bool {
        (code.utf8.count == 8 || code.utf8.count == 11)
            && code.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }

    /// The numbers that follow a label, up to the first word that can't be of one.
    private static func telephones(in words: ArraySlice<String>) -> [String] {
        var numbers: [String] = []
        var number = ""
        func close() {
            if number.digitCount >= 6 { numbers.append(number.trimming(",;.-")) }
            number = ""
        }
        for (offset, word) in words.enumerated() {
            let isLabel =
                offset < 2
                && ["number", "numbers", "no", "no.", "nos", "number:", "numbers:", "no:", "no.:", ":"]
                    .contains(word.asciiLowercased)
            if isLabel { continue }
            guard word.hasDigit, word.utf8.allSatisfy({ isOfTelephone($0) }) else { break }
            number += number.isEmpty ? word : " " + word
            if let last = word.utf8.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") || last == UInt8(ascii: ".") {
                close()
                if last == UInt8(ascii: ".") { break }
            }
        }
        close()
        return numbers
    }

    private static func isOfTelephone(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || "+()-/,;.".utf8.contains(byte)
    }

    /// The references that follow `UN Ref`, `UN Reference` and the like, those of today in the form of the Security
    /// Council's list: `QDi.006`, where a text has `QDI.006` or `QDi 006`. A reference of which only the number stands
    /// there, `UN Ref.078`, is that number. O(words).
    static func unitedNationsReferences(in text: String) -> [String] {
        let lower = text.asciiLowercased
        var references: [String] = []
        var start = 0
        while references.count < 16, let place = lower.offset(of: "un", from: start) {
            start = place + 2
            if place > 0, let before = lower.slice(place - 1, place).utf8.first, (0x61...0x7A).contains(before) { continue }
            // `UN Ref`, `UN. REF`, `UN-Ref`.
            guard let after = lower.slice(start, start + 5).offset(of: "ref"),
                lower.slice(start, start + after).letterCount == 0
            else { continue }
            var at = start + after + 3
            for ending in ["erence", "."] where lower.slice(at, at + ending.utf8.count) == ending { at += ending.utf8.count }
            let words = text.slice(at, at + 64).words.map { $0.trimming("().,;:[]#") }.filter { !$0.isEmpty }
            if let reference = reference(of: words[...]) { references.appendUnique(reference) }
        }
        return references
    }

    private static func reference(of words: ArraySlice<String>) -> String? {
        guard let word = words.first else { return nil }
        if ["no", "number", "id"].contains(word.asciiLowercased) { return reference(of: words.dropFirst()) }
        if word.hasDigit {
            if word.letterCount > 0 { return canonical(word) }
            return word.utf8.count == 3 && word.digitCount == 3 ? word : nil
        }
        // The number may stand apart: `KPi. 076`.
        guard word.utf8.count == 3, word.letterCount == 3, let number = words.dropFirst().first, number.utf8.count == 3,
            number.digitCount == 3
        else { return nil }
        return canonical("\(word).\(number)")
    }

    /// Two capitals for the regime, `i` or `e`, a point and a number; other forms stay as they are.
    private static func canonical(_ reference: String) -> String {
        let bytes = Array(reference.utf8)
        guard bytes.count == 7, bytes[3] == UInt8(ascii: "."), bytes[4...].allSatisfy({ (0x30...0x39).contains($0) }),
            bytes[..<2].allSatisfy({ (0x41...0x5A).contains($0) }), [0x45, 0x49].contains(bytes[2])
        else { return reference }
        return String(decoding: bytes[..<2] + [bytes[2] | 0x20] + bytes[3...], as: UTF8.self)
    }
}
