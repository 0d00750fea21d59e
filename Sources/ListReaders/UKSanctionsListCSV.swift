import SanctionsModel

/// The UK Sanctions List as a table: a line `Report Date: 13-Feb-2026`, a header, then a row for each name, birth date,
/// address and document of a party. UTF-8. Rows of one Unique ID become the element that the XML has for the party, so that
/// `UKSanctionsListReader` gives both the same designation. The version is the day of the report.
///
/// Source: the columns that https://www.gov.uk/government/publications/the-uk-sanctions-list publishes.
struct UKSanctionsListCSV {
    static func recognises(_ head: TableHead) -> Bool {
        head.hasHeader(["unique id", "name 6", "regime name"], separator: UInt8(ascii: ","), inLines: 4)
    }

    static func read(_ bytes: [UInt8], file source: SourceFile) throws(ListError) -> SourceList {
        var csv = CSVRows(bytes, file: source.name)
        var generated = ""
        // What stands above the header: the day, perhaps blank lines.
        var hasHeader = false
        for _ in 0..<4 {
            var ahead = csv
            guard let row = try ahead.takeRow() else { break }
            let names = row.fields.map(CSVTable.key)
            hasHeader = names.contains("unique id") && names.contains("name 6")
            if hasHeader { break }
            csv = ahead
            if let rest = row.fields.joined(separator: " ").collapsed.dropping(prefix: "Report Date") {
                generated = rest.trimming(":,")
            }
        }
        guard hasHeader else {
            throw ListError(file: source.name, reason: "no header names Unique ID and Name 6: this is no UK Sanctions List")
        }
        var table = try CSVTable(csv, file: source.name)
        var rows = UKSanctionsListCSV()
        let unknown = table.unknownColumns(known)
        while let row = try table.takeRow() { try rows.take(row, unknown, file: source.name) }
        var reader = UKSanctionsListReader(file: source.name)
        for entry in rows.entries { try reader.take(entry.element()) }
        return try reader.list(generated: generated, source)
    }

    // MARK: - Columns

    /// Cells that make one element: `Names/Name` of the columns Name 1 to Name 6.
    private struct Group {
        var path: [String]
        var cells: [(column: String, name: String)]
        /// Cells that say nothing without another.
        var attendants: Set<String> = []
    }

    private static let individual = ["IndividualDetails", "Individual"]
    private static let entity = ["EntityDetails", "Entity"]
    private static let ship = ["ShipDetails", "Ship"]

    private static let groups: [Group] =
        [
            Group(
                path: ["Names", "Name"],
                cells: (1...6).map { ("name \($0)", "Name\($0)") } + [
                    ("name type", "NameType"), ("alias strength", "AliasStrength"),
                ],
                attendants: ["NameType", "AliasStrength"]),
            Group(
                path: ["NonLatinNames", "NonLatinName"],
                cells: [
                    ("name non-latin script", "NameNonLatinScript"), ("non-latin script type", "NonLatinScriptType"),
                    ("non-latin script language", "NonLatinScriptLanguage"),
                ], attendants: ["NonLatinScriptType", "NonLatinScriptLanguage"]),
            Group(
                path: ["Addresses", "Address"],
                cells: (1...6).map { ("address line \($0)", "AddressLine\($0)") } + [
                    ("address postal code", "AddressPostalCode"), ("address country", "AddressCountry"),
                ]),
            Group(
                path: individual + ["PassportDetails", "Passport"],
                cells: [
                    ("passport number", "PassportNumber"), ("passport additional information", "PassportAdditionalInformation"),
                ]),
            Group(
                path: individual + ["NationalIdentifierDetails", "NationalIdentifier"],
                cells: [
                    ("national identifier number", "NationalIdentifierNumber"),
                    ("national identifier additional information", "NationalIdentifierAdditionalInformation"),
                ]),
            Group(
                path: individual + ["BirthDetails", "Location"],
                cells: [("town of birth", "TownOfBirth"), ("country of birth", "CountryOfBirth")]),
        ]
        + singles.map { column, path, name in Group(path: path, cells: [(column, name)]) }

    private static let singles: [(column: String, path: [String], name: String)] = [
        ("unique id", [], "UniqueID"), ("ofsi group id", [], "OFSIGroupID"), ("un reference number", [], "UNReferenceNumber"),
        ("regime name", [], "RegimeName"), ("designation type", [], "IndividualEntityShip"),
        ("individual, entity, ship", [], "IndividualEntityShip"), ("designation source", [], "DesignationSource"),
        ("sanctions imposed", [], "SanctionsImposed"), ("other information", [], "OtherInformation"),
        ("uk statement of reasons", [], "UKStatementofReasons"), ("date designated", [], "DateDesignated"),
        ("last updated", [], "LastUpdated"), ("title", ["Titles"], "Title"), ("phone number", ["PhoneNumbers"], "PhoneNumber"),
        ("website", ["Websites"], "Website"), ("email address", ["EmailAddresses"], "EmailAddress"),
        ("d.o.b", individual + ["DOBs"], "DOB"), ("nationality(/ies)", individual + ["Nationalities"], "Nationality"),
        ("position", individual + ["Positions"], "Position"), ("gender", individual + ["Genders"], "Gender"),
        ("type of entity", entity + ["TypeOfEntities"], "TypeOfEntity"),
        ("subsidiaries", entity + ["Subsidiaries"], "Subsidiary"),
        ("parent company", entity + ["ParentCompanies"], "ParentCompany"),
        (
            "business registration number (s)", entity + ["BusinessRegistrationNumbers"], "BusinessRegistrationNumber"
        ),
        ("imo number", ship + ["IMONumbers"], "IMONumber"),
        ("current owner/operator (s)", ship + ["CurrentOwnerOperators"], "CurrentOwnerOperator"),
        ("previous owner/operator (s)", ship + ["PreviousOwnerOperators"], "PreviousOwnerOperator"),
        ("current believed flag of ship", ship + ["CurrentBelievedFlagOfShips"], "CurrentBelievedFlagOfShip"),
        ("previous flags", ship + ["PreviousFlags"], "PreviousFlag"),
        ("type of ship", ship + ["TypeOfShipDetails"], "TypeOfShip"),
        ("tonnage of ship", ship + ["TonnageOfShipDetails"], "TonnageOfShip"),
        ("length of ship", ship + ["LengthOfShipDetails"], "LengthOfShip"), ("year built", ship + ["YearsBuilt"], "YearBuilt"),
        ("hull identification number (hin)", ship + ["HullIdentificationNumbers"], "HullIdentificationNumber"),
    ]

    private static let known = Set(groups.flatMap { $0.cells.map(\.column) })

    // MARK: - Rows

    private struct Entry {
        var line: Int
        /// Paths and cells in the order of the rows, each once.
        var parts: [(path: [String], line: Int, cells: [(name: String, value: String)])] = []
        var taken: Set<String> = []

        func element() -> XMLElement {
            var root = XMLElement(name: "Designation", line: line)
            for part in parts { UKSanctionsListCSV.add(part.cells, part.line, at: part.path[...], to: &root) }
            return root
        }
    }

    private var entries: [Entry] = []
    private var indexOfEntry: [String: Int] = [:]

    private mutating func take(_ row: CSVTable.Row, _ unknown: [String], file: String) throws(ListError) {
        let id = UKFacts.said(row["unique id"])
        let key = id.isEmpty ? UKFacts.said(row["ofsi group id"]) : id
        guard !key.isEmpty else {
            throw ListError(file: file, line: row.line, reason: "a row has neither Unique ID nor OFSI Group ID")
        }
        let index = indexOfEntry[key] ?? entries.count
        if index == entries.count {
            indexOfEntry[key] = index
            entries.append(Entry(line: row.line))
        }
        for (number, group) in UKSanctionsListCSV.groups.enumerated() {
            var cells: [(name: String, value: String)] = []
            for (column, name) in group.cells where !row[column].isEmpty { cells.append((name, row[column])) }
            guard cells.contains(where: { !group.attendants.contains($0.name) }) else { continue }
            let said = "\(number)\u{1F}" + cells.map { "\($0.name)\u{1F}\($0.value)" }.joined(separator: "\u{1F}")
            if entries[index].taken.insert(said).inserted { entries[index].parts.append((group.path, row.line, cells)) }
        }
        // As an element that the reader of the XML doesn't know: it counts it and keeps it as a remark.
        for column in unknown where !row[column].isEmpty {
            if entries[index].taken.insert("\(column)\u{1F}\(row[column])").inserted {
                entries[index].parts.append(([], row.line, [(column, row[column])]))
            }
        }
    }

    /// Adds the cells under the last element of the path. Of the path's elements the innermost is made anew for a group of
    /// cells, and for a single cell none.
    private static func add(
        _ cells: [(name: String, value: String)], _ line: Int, at path: ArraySlice<String>, to element: inout XMLElement
    ) {
        guard let name = path.first else {
            for cell in cells {
                var child = XMLElement(name: cell.name, line: line)
                child.text = cell.value
                element.children.append(child)
            }
            return
        }
        let isRepeated =
            path.count == 1 && ["Name", "NonLatinName", "Address", "Passport", "NationalIdentifier", "Location"].contains(name)
        if !isRepeated, let index = element.children.firstIndex(where: { $0.name == name }) {
            add(cells, line, at: path.dropFirst(), to: &element.children[index])
        } else {
            var child = XMLElement(name: name, line: line)
            add(cells, line, at: path.dropFirst(), to: &child)
            element.children.append(child)
        }
    }
}
