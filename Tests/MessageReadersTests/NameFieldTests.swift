import Testing

@testable import MessageReaders

/// What a name field may hold besides a name.
@Suite("Name fields") struct NameFieldTests {
    private func isNoName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return NoNameWords.contains(bytes.span)
    }

    @Test("words for a missing name are no name, in any letter case and with any punctuation")
    func noNames() {
        for text in [
            "NOTPROVIDED", "Not Provided", "not-provided", "NOT_PROVIDED".replacing("_", with: " "), "UNKNOWN", "unknown", "N/A",
            "n.a.",
            "NA", "N / A", "NONE", "None.", "XXX", "xxxx", "-", "--", "---", ".", " - ", "TBD", "unbekannt", "UNBEKANNT",
            "Inconnu",
            "desconocido", "نامعلوم", "不详", "НЕ УКАЗАНО", "Не указано", "неизвестно", "INCONNU", "\"UNKNOWN\"", "(unknown)",
            "<>".replacing("<>", with: "/"),
            "non communiqué", "NON COMMUNIQUÉ", "غير معروف", "không rõ", "없음", "なし",
        ] {
            #expect(isNoName(text), "\(text)")
        }
    }

    @Test("names that hold such a word are names")
    func names() {
        for text in [
            "", "Jane Roe", "Unknown Soldier Ltd", "Na Li", "NA NA", "Nonee", "Xxxa", "None Such", "Not Provided Bank", "????",
            "____",
            "Unbekannter Name", "不详李", String(repeating: "-", count: 65), "A", "1",
        ] {
            #expect(!isNoName(text), "\(text)")
        }
    }

    @Test("a record whose names are such words names nobody")
    func namesNobody() {
        var record = ScannedRecord()
        var party = ScannedRecord.Party()
        #expect(record.hasNoParty)
        for (name, isNobody) in [("NOTPROVIDED", true), ("Jane Roe", false)] {
            party.name = ScannedRecord.Slice(start: record.bytes.count, count: name.utf8.count)
            record.bytes += Array(name.utf8)
            record.parties = [party]
            #expect(record.hasNoParty == isNobody, "\(name)")
        }
    }

    @Test("ordinary names are not searched as text, and fields that hold more are")
    func longNames() {
        let ordinary = [
            "Jane Roe", "Juan Carlos Fernández Ibáñez".replacing("Ibáñez", with: "Sa"), "Piotr Zieliński", "Emma O'Brien",
            "J. R. R. Roe",
            "Smith & Sons Ltd", "Anne-Marie Dupont", "Ali bin Omar", "李娜", "王小明", "Мария Иванова", "Bakkerij de Meer",
            "Johnson+Johnson", "Al-Amin al-Zaki", "Jane Roe, Ltd", "ROE, Jane Mary", "",
        ]
        let more = [
            "Jane Roe 12 Nile Street Giza", "Jane Roe qwertz asdfgh", "qwertz asdfgh yxcvbn uiop Jane Roe",
            "12 Nile Street Jane Roe",
            "Jane Roe/Mary", "Jane Roe (Mary Jones)", "Jane\nRoe Mary", "Jane \"X\" Roe", "a b c d e",
            "Jane Roe; Mary", String(repeating: "A", count: 1_025), "王小明先生北京市朝阳区建国门外大街", "Jane Roe 1957", "Jane_Roe Mary X",
        ]
        for (names, expected) in [(ordinary, false), (more, true)] {
            for name in names {
                let bytes = Array(name.utf8)
                let mayHoldMore = LongName.mayHoldMore(bytes.span)
                #expect(mayHoldMore == expected, "\(name)")
            }
        }
    }

    @Test("a name goes on in the first line of the address where it may have been cut")
    func continuedNames() {
        let long = "MARIA ALEXANDRA VON ROE UND ZU JO"
        let cases: [(name: String, address: String, line: String?)] = [
            (long, "NES, 12 HIGH STREET", "NES"), (long, "NES", "NES"), (long, "NES 12 HIGH STREET", "NES"),
            (long, "NES\n12 HIGH STREET", "NES"), (long, "NES LEE (ANN)", "NES LEE"), (long, " NES LEE", "NES LEE"),
            ("Maria von Jo", "nes, 12 High Street", "nes"), ("Maria von Jo", "nes Lee 12", "nes Lee"),
            ("Мария Александровна Роу Джонсон-Ли", "евич, Москва", "евич"), ("Maria", "jones", "jones"),
            (long, "12 HIGH STREET", nil), (long, "", nil), (long, "  ", nil), (long, "N", nil),
            ("Maria Jones", "High Street 12", nil),
            ("MARIA JONES", "HIGH STREET 12", nil), (long, "(NES)", nil), (String(repeating: "A", count: 2_000), "nes", nil),
        ]
        for test in cases {
            let (name, address) = (Array(test.name.utf8), Array(test.address.utf8))
            let line = ContinuedName.line(of: address.span, behind: name.span).map {
                String(decoding: address[$0], as: UTF8.self)
            }
            #expect(line == test.line, "\(test.name) | \(test.address)")
        }
    }
}
