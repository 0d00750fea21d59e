/// One `--map ROLE.FIELD=SOURCE`: which field of a party or record is to be read from where.
///
/// - `FIELD` is one of `fields`, also by the words that headers use for them (`dob`, `iban`).
/// - Without a role: `text` and `id` are the record's own, anything else belongs to the one party without a role.
/// - `SOURCE` is a column name, a column number from 1, several of these joined by `+`, a JSON pointer (RFC 6901), or, of fixed width, characters from 1 as
///   `START-END` or `START+LENGTH`.
/// - `length=N` says that records of fixed width have N characters and no line ends.
public struct FieldMapping: Sendable, Hashable {
    public enum Source: Sendable, Hashable {
        /// A column's name, or a JSON key of the record's own object. A number is a column's name if there is one of
        /// that name, else its number from 1.
        case named(String)
        /// A JSON pointer's reference tokens, unescaped; never empty.
        case pointer([String])
    }

    /// In lower case; empty without a role.
    public let role: String
    public let source: Source
    /// As the user gave it.
    public let text: String
    let field: FieldTarget.Field
    /// Empty when the field is no identifier or its kind is not said.
    let identifierKind: String

    /// What a party has, as `--map` names it; `identifier.KIND` takes one of `identifierKinds` or a word of the user's own.
    public static let fields = [
        "name", "givenName", "middleName", "familyName", "type", "birthDate", "country", "nationality", "gender", "address",
        "identifier.KIND",
    ]

    /// What a record has besides its parties.
    public static let recordFields = ["id", "text", "amount", "currency"]

    /// The kinds of identifiers that are known.
    public static var identifierKinds: [String] { FieldVocabulary.identifiers.map(\.kind) }

    /// All fields in one clause, for help and errors.
    public static var fieldList: String {
        "of a party \(fields.joined(separator: ", ")); of the record \(recordFields.joined(separator: ", ")); "
            + "KIND is \(identifierKinds.joined(separator: ", ")) or a word of your own"
    }

    /// `length=N`: no field, but how long records without line ends are (fixed width alone).
    var isRecordLength: Bool { role.isEmpty && field == .ignored }

    /// Reads a file of mappings: one `ROLE.FIELD = SOURCE` a line, blank lines and what stands behind `#` left out.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - file: its name, for errors.
    /// - Throws: `InputError.Code.badOption` with file and line.
    public static func list(_ text: Span<UInt8>, file: String) throws(InputError) -> [FieldMapping] {
        guard TextDecoding.isUTF8(text) else { throw InputError(.badOption, "\(file): not UTF-8") }
        var mappings: [FieldMapping] = []
        var line = 0
        var i = 0
        while i < text.count {
            let end = ByteScan.firstIndex(of: 0x0A, in: text, from: i)
            line += 1
            var stop = i
            // A mark stands at the line's start or behind a space, so that a column's name may hold it.
            while stop < end, !(text[stop] == 0x23 && (stop == i || isSpace(text[stop - 1]))) { stop += 1 }
            let bytes = (i..<stop).map { text[$0] }
            i = end + 1
            let parts = String(decoding: bytes, as: UTF8.self).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let fields = parts.map { part in String(part.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
            }
            if fields.allSatisfy(\.isEmpty) && fields.count == 1 { continue }
            do {
                mappings.append(try FieldMapping(parsing: fields.joined(separator: "=")))
            } catch {
                let reason = error.reason.hasPrefix("--map ") ? String(error.reason.dropFirst(6)) : error.reason
                throw InputError(error.code, "\(file), line \(line): \(reason)")
            }
        }
        guard !mappings.isEmpty else { throw InputError(.badOption, "\(file): no mapping in it") }
        return mappings
    }

    /// Reads `ROLE.FIELD=SOURCE`.
    ///
    /// - Throws: `InputError.Code.badOption` when it isn't written so.
    public init(parsing text: String) throws(InputError) {
        self.text = text
        guard let equals = text.firstIndex(of: "=") else {
            throw InputError(
                .badOption,
                "--map \(text): expected ROLE.FIELD=SOURCE, for example creditor.name=beneficiary; fields are \(FieldMapping.fieldList)"
            )
        }
        let target = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let source = String(text[text.index(after: equals)...])
        guard !source.isEmpty else { throw InputError(.badOption, "--map \(text): nothing stands after =") }
        guard !target.contains(where: \.isEmpty) else {
            throw InputError(
                .badOption,
                "--map \(text): expected ROLE.FIELD=SOURCE, for example creditor.name=beneficiary; fields are \(FieldMapping.fieldList)"
            )
        }

        if target == ["length"] {
            self.role = ""
            field = .ignored
            identifierKind = ""
            self.source = .named(source)
            return
        }
        // FIELD, FIELD.KIND (identifiers alone), ROLE.FIELD or ROLE.FIELD.KIND.
        let startsWithIdentifier = target[0].lowercased() == "identifier"
        let role = target.count > 1 && !startsWithIdentifier ? target[0].lowercased() : ""
        let rest = Array(role.isEmpty ? target[...] : target.dropFirst())
        guard let word = rest.first, rest.count <= 2 else {
            throw InputError(.badOption, "--map \(text): too many points in \(target.joined(separator: "."))")
        }
        guard role.utf8.count <= 64, role.utf8.allSatisfy(isWordByte) else {
            throw InputError(.badOption, "--map \(text): a role is a word of letters, digits, - and _")
        }
        let (field, kind) = try FieldMapping.field(word, hasRole: !role.isEmpty, in: text)
        if rest.count == 2 {
            guard field == .identifier, kind.isEmpty, rest[1].utf8.allSatisfy(isWordByte) else {
                throw InputError(.badOption, "--map \(text): only identifier takes a kind (identifier.passport)")
            }
            identifierKind = FieldMapping.kind(rest[1])
        } else {
            identifierKind = kind
        }
        self.role = role
        self.field = field
        self.source = source.utf8.first == 0x2F ? .pointer(try FieldMapping.tokens(source, in: text)) : .named(source)
    }

    private static func field(
        _ word: String, hasRole: Bool, in text: String
    ) throws(InputError) -> (FieldTarget.Field, kind: String) {
        if word.lowercased() == "identifier" { return (.identifier, "") }
        let meaning = FieldVocabulary.meaning(of: word, at: .record)
        switch meaning.field {
        case _ where meaning.slot != 0, .ignored, .unrecognised, .joined, .parties, .role, .identifiers, .identifierKind,
            .identifierValue,
            .identifierCountry:
            throw InputError(
                .badOption,
                "--map \(text): \(NoteText.plain(word)) is no field; there are \(fieldList)")
        case .roleParty:
            return (.name, "")
        case .id:
            // A party's own number: an identifier of a kind that isn't said.
            return hasRole ? (.identifier, "") : (.id, "")
        case .text where hasRole, .amount where hasRole, .currency where hasRole:
            throw InputError(.badOption, "--map \(text): \(word) belongs to the record and takes no role")
        case .identifier:
            let kind = Int(meaning.kind) - 1
            return (.identifier, FieldVocabulary.identifiers.indices.contains(kind) ? FieldVocabulary.identifiers[kind].kind : "")
        default:
            return (meaning.field, "")
        }
    }

    /// The vocabulary's word for a kind, or the user's own in lower case.
    private static func kind(_ word: String) -> String {
        let meaning = FieldVocabulary.meaning(of: word, at: .party)
        let place = Int(meaning.kind) - 1
        return meaning.field == .identifier && FieldVocabulary.identifiers.indices.contains(place)
            ? FieldVocabulary.identifiers[place].kind : word.lowercased()
    }

    /// The reference tokens of a JSON pointer, RFC 6901 section 3 and 4.
    static func tokens(_ pointer: String, in text: String) throws(InputError) -> [String] {
        var tokens: [String] = []
        for part in pointer.utf8.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
            var token: [UInt8] = []
            var iterator = part.makeIterator()
            while let byte = iterator.next() {
                guard byte == 0x7E else {
                    token.append(byte)
                    continue
                }
                switch iterator.next() {
                case 0x30: token.append(0x7E)
                case 0x31: token.append(0x2F)
                default: throw InputError(.badOption, "--map \(text): in a JSON pointer ~ stands only in ~0 and ~1")
                }
            }
            tokens.append(String(decoding: token, as: UTF8.self))
        }
        guard tokens.count < RecordParser.maximumDepth else {
            throw InputError(.badOption, "--map \(text): the pointer is deeper than \(RecordParser.maximumDepth) levels")
        }
        return tokens
    }
}

private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: true
    default: false
    }
}
