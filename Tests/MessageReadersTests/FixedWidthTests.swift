import MessageSupport
import Testing

@testable import MessageReaders

private func options(_ lines: String..., encoding: TextEncoding? = nil) throws -> InputOptions {
    InputOptions(
        format: .fixed, encoding: encoding,
        mappings: try FieldMapping.list(bytes(lines.joined(separator: "\n")).span, file: "layout"))
}

@Suite struct FixedWidthTests {
    private static let layout = """
        # a layout
        id = 1-4
        debtor.name = 5+20   # and a comment
        creditor.name=25-44

        creditor.country=45-46
        text=47+30
        """

    @Test func readsFieldsAtTheirPlaces() throws {
        let options = try options(Self.layout)
        let input = bytes(
            "0001QUILLON DOVERFIELD  ALMEDA TRUST        GBRENT\r\n0002QUILLON\n   \n0003ÉLODIE QUILLON      MARIT ELDERTON      FR\n"
        )
        for chunk in [1, 7, Int.max] {
            let read = try ReadInput(input, options: options, chunk: chunk)
            #expect(read.accounted == input.count)
            #expect(read.records.map(\.id) == ["0001", "0002", "0003"])
            #expect(read.records[0].parties == ["debtor|QUILLON DOVERFIELD", "creditor|ALMEDA TRUST|||GB"])
            #expect(read.records[0].texts == ["RENT"])
            #expect(read.records[1].parties == ["debtor|QUILLON"])
            #expect(read.records[2].parties == ["debtor|ÉLODIE QUILLON", "creditor|MARIT ELDERTON|||FR"])
        }
    }

    @Test func rejectsLinesThatEndBeforeAnyName() throws {
        let read = try ReadInput(bytes("0001\n0002QUILLON\n"), options: options("id=1-4", "name=5-20"))
        #expect(read.records.map(\.reject) == ["line of 4 characters, where the fields need 5", nil])
    }

    @Test func recordsOfOneLengthInEBCDIC() throws {
        let options = try options("length=10", "id=1-2", "name=3-10", encoding: .ibm1047)
        let input = try encode("01JÜRGEN Q02ALMEDA  03", .ibm1047)
        for chunk in [1, 3, Int.max] {
            let read = try ReadInput(input, options: options, chunk: chunk)
            #expect(read.accounted == input.count)
            #expect(read.records.map(\.parties) == [["|JÜRGEN Q"], ["|ALMEDA"], []])
            #expect(read.records[2].reject != nil)
        }
    }

    @Test func linesInEBCDICEndWithNewLine() throws {
        let table = try #require(TextEncoding.ibm037.table)
        #expect(table.single[0x15] == 0x0A && table.single[0x25] == 0x0A && table.single[0xC1] == 0x41)
        var input = try encode("name,country\nQUILLON,GB\nMARIT,FR\n", .ibm037)
        for i in input.indices where input[i] == 0x25 { input[i] = 0x15 }
        let read = try ReadInput(input, options: InputOptions(encoding: .ibm037))
        #expect(read.records.map(\.parties) == [["|QUILLON|||GB"], ["|MARIT|||FR"]])
    }

    @Test func otherEncodingsAreReadByTables() throws {
        for (encoding, name) in [
            (TextEncoding.windows1251, "Иван Квиллон"), (.latin2, "Łukasz Kwilon"), (.latin9, "Œdipe €"), (.koi8r, "Иван"),
        ] {
            let read = try ReadInput(encode("name\n\(name)\n", encoding), options: InputOptions(encoding: encoding))
            #expect(read.records.map(\.parties) == [["|\(name)"]])
        }
        for word in ["cp037", "IBM-500", "ebcdic1047", "273", "ibm297", "iso-8859-15", "koi8-r"] {
            #expect(TextEncoding(word: word)?.isAvailable == true)
        }
    }

    @Test(arguments: [
        ("name=35-1", "layout, line 2: name=35-1"), ("name=0-4", "expected characters"), ("name=A", "expected characters"),
        ("nonsense", "layout, line 2: nonsense: expected"), ("debtor.shoe=1-2", "layout, line 2"),
        ("length=0", "expected a length"), ("length=5\nname=1-6", "a field ends at character 6"),
    ])
    func saysWhatIsWrongWithALayout(_ line: String, _ message: String) {
        let error = #expect(throws: InputError.self) {
            let options = try options("# layout", line, "text=1-2")
            _ = try ReadInput(bytes("A\n"), options: options)
        }
        // What is found when the layout is held against the input names the mapping, not the line.
        let expected = message.replacing("layout, line 2: name=35-1", with: "name=35-1")
        #expect(error?.reason.contains(expected) ?? false, "\(error?.reason ?? "")")
    }

    /// Every record but the first would be cleared unread where a line end is not seen.
    @Test(
        "every line end ends a line, and what may be one rejects it",
        arguments: [
            ("\n", false), ("\r\n", false), ("\r", false), ("\n\r", false), ("\r\r\n", false), ("\u{B}", true), ("\u{C}", true),
            ("\u{1E}", true), ("\u{1C}", true), ("\u{85}", true), ("\u{2028}", true), ("\u{2029}", true), ("\u{C}\n", true),
            ("\r\u{C}", true),
        ])
    func lineEnds(_ end: String, _ isRejected: Bool) throws {
        let lines = ["001Emma Halvorsen", "002Odalric Venn", "003Piotr Zielonka"]
        let options = try options("id=1-3", "name=4-20")
        for chunk in [1, 2, 5, Int.max] {
            let read = try ReadInput(bytes(lines.joined(separator: end) + "\n"), options: options, chunk: chunk)
            if isRejected {
                #expect(read.records.contains { $0.reject?.hasPrefix("control character at byte") == true }, "\(read.records)")
                for record in read.records where record.reject == nil { #expect(record.content.count < 20) }
            } else {
                #expect(read.records.map(\.id) == ["001", "002", "003"])
                #expect(read.records.map(\.parties) == [["|Emma Halvorsen"], ["|Odalric Venn"], ["|Piotr Zielonka"]])
            }
        }
    }

    @Test("lines that never end are refused when they are longer than the fields twice over")
    func endlessLines() throws {
        let record = "001Emma Halvorsen      "
        let layout = try options("id=1-3", "name=4-20")
        let error = #expect(throws: InputError.self) {
            try ReadInput(bytes(String(repeating: record, count: 3)), options: layout)
        }
        #expect(error?.reason.contains("length=N") == true)
        #expect(try ReadInput(bytes(record), options: layout).records.map(\.parties) == [["|Emma Halvorsen"]])
        #expect(throws: InputError.self) {
            try InputProfile.detect(start: bytes(record).span, isWhole: false, options: layout)
        }
        let ended = try options("id=1-3", "name=4-20", "length=23")
        #expect(try ReadInput(bytes(String(repeating: record, count: 3)), options: ended).records.count == 3)
    }

    @Test("says which characters are not read")
    func unreadCharacters() throws {
        let lines = try ReadInput(
            bytes("001Emma  xxJan     rest of it\n002Jo\n"), options: options("id=1-3", "name=4-9", "a.name=12-19"))
        #expect(lines.profile.notes.contains("characters not read, since no --map names them: 10-11, 20-29"))
        let whole = try ReadInput(bytes("001Emma\n"), options: options("id=1-3", "name=4-9"))
        #expect(!whole.profile.notes.contains { $0.hasPrefix("characters not read") })
        let records = try ReadInput(bytes("001Emma  zz"), options: options("id=1-3", "name=4-9", "length=11"))
        #expect(records.profile.notes.contains("characters not read, since no --map names them: 10-11"))
    }

    @Test("several words in the place of a code are text")
    func wordsInCodes() throws {
        let read = try ReadInput(
            bytes("001         Emma\nto Odalric  Emma\n"), options: options("id=1-12", "name=13-20"))
        #expect(read.records.map(\.texts) == [[], ["to Odalric"]])
    }

    @Test func fixedWidthNeedsALayout() {
        #expect(throws: InputError.self) { try ReadInput(bytes("A\n"), options: InputOptions(format: .fixed)) }
        #expect(throws: InputError.self) {
            try ReadInput(bytes("name\nA\n"), options: InputOptions(mappings: [FieldMapping(parsing: "length=4")]))
        }
    }
}
