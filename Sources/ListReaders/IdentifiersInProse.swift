import SanctionsModel

/// Finds the numbers that prose gives a name to: `Passport no.: a) … b) …`, `IMO number: …`, `Tax ID No.: … (Russia)`.
///
/// A label counts with the words that may stand between it and its number; no number is taken without a label. Beside
/// them e-mail and web addresses, which show what they are. O(words), the first 3,000 words read.
enum IdentifiersInProse {
    private static let labels: [(words: [String], kind: String)] = [
        (["passport"], "passport"), (["passports"], "passport"),
        (["national", "identification"], "national-id"), (["national", "identity"], "national-id"),
        (["national", "id"], "national-id"),
        (["identity", "card"], "national-id"), (["id", "card"], "national-id"), (["id", "number"], "national-id"),
        (["ration", "card"], "national-id"), (["national", "tax"], "tax-id"),
        (["tax", "id"], "tax-id"), (["tax", "identification"], "tax-id"), (["fiscal", "code"], "tax-id"), (["vat"], "tax-id"),
        (["n.i.f"], "tax-id"), (["inn"], "tax-id"), (["v.a.t"], "tax-id"),
        (["registration", "id"], "registration"), (["registration", "number"], "registration"),
        (["registration", "no"], "registration"),
        (["company", "identification"], "registration"), (["company", "number"], "registration"), (["ogrn"], "registration"),
        (["government", "gazette"], "registration"), (["imo"], "imo"), (["swift/bic"], "bic"), (["swift"], "bic"),
    ]
    private static let labelsByFirstWord = Dictionary(grouping: labels) { $0.words[0] }
    private static let fillers: Set<String> = [
        "no", "nos", "number", "numbers", "is", "id", "card", "information", "details", "booklet", "ship", "foreign", "travel",
        "national", "identification", "and", "diplomatic", "company", "code", "of",
    ]
    /// After these comes a date or a place, no further number.
    private static let ends: Set<String> = [
        "issued", "expires", "expired", "expiry", "valid", "dated", "date", "born", "on", "as",
    ]

    static func identifiers(in text: String) -> [Identifier] {
        let words = Array(text.words.prefix(3000))
        let keys = words.map { $0.asciiLowercased.trimming("(),;:.[]-") }
        var found: [Identifier] = []
        for index in words.indices {
            if let address = address(words[index]) {
                found.appendUnique(address)
                continue
            }
            guard let candidates = labelsByFirstWord[keys[index]],
                let label = candidates.first(where: { keys[index...].starts(with: $0.words) })
            else { continue }
            take(label.kind, words, keys, index + label.words.count, &found)
        }
        return found
    }

    private static func take(_ kind: String, _ words: [String], _ keys: [String], _ start: Int, _ found: inout [Identifier]) {
        var at = start
        // The number, or several of them, each after a letter of its own.
        while let number = number(kind, words, keys, at) {
            var country = ""
            let next = number.end
            if words.indices.contains(next), words[next].utf8.first == UInt8(ascii: "(") {
                let rest = words[next...].prefix(6).joined(separator: " ")
                if let end = rest.offset(of: ")") {
                    let inside = rest.slice(1, end).collapsed
                    if !inside.hasDigit, inside.letterCount > 1, !ends.contains(inside.words.first?.asciiLowercased ?? "") {
                        country = inside
                    }
                }
            }
            found.appendUnique(Identifier(kind: kind, value: number.value, country: country))
            if next + 1 < words.count, keys[next] == "and" || keys[next] == "or", words[next + 1].digitCount >= 6 {
                at = next + 1
                continue
            }
            guard let marker = words[next...].prefix(24).firstIndex(where: isMarker) else { return }
            at = marker + 1
        }
    }

    /// `b)`: the next of several.
    private static func isMarker(_ word: String) -> Bool {
        let bytes = Array(word.utf8.prefix(2))
        return bytes.count == 2 && (0x61...0x74).contains(bytes[0]) && bytes[1] == UInt8(ascii: ")")
    }

    /// The first word after `start` that can be such a number; nothing beyond a date, the end of a sentence or ten words.
    private static func number(_ kind: String, _ words: [String], _ keys: [String], _ start: Int) -> (value: String, end: Int)? {
        guard start <= words.count else { return nil }
        for index in words[start...].prefix(10).indices {
            var word = words[index]
            if isMarker(word) { word = word.slice(2, word.utf8.count) }
            for label in ["no.", "no:", "number:"] {
                if let rest = word.dropping(prefix: label), rest.hasDigit { word = rest }
            }
            word = word.trimming("(),;:.[]")
            let isWordAlone = kind == "imo" || kind == "bic"
            let end = isWordAlone ? index + 1 : NumbersInCell.end(ofNumberAt: index, in: words)
            for next in words[index..<end].dropFirst() {
                let more = next.trimming("(),;:.[]")
                if more.hasDigit { word += " " + more }
            }
            let isNamed = index > 0 && ["no", "nos", "number", "numbers"].contains(keys[index - 1])
            if accepts(word, kind, isNamed: isNamed) {
                // `OR 1961825`, `SE 012820`: the letters of a series stand apart.
                if index > start, kind == "passport" || kind == "national-id" {
                    let series = words[index - 1].trimming("(),;:.")
                    let isSeries = (1...3).contains(series.utf8.count) && series.utf8.allSatisfy { (0x41...0x5A).contains($0) }
                    if isSeries { return ("\(series) \(word)", end) }
                }
                return (word, end)
            }
            if ends.contains(keys[index]) { return nil }
            // A sentence's end, but for abbreviations: `no.`, `No.`.
            if words[index].utf8.last == UInt8(ascii: "."), !fillers.contains(keys[index]), keys[index].utf8.count > 3 {
                return nil
            }
        }
        return nil
    }

    private static func accepts(_ word: String, _ kind: String, isNamed: Bool) -> Bool {
        let digits = word.digitCount
        switch kind {
        case "imo": return word.utf8.count == 7 && digits == 7
        case "bic":
            return (word.utf8.count == 8 || word.utf8.count == 11)
                && word.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
        default:
            // A year or a day of the month is no number.
            return (digits >= 5 || (digits == 4 && isNamed && !NumbersInCell.isYear(word)))
                && word.utf8.allSatisfy { $0 < 0x80 } && !NumbersInCell.isDay(word)
        }
    }

    private static func address(_ word: String) -> Identifier? {
        guard word.utf8.contains(UInt8(ascii: "@")) || word.offset(of: "www.") != nil || word.offset(of: "://") != nil else {
            return nil
        }
        let text = word.trimming("(),;:.<>")
        guard text.utf8.count > 5, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let lower = text.asciiLowercased
        for start in ["http://", "https://", "www."] where lower.hasPrefix(start) {
            return Identifier(kind: "website", value: text)
        }
        let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, halves[1].dropFirst().dropLast().contains(UInt8(ascii: ".")) else {
            return nil
        }
        return Identifier(kind: "email", value: text)
    }
}
