import SanctionsModel

/// Reads the Remarks of OFAC's CSV form, where everything that the XML has elements for stands in one line:
/// `DOB 10 Mar 1957; alt. DOB 1958; POB Cali, Colombia; nationality Colombia; Cedula No. 6067015 (Colombia);
/// a.k.a. 'PACHO'; Linked To: ACME.` What is none of these stays a remark.
///
/// Source: OFAC, "SDN data formats" (dat_spec.txt).
enum OFACRemarks {
    static func take(_ text: String, line: Int, _ draft: inout DesignationDraft, _ quirks: inout QuirkLog) {
        var pieces = text.pieces(separatedBy: UInt8(ascii: ";"))
        // The line ends in a full stop of its own, beside the one of an abbreviation.
        if let last = pieces.last, last.utf8.last == UInt8(ascii: ".") {
            pieces[pieces.count - 1] = String(decoding: last.utf8.dropLast(), as: UTF8.self).collapsed
        }
        var dates: [Birth] = []
        var places: [Birth] = []
        for piece in pieces where !piece.isEmpty {
            let said = piece.dropping(prefix: "alt. ") ?? piece
            if let date = said.dropping(prefix: "DOB ") {
                dates.append(OFACFacts.birth(date.collapsed, line: line, draft, &quirks))
            } else if let place = said.dropping(prefix: "POB ") {
                places.append(OFACFacts.place(place))
            } else if let country = said.dropping(prefix: "nationality ") ?? said.dropping(prefix: "citizen ") {
                draft.update { $0.nationalities.appendUnique(country.collapsed) }
            } else if let name = weakName(said) {
                draft.addWithParts(ListedName(name, quality: .weak))
            } else if !takeIdentifier(said, line: line, &draft, &quirks) {
                draft.add(remark: piece)
            }
        }
        for birth in OFACFacts.births(dates: dates, places: places) { draft.add(birth) }
    }

    /// A weak alias stands in the remarks between quotes; the strong ones have a file of their own.
    private static func weakName(_ piece: String) -> String? {
        for label in ["a.k.a. ", "f.k.a. ", "n.k.a. "] {
            guard let rest = piece.dropping(prefix: label) else { continue }
            var name = rest.utf8[...]
            if name.first == UInt8(ascii: "'") { name = name.dropFirst() }
            if name.last == UInt8(ascii: "'") { name = name.dropLast() }
            let text = String(decoding: name, as: UTF8.self).collapsed
            return text.isEmpty ? nil : text
        }
        return nil
    }

    /// `TYPE NUMBER (Country) issued DATE expires DATE`, for a type that the table knows.
    private static func takeIdentifier(
        _ piece: String, line: Int, _ draft: inout DesignationDraft, _ quirks: inout QuirkLog
    ) -> Bool {
        guard let (type, rest) = type(of: piece) else { return false }
        guard case .identifier = OFACIdentifierTypes.meaning(of: type) else {
            OFACFacts.take(type: type, value: rest, country: "", note: "", line: line, &draft, &quirks)
            return true
        }
        var value = rest
        var notes: [String] = []
        for label in [" expires ", " issued "] {
            guard let place = value.offset(of: label) else { continue }
            notes.insert(value.slice(place, value.utf8.count).collapsed, at: 0)
            value = value.slice(0, place).collapsed
        }
        var country = ""
        if value.utf8.last == UInt8(ascii: ")"), let place = value.lastOffset(of: " (") {
            let inside = value.slice(place + 2, value.utf8.count - 1)
            // `(98)(21)(66153220)` is a telephone number, `(Bosnia and Herzegovina)` a country.
            if inside.letterCount > 0, !inside.hasDigit {
                country = inside
                value = value.slice(0, place).collapsed
            }
        }
        guard !value.isEmpty else { return false }
        OFACFacts.take(
            type: type, value: value, country: country, note: notes.joined(separator: "; "), line: line, &draft, &quirks)
        return true
    }

    private static func type(of piece: String) -> (type: String, rest: String)? {
        if let rest = piece.dropping(prefix: OFACIdentifierTypes.cryptocurrencyPrefix), let space = rest.offset(of: " ") {
            return (OFACIdentifierTypes.cryptocurrencyPrefix + rest.slice(0, space), rest.slice(space, rest.utf8.count).collapsed)
        }
        let first = piece.utf8.first
        for type in OFACIdentifierTypes.names where type.utf8.first == first {
            guard let rest = piece.dropping(prefix: type), rest.utf8.first == 0x20 else { continue }
            return (type, rest.collapsed)
        }
        return nil
    }
}

extension String {
    /// The last place of `other`, as a UTF-8 offset.
    fileprivate func lastOffset(of other: String) -> Int? {
        var found: Int?
        var start = 0
        while let place = offset(of: other, from: start) {
            found = place
            start = place + 1
        }
        return found
    }
}
