import MessageSupport
import Testing

@testable import MessageReaders

/// A listed name stands for any name here: what is looked at is whether it is read, as a party or as text.
private let somebody = "Odalric Venn"

@Suite("Columns that are not recognised")
struct UnrecognisedColumnTests {
    private func read(_ text: String, _ change: (inout InputOptions) throws -> Void = { _ in }) throws -> ReadInput {
        var options = InputOptions(format: .csv)
        try change(&options)
        return try ReadInput(bytes(text), options: options)
    }

    /// Whether somebody is read in the record that holds the name.
    private func isRead(_ input: ReadInput) -> Bool {
        input.records.contains { record in
            record.reject != nil || (record.parties + record.texts).contains { $0.contains(somebody) }
        }
    }

    @Test(
        "a name is read or rejected wherever it stands",
        arguments: [
            "id,beneficiary_name,foo\n1,Emma,\(somebody)\n",
            "TRANSACTION.TYPE,DEBIT.ACCT.NO,X.CUST,ORDERING.BANK\nOT03,1,\(somebody),Barclays\n",
            "foo,bar\n1,\(somebody)\n", "foo;bar\n\(somebody);1\n", "foo\n\(somebody)\n", "\(somebody)\nEmma\n",
            "\(somebody),London\nEmma,Paris\n", "1,person,\(somebody)\n2,person,Emma\n", "person,\(somebody),x\nperson,Emma,y\n",
            "2024-01-05,EUR,100.00,Bank,\(somebody)\n", "\(somebody),London,debit\nEmma,Paris,credit\n",
            "Bank,\(somebody),London\nBank,Emma,Paris\n", "\(somebody),London,credit",
            "id,name,status\n1,Emma,Payment to \(somebody)\n", "id,name,reference\n1,Emma,Payment to \(somebody)\n",
            "reference,name\nPayment to \(somebody),Emma\n", "id,name,amount\n1,Emma,100 to \(somebody)\n",
            "id,name,currency\n1,Emma,\(somebody)\n", "id,name,country\n1,Emma,\(somebody)\n",
            "id,name,nationality\n1,Emma,\(somebody)\n", "id,name,gender\n1,Emma,\(somebody)\n",
            "id,name,type\n1,Emma,\(somebody)\n",
            "id,name,date\n1,Emma,\(somebody)\n", "id,name,birth_date\n1,Emma,\(somebody)\n",
            "id,name,iban\n1,Emma,\(somebody)\n",
            "id,name,party_role\n1,Emma,\(somebody)\n", "id,name,customers\n1,Emma,\(somebody)\n",
            "id,transaction_id,name\n1,to \(somebody),Emma\n", "id,name,\n1,Emma,\(somebody)\n",
            "id,name,2024\n1,Emma,\(somebody)\n",
            "id,name,kind\n1,Emma,\(somebody)\n", "id,name,\"a\nb\"\n1,Emma,\(somebody)\n",
            "id,name,foo\n1,Emma,1\n2,Emma,2\n3,Emma,\(somebody)\n", "Foo bar,name\n\(somebody),Emma\n",
            "name,name\nEmma,\(somebody)\n", "first_name,name\nEmma,\(somebody)\n", "name,surname\nEmma,\(somebody)\n",
            "id,beneficiary details,creditor\n1,\(somebody),Emma\n",
        ])
    func isReadOrRejected(_ text: String) throws {
        #expect(isRead(try read(text)), "\(text)")
        // What the user maps besides takes nothing away.
        let columns = text.split(separator: "\n")[0].split(separator: text.contains(";") ? ";" : ",").count
        for column in 1...columns {
            #expect(isRead(try read(text) { $0.mappings = try mappings("debtor.name=\(column)") }), "\(text) \(column)")
        }
    }

    @Test("every record is read, with or without a header")
    func countsRecords() throws {
        let cases: [(text: String, records: Int)] = [
            ("id,name\n1,A\n", 1), ("foo,bar\n1,A\n", 2), ("1,A\n2,B\n", 2), ("Emma\nPiotr\n", 2), ("company,Emma,London\n", 1),
            ("company,person,x\nA,B,C\n", 2), ("Betrag;Empfänger;xyz\n1;A;B\n", 1), ("id,x,y,z\n1,A,B,C\n", 1), ("name\n", 0),
            ("收款人,金额\n甲乙丙,5\n", 1), ("id,name,2024\n1,A,5\n", 2),
        ]
        for test in cases { #expect(try read(test.text).records.count == test.records, "\(test.text)") }
    }

    @Test("codes and numbers are no text, and neither is an amount or a date")
    func numbersAreNoText() throws {
        let input = try read(
            "id,name,amount,currency,date,status,country,foo\nINV-2024-7,Emma,12.50,EUR,2024-01-05,BOOKED,DE,42\nX1,Emma,1,USD,10 March 1957,OK,Iran,\n"
        )
        #expect(input.records.map(\.texts) == [[], []])
    }

    // MARK: What is said

    @Test("each column is named once with the mapping that would read it as a party")
    func notes() throws {
        let notes = try read("id,name,foo,bar,baz\n1,A,Emma Halvorsen,5,Paris is\n2,B,\"\",OT03,\n").profile.notes
        #expect(notes.contains("column \"foo\" is screened as text; --map debtor.name=\"foo\" reads it as a party"))
        #expect(notes.contains("column \"baz\" is screened as text; --map debtor.name=\"baz\" reads it as a party"))
        #expect(notes.contains("columns without words in the first rows, screened as text where they hold some: bar"))
        #expect(notes.contains("columns taken: id → id, name → name"))
        #expect(notes.count == 5)
    }

    @Test(
        "a name that a terminal or a shell would obey is neutralised, and its column is mapped by number",
        arguments: [
            ("a\u{1B}[31mb", "\"a\\u{1B}[31mb\" (2)", "2"), ("$(id)x", "\"$(id)x\" (2)", "2"), ("a`b", "\"a`b\" (2)", "2"),
            ("a\u{202E}b", "\"a\\u{202E}b\" (2)", "2"), ("\"\"\"q\"\"\"", "\"\"q\"\" (2)", "2"), ("a\\b", "\"a\\b\" (2)", "2"),
            ("", "2", "2"), ("/x/y", "\"/x/y\" (2)", "2"), ("a+b", "\"a+b\"", "\"a+b\""), ("--q", "\"--q\" (2)", "2"),
            ("\"x\u{9B}\ny\"", "\"x\\u{9B}\\u{A}y\" (2)", "2"), ("ORDER.XYZ", "\"ORDER.XYZ\"", "\"ORDER.XYZ\""),
        ])
    func hostileNames(_ header: String, _ shown: String, _ source: String) throws {
        let input = try read("name,\(header)\nEmma,Piotr Zielonka\n")
        #expect(
            input.profile.notes.contains("column \(shown) is screened as text; --map debtor.name=\(source) reads it as a party"),
            "\(input.profile.notes)")
        for note in input.profile.notes { #expect(!note.unicodeScalars.contains { $0.properties.generalCategory == .control }) }
        for field in input.coverage.counts.keys {
            #expect(!field.path.unicodeScalars.contains { $0.properties.generalCategory == .control })
        }
        let mapped = try read("name,\(header)\nEmma,Piotr Zielonka\n") {
            $0.mappings = try mappings("debtor.name=" + source.replacing("\"", with: ""))
        }
        #expect(mapped.records[0].parties.contains("debtor|Piotr Zielonka"))
    }

    @Test("thousands of columns are named by their number, not one by one")
    func manyColumns() throws {
        let header = "name," + (1...5_000).map { "foo bar \($0)x" }.joined(separator: ",")
        let row = "Emma," + Array(repeating: "some words", count: 5_000).joined(separator: ",")
        let notes = try read(header + "\n" + row + "\n").profile.notes
        #expect(notes.count < 40)
        #expect(notes.contains("4970 further columns are screened as text"))
        #expect(notes.allSatisfy { $0.utf8.count < 3_000 })
    }

    @Test("a first line in which no column is known is read as a record, and said to be")
    func saysThatTheFirstLineIsARecord() throws {
        let unknown = try read("foo,bar\n1,Emma Halvorsen\n")
        #expect(unknown.profile.notes.contains("the first line is read as a record: no column's name in it is known"))
        #expect(unknown.profile.notes.contains("column 2 is screened as text; --map debtor.name=2 reads it as a party"))
        #expect(unknown.profile.headerBytes == 0)
        let both = try read("id,name,2024\n1,A,5\n")
        #expect(both.profile.notes.contains("the first line names the columns, and is read as a record as well: it may be one"))
        // A mapping that names a column says that there is a header.
        #expect(try read("foo,bar\n1,A\n") { $0.mappings = try mappings("name=Bar") }.records.map(\.parties) == [["|A"]])
        #expect(try read("foo,bar\n1,A\n") { $0.ignoredFields = ["Foo"] }.records.count == 1)
    }

    @Test(
        "what looks like another format is refused rather than read as lines of text",
        arguments: [
            "x\nUNH+1+PAXLST:D\n",
            "x\n<Document>\n", "x\n{\"name\":\"A\"}\n", "%PDF-1.4\nx\n", "a zero byte \u{0} in a line of text\nx\n",
        ])
    func otherFormats(_ text: String) {
        let error = #expect(throws: InputError.self) { try ReadInput(bytes(text)) }
        #expect(error?.code == .unknownFormat)
        // Whoever says that it is delimited text gets lines of text.
        #expect(throws: Never.self) { try read(text) }
    }

    // MARK: Left out, strict, only mapped

    @Test(
        "a column is left out by its name, in any letter case, or its number",
        arguments: ["foo", "FOO", "Foo ", "3"])
    func ignored(_ name: String) throws {
        let input = try read("id,name,foo\n1,Emma,\(somebody)\n") { $0.ignoredFields = [name] }
        #expect(!isRead(input))
        #expect(input.profile.notes.contains("columns left out (--ignore-column): foo"))
        #expect(input.coverage.counts.keys.contains { $0.path == "foo" && $0.detail == RecordParser.leftOut })
        // A recognised one, too.
        #expect(try read("id,name,foo\n1,\(somebody),x\n") { $0.ignoredFields = ["name"] }.records[0].parties.isEmpty)
    }

    @Test("a column left out that does not exist is an error", arguments: ["baz", "0", "4", "/foo", "-1", ""])
    func ignoredUnknown(_ name: String) {
        let error = #expect(throws: InputError.self) { try read("id,name,foo\n1,A,B\n") { $0.ignoredFields = [name] } }
        #expect(error?.code == .badMapping)
        #expect(error?.reason.contains("--ignore-column") == true)
        for format in [InputFormat.mt, .edifact, .iso20022, .fixed] {
            #expect(throws: InputError.self) {
                try ReadInput(
                    bytes("x\n"),
                    options: {
                        var options = InputOptions(format: format, mappings: format == .fixed ? try mappings("name=1-5") : [])
                        options.ignoredFields = [name]
                        return options
                    }())
            }
        }
    }

    @Test("strict: a column that may hold words stops the input, and is named")
    func strict() throws {
        let error = #expect(throws: InputError.self) {
            try read("id,name,foo,bar\n1,A,Emma Halvorsen,7\n") { $0.strictColumns = true }
        }
        #expect(error?.code == .unrecognisedColumns)
        #expect(error?.reason.contains("\"foo\"") == true && error?.reason.contains("bar") == false)
        #expect(error?.reason.contains("--ignore-column \"foo\"") == true)
        for (text, ignored, maps) in [
            ("id,name,bar\n1,A,7\n", [], []), ("id,name,foo\n1,A,Emma Halvorsen\n", ["foo"], []),
            ("id,name,foo\n1,A,Emma Halvorsen\n", [], ["creditor.name=foo"]),
            ("id,name,status,date\n1,A,some words,2024\n", [], []),
        ] as [(String, [String], [String])] {
            #expect(throws: Never.self, "\(text)") {
                try read(text) {
                    $0.strictColumns = true
                    $0.ignoredFields = ignored
                    $0.mappings = try maps.map { try FieldMapping(parsing: $0) }
                }
            }
        }
        for text in ["foo,bar\n1,Emma Halvorsen\n", "id,name,foo\n", "Emma Halvorsen\n"] {
            #expect(throws: InputError.self, "\(text)") { try read(text) { $0.strictColumns = true } }
        }
    }

    @Test("only mapped: nothing else is read, and what is recognised is named")
    func onlyMapped() throws {
        let text = "id,x,beneficiary_name,remittance,foo\n1,Emma,\(somebody),\(somebody),\(somebody)\n"
        let input = try read(text) {
            $0.mappings = try mappings("debtor.name=x")
            $0.onlyMapped = true
        }
        #expect(input.records.map(\.parties) == [["debtor|Emma"]])
        #expect(input.records.map(\.texts) == [[]])
        #expect(input.records.map(\.id) == ["1"])
        let notes = input.profile.notes
        #expect(notes.contains("columns not read (--only-mapped): beneficiary_name, remittance, foo"))
        #expect(
            notes.contains("column \"beneficiary_name\" is recognised as beneficiary.name and is not read (--only-mapped)"))
        #expect(notes.contains("column \"remittance\" is recognised as text and is not read (--only-mapped)"))
        #expect(throws: InputError.self) { try read(text) { $0.onlyMapped = true } }
        #expect(
            try read(text) { $0.mappings = try mappings("debtor.name=x") }.records.map(\.parties) == [
                ["debtor|Emma", "beneficiary|\(somebody)"]
            ])
    }

    @Test("a mapping adds to what is recognised")
    func mappingsAdd() throws {
        let cases: [(header: String, row: String, maps: [String], parties: [String], texts: [String], id: String)] = [
            ("id,x,beneficiary_name", "1,Emma,Jan", ["debtor.name=x"], ["debtor|Emma", "beneficiary|Jan"], [], "1"),
            ("id,debtor_name", "1,Emma", ["creditor.name=debtor_name"], ["creditor|Emma"], [], "1"),
            ("id,debtor_name", "1,Emma", ["text=debtor_name"], ["debtor|Emma"], ["Emma"], "1"),
            ("id,remittance", "1,Emma Bo", ["creditor.name=remittance"], ["creditor|Emma Bo"], ["Emma Bo"], "1"),
            ("id,name,ref", "1,Emma,R", ["id=ref"], ["|Emma"], [], "R"),
            ("id,name,x", "1,Emma,1970", ["birthDate=x"], ["|Emma||1970"], [], "1"),
            ("id,name,x", "1,Emma,P1", ["identifier.passport=x"], ["|Emma|||||||passport=P1"], [], "1"),
            ("name,x,y", "Emma,Jan,Bo Li", ["a.name=x", "b.name=x"], ["|Emma", "a|Jan", "b|Jan"], ["Bo Li"], ""),
            ("id,name", "1,Emma", ["debtor.identifier=id"], ["debtor||||||||=1", "|Emma"], [], "1"),
            ("name,vessel_x", "Emma,Star", ["vessel.name=vessel_x"], ["|Emma", "vessel|Star|vessel"], [], ""),
            ("debtor_name,x", "Emma,DE", ["debtor.country=x"], ["debtor|Emma|||DE"], [], ""),
        ]
        for test in cases {
            let input = try read(test.header + "\n" + test.row + "\n") {
                $0.mappings = try test.maps.map { try FieldMapping(parsing: $0) }
            }
            let record = try #require(input.records.first)
            #expect(record.parties == test.parties, "\(test.header) \(test.maps)")
            #expect(record.texts == test.texts, "\(test.header) \(test.maps)")
            #expect(record.id == test.id, "\(test.header) \(test.maps)")
        }
    }

    // MARK: Joined columns

    @Test("columns joined by a plus sign are one value, in the order of the mapping")
    func joined() throws {
        let cases: [(header: String, row: String, map: String, parties: [String], texts: [String])] = [
            ("id,a,b", "1,Odalric,Venn", "creditor.name=a+b", ["creditor|Odalric Venn"], ["Odalric", "Venn"]),
            ("id,a,b", "1,Odalric,Venn", "creditor.name=b+a", ["creditor|Venn Odalric"], ["Odalric", "Venn"]),
            ("id,a,b,c", "1,Odalric,van,Venn", "name=a+b+c", ["|Odalric van Venn"], ["Odalric", "van", "Venn"]),
            ("id,a,b", "1,Odalric,", "name=a+b", ["|Odalric"], ["Odalric"]),
            ("id,a,b", "1,,", "name=a+b", [], []),
            ("id,a+b,a,b", "1,Odalric Venn,5,6", "name=a+b", ["|Odalric Venn"], []),
            ("id,a+b,c", "1,Odalric,Venn", "name=a+b+c", ["|Odalric Venn"], ["Odalric", "Venn"]),
            ("id,a,b", "1,Odalric,Venn", "name=2+3", ["|Odalric Venn"], ["Odalric", "Venn"]),
            ("id,a,b,name", "1,5,Hill Road,Emma", "address=a+b", ["|Emma||||||5 Hill Road"], ["Hill Road"]),
            ("id,a,b,name", "1,for,Venn,Emma", "text=a+b", ["|Emma"], ["for", "Venn", "for Venn"]),
            (
                "id,creditor_name,a", "1,Odalric,Venn", "creditor.name=creditor_name+a",
                ["creditor|Odalric", "creditor|Odalric Venn"], ["Venn"]
            ),
            ("id,a,b", "1,Oda,Venn", "identifier.passport=a+b", ["||||||||passport=Oda Venn"], ["Oda", "Venn", "Oda Venn"]),
        ]
        for test in cases {
            for onlyMapped in [false, true] where !onlyMapped || test.map.contains("name=") {
                let input = try read(test.header + "\n" + test.row + "\n") {
                    $0.mappings = try mappings(test.map)
                    $0.onlyMapped = onlyMapped
                }
                let record = try #require(input.records.first)
                if onlyMapped {
                    let joined = test.parties.last { !$0.hasPrefix("|Emma") }
                    #expect(joined.map { record.parties.contains($0) } ?? true, "\(test.header) \(test.map) \(record)")
                } else {
                    #expect(record.parties == test.parties, "\(test.header) \(test.map)")
                    #expect(record.texts == test.texts, "\(test.header) \(test.map)")
                }
            }
        }
        for map in ["name=a+q", "name=a+", "name=+", "name=a++b", "name=a+9"] {
            #expect(throws: InputError.self, "\(map)") { try read("id,a,b\n1,A,B\n") { $0.mappings = try mappings(map) } }
        }
    }

    @Test("numbered columns are read joined, and each by itself")
    func numbered() throws {
        let names = try read("NAME1,NAME2\nOdalric,Venn\nEmma,\n").records
        #expect(names.map(\.parties) == [["|Odalric", "|Venn", "|Odalric Venn"], ["|Emma"]])
        let texts = try read("name;Verwendungszweck 2;Verwendungszweck 1\nEmma;alric Venn;for Od\nEmma;;rent\n").records
        #expect(texts.map(\.texts) == [["alric Venn", "for Od", "for Od alric Venn"], ["rent"]])
    }

    @Test(
        "a name beside one part of a name is read alone and joined with it",
        arguments: [
            ("Name;Vorname", "Venn;Odalric", ["|Venn", "|Odalric Venn"]),
            ("nombre;apellidos", "Odalric;Venn", ["|Odalric", "|Odalric Venn"]),
            ("nom;prénom", "Venn;Odalric", ["|Venn", "|Odalric Venn"]),
            ("nome;cognome", "Odalric;Venn", ["|Odalric", "|Odalric Venn"]),
            ("имя;фамилия", "Odalric;Venn", ["|Odalric", "|Odalric Venn"]), ("Name;Vorname", "Venn;", ["|Venn"]),
            ("Name;Vorname", ";Odalric", ["|Odalric"]),
            ("name;first_name;last_name", "Emma;Odalric;Venn", ["|Emma", "|Odalric Venn"]),
            ("debtor name;debtor surname", "Odalric;Venn", ["debtor|Odalric", "debtor|Odalric Venn"]),
            ("имя;отчество;фамилия", "Odalric;I;Venn", ["|Odalric", "|Odalric I Venn"]),
        ])
    func partsOfNames(_ header: String, _ row: String, _ parties: [String]) throws {
        #expect(try read(header + "\n" + row + "\n").records.map(\.parties) == [parties], "\(header)")
    }
}
