import SanctionsModel

/// Cells in which a list writes several values: `a) Russia b) Ukraine`, `1961; 1962`, lines.
enum ListedPieces {
    /// The values, collapsed, in order; what stands in brackets is not cut. O(n).
    ///
    /// - Parameter atLineBreaks: whether a line break parts values. Long texts also break their lines for show.
    static func split(_ text: String, atLineBreaks: Bool) -> [String] {
        let bytes = Array(text.utf8)
        var pieces: [String] = []
        var current: [UInt8] = []
        var depth = 0
        func isLetterOrDigit(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC3
        }
        func close() {
            let piece = String(decoding: current, as: UTF8.self).collapsed
            if !piece.isEmpty { pieces.append(piece) }
            current = []
        }
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            // `a)`: a letter alone, up to what lists count to.
            if depth == 0, (0x61...0x74).contains(byte), next == UInt8(ascii: ")"), at == 0 || !isLetterOrDigit(bytes[at - 1]) {
                close()
                at += 2
                continue
            }
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: ";") where depth == 0, 0x0A where atLineBreaks && depth == 0:
                close()
                at += 1
                continue
            case UInt8(ascii: ">") where next == byte:
                close()
                at += 2
                continue
            default: break
            }
            current.append(byte)
            at += 1
        }
        close()
        return pieces
    }

    /// `na`, `N/A`, `nil`, `-`: cells that say there is nothing to say.
    static func isNothing(_ text: String) -> Bool {
        guard text.utf8.count <= 12 else { return false }
        return ["", "na", "n/a", "n.a", "nil", "none", "unknown", "not known"].contains(text.asciiLowercased.trimming(".-"))
    }

    /// States whose names have an `and` in them; any other parts two.
    ///
    /// Source: ISO 3166-1, English short names.
    private static let statesWithAnd = [
        "bosnia and herzegovina", "trinidad and tobago", "antigua and barbuda", "saint kitts and nevis", "sao tome and principe",
        "saint vincent and the grenadines", "great britain and northern ireland", "heard island and mcdonald islands",
        "saint pierre and miquelon", "turks and caicos islands", "wallis and futuna", "serbia and montenegro",
        "svalbard and jan mayen",
    ]

    /// Nationalities in one cell: `Moldovan, Russian and Ukrainian`, `Uzbek; Afghan`.
    static func nationalities(_ text: String) -> [String] {
        var result: [String] = []
        for piece in split(text, atLineBreaks: true) {
            let piece = piece.trimming(".,")
            guard !isNothing(piece) else { continue }
            let lower = piece.asciiLowercased
            if lower.offset(of: " and ") == nil || statesWithAnd.contains(where: { lower.offset(of: $0) != nil }) {
                result.appendUnique(piece)
                continue
            }
            var rest = piece
            while let place = rest.offset(of: " and ") {
                for part in rest.slice(0, place).pieces(separatedBy: UInt8(ascii: ",")) { result.appendUnique(part) }
                rest = rest.slice(place + 5, rest.utf8.count).collapsed
            }
            result.appendUnique(rest)
        }
        return result
    }

    /// An address in one line: the country is what stands last, where that can be one. A bracket after it is a note.
    static func address(_ text: String) -> Address {
        let parts = text.trimming(".,").pieces(separatedBy: UInt8(ascii: ","))
        guard var country = parts.last else { return Address() }
        var note = ""
        if country.utf8.last == UInt8(ascii: ")"), let bracket = country.offset(of: "("), bracket > 0 {
            note = country.slice(bracket + 1, country.utf8.count - 1).collapsed
            country = country.slice(0, bracket).collapsed
        }
        guard !country.hasDigit, country.words.count <= 6, country.letterCount > 2, country.offset(of: "(") == nil else {
            return Address(street: text)
        }
        return Address(street: parts.dropLast().joined(separator: ", "), country: country, note: note)
    }
}

/// Dates of birth as people type them into a cell: several, with notes, in forms of any kind.
enum BirthsInCell {
    /// - Parameter text: with its line breaks.
    /// - Returns: births, of which those that can't be read hold their text as a note.
    static func read(_ text: String) -> [Birth] {
        var births: [Birth] = []
        // Of `a) … b) …` each letter says it for itself.
        let isCirca = saysCirca(text)
        for piece in ListedPieces.split(text, atLineBreaks: true) where !ListedPieces.isNothing(piece) {
            let ofPiece = isCirca || saysCirca(piece)
            for var birth in read(piece: piece) {
                // What is known to the day is not about.
                if ofPiece, let date = birth.date, date.precision != .day { birth.date?.isCirca = true }
                births.appendUnique(birth)
            }
        }
        return births
    }

    /// Returns whether a text begins with a word for about, which governs all years that follow.
    private static func saysCirca(_ text: String) -> Bool {
        let first = plain(text).words.first?.asciiLowercased.trimming(".,;:(") ?? ""
        return ["approximately", "approx", "approximate", "circa", "ca", "c", "about", "around", "est", "estimated"].contains(
            first)
    }

    private static func read(piece: String) -> [Birth] {
        let text = plain(piece)
        if let date = PartialDate(reading: text) { return [Birth(date: date)] }
        let bracketed = BracketedText(text)
        let notes = bracketed.groups.map(\.text)
        if !notes.isEmpty {
            // Dates inside the brackets are those of an alias; the brackets part the dates outside.
            let outer = text.utf8.split { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
                .map { plain(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty && !notes.contains($0) }
            let dates = outer.flatMap { PartialDate.readingAll($0) }
            if dates.count >= outer.count, !dates.isEmpty {
                let inner = notes.flatMap { FactsInProse.births(in: $0) }
                let note = notes.joined(separator: "; ").collapsed
                return dates.map { Birth(date: $0, note: note) } + inner.map { Birth(date: $0, note: note) }
            }
        }
        let pieces = text.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        let alternatives = 1 + pieces.count { $0.asciiLowercased == "or" }
        let dates = PartialDate.readingAll(text)
        if dates.count == alternatives, alternatives > 1 { return dates.map { Birth(date: $0) } }
        // `a, b` and `10/11/1953 11/10/1953`.
        let parts = text.pieces(separatedBy: UInt8(ascii: ","))
        let read = parts.compactMap { PartialDate(reading: plain($0)) }
        if read.count == parts.count, parts.count > 1 { return read.map { Birth(date: $0) } }
        let words = pieces.compactMap { $0.utf8.count >= 8 ? PartialDate(reading: $0) : nil }
        if words.count == pieces.count, pieces.count > 1 { return words.map { Birth(date: $0) } }
        // A sentence: what it says of a birth, or the date it begins with.
        let said = FactsInProse.births(in: "born " + text)
        if !said.isEmpty { return said.map { Birth(date: $0, note: text) } }
        return [Birth(note: piece)]
    }

    /// Without labels and the punctuation around.
    private static func plain(_ text: String) -> String {
        var text = text.collapsed.trimming(".,;: ")
        for label in ["alt. DOB", "alt DOB", "DOB", "alternative DOB"] {
            if let rest = text.dropping(prefix: label) { text = rest.trimming(".,;: ") }
        }
        // `1977/1978`: two years, not a month.
        let halves = text.pieces(separatedBy: UInt8(ascii: "/"))
        if halves.count == 2, halves[1].utf8.count == 4, halves[1].digitCount == 4,
            halves[0].utf8.suffix(4).allSatisfy({ (0x30...0x39).contains($0) })
        {
            text = halves[0] + "-" + halves[1]
        }
        return text
    }
}
