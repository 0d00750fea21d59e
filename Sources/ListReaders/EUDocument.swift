/// A document as the European Union's list describes it.
///
/// The tables of the list, unlike its XML, write all into the cell of the number: `488555 (passport-National passport)
/// [known to be expired] (issued in Grey Town)`: the number, the type's code and description, flags, remarks.
struct EUDocument {
    var number: String
    /// The code of the type, empty when the cell states none.
    var code = ""
    var description = ""
    /// Names of the XML's attributes that are true.
    var flags: [String] = []
    var remarks: [String] = []

    /// O(n).
    init(_ cell: String) {
        let text = cell.collapsed
        number = text
        guard let (place, code, description) = EUDocument.type(in: text) else { return }
        number = text.slice(0, place).collapsed
        self.code = code
        self.description = description
        // Past the brackets and the dash of the type.
        let rest = BracketedText(text.slice(place + code.utf8.count + description.utf8.count + 3, text.utf8.count))
        for group in rest.groups {
            let lower = group.text.asciiLowercased
            let flag = EUDocument.flags.first { lower == $0.words }
            if let flag { flags.append(flag.attribute) } else { remarks.append(contentsOf: EUDocument.remarks(group.text)) }
        }
        let outer = rest.outer
        if !outer.isEmpty { remarks.append(outer) }
    }

    /// The remarks of a cell that stand in brackets one after another, `(made up) (or not)`; else the cell as it is.
    static func remarks(_ cell: String) -> [String] {
        let text = cell.collapsed
        let bracketed = BracketedText(text)
        guard bracketed.outer.isEmpty, !bracketed.hasStrayBracket, !bracketed.groups.isEmpty else {
            return text.isEmpty ? [] : [text]
        }
        return bracketed.groups.map(\.text.collapsed).filter { !$0.isEmpty }
    }

    /// What sort of number a code of the list stands for; `nil` when it isn't known.
    ///
    /// Source: the codes of the list of 2021-03-02, and of the Belgian treasury's table, which adds the national number
    /// (`NRN`).
    static func kind(code: String, remarks: [String]) -> String? {
        switch code.asciiLowercased {
        case "passport", "diplpassport", "travelcardid", "traveldoc", "electronic": return "passport"
        case "id", "ssn", "nationcert", "residentperm", "electpermit", "birthcert", "mil", "electionid", "nrn":
            return "national-id"
        case "fiscalcode", "taxid", "vat": return "tax-id"
        case "regnumber", "tradelic", "comreg": return "registration"
        case "swiftbic": return "bic"
        case "imo": return "imo"
        case "drivinglicence": return "driving-licence"
        case "other", "":
            let words = remarks.joined(separator: " ").asciiLowercased
            if words.offset(of: "tax") != nil || words.offset(of: "(inn") != nil { return "tax-id" }
            if words.offset(of: "passport") != nil { return "passport" }
            if words.offset(of: "registration") != nil { return "registration" }
            if words.offset(of: "national ident") != nil { return "national-id" }
            return "other"
        default: return nil
        }
    }

    private static let flags: [(words: String, attribute: String)] = [
        ("known to be expired", "knownExpired"), ("known to be false", "knownFalse"), ("reported lost", "reportedLost"),
        ("reported as lost", "reportedLost"), ("revoked by issuer", "revokedByIssuer"), ("diplomatic", "diplomatic"),
    ]

    /// `(code-Description)`, the code one word of letters that the list knows.
    private static func type(in text: String) -> (place: Int, code: String, description: String)? {
        var start = 0
        while let place = text.offset(of: "(", from: start) {
            start = place + 1
            guard let dash = text.offset(of: "-", from: start), dash - start <= 16 else { continue }
            let code = text.slice(start, dash)
            guard kind(code: code, remarks: []) != nil, !code.isEmpty else { continue }
            // A description may hold brackets of its own: `IMO (vessel identification)`.
            var depth = 1
            var at = start
            for byte in text.utf8.dropFirst(start) {
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == UInt8(ascii: ")") { depth -= 1 }
                if depth == 0 { return (place, code, text.slice(dash + 1, at)) }
                at += 1
            }
            return nil
        }
        return nil
    }
}
