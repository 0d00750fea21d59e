public import SanctionsModel

/// What a check remembers of the rows that it has seen.
struct TemplateMemory {
    /// Whether somebody calls a country so; asked of the caller, since countries' names are another room's.
    var knowsCountry: (String) -> Bool = { _ in true }
    /// What a reference's rows said, by column, with the line that said it first.
    var facts: [String: [String: (value: String, line: Int)]] = [:]
    /// Where a name was first written under a reference.
    var names: [String: [String: Int]] = [:]
    var hasToldOfDate = false
}

/// What a check looks for beside what the reader refuses: cells that can be read and were hardly meant so.
extension ScreenCSVReader {
    // MARK: - The file

    /// Notes bytes that are not UTF-8, and returns bytes that can be read on.
    mutating func checkEncoding(_ bytes: [UInt8]) -> [UInt8] {
        let save = "Save the file as \"CSV UTF-8\" (spreadsheets offer it beside CSV), and look at the names afterwards."
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            note(.error, 1, "the file is UTF-16, not UTF-8", fix: save)
            let isBig = bytes[0] == 0xFE
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
                let (a, b) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
                return isBig ? a << 8 | b : b << 8 | a
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        }
        guard String(validating: bytes, as: UTF8.self) == nil else { return bytes }
        var told = 0
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where told < 20 && String(validating: line, as: UTF8.self) == nil {
            told += 1
            note(.error, index + 1, "bytes that are not UTF-8: the file was saved in another encoding", fix: save)
        }
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    mutating func checkDelimiter(_ header: CSVRows.Row) {
        guard findings != nil, header.fields.count <= 2, let line = header.fields.first else { return }
        for (separator, word) in [(";", "semicolons"), ("\t", "tabs"), ("|", "strokes")]
        where line.split(separator: separator).count > 2 {
            note(
                .error, header.line, "cells are parted by \(word)",
                fix:
                    "Part cells by commas; `;` parts several values inside one cell. "
                    + "Spreadsheets set to some languages save CSV with semicolons."
            )
        }
    }

    // MARK: - One row

    mutating func lookAround(_ cells: Cells, isFirst: Bool, _ draft: DesignationDraft) {
        lookAtName(cells, draft)
        lookAtParts(cells)
        lookAtCountries(cells)
        lookAtIdentifiers(draft, cells)
        lookAtFacts(cells)
        for measure in cells.list("measures") where !TemplateAdvice.measures.contains(measure) {
            note(
                .warning, cells.line, "a measure of its own word: `\(measure)`",
                fix: TemplateAdvice.nearest(measure, TemplateAdvice.measures, "the usual ones are"))
        }
        if cells["type"].isEmpty, isFirst {
            note(
                .warning, cells.line, "`type` is empty: read as any kind of party",
                fix: "Write person, organisation, vessel or aircraft.")
        }
        if !memory.hasToldOfDate, metadata["date"] == nil {
            memory.hasToldOfDate = true
            note(.warning, 0, "the list has no date", fix: "Add `#! date: 2026-02-27`, so that its age can be told.")
        }
    }

    private mutating func lookAtName(_ cells: Cells, _ draft: DesignationDraft) {
        let (line, text) = (cells.line, cells["name"])
        guard !text.isEmpty else { return }
        let lower = text.asciiLowercased
        if text.utf8.contains(UInt8(ascii: ";"))
            || ["a.k.a", " aka ", " alias ", "also known as", " f.k.a"].contains(where: { lower.offset(of: $0) != nil })
        {
            note(
                .warning, line, "several names in one cell: \(text)",
                fix: "Write one name a row: repeat the reference and the type, and say `strong` or `weak`.")
        } else if draft.designation.type == .person, InvertedName(text) != nil {
            note(
                .warning, line, "the family name stands first, with a comma: \(text)",
                fix: "Write the name in reading order and its parts into `family` and `given`.")
        } else if text.utf8.contains(UInt8(ascii: "(")) {
            note(
                .warning, line, "a bracket in a name: \(text)",
                fix: "Another spelling gets its own row; what is said about the party goes into `remarks`.")
        }
        if text.offset(of: "Ã") != nil || text.offset(of: "Ð") != nil || text.offset(of: "\u{FFFD}") != nil
            || text.offset(of: "??") != nil
        {
            note(
                .warning, line, "letters of the name look lost: \(text)",
                fix: "The text was saved or opened in a wrong encoding on its way: take the name from its source again.")
        }
        if text.letterCount == 0 {
            note(.warning, line, "the name has no letter: \(text)", fix: "A number goes into `identifiers`.")
        }
        let reference = cells["reference"]
        if let first = memory.names[reference]?[text] {
            note(.warning, line, "the name stands already in line \(first)", fix: "Delete one of the two rows.")
        } else {
            memory.names[reference, default: [:]][text] = line
        }
    }

    private mutating func lookAtParts(_ cells: Cells) {
        for column in ["family", "given"] where !cells[column].isEmpty && cells["name"].offset(of: cells[column]) == nil {
            note(
                .warning, cells.line, "`\(column)` is no part of the name: \(cells[column])",
                fix: "Write it letter by letter as it stands in `name`.")
        }
    }

    private mutating func lookAtCountries(_ cells: Cells) {
        for column in ["birth_country", "nationality", "address_country"] {
            for country in cells.list(column) where !isCountry(country) { noteCountry(country, column, cells.line) }
        }
    }

    private func isCountry(_ text: String) -> Bool {
        // ISO 3166-1 leaves XA to XZ to users.
        text.utf8.count == 2 && text.utf8.first == UInt8(ascii: "X") || memory.knowsCountry(text)
    }

    private mutating func noteCountry(_ country: String, _ column: String, _ line: Int) {
        note(
            .warning, line, "`\(column)` is no country that is known: \(country)",
            fix: "Write the two letters of ISO 3166-1 (`SY`) or the country's name; towns go into `birth_place` or `address`.")
    }

    private mutating func lookAtIdentifiers(_ draft: DesignationDraft, _ cells: Cells) {
        guard !cells["identifiers"].isEmpty else { return }
        let written = cells["identifiers"]
        for identifier in draft.designation.identifiers where written.offset(of: identifier.value) != nil {
            let kind = identifier.kind
            if kind != "other", IdentifierKind(word: kind) == .other {
                note(
                    .warning, cells.line, "unknown kind of identifier `\(kind)`",
                    fix: TemplateAdvice.nearest(kind, IdentifierKind.allCases.map(\.rawValue), "the kinds are"))
            }
            if !identifier.country.isEmpty, !isCountry(identifier.country) {
                noteCountry(identifier.country, "identifiers", cells.line)
            }
            if identifier.value.asciiLowercased.offset(of: "e+") != nil, identifier.value.digitCount > 1 {
                note(
                    .warning, cells.line, "a spreadsheet has rounded the number: \(identifier.value)",
                    fix: "Format the column as text and write the number again.")
                continue
            }
            let check = IdentifierCheck(identifier, countries: identifier.country.utf8.count == 2 ? [identifier.country] : [])
            if check.verdict == .invalid, let scheme = check.scheme {
                note(
                    .warning, cells.line, "\(identifier.value) is no \(scheme.title): its digits don't check",
                    fix: check.correction.map { "Did you mean \($0)? Compare it with the document." }
                        ?? "Compare it with the document; if it says so, keep it.")
            }
        }
    }

    /// Facts that can be said once are said alike in all rows of a reference.
    private mutating func lookAtFacts(_ cells: Cells) {
        let reference = cells["reference"]
        for column in ["listed_on", "gender", "birth_date", "nationality", "programme", "legal_basis", "measures"] {
            let value = cells[column]
            guard !value.isEmpty else { continue }
            guard let known = memory.facts[reference]?[column] else {
                memory.facts[reference, default: [:]][column] = (value, cells.line)
                continue
            }
            guard known.value != value else { continue }
            note(
                .warning, cells.line, "\(reference) has another `\(column)` in line \(known.line): \(known.value), here \(value)",
                fix:
                    "If it is one party, write all its facts into its first row. "
                    + "If these are two, give the second a reference of its own."
            )
        }
        for text in cells.list("birth_date") {
            guard let date = PartialDate(reading: text), date.latest.year < 1850 || date.earliest.year > 2100 else { continue }
            note(.warning, cells.line, "nobody alive was born in \(text)", fix: "Look whether the year was typed right.")
        }
    }
}

// MARK: - The public face

/// The result of checking a list in the project's template.
public struct ListCheck: Sendable {
    /// By line.
    public var findings: [ListFinding]
    /// The list, when no finding is an error.
    public var list: SourceList?
}

extension ListReader {
    /// Checks a list in the project's template line by line: every mistake with what to do about it, instead of the first one.
    ///
    /// - Parameters:
    ///   - name: the file's name, for the list's source.
    ///   - knowsCountry: whether a text is a country, by code or name.
    ///
    /// O(bytes); keeps at most 10,000 findings.
    public static func check(
        _ bytes: [UInt8], name: String, knowsCountry: @escaping (String) -> Bool
    ) -> ListCheck {
        let result = ScreenCSVReader.check(bytes, file: SourceFile(name: name, bytes: bytes), knowsCountry: knowsCountry)
        let findings = result.findings.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        return ListCheck(findings: findings.map(\.element), list: result.list)
    }

    /// Checks the file at a path; `-` is standard input.
    ///
    /// - Throws: `ListError` when it can't be read.
    public static func check(path: String, knowsCountry: @escaping (String) -> Bool) throws(ListError) -> ListCheck {
        let bytes = try FileTree.contents(path)
        return check(bytes, name: path == "-" ? "standard input" : FileTree.lastComponent(path), knowsCountry: knowsCountry)
    }
}
