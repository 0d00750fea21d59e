/// The columns of the European Union's tables, as the elements and attributes that the XML has for them.
struct EUCSVColumns {
    /// What a row says, by the XML's names; blank cells are left out.
    struct Values {
        /// The day that the file was made.
        var file = ""
        /// Attributes of the entry; `subjectType`, `classificationCode` and `remark` are elements there.
        var entity: [String: String] = [:]
        /// Attributes of the entry's act.
        var act: [String: String] = [:]
        var parts: [Part] = []
    }

    /// A name, birth, address, document or citizenship.
    struct Part {
        /// The name of its element.
        var name: String
        /// Its attributes; `remark` and `contactInfo` are elements there.
        var values: [String: String] = [:]
        /// Attributes of the act that it cites.
        var act: [String: String] = [:]
        /// Equal for two rows that say the same: its logical id, else all it says.
        var key: String
    }

    private struct Column {
        var name: String
        var attribute: String
    }

    private struct Section {
        var element: String
        var columns: [Column]
        var act: [Column]
    }

    private let file: [String]
    private let entity: [Column]
    private let act: [Column]
    private let sections: [Section]
    let known: Set<String>
    /// The table has the columns without which it is none of the list.
    let isComplete: Bool
    /// The table has a column for the euReferenceNumber.
    let hasReferences: Bool

    init(_ table: CSVTable) {
        let isOld = !table.has("entity_logicalid")
        func columns(_ pairs: [(String, String)]) -> [Column] {
            pairs.map { Column(name: $0.0.asciiLowercased, attribute: $0.1) }
        }
        if isOld {
            file = ["date_file", "filegenerationdate"]
            entity = columns(EUCSVColumns.oldEntity)
            act = columns(EUCSVColumns.oldAct(""))
            sections = EUCSVColumns.oldSections.map { section in
                Section(
                    element: section.element, columns: columns(section.columns), act: columns(EUCSVColumns.oldAct(section.prefix))
                )
            }
        } else {
            file = ["filegenerationdate"]
            entity = columns(EUCSVColumns.entity)
            act = columns(EUCSVColumns.act("Entity_"))
            sections = EUCSVColumns.sections.map { section in
                Section(
                    element: section.element,
                    columns: columns(
                        section.columns.map { ("\(section.prefix)\($0.0)", $0.1) } + [
                            ("\(section.prefix)LogicalId", "logicalId"),
                            ("\(section.prefix)RegulationLanguage", "regulationLanguage"),
                            ("\(section.prefix)Remark", "remark"),
                        ]),
                    act: columns(EUCSVColumns.act(section.prefix)))
            }
        }
        var known = Set(file)
        for column in entity + act + sections.flatMap({ $0.columns + $0.act }) { known.insert(column.name) }
        self.known = known
        isComplete = isOld ? table.has("entity_logical_id") && table.has("naal_wholename") : table.has("namealias_wholename")
        hasReferences = entity.contains { $0.attribute == "euReferenceNumber" && table.has($0.name) }
    }

    func values(of row: CSVTable.Row) -> Values {
        var values = Values()
        for name in file where values.file.isEmpty { values.file = row[name] }
        values.entity = cells(entity, row)
        values.act = cells(act, row)
        for section in sections {
            let cells = cells(section.columns, row)
            // Flags and languages alone say nothing: they stand in rows of other parts, too.
            guard cells.contains(where: { !EUCSVColumns.saysNothing.contains($0.key) && $0.value != "false" }) else { continue }
            let id = cells["logicalId"] ?? ""
            let said = cells.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\u{1F}")
            values.parts.append(
                Part(
                    name: section.element, values: cells, act: self.cells(section.act, row),
                    key: "\(section.element)\u{1F}\(id.isEmpty ? said : id)"))
        }
        return values
    }

    private func cells(_ columns: [Column], _ row: CSVTable.Row) -> [String: String] {
        var cells: [String: String] = [:]
        for column in columns where cells[column.attribute] == nil {
            let cell = row[column.name]
            guard !cell.isEmpty else { continue }
            // A house number and its street are two columns of one attribute.
            if column.attribute == "number", column.name == "addr_number" {
                let street = row["addr_street"]
                cells["street"] = street.isEmpty ? cell : "\(cell) \(street)"
            } else {
                cells[column.attribute] = cell
            }
        }
        return cells
    }

    private static let saysNothing: Set<String> = [
        "regulationLanguage", "calendarType", "circa", "asAtListingTime", "diplomatic", "knownExpired", "knownFalse",
        "reportedLost", "revokedByIssuer",
    ]

    // MARK: - Version 1.1

    private static let entity: [(String, String)] = [
        ("Entity_LogicalId", "logicalId"), ("Entity_EU_ReferenceNumber", "euReferenceNumber"),
        ("Entity_UnitedNationId", "unitedNationId"), ("Entity_UN_ReferenceNumber", "unitedNationId"),
        ("Entity_DesignationDate", "designationDate"), ("Entity_DesignationDetails", "designationDetails"),
        ("Entity_Remark", "remark"), ("Entity_SubjectType", "subjectType"),
        ("Entity_SubjectType_ClassificationCode", "classificationCode"),
    ]

    private static func act(_ prefix: String) -> [(String, String)] {
        [
            ("Type", "regulationType"), ("OrganisationType", "organisationType"), ("PublicationDate", "publicationDate"),
            ("EntryIntoForceDate", "entryIntoForceDate"), ("NumberTitle", "numberTitle"), ("Programme", "programme"),
            ("PublicationUrl", "publicationUrl"),
        ].map { ("\(prefix)Regulation_\($0.0)", $0.1) }
    }

    private static let sections: [(element: String, prefix: String, columns: [(String, String)])] = [
        (
            "nameAlias", "NameAlias_",
            [
                ("LastName", "lastName"), ("FirstName", "firstName"), ("MiddleName", "middleName"), ("WholeName", "wholeName"),
                ("NameLanguage", "nameLanguage"), ("Gender", "gender"), ("Title", "title"), ("Function", "function"),
                ("Strong", "strong"),
            ]
        ),
        (
            "address", "Address_",
            [
                ("City", "city"), ("Street", "street"), ("PoBox", "poBox"), ("ZipCode", "zipCode"), ("Region", "region"),
                ("Place", "place"), ("AsAtListingTime", "asAtListingTime"), ("ContactInfo", "contactInfo"),
                ("CountryIso2Code", "countryIso2Code"), ("CountryDescription", "countryDescription"),
            ]
        ),
        (
            "birthdate", "BirthDate_",
            [
                ("BirthDate", "birthdate"), ("Day", "dayOfMonth"), ("Month", "monthOfYear"), ("Year", "year"),
                ("YearRangeFrom", "yearRangeFrom"), ("YearRangeTo", "yearRangeTo"), ("Circa", "circa"),
                ("CalendarType", "calendarType"), ("ZipCode", "zipCode"), ("Region", "region"), ("Place", "place"),
                ("City", "city"), ("CountryIso2Code", "countryIso2Code"), ("CountryDescription", "countryDescription"),
            ]
        ),
        (
            "identification", "Identification_",
            [
                ("Number", "number"), ("Diplomatic", "diplomatic"), ("KnownExpired", "knownExpired"),
                ("KnownFalse", "knownFalse"), ("ReportedLost", "reportedLost"), ("RevokedByIssuer", "revokedByIssuer"),
                ("IssuedBy", "issuedBy"), ("IssuedDate", "issueDate"), ("ValidFrom", "validFrom"), ("ValidTo", "validTo"),
                ("LatinNumber", "latinNumber"), ("NameOnDocument", "nameOnDocument"), ("TypeCode", "identificationTypeCode"),
                ("TypeDescription", "identificationTypeDescription"), ("Region", "region"),
                ("CountryIso2Code", "countryIso2Code"), ("CountryDescription", "countryDescription"),
            ]
        ),
        (
            "citizenship", "Citizenship_",
            [
                ("Region", "region"), ("CountryIso2Code", "countryIso2Code"), ("CountryDescription", "countryDescription"),
            ]
        ),
    ]

    // MARK: - Version 1.0

    private static let oldEntity: [(String, String)] = [
        ("Entity_logical_id", "logicalId"), ("EU_ref_num", "euReferenceNumber"), ("Entity_remark", "remark"),
        ("Subject_type", "subjectType"),
    ]

    private static func oldAct(_ prefix: String) -> [(String, String)] {
        [
            ("\(prefix)leba_numtitle", "numberTitle"), ("\(prefix)leba_publication_date", "publicationDate"),
            ("\(prefix)leba_url", "publicationUrl"), ("\(prefix)programme", "programme"),
        ]
    }

    /// `Birt_plcae` is what the published header says.
    private static let oldSections: [(element: String, prefix: String, columns: [(String, String)])] = [
        (
            "nameAlias", "Naal_",
            [
                ("Naal_logical_id", "logicalId"), ("Naal_lastname", "lastName"), ("Naal_firstname", "firstName"),
                ("Naal_middlename", "middleName"), ("Naal_wholename", "wholeName"), ("Naal_gender", "gender"),
                ("Naal_title", "title"), ("Naal_function", "function"), ("Naal_language", "nameLanguage"),
            ]
        ),
        (
            "address", "Addr_",
            [
                ("Addr_logical_id", "logicalId"), ("Addr_number", "number"), ("Addr_street", "street"),
                ("Addr_zipcode", "zipCode"), ("Addr_city", "city"), ("Addr_country", "countryDescription"),
                ("Addr_other", "remark"),
            ]
        ),
        (
            "birthdate", "Birt_",
            [
                ("Birt_logical_id", "logicalId"), ("Birt_date", "birthdate"), ("Birt_plcae", "city"), ("Birt_place", "city"),
                ("Birt_country", "countryDescription"),
            ]
        ),
        (
            "identification", "Iden_",
            [
                ("Iden_logical_id", "logicalId"), ("Iden_number", "number"), ("Iden_country", "countryDescription"),
            ]
        ),
        (
            "citizenship", "Citi_", [("Citi_logical_id", "logicalId"), ("Citi_country", "countryDescription")]
        ),
    ]
}
