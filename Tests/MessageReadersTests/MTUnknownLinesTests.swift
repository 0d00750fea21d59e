import MessageSupport
import Testing

@testable import MessageReaders

private let party = [
    ":20:REF1", ":23B:CRED", ":32A:260101EUR1,", ":50K:/1", "DORA DEBTOR", ":59:/2", "CARL CREDITOR", ":71A:SHA",
]

@Suite("Lines of MT that are in no table") struct MTUnknownLinesTests {
    @Test(
        "a tag in lower case, behind blanks or stray colons opens its field",
        arguments: [
            (":50k:/1\nQASIM BELHAKEM", "ordering-customer"), (":59f:1/QASIM BELHAKEM", "beneficiary"),
            (" :59:QASIM BELHAKEM", "beneficiary"),
            ("\t:59:QASIM BELHAKEM", "beneficiary"), ("::59:QASIM BELHAKEM", "beneficiary"),
            (": 59:QASIM BELHAKEM", "beneficiary"),
            (":59 :QASIM BELHAKEM", "beneficiary"), (":52d:QASIM BELHAKEM", "ordering-institution"),
            (":57d:/1\nQASIM BELHAKEM", "account-with-institution"),
            (":56d:QASIM BELHAKEM", "intermediary"), ("  :50F:/1\n1/QASIM BELHAKEM", "ordering-customer"),
        ] as [(String, String)])
    func tagsWrittenOtherwise(_ field: String, _ role: String) throws {
        let read = try readAnyhow(
            blocks("103", [":20:A", ":32A:260101EUR1,"] + field.split(separator: "\n").map(String.init)), .mt)
        #expect(read.records[0].parties.contains { $0.hasPrefix("\(role)|QASIM BELHAKEM") }, "\(read.records)")
    }

    @Test(
        "a line of no known field is screened wherever it stands",
        arguments: [
            ":77Z:QASIM BELHAKEM", ":99:QASIM BELHAKEM", ":00X:QASIM BELHAKEM", ":5OK:QASIM BELHAKEM", ":A50:QASIM BELHAKEM",
            ":590:QASIM BELHAKEM", "59:QASIM BELHAKEM", "QASIM BELHAKEM", ":QASIM BELHAKEM", ";59;QASIM BELHAKEM",
            "[59]QASIM BELHAKEM",
            "/BEN/QASIM BELHAKEM", "//QASIM BELHAKEM", ":NS:QASIM BELHAKEM", "-QASIM BELHAKEM", "QASIM\nBELHAKEM",
            ":50KK:QASIM BELHAKEM",
        ])
    func linesOfNoField(_ line: String) throws {
        for place in 0...party.count {
            var lines = party
            lines.insert(contentsOf: line.split(separator: "\n").map(String.init), at: place)
            let read = try readAnyhow(blocks("103", lines), .mt)
            #expect(read.screens("QASIM BELHAKEM") || !read.rejects.isEmpty, "at line \(place)")
        }
    }

    @Test(
        "words in a field of codes are screened",
        arguments: [
            ":20:QASIM BELHAKEM", ":21:QASIM BELHAKEM", ":13C:QASIM BELHAKEM", ":23B:QASIM BELHAKEM", ":23E:QASIM BELHAKEM",
            ":26T:QASIM BELHAKEM", ":32A:QASIM BELHAKEM", ":33B:QASIM BELHAKEM", ":36:QASIM BELHAKEM", ":71A:QASIM BELHAKEM",
            ":71F:QASIM BELHAKEM", ":20:X\nQASIM BELHAKEM", ":32A:260101EUR1,\nQASIM BELHAKEM", ":25:QASIM BELHAKEM",
            ":71B:QASIM BELHAKEM",
            ":72:QASIM BELHAKEM", ":72:/ACC/QASIM\n//BELHAKEM", ":77B:QASIM BELHAKEM", ":77T:QASIM BELHAKEM",
            ":70:QASIM BELHAKEM",
            ":23E:PHON/QASIM BELHAKEM", ":53B:/QASIM BELHAKEM", ":52A:/D/QASIM BELHAKEM\nAAAADEFF", ":57D://QASIM BELHAKEM\nBANK",
            ":50F:/1\n1/X\n4/QASIM BELHAKEM", ":50F:/1\n1/X\n5/QASIM BELHAKEM", ":50F:CCPT/DE/QASIM BELHAKEM\n1/X",
            ":50F:/1\n1/X\n7/QASIM BELHAKEM",
            ":36:ҚАСЫМБЕК",
        ])
    func wordsInCodes(_ field: String) throws {
        let name = field.hasSuffix("ҚАСЫМБЕК") ? "ҚАСЫМБЕК" : "QASIM BELHAKEM"
        let read = try readAnyhow(blocks("103", [":20:A"] + field.split(separator: "\n").map(String.init) + [":59:X"]), .mt)
        #expect(read.screens(name), "\(read.records)")
    }

    @Test("codes without words are no texts")
    func codesAreNoTexts() throws {
        let read = try readAnyhow(
            blocks(
                "103",
                [
                    ":20:8579F4A4-INV/2026", ":13C:/SNDTIME/1200+0100", ":23B:CRED", ":32A:260101EUR1,", ":33B:EUR1,", ":36:1,2",
                    ":50K:/1", "DORA", ":59:/2", "CARL", ":71A:SHA", ":71F:EUR1,",
                ]), .mt)
        #expect(read.texts == [])
    }

    @Test(
        "words in blocks are screened, also behind a statement",
        arguments: [
            "{3:{108:QASIM BELHAKEM}}", "{3:{433:/FPO/QASIM BELHAKEM}}", "{3:QASIM BELHAKEM}",
            "{3:{999:BELHAKEM QASIM BELHAKEM}}",
            "{5:{MAC:QASIM BELHAKEM}}", "{5:{XYZ:QASIM BELHAKEM}}", "{S:{SAC:}{COP:QASIM BELHAKEM}}", "{S:QASIM BELHAKEM}",
            "{5:QASIM BELHAKEM}", "{5:{CHK:1A}{NOTE:QASIM BELHAKEM}}",
        ])
    func wordsInBlocks(_ block: String) throws {
        let header = "{1:F01AAAADEFFAXXX0000000000}{2:O{type}1200260101BBBBFRPPAXXX00000000002601011200N}"
        for (type, lines) in [
            ("103", ":20:A\n:59:X"),
            ("940", ":20:A\n:25:1\n:60F:C260101EUR1,\n:61:2601020102D8,47NMSCA1\n:86:X\n:62F:C260101EUR1,"),
            ("101", ":20:A\n:28D:1/1\n:21:B\n:59:X"),
        ] {
            let start = header.replacing("{type}", with: type)
            let isHeader = block.hasPrefix("{3")
            let text = start + (isHeader ? block : "") + "{4:\n\(lines)\n-}" + (isHeader ? "" : block)
            let read = try readAnyhow(text, .mt)
            #expect(read.screens("QASIM BELHAKEM") || !read.rejects.isEmpty, "MT\(type): \(read.records)")
        }
    }

    @Test("the report of fields names what was not screened, and words among codes as screened")
    func coverage() throws {
        let read = try readAnyhow(
            blocks("103", [":20:A", ":32A:260101EUR1,", ":71A:QASIM BELHAKEM", ":77Z:WORDS", ":59:X"]), .mt)
        let fields = Dictionary(uniqueKeysWithValues: read.coverage.sorted.map { ($0.field.path, $0.field) })
        #expect(fields["MT103 :32A:"]?.treatment == .notScreened)
        #expect(fields["MT103 :71A:"]?.treatment == .screened)
        #expect(fields["MT103 :77Z:"]?.treatment == .screened)
        #expect(fields["MT {3:}"]?.treatment == .notScreened)
        #expect(fields["MT {1:}"]?.treatment == .screened)
    }

    @Test(
        "what may name somebody among codes is told by its words",
        arguments: [
            ("QASIM BELHAKEM", true), ("Q BELHAKEM", true), ("BELHAKEM/QASIM", true), ("BELHAKEM,QASIM", true),
            ("KHAL1D MUHAMM3D", true),
            ("AL-QAIDA GROUP", true), ("Қасым Белхакем", true), ("金正恩", true), ("QASIM\nBELHAKEM", true),
            ("BELHAKEM 12 QASIM", true),
            ("NONREF", false), ("191014USD1814,28", false), ("INV-2026-000123", false),
            ("8579f4a4-0000-4000-8000-e7c6620d59b4", false),
            ("DE89370400440532013000", false), ("01INGBNL2AXXXX00001", false), ("F01TESTAR00AXXX7607663781", false),
            ("0001QASIM BELHAKEM", true), ("SHA", false), ("", false), ("EUR 12,50", false),
        ] as [(String, Bool)])
    func namesAmongCodes(_ text: String, _ expected: Bool) {
        let value = bytes(text)
        #expect(mayHoldName(value.span, 0..<value.count) == expected)
    }
}
