import MessageSupport
import Testing

@testable import MessageReaders

/// Narrative of statements, with invented names.
@Suite("Statement narrative") struct StatementNarrativeTests {
    @Test(
        "a line of the narrative that begins like a field is screened with the narrative, and splits no record",
        arguments: [
            ":28:37 TO QASIM BELHAKEM", ":12:QASIM BELHAKEM", ":12:30 QASIM BELHAKEM", ":20:15 QASIM BELHAKEM",
            ":20:QASIM BELHAKEM", ":59:QASIM BELHAKEM", ":59F:1/QASIM BELHAKEM", ":50K:QASIM BELHAKEM", ":26:37 QASIM BELHAKEM",
            ":25:00 QASIM BELHAKEM", ":61:30 QASIM BELHAKEM", ":62:QASIM BELHAKEM", ":60F:QASIM BELHAKEM", ":34:QASIM BELHAKEM",
            ":13:15 QASIM BELHAKEM", ":90:QASIM BELHAKEM", ":64:QASIM BELHAKEM", ":21:45 UHR QASIM BELHAKEM",
            ":77Z:QASIM BELHAKEM",
            ":86B:QASIM BELHAKEM", " :28:37 QASIM BELHAKEM", "::59:QASIM BELHAKEM", ":50k:QASIM BELHAKEM", ":00:QASIM BELHAKEM",
            ":123:QASIM BELHAKEM", ":940:30 QASIM BELHAKEM",
            "12:30 QASIM BELHAKEM", "86:QASIM BELHAKEM", "-QASIM BELHAKEM",
        ])
    func linesThatBeginLikeFields(_ line: String) throws {
        for text in [statement(":86:TERMINAL 12-09-2014 16\n" + line + "\nEND"), statement(line)] {
            let read = try readAnyhow(text, .mt)
            #expect(read.records.count == 1)
            #expect(read.rejects == [])
            #expect(read.screens("QASIM BELHAKEM"))
        }
        let inBlocks = try readAnyhow(
            blocks("940", [":20:S", ":25:1", ":28C:1", ":60F:C260101EUR1,", ":61:2601020102D8,47NMSCNONREF", ":86:X", line]), .mt)
        #expect(inBlocks.records.count == 1)
        #expect(inBlocks.screens("QASIM BELHAKEM"))
    }

    @Test(
        "a name that is cut before what looks like a field is found whole",
        arguments: [(":86:PAYMENT TO QASIM", ":28:37"), (":86:166?00X?32QASIM", ":26:37")] as [(String, String)])
    func namesThatGoOnBehindSuchALine(_ first: String, _ tag: String) throws {
        let read = try readAnyhow(statement(first + "\nBELHAKEM\n" + tag + " NOON"), .mt)
        #expect(read.records.count == 1)
        #expect(read.screens("QASIM BELHAKEM"))
    }

    @Test(
        "the counterparty of structured narrative is a party",
        arguments: [
            ":86:166?00GUTSCHRIFT?20RENT?32QASIM?33BELHAKEM", ":86:106?00X?20EREF+1?21SVWZ+Y\n:26:37 Fo?25lg?32QASIM?33 BELHAKEM",
            ":86:?20RENT?32QASIM BELHAKEM", ":86:166?00X?20Y?3\n2QASIM BELHAKEM", ":86:166?00X?20Y?\n32QASIM BELHAKEM",
            ":86:166?00X?20Y?32QASIM BEL\nHAKEM", ":86:166?00X?20Y?32QASIM\nBELHAKEM", ":86:166>00X>20Y>32QASIM>33BELHAKEM",
            ":86:020^00PRZELEW^20Y^32QASIM BELHAKEM^38PL1", ":86:020~00X~20Y~32QASIM~33BELHAKEM",
            ":86:TEXT BEFORE ~20Y~32QASIM BELHAKEM",
            ":86:020<00X<20Y<32QASIM BELHAKEM", ":86:020:00X:20Y:32QASIM BELHAKEM", ":86:166#00X#20Y#32QASIM BELHAKEM",
            ":86:>20RENT>21MAY>32QASIM BELHAKEM", ":86:166?00X?20Y?30COBADEFF?31DE02120300000000202051?32QASIM?33BELHAKEM?34000",
            ":\n86:166?00X?20Y?32QASIM BELHAKEM", "::86:166?00X?20Y?32QASIM BELHAKEM", " :86:166?00X?20Y?32QASIM BELHAKEM",
            "86:166?00X?20Y?32QASIM BELHAKEM", ": 86:166?00X?20Y?32QASIM BELHAKEM", "\t:86: 166?00X?20Y?32QASIM BELHAKEM",
            ":86:/BENM//NAME/QASIM BELHAKEM/REMI/RENT", ":86:/TRTP/SEPA/IBAN/NL02ABNA0123456789/NAME/QASIM BELHAKEM/REMI/X",
            ":86:/ORDP/QASIM BELHAKEM/REMI/X", ":86:X\n:NS:01RENT\n15QASIM BELHAKEM\n17TRANSFER", ":NS:15QASIM BELHAKEM",
        ])
    func structuredNarrative(_ narrative: String) throws {
        let read = try readAnyhow(statement(narrative), .mt)
        #expect(read.records.count == 1)
        #expect(read.names.contains("QASIM BELHAKEM"), "\(read.records)")
    }

    @Test("the lines of the counterparty's name are joined with a space and without")
    func namesAreJoinedBothWays() throws {
        let read = try readAnyhow(statement(":86:166?00X?32QASIM BEL?33HAKEM"), .mt)
        #expect(read.names == ["QASIM BEL HAKEM", "QASIM BELHAKEM", "QASIM BEL"])
    }

    @Test(
        "words in every subfield are screened",
        arguments: [0, 10, 11, 20, 21, 29, 30, 31, 32, 33, 34, 35, 38, 39, 40, 60, 63, 99])
    func wordsInEverySubfield(_ number: Int) throws {
        let subfield = number < 10 ? "0\(number)" : "\(number)"
        let read = try readAnyhow(statement(":86:166?00A?20B?\(subfield)QASIM BELHAKEM?21C"), .mt)
        #expect(read.screens("QASIM BELHAKEM"))
    }

    @Test(
        "the statement's own fields still open below a narrative",
        arguments: [
            (":61:2601030103C1,00NTRFA2\n:86:Y", 2), (":61:260103C1,00NTRFA2", 2), (":62F:C260102EUR1,\n:64:C260102EUR1,", 1),
            (":62M:D260102EUR1,", 1), (":90D:2EUR1,\n:90C:1EUR1,", 1), (":65:C260102EUR1,\n:86:ALL OF US", 2),
        ] as [(String, Int)])
    func ownFieldsOpen(_ lines: String, _ count: Int) throws {
        let read = try readAnyhow(
            ":20:S\n:25:1\n:28C:1\n:60F:C260101EUR1,\n:61:2601020102D8,47NMSCA1\n:86:X\n" + lines + "\n-\n", .mt)
        #expect(read.records.count == count)
        #expect(read.records[0].texts == ["X"])
    }

    @Test("the next statement opens below a narrative, and a reference in a narrative opens none")
    func theNextStatementOpens() throws {
        let one = ":20:S1\n:25:1\n:28C:1\n:34F:EUR1,\n:61:2601020102D8,47NMSCA1\n:86:QASIM\n"
        let read = try readAnyhow(one + ":20:15 O'CLOCK BELHAKEM\n" + one + ":90D:1EUR1,\n:86:Y\n" + one, .mt)
        #expect(read.records.map(\.id) == ["S1/A1", "S1/A1", "S1", "S1/A1"])
        #expect(read.records[0].texts == ["QASIM :20:15 O'CLOCK BELHAKEM"])
    }

    @Test(
        "statements below a bank's own lines are recognised, and the lines are screened",
        arguments: [
            "0000 01INGBNL2AXXXX00001\n0000 01INGBNL2AXXXX00001\n940 00\n", "STATEMENT OF ACCOUNT\n\nBATCH 17\n",
            "ABNANL2A\n940\nABNANL2A\n",
            "Kontoauszug vom 02.01.2026\r\n", "$RJE;BATCH=1\n", "# exported by a program, 2026\n#\n", "HEADER QASIM BELHAKEM\n",
            "QASIM\nBELHAKEM\n", "MT940\n", ":940:\n", "1234567890 1234567890 1234567890 1234567890\nEUR\n",
        ])
    func bankHeaders(_ header: String) throws {
        let read = try readAnyhow(header + statement(":86:QASIM BELHAKEM GIRO"), .mt)
        #expect(read.records.count == 1)
        #expect(read.rejects == [])
        #expect(read.records[0].texts.contains("QASIM BELHAKEM GIRO"))
        #expect(read.records[0].id == "STARTUMS")
        if header.hasPrefix("HEADER") { #expect(read.records[0].texts.contains(String(header.dropLast()))) }
        let twice = try readAnyhow(header + statement(":86:X") + header + statement(":86:QASIM BELHAKEM GIRO"), .mt)
        #expect(twice.records.count == 2)
        #expect(twice.records.last?.texts.contains("QASIM BELHAKEM GIRO") == true)
        let inBlocks = try readAnyhow(header + blocks("103", [":20:A", ":59:QASIM BELHAKEM"]), .mt)
        #expect(inBlocks.records.count == 1)
        #expect(inBlocks.names == ["QASIM BELHAKEM"])
    }

    @Test("a bank's own line behind a statement is no record of its own, unless it holds words")
    func linesBehindStatements() throws {
        let body = ":20:S\n:25:1\n:28C:1\n:60F:C260101EUR0,00\n:61:260101D25,03N044A\n:86:X\n:62F:C260101EUR47,25\n"
        #expect(try readAnyhow(body + "-XXX\n", .mt).records.count == 1)
        let named = try readAnyhow(body + "-QASIM BELHAKEM\n", .mt)
        #expect(named.records.count == 2)
        #expect(named.screens("QASIM BELHAKEM"))
    }

    @Test(
        "a text that begins in the middle of a statement is recognised",
        arguments: [
            ":62F:C260102EUR1,\n:86:QASIM BELHAKEM\n", ":64:C260102EUR1,\n:86:QASIM BELHAKEM\n",
            ":62M:C260102EUR1,\n:86:QASIM BELHAKEM\n-\n",
            ":65:C260102EUR1,\n:86:QASIM BELHAKEM\n", ":61:2601020102D8,47NMSCA1\n:86:QASIM BELHAKEM\n", ":86:QASIM BELHAKEM\n",
            ":60F:C260102EUR1,\n:61:2601020102D8,47NMSCA1\n:86:QASIM BELHAKEM\n",
            ":28C:1\n:60F:C260102EUR1,\n:61:2601020102D8,47NMSCA1\n:86:QASIM BELHAKEM\n",
            ":90C:1EUR1,\n:86:QASIM BELHAKEM\n",
            ":34F:EUR1,\n:13D:2601021200+0100\n:61:2601020102D8,47NMSCA1\n:86:QASIM BELHAKEM\n",
            "{4:\n:20:A\n:25:1\n:61:2601020102D8,47NMSCA1\n:86:QASIM BELHAKEM\n-}",
            "{2:O9401200260101BBBBFRPPAXXX00000000002601011200N}{4:\n:20:A\n:86:QASIM BELHAKEM\n-}",
        ])
    func middlesOfStatements(_ text: String) throws {
        let read = try readAnyhow(text, .mt)
        #expect(read.records.contains { $0.reject == nil && $0.texts.contains("QASIM BELHAKEM") })
    }

    @Test("other inputs are not taken for statements")
    func otherInputs() throws {
        for text in [
            "name,text\nQASIM,\":20:A\n:25:1\n:61:2601020102D8,47NMSCA1\"\n", "name;time\nA;:20\n", "{\"name\":\":20:\"}\n",
            "<Document>\n:20:A\n:25:1\n</Document>", "name\n:20:A\nBOB\n",
        ] {
            #expect(try ReadInput(bytes(text)).profile.format != .mt, "\(text)")
        }
    }
}
