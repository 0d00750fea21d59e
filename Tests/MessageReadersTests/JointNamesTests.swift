import TestSupport
import Testing

@testable import MessageReaders

@Suite struct JointNamesTests {
    private func parts(_ name: String) -> [String] {
        let bytes = Array(name.utf8)
        var parts: [String] = []
        JointNames.parts(of: bytes.span) { parts.append(String(decoding: bytes[$0], as: UTF8.self)) }
        return parts
    }

    @Test func cutsWhereSeveralAreNamed() {
        let cases: [(name: String, parts: [String])] = [
            ("JOHN SMITH AND/OR MARY SMITH", ["JOHN SMITH", "MARY SMITH"]),
            ("John and/or Mary", ["John", "Mary"]),
            ("John Smith; Mary Jones;", ["John Smith", "Mary Jones"]),
            ("A;B", ["A", "B"]),
            ("John Smith / Mary Jones", ["John Smith", "Mary Jones"]),
            ("Acme Ltd c/o John Smith", ["Acme Ltd", "John Smith"]),
            ("Acme Ltd C/O: John Smith", ["Acme Ltd", "John Smith"]),
            ("Broker o/b/o Client X", ["Broker", "Client X"]),
            ("Broker for and on behalf of Client", ["Broker", "Client"]),
            ("Broker On Behalf Of Client", ["Broker", "Client"]),
            ("John Smith t/a Smith Motors", ["John Smith", "Smith Motors"]),
            ("John Smith trading as Smith Motors", ["John Smith", "Smith Motors"]),
            ("Foo LLC d/b/a Bar", ["Foo LLC", "Bar"]),
            ("Foo LLC doing business as Bar", ["Foo LLC", "Bar"]),
            ("Foo (a.k.a. Bar)", ["Foo", "Bar"]),
            ("Foo AKA Bar aka Baz", ["Foo", "Bar", "Baz"]),
            ("Foo also known as Bar", ["Foo", "Bar"]),
            ("New Co, formerly known as Old Co", ["New Co", "Old Co"]),
            ("New Co f/k/a Old Co", ["New Co", "Old Co"]),
            ("Attn: John Smith", ["John Smith"]),
            ("Acme Ltd, attn. John Smith", ["Acme Ltd", "John Smith"]),
            ("Bank FBO John Smith", ["Bank", "John Smith"]),
            ("Bank for the account of Client", ["Bank", "Client"]),
            ("Dupont chez Martin", ["Dupont", "Martin"]),
            ("Dupont p/a Martin", ["Dupont", "Martin"]),
            ("John Smith & Mary Jones", ["John Smith", "Mary Jones"]),
            ("John Smith and Mary Jones", ["John Smith", "Mary Jones"]),
            ("John Smith OR Mary Jones", ["John Smith", "Mary Jones"]),
            ("John & Mary Smith", ["Mary Smith"]),
            ("Usama bin Ladin & Sons", ["Usama bin Ladin"]),
            ("Жан Поль; Анна", ["Жан Поль", "Анна"]),
            // One name each.
            ("Smith & Sons", []), ("Smith and Sons", []), ("Johnson & Johnson", []), ("AT&T", []), ("H&M Hennes", []),
            ("John Smith", []), ("", []), (" ", []), ("Anderson Orson", []), ("Formerlyn Attn1", []), ("S/O Ahmed", []),
            ("Acme A/S", []), ("1/JOHN SMITH", []), ("Chezare Akaev", []), (";", []), ("for ever trading", []),
            ("Co Care Ltd", []), ("José Ortega y Gasset", []),
        ]
        for test in cases { #expect(parts(test.name) == test.parts, "\(test.name)") }
    }

    @Test func everyConnectorCuts() {
        for connector in ConnectorTable.strong + ConnectorTable.introducing + ConnectorTable.weaklyIntroducing
            + ConnectorTable.weak + ConnectorTable.behind + ConnectorTable.former + ConnectorTable.pair + ConnectorTable.vessel
        {
            for form in [connector, connector.uppercased(), connector.prefix(1).uppercased() + connector.dropFirst()] {
                #expect(parts("One Two \(form) Three Four") == ["One Two", "Three Four"], "\(form)")
            }
        }
        for connector in ConnectorTable.unspaced { #expect(parts("王小明\(connector)李大伟") == ["王小明", "李大伟"], "\(connector)") }
    }

    @Test("no connector stands in two rows of the table")
    func connectorsAreOnce() {
        let all =
            ConnectorTable.strong + ConnectorTable.introducing + ConnectorTable.weaklyIntroducing + ConnectorTable.weak
            + ConnectorTable.behind + ConnectorTable.former + ConnectorTable.pair + ConnectorTable.vessel
            + ConnectorTable.unspaced
        let twice = Dictionary(grouping: all, by: \.self).filter { $0.value.count > 1 }.keys
        #expect(twice.isEmpty, "\(twice)")
        // Points are left out when words are compared.
        #expect(!all.contains { $0.contains(".") })
    }

    @Test("former names, maiden names and owners are names of their own")
    func otherNames() {
        let cases: [(name: String, parts: [String])] = [
            ("MV EXAMPLE ex OLDNAME", ["EXAMPLE", "OLDNAME"]), ("M/V EXAMPLE EX. OLDNAME", ["EXAMPLE", "OLDNAME"]),
            ("MT EXAMPLE ex-OLDNAME", ["EXAMPLE", "OLDNAME"]), ("M/T Example (ex Oldname)", ["Example", "Oldname"]),
            ("VESSEL EXAMPLE", ["EXAMPLE"]), ("SS EXAMPLE / MV OTHER", ["EXAMPLE", "OTHER"]),
            ("Owners of MV Example", ["Owners of", "Example"]), ("Bright Star ex Golden Sun", ["Bright Star", "Golden Sun"]),
            ("BRIGHT STAR EX KARO", ["BRIGHT STAR", "KARO"]), ("Jane Roe ex-Deputy Minister", ["Jane Roe", "Deputy Minister"]),
            ("Jane Roe née Mary Jones", ["Jane Roe", "Mary Jones"]), ("JANE ROE NÉE MARY JONES", ["JANE ROE", "MARY JONES"]),
            ("Jane Roe, nee Mary Jones", ["Jane Roe", "Mary Jones"]), ("Anna Roe geb. von Jones", ["Anna Roe", "von Jones"]),
            ("Anna Roe geborene von Jones", ["Anna Roe", "von Jones"]), ("Anna Roe (geb. von Jones)", ["Anna Roe", "von Jones"]),
            ("Anna Roe roz. Mary Jones", ["Anna Roe", "Mary Jones"]), ("Jane Roe born Mary Jones", ["Jane Roe", "Mary Jones"]),
            ("Анна Роу урожд. Мария Джонс", ["Анна Роу", "Мария Джонс"]),
            ("Broker Ltd OBO Mary Jones", ["Broker Ltd", "Mary Jones"]), ("Kiosk Inh. Mary Jones", ["Kiosk", "Mary Jones"]),
            ("Kiosk, Inhaber: Mary Jones", ["Kiosk", "Mary Jones"]),
            ("Corner Shop prop. Mary Jones", ["Corner Shop", "Mary Jones"]),
            ("New GmbH vormals Old GmbH", ["New GmbH", "Old GmbH"]),
            ("New SARL anciennement Old SARL", ["New SARL", "Old SARL"]),
            ("Banque pour le compte de Mary Jones", ["Banque", "Mary Jones"]),
            ("Банк от имени Мария Джонс", ["Банк", "Мария Джонс"]),
            // One name each.
            ("Ex Libris Ltd", []), ("FedEx Corp", []), ("Ex-Im Bank", []), ("Max Born", []), ("Mt Everest", ["Everest"]),
        ]
        for test in cases { #expect(parts(test.name) == test.parts, "\(test.name)") }
    }

    @Test("punctuation between two names cuts, and that within one name does not")
    func punctuation() {
        let cases: [(name: String, parts: [String])] = [
            ("Jane Roe, Mary Jones", ["Jane Roe", "Mary Jones"]), ("JANE ROE, MARY JONES", ["JANE ROE", "MARY JONES"]),
            ("Jane Roe, Mary Jones, Ann Lee", ["Jane Roe", "Mary Jones", "Ann Lee"]),
            ("Jane Roe/Mary Jones", ["Jane Roe", "Mary Jones"]), ("JANE ROE|MARY JONES", ["JANE ROE", "MARY JONES"]),
            ("Jane Roe\\Mary Jones", ["Jane Roe", "Mary Jones"]), ("Jane Roe+Mary Jones", ["Jane Roe", "Mary Jones"]),
            ("Jane Roe&Mary Jones", ["Jane Roe", "Mary Jones"]),
            ("Jane Roe - Mary Jones", ["Jane Roe", "Mary Jones"]), ("Jane Roe – Mary Jones", ["Jane Roe", "Mary Jones"]),
            ("Jane Roe (Mary Jones)", ["Jane Roe", "Mary Jones"]), ("Jane Roe [Mary Jones] Ltd", ["Jane Roe", "Mary Jones"]),
            ("Jane Roe \"Mary Jones\"", ["Jane Roe", "Mary Jones"]), ("\"Mary Jones\" Ltd", ["Mary Jones"]),
            ("Jane Roe\nMary Jones", ["Jane Roe", "Mary Jones"]), ("Jane Roe\r\nMary Jones\r\n", ["Jane Roe", "Mary Jones"]),
            ("Jane Roe\tMary Jones", ["Jane Roe", "Mary Jones"]), ("JANE ROE     MARY JONES", ["JANE ROE", "MARY JONES"]),
            ("Jane Roe 12 Nile Street Giza", ["Jane Roe"]), ("Jane Roe, 12 Nile Street, Giza 11", ["Jane Roe"]),
            ("Radio 1 Ltd", []), ("Brigade 8 of Zorvadia", []), ("Marianne 12 Nile Street 4", []),
            ("12 Nile Street Jane Roe", []),
            ("أيمن علي، سعيد حسن", ["أيمن علي", "سعيد حسن"]), ("王小明、李大伟", ["王小明", "李大伟"]), ("王小明，李大伟", ["王小明", "李大伟"]),
            ("Firma Hansen v/Ola Nordmann", ["Firma Hansen", "Ola Nordmann"]), ("Acme attn.Mary Jones", ["Acme", "Mary Jones"]),
            ("Acme c/oMary Jones", ["Acme", "Mary Jones"]), ("Acme ℅ Mary Jones", ["Acme", "Mary Jones"]),
            ("Acme C/0 Mary Jones", ["Acme", "Mary Jones"]), ("Acme z.Hd. Mary Jones", ["Acme", "Mary Jones"]),
            ("Acme zu Händen Mary Jones", ["Acme", "Mary Jones"]), ("ACME ZU HÄNDEN MARY JONES", ["ACME", "MARY JONES"]),
            ("Acme t.a.v. Mary Jones", ["Mary Jones"]), ("Акме к вниманию Мария Джонс", ["Акме", "Мария Джонс"]),
            // One name each.
            ("ROE SMITH, Jane Ann", []), ("ROE, Jane Ann", []), ("Roe, Jane Ann", []), ("Roe Smith, Jane", []),
            ("Dampskibsselskabet Nord A/S", []), ("Bank S/A", []), ("Shop 24/7 Retail Group", []), ("Ali S/O Ahmed Khan", []),
            ("Smith/Jones", []), ("Bank (China) Ltd", []), ("Jane (Janie) Roe", []), ("Jane \"Janie\" Roe", []),
            ("3M Company", []), ("1 Jane Roe", []), ("Bar 1 Ltd", []), ("Grey Airways 2000", []),
            ("Grupo del Norte, S.A. de C.V.", []), ("Jean-Paul Al-Amin", []), ("Jane Roe,", []),
            (",", []), ("(((", []), ("\"\"", []), ("  \n\n ", []), ("A, B, C", []),
        ]
        for test in cases { #expect(parts(test.name) == test.parts, "\(test.name)") }
    }

    @Test("names that an address introduces end with their part of it")
    func introducedNames() {
        let cases: [(address: String, names: [String])] = [
            ("c/o Mary Jones, 12 Rue Haute", ["Mary Jones"]), ("C/O: MARY JONES 12 RUE HAUTE", ["MARY JONES"]),
            ("12 Rue Haute, c/o Jones, Paris", ["Jones"]), ("12 Rue Haute c/o Mary Jones (ground floor)", ["Mary Jones"]),
            ("Attn: Mary Jones; Dept 4", ["Mary Jones"]), ("attn.Mary Jones, Dept 4", ["Mary Jones"]),
            ("FAO Mary Jones, Unit 5", ["Mary Jones"]), ("care of Mary Jones\nParis", ["Mary Jones"]),
            ("z.Hd. Frau Mary Jones, Hauptstr. 5", ["Frau Mary Jones"]), ("z. Hd. Mary Jones", ["Mary Jones"]),
            ("zu Händen von Mary Jones", ["Mary Jones"]), ("bei Mary Jones, Wien", ["Mary Jones"]), ("bei Jones, Wien", []),
            ("p/a Mary Jones, Gent", ["Mary Jones"]), ("chez Mary Jones, Lyon", ["Mary Jones"]),
            ("aux bons soins de Mary Jones, Lyon", ["Mary Jones"]), ("à l'attention de Mary Jones", ["Mary Jones"]),
            ("presso Mary Jones, Via Roma 1", ["Mary Jones"]), ("A/C MARY JONES, LISBOA", ["MARY JONES"]),
            ("aos cuidados de Mary Jones", ["Mary Jones"]), ("al cuidado de Mary Jones", ["Mary Jones"]),
            ("t.a.v. Mary Jones, Gent", ["Mary Jones"]), ("Storgata 1 v/Mary Jones", ["Mary Jones"]),
            ("у Мария Джонс, Москва", ["Мария Джонс"]), ("через Мария Джонс, Москва", ["Мария Джонс"]),
            ("К вниманию: Мария Джонс, Москва", ["Мария Джонс"]), ("بواسطة أيمن علي، القاهرة", ["أيمن علي"]),
            ("北京市 转交 李大伟", ["北京市"]), ("東京都 株式会社青空気付、港区", ["株式会社青空"]),
            ("d/a Mary Jones, Jakarta", ["Mary Jones"]), ("Mary Jones eliyle, Ankara", ["Mary Jones"]),
            ("c/o Mary Jones, attn Ann Lee, Paris", ["Mary Jones", "Ann Lee"]),
            ("12 High Street, London", []), ("Rue des Fleurs 3 / Apt 4, Lyon", []), ("c/o", []), ("c/o 12", []), ("", []),
        ]
        for test in cases {
            let bytes = Array(test.address.utf8)
            var names: [String] = []
            var cutter = NameCutter(bytes.span)
            while let name = cutter.nextIntroduced() { names.append(String(decoding: bytes[name], as: UTF8.self)) }
            #expect(names == test.names, "\(test.address)")
        }
    }

    @Test("the time of a long field grows with its length")
    func longFields() {
        let pieces = [
            "a ", "1 ", ", ", "1,", "a,b ", "(", "((a b) ", "\"", "\n", "\t", "     ", "c/o ", "c/o a ", "ex ", "A/B/", "ab/",
            "、",
            "ا،", "転気付", "for the account ", "= ", "a=b ", "mv ", "ab cd, ", "AB, cd ", ".", "a.b.", "& ",
        ]
        let clock = ContinuousClock()
        for piece in pieces {
            func seconds(_ count: Int) -> Double {
                let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
                return clock.measure {
                    JointNames.parts(of: bytes.span) { _ in }
                    var cutter = NameCutter(bytes.span)
                    while cutter.nextIntroduced() != nil {}
                } / .seconds(1)
            }
            _ = seconds(1_000)
            let (short, long) = (seconds(40_000), seconds(160_000))
            #expect(long < 12 * short + 0.5, "\(piece.debugDescription): \(short) s, \(long) s")
        }
    }

    @Test(arguments: [UInt64(31), 32]) func keepsToTheNamesBytes(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "and", "or", ";", "/", "c/o", " ", " ", " ", "A", "Bé", "on behalf of", ".", "(", "aka", "&", "\u{FFFD}", "for the",
            "as", "(", ")", "\"", ",", "\n", "ex", "mv", "née", "12", "、", "気付", "v/", "،",
        ]
        for round in 0..<3000 {
            var bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            if round % 2 == 0, !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var end = 0
            JointNames.parts(of: bytes.span) { part in
                #expect(part.lowerBound >= end && !part.isEmpty && part.upperBound <= bytes.count, "seed \(seed) round \(round)")
                #expect(part != 0..<bytes.count, "seed \(seed) round \(round)")
                end = part.upperBound
            }
        }
    }
}

@Suite struct TextDecodingTests {
    @Test func decodesLikeTheStandardLibrary() {
        var random = SeededRandom(seed: 41)
        let pieces: [[UInt8]] = [
            [0x41], Array("é".utf8), Array("€".utf8), Array("😀".utf8), [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0xED, 0xA0, 0x80],
            [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], Array("0123456789abcdef0123456789".utf8),
        ]
        var target: [UInt8] = []
        for round in 0..<4000 {
            let source = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
            let (count, isValid) = TextDecoding.decode(source.span, from: .utf8, into: &target)
            let expected = Array(String(decoding: source, as: UTF8.self).utf8)
            #expect(Array(target[..<count]) == expected, "round \(round)")
            #expect(isValid == (expected == source), "round \(round)")
            #expect(TextDecoding.isUTF8(source.span) == (expected == source), "round \(round)")
        }
        for round in 0..<4000 {
            let units = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                [0x41, 0x20AC, 0xD83D, 0xDE00, 0xFFFF, UInt16.random(in: 0...0xFFFF, using: &random)].randomElement(
                    using: &random) ?? 0
            }
            let source = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
            let (count, _) = TextDecoding.decode(source.span, from: .utf16le, into: &target)
            #expect(Array(target[..<count]) == Array(String(decoding: units, as: UTF16.self).utf8), "round \(round)")
        }
    }

    @Test func knowsWindows1252() {
        var target: [UInt8] = []
        let source: [UInt8] = [0x80, 0x8A, 0x92, 0xE9, 0x9F, 0x41]
        let (count, isValid) = TextDecoding.decode(source.span, from: .windows1252, into: &target)
        #expect(String(decoding: target[..<count], as: UTF8.self) == "€Š’éŸA")
        #expect(isValid)
        let unassigned: [UInt8] = [0x81]
        #expect(!TextDecoding.decode(unassigned.span, from: .windows1252, into: &target).isValid)
        #expect(TextDecoding.decode(unassigned.span, from: .latin1, into: &target).isValid)
    }
}
