import StringMetrics

/// What to do about mistakes in the template, in plain words.
enum TemplateAdvice {
    /// Findings that a check keeps.
    static let limit = 10_000

    static let types = ["person", "organisation", "vessel", "aircraft", "any"]
    static let measures = ["asset-freeze", "travel-ban", "arms-embargo", "sectoral"]

    static let metadata =
        "Begin the file with lines as `#! list: xa`, `#! title: …`, `#! date: 2026-02-27`; `list` is the list's short identifier."
    static let reference =
        "Write the authority's own reference, the same in all rows of one party; "
        + "where there is none, number the parties once and never change it."
    static let twoColumns = "Put both columns' values into one, parted by `;`, and delete the other."
    static let twoPrimaries =
        "If both are names of one party, call this one `strong`. If they are two parties, give the second a reference of its own."

    static func columnCount(_ found: Int, _ wanted: Int) -> String {
        found > wanted
            ? "A comma stands inside a cell: put that cell in double quotes, as in \"1 Street, Town\"."
            : "Cells are missing at the end, or a quote swallowed some: every row needs \(wanted - 1) commas outside quotes."
    }

    /// The nearest of the known words, or all of them.
    static func nearest(_ word: String, _ known: [String], _ introduction: String) -> String {
        if let meant = meant(word, known) { return "Did you mean `\(meant)`?" }
        let text = "\(introduction) \(known.map { "`\($0)`" }.joined(separator: ", "))."
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// The known word that was meant: the nearest one, where it shares half of the letters. O(known × letters²).
    static func meant(_ word: String, _ known: [String]) -> String? {
        let word = word.asciiLowercased
        guard word.utf8.count <= 64 else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in known {
            let distance = distance(word, candidate)
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        guard let best, best.distance * 2 <= max(best.word.utf8.count, 4) else { return nil }
        return best.word
    }

    /// The edits between two words; words that say the same to people are near: `dob` and `birth_date`.
    private static func distance(_ word: String, _ candidate: String) -> Int {
        if synonyms[word.replacing(" ", with: "_")] == candidate { return 0 }
        let a = Array(word.utf8)
        let b = Array(candidate.utf8)
        return OptimalStringAlignment.distance(a.span, b.span)
    }

    private static let synonyms: [String: String] = [
        "id": "reference", "ref": "reference", "number": "reference", "full_name": "name", "fullname": "name", "alias": "name",
        "dob": "birth_date", "date_of_birth": "birth_date", "birthdate": "birth_date", "born": "birth_date", "pob": "birth_place",
        "place_of_birth": "birth_place", "country_of_birth": "birth_country", "surname": "family", "last_name": "family",
        "lastname": "family", "family_name": "family", "first_name": "given", "firstname": "given", "given_name": "given",
        "given_names": "given", "citizenship": "nationality", "country": "nationality", "flag": "nationality", "sex": "gender",
        "passport": "identifiers", "identifier": "identifiers", "program": "programme", "regime": "programme",
        "listing_date": "listed_on", "date_listed": "listed_on", "comments": "remarks", "notes": "remarks", "remark": "remarks",
        "individual": "person", "man": "person", "group": "organisation", "ship": "vessel", "plane": "aircraft",
        "good": "strong", "low": "weak", "aka": "strong", "main": "primary", "woman": "female",
    ]

    /// How a date is written, with what is wrong with this one where that can be told.
    static func date(_ text: String) -> String {
        let forms = "Write `1957-03-10`, `1957-03`, `1957`, `circa 1957` or `1957..1960`; several are parted by `;`."
        let digits = text.utf8.split { !(0x30...0x39).contains($0) }.map(\.count)
        if text.utf8.contains(UInt8(ascii: ",")) || digits.filter({ $0 == 4 }).count > 1 {
            return "Several dates in one cell are parted by `;`. " + forms
        }
        if digits.count == 3, !digits.contains(4) { return "Write the year with four digits. " + forms }
        if digits == [5] { return "A spreadsheet shows its own day number: format the column as text. " + forms }
        if digits.count == 3 { return "There is no such day in the calendar. " + forms }
        if text.asciiLowercased.offset(of: "unknown") != nil || digits.isEmpty {
            return "Leave the cell empty when nothing is known. " + forms
        }
        return forms
    }

    static func identifier(_ text: String) -> String {
        text.digitCount > 0
            ? "Say what kind of number it is: `passport:\(text)@XA`, `national-id:\(text)`, `other:\(text)`."
            : "Write the kind, a colon, the number: `passport:P0000001@XA`."
    }

    /// For errors after which nothing more can be read.
    static func fix(of reason: String) -> String {
        if reason.offset(of: "quote") != nil {
            return
                "A cell in quotes ends with one quote before the next comma; a quote inside it is doubled: \"the \"\"Group\"\"\"."
        }
        if reason.offset(of: "header") != nil || reason.offset(of: "is missing") != nil {
            return "After the `#!` lines comes one row with the names of the columns: `reference,type,name,…`."
        }
        if reason.offset(of: "no entry") != nil { return "Below the header comes one row a name." }
        return "See lists/README.md for the template."
    }
}
