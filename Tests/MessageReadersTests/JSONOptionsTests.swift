import MessageSupport
import Testing

@testable import MessageReaders

@Suite("JSON: what the user says of it")
struct JSONOptionsTests {
    private func options(
        map: [String] = [], ignore: [String] = [], strict: Bool = false, onlyMapped: Bool = false
    ) throws -> InputOptions {
        var options = InputOptions(format: .jsonl, mappings: try map.map { try FieldMapping(parsing: $0) })
        options.ignoredFields = ignore
        options.strictColumns = strict
        options.onlyMapped = onlyMapped
        return options
    }

    private func notes(_ input: String, _ options: InputOptions = InputOptions()) throws -> [String] {
        let start = bytes(input)
        return try InputProfile.detect(start: start.span, isWhole: true, options: options).notes
    }

    @Test("A mapped field is read beside what is recognised")
    func mapped() throws {
        let record =
            #"{"id":"7","a":{"b":"Jane Roe","dob":"1957"},"debtor":{"name":"A A"},"blurb2":"m m","list":["P P",{"x":"Q Q"}]}"#
        let cases: [(map: [String], parties: [String], texts: [String])] = [
            (["creditor.name=/a/b"], ["creditor|Jane Roe||1957", "debtor|A A"], ["m m", "P P", "Q Q"]),
            (
                ["creditor.name=/a/b", "creditor.birthDate=/a/dob"], ["creditor|Jane Roe||1957", "debtor|A A"],
                ["m m", "P P", "Q Q"]
            ),
            (["creditor.name=blurb2"], ["debtor|A A", "creditor|m m"], ["Jane Roe", "P P", "Q Q"]),
            (["creditor.name=/list/0"], ["debtor|A A", "creditor|P P"], ["Jane Roe", "m m", "Q Q"]),
            (["creditor.name=/list/1/x"], ["debtor|A A", "creditor|Q Q"], ["Jane Roe", "m m", "P P"]),
            (["creditor.name=/list"], ["debtor|A A", "creditor|P P", "creditor|Q Q"], ["Jane Roe", "m m", "Q Q"]),
            (["creditor.name=/debtor/name"], ["creditor|A A"], ["Jane Roe", "m m", "P P", "Q Q"]),
            (["creditor.name=/debtor"], ["creditor|A A"], ["Jane Roe", "m m", "P P", "Q Q"]),
            (["text=/debtor/name"], [], ["Jane Roe", "A A", "m m", "P P", "Q Q"]),
            // An id of several words is also a text: whoever maps the wrong field loses no name.
            (["creditor.name=/nowhere", "id=/a/b"], ["debtor|A A"], ["Jane Roe", "m m", "P P", "Q Q"]),
            (["name=/blurb2", "text=/blurb2"], ["debtor|A A", "|m m"], ["Jane Roe", "m m", "P P", "Q Q"]),
        ]
        for test in cases {
            let read = try parse(record, options: options(map: test.map))
            #expect(read.reject == nil, "\(test.map)")
            #expect(read.parties == test.parties, "\(test.map)")
            #expect(read.texts == test.texts, "\(test.map)")
        }
    }

    @Test("With onlyMapped nothing else is read; a mapped value is read in full")
    func onlyMapped() throws {
        let record = #"{"id":"7","a":{"name":{"value":"Jane Roe"},"x":"y y"},"name":"B B","n":5,"list":[{"c":"P"},{"c":"Q"}]}"#
        let place = try #require(Array(record.utf8).firstIndex(of: UInt8(ascii: "5")))
        func read(_ map: String...) throws -> ReadRecord { try parse(record, options: options(map: map, onlyMapped: true)) }
        #expect(try read("creditor.name=/a/name").parties == ["creditor|Jane Roe"])
        #expect(try read("creditor.name=/a/name").texts == [])
        #expect(try read("creditor.name=/a/name").id == "7")
        #expect(try read("creditor.name=/a").texts == ["y y"])
        #expect(try read("creditor.name=/list/1/c").parties == ["creditor|Q"])
        #expect(try read("text=/list").texts == ["P", "Q"])
        #expect(try read("name=/n").reject == "JSON: a number, true or false where a name is expected, at byte \(place)")
        #expect(try read("name=/nowhere").reject == RejectReason(.nothingToScreen, offset: 0).message)
    }

    @Test("A field that is left out is neither a party nor text")
    func ignored() throws {
        let record =
            #"{"id":"7","memo":"m m","a":{"memo":"n n","b/c":"o o"},"list":["p p",{"x":"q q"}],"debtor":"D D","Jane Roe":{"k":"l l"}}"#
        let cases: [(ignore: [String], parties: [String], texts: [String])] = [
            ([], ["debtor|D D"], ["m m", "n n", "o o", "p p", "q q", "Jane Roe", "l l"]),
            (["memo"], ["debtor|D D"], ["o o", "p p", "q q", "Jane Roe", "l l"]),
            (["MEMO"], ["debtor|D D"], ["o o", "p p", "q q", "Jane Roe", "l l"]),
            (["/memo"], ["debtor|D D"], ["n n", "o o", "p p", "q q", "Jane Roe", "l l"]),
            (["/a"], ["debtor|D D"], ["m m", "p p", "q q", "Jane Roe", "l l"]),
            (["/a/b~1c"], ["debtor|D D"], ["m m", "n n", "p p", "q q", "Jane Roe", "l l"]),
            (["/list/0", "/list/1/x"], ["debtor|D D"], ["m m", "n n", "o o", "Jane Roe", "l l"]),
            (["list", "a"], ["debtor|D D"], ["m m", "Jane Roe", "l l"]),
            (["debtor"], [], ["m m", "n n", "o o", "p p", "q q", "Jane Roe", "l l"]),
            (["Jane Roe"], ["debtor|D D"], ["m m", "n n", "o o", "p p", "q q"]),
            (["/nowhere", "nothing"], ["debtor|D D"], ["m m", "n n", "o o", "p p", "q q", "Jane Roe", "l l"]),
        ]
        for test in cases {
            let read = try parse(record, options: options(ignore: test.ignore))
            #expect(read.reject == nil, "\(test.ignore)")
            #expect(read.parties == test.parties, "\(test.ignore)")
            #expect(read.texts == test.texts, "\(test.ignore)")
        }
        // A record of which all is left out on purpose is read.
        #expect(try parse(#"{"memo":true}"#, options: options(ignore: ["memo"])).reject == nil)
        #expect(try parse(#"{"customer":12,"name":"A"}"#, options: options(ignore: ["customer"])).parties == ["|A"])
        #expect(throws: InputError.self) { try parse("{}", options: options(ignore: ["/a~2"])) }
    }

    @Test("With strictColumns a first record with keys that are not recognised stops the input")
    func strict() throws {
        let refused = [
            #"{"name":"A","blurb2":"m m"}"#, #"{"name":"A","x":{"y":["m m"]}}"#, #"[{"name":"A","blurb2":"m m"}]"#,
            #"{"creditor":{"name":"A","nick":"B B"}}"#, #"{"name":{"given":"A","prefix":"Dr"}}"#, #"{"name":true}"#, "{}", "{\"a",
        ]
        for input in refused {
            #expect(throws: InputError.self, "\(input)") { try self.notes(input, self.options(strict: true)) }
        }
        let taken = [
            #"{"name":"A","blurb2":"12"}"#, #"{"creditor":{"name":"A"},"x":5}"#, "", "\n", #"{"name":"A","text":"t t"}"#,
            #"[{"name":"A"}]"#,
        ]
        for input in taken { #expect(try !notes(input, options(strict: true)).isEmpty, "\(input)") }
        #expect(try !notes(refused[0], options(ignore: ["blurb2"], strict: true)).isEmpty)
        #expect(try !notes(refused[0], options(map: ["text=/blurb2"], strict: true)).isEmpty)
        let error = #expect(throws: InputError.self) { try self.notes(refused[0], self.options(strict: true)) }
        #expect(error?.reason.contains("/blurb2") == true && error?.reason.contains("--ignore-column /blurb2") == true)
    }

    @Test("Each key that is not recognised is named once, with the mapping that would read it")
    func keysNamed() throws {
        #expect(
            try notes(#"{"name":"A","x":{"a/b":["m m","n n"]},"count":"12","list":[{"k":"o o"},{"k":"p p"}]}"#) == [
                "format: JSON Lines", "keys taken in the first record: name → name",
                "key /x/a~1b/0 is screened as text; --map creditor.name=/x/a~1b/0 reads it as a party",
                "key /list/0/k is screened as text; --map creditor.name=/list/0/k reads it as a party",
            ])
        let many = (0..<30).map { "\"key\($0)\":\"m m\"" }.joined(separator: ",")
        #expect(try notes("{\(many)}").count == 22)
        #expect(try notes("{\(many)}").last == "10 more keys are screened as text")
    }

    @Test("Nothing of a key obeys the terminal")
    func controlCharacters() throws {
        let keys = [
            #"na\u001b[31mme"#, #"name\nscreen: read 5 = cleared 5"#, #"a\rb"#, #"a\u0000b"#, #"a\u007fb"#, #"a\u009bb"#,
            #"a\u2028b"#,
            #"a\u202eb"#, #"a\tb"#, #"a\u0008b"#,
        ]
        for key in keys {
            for record in [
                "{\"\(key)\":\"m m\"}", "{\"name\":\"A\",\"x\":{\"\(key)\":\"m m\"}}",
                "{\"creditor_\(key)\":\"\",\"name\":\"A\"}",
            ] {
                for note in try notes(record) {
                    #expect(note.unicodeScalars.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 0x20 })
                    #expect(!note.unicodeScalars.contains { $0.value >= 0x7F && $0.value < 0xA0 || $0.value == 0x2028 })
                }
            }
        }
    }
}
