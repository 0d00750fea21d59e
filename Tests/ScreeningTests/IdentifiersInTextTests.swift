import Glibc
import SanctionsModel
import TestSupport
import Testing

@testable import Screening

/// A listed identifier alerts wherever it stands, and a number that nothing names does not.
@Suite("Identifiers in texts and fields")
struct IdentifiersInTextTests {
    private static func found(_ text: String) throws -> [String] {
        try IdentifierList.screener().makeSession().screen(text: text).alerts.filter { $0.by == .identifier }
            .map { String($0.designation.id.dropFirst("test:".count)) }
    }

    /// A number is written in ways, and each alerts on its designation alone.
    private static func expect(
        _ reference: String, _ texts: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for text in texts { #expect(try found(text) == [reference], "\(text)", sourceLocation: sourceLocation) }
    }

    /// Signs and words around a number that is unmistakable.
    private static let surroundings: [(String, String)] = [
        ("", ""), ("payout ", " thanks"), ("(", ")"), ("[", "]"), ("\"", "\""), ("'", "',"), ("«", "»"), ("to:", "."),
        ("https://scan.example/address/", "?tab=1"), ("https://scan.example/tx/a/", "#x"), ("pay%3A", "%3Famount%3D1"),
        ("wallet=", "&x=1"), ("转账", "谢谢"), ("на адрес ", " спасибо"), ("إلى ", " شكرا"), ("x/", "/y"),
        ("ref 20261201 ", " 100.00"),
        ("TO THE WALLET\r\n", "\r\nEND"), ("<", ">"), ("{", "}"), ("—", "—"), ("\t", "\t"), ("@", "@"), ("a:b;", ";c"),
    ]

    @Test(
        "a wallet of every kind alerts between any signs, in any script, in capitals and in small letters",
        arguments: ["BTC", "BECH", "TAPROOT", "ETH", "TRX", "XMR", "LTC", "ZEC", "DASH", "XRP", "BCH", "SHORT"])
    func wallets(_ reference: String) throws {
        let listed = try #require(IdentifierList.identifiers.first { $0.reference == reference }?.value)
        for (before, behind) in Self.surroundings {
            for value in [listed, listed.uppercased(), listed.lowercased()] {
                try Self.expect(reference, [before + value + behind])
            }
        }
    }

    @Test("a wallet is found in payment links, without its mark, and broken over two lines")
    func links() throws {
        let (bitcoin, ether) = ("1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsE", "52908400098527886E0F7030069857D2E4169EE7")
        try Self.expect(
            "BTC",
            [
                "bitcoin:\(bitcoin)?amount=0.1&label=x", "BITCOIN:\(bitcoin)", "BTC\(bitcoin)", "btc:\(bitcoin)",
                "btc-\(bitcoin)",
                "xbt/\(bitcoin)", "lightning:x?fallback=\(bitcoin)", "pay \(bitcoin.prefix(20))\r\n\(bitcoin.dropFirst(20)) now",
                "pay \(bitcoin.prefix(9))\n\(bitcoin.dropFirst(9))", "pay \(bitcoin.prefix(20))\r\n//\(bitcoin.dropFirst(20))",
                "1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsE/1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsE",
            ])
        try Self.expect(
            "ETH",
            [
                "ethereum:0x\(ether)@1", "ethereum:pay-0x\(ether)@1/transfer?value=1", "0X\(ether)", ether, ether.lowercased(),
                "eth:0x\(ether)", "ETH0x\(ether)", "ETH \(ether)", "eip155:1:0x\(ether)",
                "https://etherscan.io/address/0x\(ether)",
                "https://etherscan.io/token/x?a=0x\(ether.lowercased())", "erc20 (0x\(ether))",
                "0x\(ether.prefix(18))\n\(ether.dropFirst(18))",
            ])
        try Self.expect(
            "BCH",
            [
                "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a?amount=1", "qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
                "QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A", "bch qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
            ])
    }

    @Test("an IMO number alerts behind its name in many writings, and where a ship is near")
    func imo() throws {
        try Self.expect(
            "IMO",
            [
                "FREIGHT MV EXAMPLE IMO 9074729", "IMO:9074729", "IMO9074729", "imo9074729", "(IMO 9074729)", "IMO No. 9074729",
                "imo#9074729", "IMO number: 9074729", "IMO-9074729", "IMO/9074729", "IMO Nr 9074729", "I.M.O. IMO 9074729",
                "9074729 (IMO)",
                "ship 9074729", "M/V BLUE WHALE 9074729 FREIGHT", "MT SEA STAR / 9074729", "vessel SEA STAR 9074729",
                "ИМО 9074729",
                "ＩＭＯ　９０７４７２９", "IMO № 9074729", "IMO ship identification number 9074729", "船 9074729", "IMO=9074729;",
                "IMO\r\n9074729",
            ])
    }

    @Test("an LEI alerts wherever it stands")
    func lei() throws {
        try Self.expect(
            "LEI",
            [
                "5493001KJTIIGC8Y1R12", "LEI 5493001KJTIIGC8Y1R12", "LEI:5493001KJTIIGC8Y1R12", "lei/5493001kjtiigc8y1r12",
                "/LEIC/5493001KJTIIGC8Y1R12", "(5493001KJTIIGC8Y1R12)", "LEI5493001KJTIIGC8Y1R12", "LEI 5493 001K JTII GC8Y 1R12",
                "buyer 5493001KJTIIGC8Y1R12 seller", "LEI code: 5493001KJTIIGC8Y1R12", "\"5493001KJTIIGC8Y1R12\"",
            ])
    }

    @Test("an IBAN alerts with and without its groups")
    func iban() throws {
        try Self.expect(
            "IBAN",
            [
                "GB29NWBK60161331926819", "GB29 NWBK 6016 1331 9268 19", "gb29 nwbk 6016 1331 9268 19",
                "IBAN GB29NWBK60161331926819",
                "IBAN: GB29 NWBK 6016 1331 9268 19", "IBANGB29NWBK60161331926819", "GB29-NWBK-6016-1331-9268-19",
                "GB29.NWBK.6016.1331.9268.19", "from GB29NWBK60161331926819/NWBK", "(GB29 NWBK 6016 1331 9268 19)",
                "GB29 NWBK 6016\r\n1331 9268 19", "GB29\u{A0}NWBK\u{A0}6016\u{A0}1331\u{A0}9268\u{A0}19",
                "pay 2026 GB29NWBK60161331926819 12",
            ])
    }

    @Test("a BIC alerts in capitals, with any branch, and in small letters behind its name")
    func bic() throws {
        try Self.expect(
            "BIC",
            [
                "NRVXKPPY", "NRVXKPPYXXX", "NRVXKPPY123", "VIA NRVXKPPY BANK", "via NRVXKPPY.", "(NRVXKPPY)", "BIC NRVXKPPY",
                "bic nrvxkppy", "swift: nrvxkppyxxx", "SWIFT/BIC NRVXKPPY", "swift code nrvxkppy", "//NRVXKPPY", "{NRVXKPPY}",
            ])
        try Self.expect("BIC11", ["ZQVKIRTH", "ZQVKIRTHXXX", "ZQVKIRTH123", "BIC ZQVKIRTH", "swift zqvkirth", "/ZQVKIRTH/"])
        #expect(try Self.found("we paid nrvxkppy today") == [])
    }

    @Test("a passport number alerts behind its name in many languages")
    func passports() throws {
        try Self.expect(
            "PASS",
            [
                "passport K4417789", "Passport No. K-4417789", "PASSPORT NUMBER: K 4417789", "passport#K4417789",
                "passportno K4417789",
                "Passeport n° K4417789", "Pasaporte núm. K4417789", "Reisepass K4417789", "Reisepassnummer: K4417789",
                "Pass-Nr. K4417789",
                "паспорт K4417789", "Паспорт № K4417789", "паспорта K4417789", "جواز سفر رقم K4417789", "جواز السفر: K4417789",
                "护照K4417789", "护照号码：K4417789", "旅客护照号K4417789", "旅券番号 K4417789", "여권번호 K4417789", "paszport nr K4417789",
                "pasaport no: K4417789", "passaporto n. K4417789", "paspoort K4417789", "דרכון K4417789", "पासपोर्ट K4417789",
                "(passport: K4417789)", "pp K4417789", "PPT K4417789", "passport of Saudi Arabia K4417789",
                "Passport (SA) K4417789",
                "hộ chiếu số K4417789", "PASSPORTK4417789", "travel document K4417789", "K4417789 (passport)",
                "passport K4417789.",
            ])
        try Self.expect("PASS6", ["Libyan passport No. 513519", "passport 513519", "Reisepass-Nr. 513519", "паспорт 513519"])
    }

    @Test("numbers of states, ships, aircraft and accounts alert behind their names")
    func labelled() throws {
        try Self.expect(
            "NID",
            [
                "ID 30171958", "id no. 30171958", "national ID: 30171958", "DNI 30171958", "D.N.I. 30.171.958", "Cédula 30171958",
                "cedula no 30171958", "identity card 30171958", "شماره ملی 30171958", "身份证号30171958", "رقم الهوية 30171958",
                "удостоверение личности 30171958",
            ])
        try Self.expect(
            "TAX",
            [
                "INN 7802059185", "ИНН 7802059185", "ИНН/КПП 7802059185", "tax id 7802059185", "TIN: 7802059185",
                "Tax No. 7802059185",
                "/INN7802059185", "INN7802059185.", "Steuernummer 7802059185", "VAT 7802059185", "NIP 7802059185",
            ])
        try Self.expect("MMSI", ["MMSI 422141000", "mmsi:422141000", "MMSI422141000", "MMSI No. 422141000", "(MMSI 422141000)"])
        try Self.expect("CALL", ["call sign 9HDQ9", "CALLSIGN: 9HDQ9", "callsign 9hdq9", "позывной 9HDQ9", "C/S 9HDQ9"])
        try Self.expect("LETTERS", ["call sign EPBQ", "Call Sign: EPBQ", "callsign epbq", "позывной EPBQ"])
        try Self.expect(
            "TAIL", ["aircraft EP-MMH", "tail EP-MMH", "Tail No. EP-MMH", "reg. EP-MMH", "registration: ep-mmh", "борт EP-MMH"])
        try Self.expect("TAILN", ["aircraft N200VR", "tail number N200VR", "registration: N200VR", "борт N200VR", "jet n200vr"])
        try Self.expect("REG", ["reg. no. 1177847060", "company number 1177847060", "OGRN 1177847060", "ОГРН 1177847060"])
        try Self.expect(
            "ACCT",
            [
                "account 40702810900000005555", "A/C 40702810900000005555", "р/с 40702810900000005555",
                "acc. no. 40702810900000005555",
            ])
        try Self.expect("CARD", ["passport C234897(0)", "Passport C234897 (0)", "passport no C2348970", "PASSPORT C-234897-0"])
        try Self.expect("DUNS", ["DUNS 851683897", "D-U-N-S 85-168-3897", "duns no: 851683897"])
    }

    @Test("national numbers whose form says what they are need no word")
    func evident() throws {
        try Self.expect(
            "RFC", ["GUGA620103MG5", "GUGA-620103-MG5", "guga620103mg5", "R.F.C. GUGA620103MG5", "cliente GUGA 620103 MG5 pago"])
        try Self.expect("CURP", ["BADD110313HCMLNS06", "CURP: BADD110313HCMLNS06", "(badd110313hcmlns06)"])
    }

    @Test(
        "a number that nothing names is no identifier",
        arguments: [
            "9074729", "ref 9074729", "invoice 4417789", "K4417789", "order K 4417789", "513519", "amount 513,519",
            "513519.00 EUR",
            "7802059185", "30171958", "30.171.958", "851683897", "422141000", "tel 422141000", "9HDQ9", "EP-MMH", "N200VR road",
            "EPBQ", "EP MMH aircraft",
            "40702810900000005555", "IMO 9074728", "passport 4417780", "passport", "IMO", "", "IBAN GB29NWBK60161331926818",
            "1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsF", "0x52908400098527886E0F7030069857D2E4169EE8", "DEUTDEFF", "SHIPPING",
            "INVOICE NR 2026",
            "account 9074729", "passport 30171958", "IMO 422141000", "we ship 9074728",
        ])
    func unnamed(_ text: String) throws {
        #expect(try Self.found(text) == [])
    }

    @Test("an alert of a text says the number as written, by identifier, and what is known of it")
    func alert() throws {
        let alert = try #require(
            try IdentifierList.screener().makeSession().screen(text: "FREIGHT (IMO 9074729) for John").alerts.first)
        #expect(alert.role == "text" && alert.name == "9074729" && alert.by == .identifier)
        #expect(alert.priority == .high && alert.secondary.identifier == .match)
        #expect(alert.secondary.details.contains { $0.text.contains("IMO number 9074729 is listed") })
    }

    // MARK: Parties

    @Test("a name, an account, a number of any kind and an address alert for their party")
    func parties() throws {
        let session = try IdentifierList.screener().makeSession()
        func alerts(_ party: Party) -> [Alert] { session.screen(party).alerts }
        let wallet = "1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsE"
        for (party, reference) in [
            (Party(role: "creditor", name: wallet), "BTC"),
            (Party(role: "creditor", name: "Jane Roe (\(wallet))"), "BTC"),
            (Party(role: "creditor", name: "Jane Roe", address: "c/o \(wallet)"), "BTC"),
            (Party(role: "creditor", name: "EXAMPLE STAR (IMO 9074729)", type: .vessel), "IMO"),
            (Party(role: "creditor", name: "Jane Roe passport K4417789"), "PASS"),
            (Party(role: "creditor", name: "Jane Roe", identifiers: [.init(kind: "account", value: wallet)]), "BTC"),
            (
                Party(role: "creditor", name: "Jane Roe", identifiers: [.init(kind: "account", value: "bitcoin:\(wallet)?a=1")]),
                "BTC"
            ),
            (Party(role: "creditor", name: "Jane Roe", identifiers: [.init(kind: "email", value: wallet)]), "BTC"),
            (
                Party(role: "creditor", name: "Jane Roe", identifiers: [.init(kind: "account", value: "5493001KJTIIGC8Y1R12")]),
                "LEI"
            ),
            (
                Party(
                    role: "creditor", name: "Jane Roe",
                    identifiers: [.init(kind: "account", value: "GB29 NWBK 6016 1331 9268 19")]), "IBAN"
            ),
            (Party(role: "creditor", name: "Jane Roe", identifiers: [.init(kind: "passport", value: "NRVXKPPYXXX")]), "BIC"),
            (
                Party(
                    role: "creditor", name: "Jane Roe",
                    identifiers: [.init(kind: "account", value: "0x52908400098527886e0f7030069857d2e4169ee7")]), "ETH"
            ),
        ] {
            let found = alerts(party)
            #expect(found.map(\.designation.id) == ["test:\(reference)"], "\(party)")
            #expect(found.first?.role == "creditor" && found.first?.by == .identifier, "\(party)")
            #expect(found.first?.name == party.name && found.first?.secondary.identifier == .match, "\(party)")
        }
        #expect(alerts(Party(name: "Jane Roe", identifiers: [.init(kind: "account", value: "9074729")])).isEmpty)
    }

    @Test("two designations of one number, and one number in two texts: one alert each")
    func once() async throws {
        let wallet = "1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsE"
        let lines = """
            {"id":"1","parties":[{"role":"creditor","name":"Jane Roe"}],"text":["to \(wallet)","again \(wallet) \(wallet.lowercased())"]}
            {"id":"2","parties":[{"role":"creditor","name":"\(wallet)"},{"role":"debtor","name":"\(wallet)"}],"text":["to \(wallet)"]}
            {"id":"3","parties":[{"role":"creditor","name":"Jane Roe","account":"\(wallet)"}],"text":["IMO 9074729","Jane"]}
            {"id":"4","parties":[{"role":"creditor","name":"Jane Roe"}],"text":["9074729"]}

            """
        let finished = try await run([Array(lines.utf8)], screener: try IdentifierList.screener()) { $0.output = .all }
        let roles = finished.records.map { record in
            (record["alerts"]?.items ?? []).compactMap { $0["role"]?.string }.sorted()
        }
        #expect(roles == [["text"], ["creditor", "debtor"], ["creditor", "text"], []])
        #expect(finished.counts == [4, 1, 3, 0])
    }

    @Test("a wallet alerts in the account, the name and the texts of every format")
    func formats() async throws {
        let wallet = "1QaZ2wSxEdCrFvTgBh3NmJuKiLp9oAqWsE"
        let mt = [
            "{1:F01BANKDEFFAXXX0000000000}{2:I103BANKGB2LXXXXN}{4:", ":20:REF1", ":23B:CRED", ":32A:261201EUR100,00",
            ":50K:/DE89370400440532013000", "JANE ROE", ":59:/\(wallet)", "JOHN DOE", ":70:PAYOUT", ":71A:SHA", "-}", "",
        ].joined(separator: "\r\n")
        let message = """
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><MsgId>M</MsgId></GrpHdr>
            <PmtInf><PmtInfId>P</PmtInfId><Dbtr><Nm>Jane Roe</Nm></Dbtr>
            <CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId><Cdtr><Nm>John Doe</Nm></Cdtr>HERE</CdtTrfTxInf></PmtInf>
            </CstmrCdtTrfInitn></Document>

            """
        func iso(_ element: String) -> String { message.replacing("HERE", with: element) }
        for (text, role) in [
            (mt, "beneficiary"),
            (mt.replacing("PAYOUT", with: "TO \(wallet)").replacing("59:/\(wallet)", with: "59:/12"), "text"),
            (mt.replacing("JOHN DOE", with: "\(wallet)").replacing("59:/\(wallet)", with: "59:/12"), "beneficiary"),
            (iso("<CdtrAcct><Id><Othr><Id>\(wallet)</Id></Othr></Id></CdtrAcct>"), "creditor"),
            (iso("<CdtrAcct><Prxy><Tp><Cd>TELE</Cd></Tp><Id>\(wallet)</Id></Prxy></CdtrAcct>"), "creditor"),
            (iso("<RmtInf><Ustrd>bitcoin:\(wallet)?amount=1</Ustrd></RmtInf>"), "text"),
            ("id,creditor_name,creditor_account,remittance\n1,John Doe,\(wallet),\n", "creditor"),
            ("id,creditor_name,creditor_account,remittance\n1,John Doe,,to \(wallet)\n", "text"),
            ("id,creditor_name,creditor_account,remittance\n1,\(wallet),,\n", "creditor"),
            ("{\"id\":\"1\",\"creditor\":\"John Doe\",\"remittance\":\"to (\(wallet))\"}\n", "text"),
        ] {
            let finished = try await run([Array(text.utf8)], screener: try IdentifierList.screener()) { $0.output = .all }
            let alerts = finished.records.flatMap { $0["alerts"]?.items ?? [] }
            #expect(alerts.compactMap { $0["role"]?.string } == [role], "\(text)")
            #expect(alerts.allSatisfy { $0["by"]?.string == "identifier" }, "\(text)")
        }
    }

    // MARK: Cost and safety

    @Test("texts of numbers take time that grows with their length, and nothing is kept of them")
    func linear() throws {
        let session = try IdentifierList.screener().makeSession()
        // Of this thread alone: other tests run beside it.
        func processorSeconds() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        func seconds(_ text: String) -> Double {
            let bytes = Array(text.utf8)
            let start = processorSeconds()
            #expect(session.make(identifiersIn: bytes.span, role: "text").isEmpty)
            return processorSeconds() - start
        }
        for unit in [
            "1 ", "12 34-", "9074729 ", "AB 12 ", "1234567890123456789012345678901234567890", "passport 30171958 ", "a1", "Aa1 ",
        ] {
            let short = seconds(String(repeating: unit, count: 5_000 / unit.utf8.count))
            let long = seconds(String(repeating: unit, count: 50_000 / unit.utf8.count))
            #expect(long < max(short * 30, 0.5), "\(unit): \(short) s, then \(long) s")
        }
    }

    @Test("random bytes stop nothing, and a number among them is found")
    func random() throws {
        let session = try IdentifierList.screener().makeSession()
        var random = SeededRandom(seed: 0x1DE57)
        for _ in 0..<2_000 {
            let noise = (0..<Int.random(in: 0...80, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            let bytes = noise + Array(" 5493001KJTIIGC8Y1R12 ".utf8) + noise.reversed()
            let alerts = session.make(identifiersIn: bytes.span, role: "text")
            #expect(alerts.contains { $0.designation.id == "test:LEI" })
            session.scanner.forget()
            _ = session.make(identifiersIn: noise.span, role: "text")
            session.scanner.forget()
        }
    }

    @Test("the quick look lets every text through that the whole scan finds something in")
    func quickLook() {
        func mayHold(_ bytes: [UInt8]) -> Bool { IdentifierScanner.mayHold(bytes.span) }
        for length in 1...64 {
            for place in 0..<length {
                var text = [UInt8](repeating: UInt8(ascii: " "), count: length)
                #expect(!mayHold(text))
                text[place] = UInt8(ascii: "7")
                #expect(mayHold(text), "\(length) \(place)")
                for run in [7, 8, 9, 10, 11, 12] where place + run <= length {
                    var letters = [UInt8](repeating: 0x20, count: length)
                    for i in place..<place + run { letters[i] = i % 2 == 0 ? UInt8(ascii: "a") : UInt8(ascii: "Z") }
                    #expect(mayHold(letters) == (run == 8 || run == 11), "\(length) \(place) \(run)")
                }
            }
        }
        for text in ["EP-MMH", "tail ep-mmh", "YK-AKA.", "a T-ABCDE"] { #expect(mayHold(Array(text.utf8)), "\(text)") }
        for text in ["Abd-al", "AL-ZAWAHRI", "Jean-Luc", "-", "a-", "-abc", "Abc-def"] {
            #expect(!mayHold(Array(text.utf8)), "\(text)")
        }
        for text in ["Éric Zoé", "Пётр", "李娜 張", "@[`{"] { #expect(!mayHold(Array(text.utf8)), "\(text)") }
        for text in ["１", "٣", "۷"] { #expect(mayHold(Array(text.utf8)), "\(text)") }
    }

    @Test("every row of the labels can be read, and every kind of number that needs one has some")
    func labels() {
        #expect(IdentifierLabels.shared.problems == [])
        let unlabelled: Set<IdentifierKind> = [.email, .website, .phone]
        #expect(IdentifierLabels.shared.kinds == Set(IdentifierKind.allCases).subtracting(unlabelled))
        #expect(IdentifierLabels("nothing\tx\nimo\n# a\nimo\t-\nimo\tx|x\n").problems.count == 4)
    }
}
