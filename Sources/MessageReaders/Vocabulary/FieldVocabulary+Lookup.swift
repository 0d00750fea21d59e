import ReferenceData

extension FieldVocabulary {
    /// What a word means; `.unrecognised` when it is not in the vocabulary. O(length), no allocation.
    static func meaning(of word: Span<UInt8>, at place: Place) -> FieldTarget {
        let unrecognised = FieldTarget(.unrecognised)
        guard let folded = FoldedWord(word), folded.count > 0 else { return unrecognised }
        switch place {
        case .record:
            let target = tables.headers.target(of: folded)
            // A key that is known to name nobody is looked at all the same: it costs little.
            return target.field == .ignored ? unrecognised : target
        case .party:
            return tables.party.meaning(of: folded)?.target ?? unrecognised
        case .identifier:
            if let known = tables.identifier.meaning(of: folded)?.target { return known }
            guard let known = tables.party.meaning(of: folded)?.target, known.field == .identifier else { return unrecognised }
            return known
        }
    }

    static func meaning(of word: String, at place: Place) -> FieldTarget {
        let bytes = Array(word.utf8)
        return meaning(of: bytes.span, at: place)
    }

    /// What a column's header means; `.ignored` when its values are known to name nobody: dates, codes.
    static func meaning(ofHeader header: String) -> FieldTarget {
        let bytes = Array(header.utf8)
        guard let folded = FoldedWord(bytes.span) else { return FieldTarget(.unrecognised) }
        return tables.headers.target(of: folded)
    }

    /// A header as it is compared; empty when it has no letters and digits, or too many.
    static func folded(_ header: String) -> [UInt8] {
        let bytes = Array(header.utf8)
        guard let word = FoldedWord(bytes.span) else { return [] }
        return (0..<word.count).map { word.bytes[$0] }
    }

    /// The hash of a word as it is compared; `nil` when it has no letters and digits, or too many. O(length), no allocation.
    static func normalHash(_ word: Span<UInt8>) -> UInt64? {
        guard let folded = FoldedWord(word), folded.count > 0 else { return nil }
        var hash = WordTable.emptyHash
        for i in 0..<folded.count { hash = WordTable.hash(hash, folded.bytes[i]) }
        return hash
    }

    struct Tables: Sendable {
        /// Headers, and keys of a record's own object.
        var headers: HeaderReading
        /// The words of which headers are made.
        var words: WordTable
        var party: WordTable
        var identifier: WordTable
        /// Rows of the table that can't be read, and words that are there twice with different meanings, for a test.
        var problems: [String]
    }

    static let tables: Tables = makeTables()

    /// English words first, so that those of other languages never change what they mean.
    private static func makeTables() -> Tables {
        var builder = Builder()
        for entry in fields {
            for (index, word) in entry.words.enumerated() {
                builder.add(word, .field, FieldTarget(entry.field, rank: entry.field == .id && index > 0 ? 1 : 0))
            }
        }
        for (kind, entry) in identifiers.enumerated() {
            let target = FieldTarget(.identifier, kind: UInt16(truncatingIfNeeded: kind + 1))
            for word in entry.words { builder.add(word, .field, target) }
        }
        for (slot, entry) in roles.enumerated() {
            for word in entry.words {
                builder.add(word, .role, FieldTarget(.roleParty, slot: UInt16(truncatingIfNeeded: slot + 1)))
            }
        }
        for entry in containers {
            for word in entry.words { builder.add(word, .whole, FieldTarget(entry.field)) }
        }
        for entry in identifierParts {
            for word in entry.words {
                builder.identifier.add(word, WordTable.Meaning(kind: .whole, target: FieldTarget(entry.field)))
            }
        }
        builder.read(ReferenceData.headers)
        let counterparty = roles.firstIndex { $0.role == "counterparty" } ?? 0
        return Tables(
            headers: HeaderReading(builder.words, counterparty: UInt16(truncatingIfNeeded: counterparty + 1)),
            words: builder.words, party: builder.party, identifier: builder.identifier, problems: builder.problems)
    }

    private struct Builder {
        var words = WordTable()
        var party = WordTable()
        var identifier = WordTable()
        var problems: [String] = []

        mutating func add(_ word: String, _ kind: WordTable.Meaning.Kind, _ target: FieldTarget) {
            let meaning = WordTable.Meaning(kind: kind, target: target)
            switch words.add(word, meaning) {
            case meaning: break
            case nil: problems.append("\(word): no letters, or too many")
            case .some: problems.append("\(word): stands twice with different meanings")
            }
            let isOfParty = !target.field.isOfRecord && target.field != .ignored && target.field != .parties
            if kind != .connector, kind != .role, isOfParty, target.slot == 0 { party.add(word, meaning) }
        }

        /// Adds the rows of `Data/headers.tsv`.
        mutating func read(_ bytes: [UInt8]) {
            for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                guard let first = line.first, first != 0x23 else { continue }
                let columns = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
                guard columns.count == 4, let kind = Builder.kind(columns[0]),
                    let target = Builder.target(kind, String(columns[1]))
                else {
                    problems.append("line \(number + 1) can't be read")
                    continue
                }
                for word in columns[3].split(separator: "|", omittingEmptySubsequences: false) {
                    let word = word.drop { $0 == " " }
                    add(String(word), kind, target)
                    if columns[2] == "de" || columns[2] == "da" { addWithoutUmlauts(word, kind, target) }
                }
            }
        }

        /// `Empfaenger` for `Empfänger`, as files without such letters write it.
        private mutating func addWithoutUmlauts(_ word: Substring, _ kind: WordTable.Meaning.Kind, _ target: FieldTarget) {
            var plain = ""
            for character in word {
                switch character {
                case "ä", "æ": plain += "ae"
                case "ö", "ø": plain += "oe"
                case "ü": plain += "ue"
                case "å": plain += "aa"
                case "Ä", "Æ": plain += "Ae"
                case "Ö", "Ø": plain += "Oe"
                case "Ü": plain += "Ue"
                default: plain.append(character)
                }
            }
            if plain != word { add(plain, kind, target) }
        }

        private static func kind(_ word: Substring) -> WordTable.Meaning.Kind? {
            switch word {
            case "role": .role
            case "field": .field
            case "header": .whole
            case "connector": .connector
            default: nil
            }
        }

        /// `creditor.name`, `identifier.iban`, `text`, `nobody`; of a role its name.
        private static func target(_ kind: WordTable.Meaning.Kind, _ text: String) -> FieldTarget? {
            if kind == .connector { return text == "-" ? FieldTarget(.ignored) : nil }
            if kind == .role { return slot(text).map { FieldTarget(.roleParty, slot: $0) } }
            var parts = text.split(separator: ".").map(String.init)
            var target = FieldTarget(.unrecognised)
            if parts.count > 1, parts[0] != "identifier" {
                guard let slot = slot(parts.removeFirst()) else { return nil }
                target.slot = slot
            }
            guard let field = fieldNames[parts[0]] else { return nil }
            target.field = field
            target.rank = field == .id ? 1 : 0
            guard field == .identifier else { return parts.count == 1 ? target : nil }
            guard parts.count == 2, let kind = FieldVocabulary.identifiers.firstIndex(where: { $0.kind == parts[1] }) else {
                return nil
            }
            target.kind = UInt16(truncatingIfNeeded: kind + 1)
            return target
        }

        /// A role by the name that is written to people; `party` and `person` have none.
        private static func slot(_ role: String) -> UInt16? {
            let place = FieldVocabulary.roles.firstIndex { entry in
                entry.role.isEmpty ? entry.words.first == role : entry.role == role
            }
            return place.map { UInt16(truncatingIfNeeded: $0 + 1) }
        }

        private static let fieldNames: [String: FieldTarget.Field] = [
            "name": .name, "givenName": .givenName, "middleName": .middleName, "familyName": .familyName, "type": .type,
            "birthDate": .birthDate, "country": .country, "nationality": .nationality, "gender": .gender,
            "address": .address, "identifier": .identifier, "text": .text, "amount": .amount, "currency": .currency,
            "id": .id, "nobody": .ignored, "role": .role,
        ]
    }
}
