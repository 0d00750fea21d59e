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

    @Test func fixedWidthNeedsALayout() {
        #expect(throws: InputError.self) { try ReadInput(bytes("A\n"), options: InputOptions(format: .fixed)) }
        #expect(throws: InputError.self) {
            try ReadInput(bytes("name\nA\n"), options: InputOptions(mappings: [FieldMapping(parsing: "length=4")]))
        }
    }
}
