import MessageSupport
import Testing

@testable import MessageReaders

@Suite struct DetectionTests {
    private func detect(_ input: [UInt8], _ options: InputOptions = InputOptions(), isWhole: Bool = true) throws -> InputProfile {
        try InputProfile.detect(start: input.span, isWhole: isWhole, options: options)
    }

    @Test func seesFormatEncodingAndDelimiter() throws {
        let cases: [(input: [UInt8], format: InputFormat, encoding: TextEncoding, delimiter: UInt8, header: Int)] = [
            (bytes("{\"name\":\"A\"}"), .jsonl, .utf8, 0x2C, 0),
            (bytes("\n {}"), .jsonl, .utf8, 0x2C, 0),
            (bytes("[{\"name\":\"A\"}]"), .jsonl, .utf8, 0x2C, 0), (bytes("[\n{"), .jsonl, .utf8, 0x2C, 0),
            (bytes("{\n  \"name\": \"A\"\n}"), .jsonl, .utf8, 0x2C, 0),
            ([0xEF, 0xBB, 0xBF] + bytes("{\"a\":1}"), .jsonl, .utf8, 0x2C, 3),
            (utf16("{\"name\":\"A\"}", bigEndian: false), .jsonl, .utf16le, 0x2C, 0),
            (utf16("{\"name\":\"A\"}", bigEndian: true, mark: true), .jsonl, .utf16be, 0x2C, 2),
            (bytes("name,id\nA,1\n"), .csv, .utf8, 0x2C, 8),
            (bytes("name;id, x\r\nA;1\r\n"), .csv, .utf8, 0x3B, 12),
            (bytes("\"a,b\"|name\nx|y\n"), .csv, .utf8, 0x7C, 11),
            (bytes("id\tname\n1\tA\n"), .tsv, .utf8, 0x09, 8),
            (utf16("name;id\r\nA;1", bigEndian: true), .csv, .utf16be, 0x3B, 18),
            (bytes("name\nJos") + [0xE9], .csv, .windows1252, 0x2C, 5),
            (bytes("\"name\n2\",name\nA,B\n"), .csv, .utf8, 0x2C, 14),
            ([], .jsonl, .utf8, 0x2C, 0),
        ]
        for test in cases {
            let profile = try detect(test.input)
            #expect(profile.format == test.format)
            #expect(profile.encoding == test.encoding)
            #expect(profile.delimiter == test.delimiter)
            #expect(profile.headerBytes == test.header)
        }
    }

    @Test func countsTheLinesOfAHeader() throws {
        #expect(try detect(bytes("\n\n\"name\n2\",name\nA,B\n")).headerLines == 4)
        #expect(try ReadInput(bytes("\n\n\"name\n2\",name\nA,B\n")).records.map(\.line) == [5])
    }

    @Test func saysWhatWasTakenForWhat() throws {
        let csv = try detect(bytes("ref;Debtor;channel\n")).notes
        #expect(
            csv == [
                "format: CSV, delimiter ';'", "columns taken: ref → id, Debtor → debtor.name",
                "column \"channel\" is screened as text; --map debtor.name=\"channel\" reads it as a party",
            ])
        let json = try detect(bytes("{\"debtor\":\"A\",\"channel\":\"web\",\"count\":5}\n")).notes
        #expect(
            json == [
                "format: JSON Lines", "keys taken in the first record: debtor → debtor.name",
                "key /channel is screened as text; --map creditor.name=/channel reads it as a party",
            ])
        #expect(try detect([0xFF, 0xFE] + bytes("x"), InputOptions(format: .jsonl, encoding: .utf8)).encoding == .utf16le)
    }

    @Test func refusesWhatItDoesNotRead() throws {
        let inputs: [[UInt8]] = [
            [0x1F, 0x8B, 8, 0], [0x50, 0x4B, 3, 4], [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0],
        ]
        for input in inputs {
            let error = #expect(throws: InputError.self) { try self.detect(input) }
            #expect(error?.code == .unknownFormat)
        }
        #expect(throws: InputError.self) { try self.detect(bytes("name,id"), isWhole: false) }
        #expect(throws: InputError.self) { try self.detect(bytes("\"name,id\nA,B\n")) }
        #expect(try detect(bytes("name,id\nA"), isWhole: false).format == .csv)
    }

    @Test func seesMessages() throws {
        for text in ["{1:F01BANK}{2:I103}", "\u{1}{1:F01", "$\n{1:F01", ":20:A\n", "ABCDEF2L\n940\n:20:A\n", ":940:\n:20:A\n"] {
            #expect(try detect(bytes(text)).format == .mt, "\(text)")
        }
        for text in ["UNA:+.? '\nUNB+UNOA", "UNB+UNOA:4+A", " UNH+1+PAXLST:D"] {
            #expect(try detect(bytes(text)).format == .edifact, "\(text)")
        }
        for text in ["NAME\nA\n", "name,20\n:20:,B\n", "UNA,name\nA,B\n"] {
            #expect(try detect(bytes(text)).format == .csv, "\(text)")
        }
    }

    @Test func cutsNoCharacterAtTheEndOfTheFirstBytes() throws {
        let input = bytes("name,id\nŁódź,1\n")
        for count in 9...14 { #expect(try detect(Array(input.prefix(count)), isWhole: false).encoding == .utf8) }
        #expect(try detect(Array(input.prefix(9)), isWhole: true).encoding == .windows1252)
    }

    @Test func readsWordsForOptions() throws {
        for (word, encoding) in [
            ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("utf-16", .utf16le), ("UTF-16BE", .utf16be),
            ("windows-1252", .windows1252), ("cp1252", .windows1252), ("iso-8859-1", .latin1), ("Latin1", .latin1),
        ] { #expect(TextEncoding(word: word) == encoding) }
        #expect(TextEncoding(word: "ebcdic") == nil)
        #expect(InputFormat(word: "NDJSON") == .jsonl)
        #expect(InputFormat(word: "xml") == .iso20022)
        for word in ["mt", "swift", "fin", "RJE", "sta"] { #expect(InputFormat(word: word) == .mt) }
        for word in ["edifact", "paxlst", "PNRGOV"] { #expect(InputFormat(word: word) == .edifact) }
        #expect(InputFormat(word: "fixed") == .fixed)
        #expect(InputFormat(word: "xlsx") == nil)
        #expect(try InputOptions.delimiter(word: "tab") == 0x09)
        #expect(try InputOptions.delimiter(word: "\t") == 0x09)
        #expect(try InputOptions.delimiter(word: ";") == 0x3B)
        for word in ["", "ab", "\"", "\n", "é"] {
            #expect(throws: InputError.self) { try InputOptions.delimiter(word: word) }
        }
    }

    @Test func readsMappings() throws {
        let cases: [(text: String, role: String, field: FieldTarget.Field, kind: String)] = [
            ("name=x", "", .name, ""), ("creditor.name=x", "creditor", .name, ""), ("Debtor.dob=x", "debtor", .birthDate, ""),
            ("debtor.birthDate=/a", "debtor", .birthDate, ""), ("text=x", "", .text, ""), ("id=/ref", "", .id, ""),
            ("debtor.identifier.passport=x", "debtor", .identifier, "passport"), ("identifier.swift=x", "", .identifier, "bic"),
            ("identifier=x", "", .identifier, ""), ("debtor.iban=x", "debtor", .identifier, "iban"),
            ("debtor.id=x", "debtor", .identifier, ""), ("identifier.own-kind=x", "", .identifier, "own-kind"),
            ("name=a=b", "", .name, ""), ("my_role.gender=x", "my_role", .gender, ""),
        ]
        for test in cases {
            let mapping = try FieldMapping(parsing: test.text)
            #expect(mapping.role == test.role, "\(test.text)")
            #expect(mapping.field == test.field, "\(test.text)")
            #expect(mapping.identifierKind == test.kind, "\(test.text)")
        }
        #expect(try FieldMapping(parsing: "name=a=b").source == .named("a=b"))
        #expect(try FieldMapping(parsing: "name=/a~1b/~0/0/").source == .pointer(["a/b", "~", "0", ""]))
        for text in [
            "", "name", "=x", "name=", "debtor.=x", ".name=x", "debtor.colour=x", "a.b.c.d=x", "name.x=y", "debtor.text=x",
            "deb tor.name=x", "name=/a~2", "name=/~", "debtor.name.first=x", "debtor=x",
        ] {
            #expect(throws: InputError.self, "\(text)") { try FieldMapping(parsing: text) }
        }
    }

    @Test func needsAPartyAmongTheMappings() throws {
        for format in InputFormat.allCases {
            var options = InputOptions(format: format, mappings: try mappings("id=a"))
            options.onlyMapped = true
            #expect(throws: InputError.self) { try self.detect(bytes("a,b\n"), options) }
        }
        // What is recognised, or screened as text, names parties without a mapping.
        #expect(try detect(bytes("a,b\n"), InputOptions(format: .csv, mappings: try mappings("id=a"))).format == .csv)
    }

    @Test func namesAllFieldsOfAMapping() throws {
        for text in ["debtor.colour=x", "name", "=x"] {
            let error = #expect(throws: InputError.self) { try FieldMapping(parsing: text) }
            for field in ["givenName", "middleName", "familyName", "birthDate", "identifier.KIND", "passport", "currency"] {
                #expect(error?.reason.contains(field) == true, "\(text): \(field)")
            }
        }
        for field in FieldMapping.fields + FieldMapping.recordFields {
            let text = field.replacing("KIND", with: "passport") + "=x"
            #expect(throws: Never.self, "\(text)") { try FieldMapping(parsing: text) }
        }
    }
}
