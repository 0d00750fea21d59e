import MessageSupport
import Testing

@testable import MessageReaders

private func message(_ type: String, _ lines: [String], id: String = "", end: String = "\r\n") -> String {
    "{1:F01AAAADEFFAXXX0000000000}{2:O\(type)1200260101BBBBFRPPAXXX00000000002601011200N}{3:{121:\(id)}}{4:\(end)"
        + lines.joined(separator: end) + end + "-}{5:{CHK:000000000000}}" + end
}

private func read(_ text: String, _ options: InputOptions = InputOptions()) throws -> ReadInput {
    let input = bytes(text)
    let whole = try ReadInput(input, options: options)
    #expect(whole.profile.format == .mt)
    #expect(whole.accounted == input.count)
    for chunk in [1, 5] {
        let pieces = try ReadInput(input, options: options, chunk: chunk)
        #expect(pieces.records == whole.records)
        #expect(pieces.accounted == input.count)
    }
    return whole
}

/// Without sender and receiver, which every message in blocks has.
private func parties(_ record: ReadRecord) -> [String] {
    record.parties.filter { !$0.hasPrefix("sender|") && !$0.hasPrefix("receiver|") }
}

/// Messages by the standard, with invented names.
@Suite struct MTTests {
    @Test func customerTransferWithNumberedLines() throws {
        let read = try read(
            message(
                "103",
                [
                    ":20:REF-7", ":23B:CRED", ":32A:260101EUR100,", ":50F:CCPT/FR/AB123456", "1/QUILLON DOVERFIELD", "2/3 RUE X",
                    "3/FR/LYON 69001", "4/19610203", "5/FR/LYON", ":52A:CCCCGB2L", ":57D://FW021000021", "NORTH QUAY BANK",
                    "LEEDS", ":59F:/DE89370400440532013000", "1/ALMEDA TRUST OF THE WESTERN ISLAND", "1/S AND COASTS",
                    "2/HARBOUR 4",
                    "3/GB/HULL", ":70:/ROC/77", "RENT", ":71A:SHA", ":72:/INS/DDDDUS33", "/ACC/FOR THE ATTENTION OF MR ELD",
                    "//ERTON", ":77B:/ORDERRES/FR//RUE X",
                ], id: "8579f4a4-0000-4000-8000-e7c6620d59b4"))
        let record = try #require(read.records.first)
        #expect(record.id == "REF-7")
        #expect(record.reject == nil)
        #expect(
            record.parties.prefix(2) == ["sender||organisation||||||bic=BBBBFRPP", "receiver||organisation||||||bic=AAAADEFF"])
        #expect(
            parties(record) == [
                "ordering-customer|QUILLON DOVERFIELD||1961-02-03|FR|||3 RUE X, FR/LYON 69001|passport=AB123456@FR",
                "ordering-institution||organisation||||||bic=CCCCGB2L",
                "account-with-institution|NORTH QUAY BANK|organisation|||||LEEDS",
                "account-with-institution|NORTH QUAY BANK LEEDS|organisation",
                "beneficiary|ALMEDA TRUST OF THE WESTERN ISLAND S AND COASTS|||GB|||HARBOUR 4, GB/HULL|iban=DE89370400440532013000",
                "beneficiary|ALMEDA TRUST OF THE WESTERN ISLANDS AND COASTS|||GB|||HARBOUR 4, GB/HULL",
                "instructing-institution||organisation||||||bic=DDDDUS33",
            ])
        #expect(record.texts.contains("/ACC/FOR THE ATTENTION OF MR ELD ERTON"))
        #expect(record.texts.contains("/ROC/77 RENT"))
        #expect(record.texts.contains("/ORDERRES/FR//RUE X"))
    }

    @Test func namesRunOnIntoTheNextLine() throws {
        let lines = [":20:1", ":59:/77", "PROFESSOR EMERITUS QUILLON DOVERFIE", "LD OF ALMEDA 12 HIGH STREET", "HULL"]
        let record = try #require(try read(message("103", lines)).records.first)
        #expect(
            parties(record) == [
                "beneficiary|PROFESSOR EMERITUS QUILLON DOVERFIE||||||LD OF ALMEDA 12 HIGH STREET, HULL|account=77",
                "beneficiary|PROFESSOR EMERITUS QUILLON DOVERFIE LD OF ALMEDA||||||12 HIGH STREET, HULL",
                "beneficiary|PROFESSOR EMERITUS QUILLON DOVERFIELD OF ALMEDA||||||12 HIGH STREET, HULL",
            ])
        // A line that starts with a number is an address alone.
        let plain = try #require(try read(message("103", [":20:1", ":50K:QUILLON DOVERFIELD", "12 HIGH STREET"])).records.first)
        #expect(parties(plain) == ["ordering-customer|QUILLON DOVERFIELD||||||12 HIGH STREET"])
    }

    @Test func eachTransactionOfABulkHasTheHeadAroundIt() throws {
        let read = try read(
            message(
                "101",
                [
                    ":20:BULK", ":28D:1/1", ":50C:EEEEITMM", ":50H:/123", "QUILLON DOVERFIELD", ":30:260101", ":21:ONE",
                    ":32B:EUR1,",
                    ":59:ALMEDA TRUST", ":71A:SHA", ":21:TWO", ":32B:EUR2,", ":59A:/9", "FFFFESMM", ":70:X", ":71A:SHA",
                ]))
        #expect(read.records.map(\.id) == ["ONE", "TWO"])
        for record in read.records {
            #expect(parties(record).contains("instructing-party||||||||bic=EEEEITMM"))
            #expect(parties(record).contains("ordering-customer|QUILLON DOVERFIELD|||||||account=123"))
        }
        #expect(parties(read.records[0]).last == "beneficiary|ALMEDA TRUST")
        #expect(parties(read.records[1]).last == "beneficiary||||||||account=9,bic=FFFFESMM")
        #expect(String(decoding: read.records[0].content, as: UTF8.self).hasPrefix(":21:ONE"))
    }

    @Test func partiesBehindTheTransactionsAreARecord() throws {
        let read = try read(
            message(
                "102",
                [
                    ":20:BULK", ":23:CREDIT", ":50K:QUILLON DOVERFIELD", ":71A:OUR", ":36:1,", ":21:ONE", ":32B:EUR1,",
                    ":59:ALMEDA TRUST", ":32A:260101EUR1,", ":53D:NORTH QUAY BANK", ":72:/REC/SEE",
                ]))
        #expect(read.records.count == 2)
        #expect(parties(read.records[0]) == ["ordering-customer|QUILLON DOVERFIELD", "beneficiary|ALMEDA TRUST"])
        #expect(parties(read.records[1]) == ["senders-correspondent|NORTH QUAY BANK|organisation"])
        #expect(read.records[1].texts == ["/REC/SEE"])
    }

    /// House numbers, postcodes and ordinals end a name; a digit that stands for a letter doesn't.
    @Test(
        arguments: [
            ("QU1LLON DOVERF1ELD", "ALMEDA QU1LLON DOVERF1ELD"), ("QUILLON 12B ROAD", "ALMEDA QUILLON"),
            ("LEEDS LS1 4AP", "ALMEDA LEEDS"), ("12 QUAY ROAD", nil), ("QUILLON 42ND STREET", "ALMEDA QUILLON"),
        ] as [(String, String?)])
    func aNameRunsOnToTheFirstNumber(_ line: String, _ joined: String?) throws {
        let read = try read(message("103", [":20:A", ":32A:260101EUR1,", ":59:ALMEDA", line, "HULL"]))
        let names = parties(read.records[0]).map { $0.split(separator: "|")[1] }
        #expect(names.first == "ALMEDA")
        #expect(names.dropFirst().first.map(String.init) == joined, "\(names)")
    }

    @Test func coverTransfersHaveBothSequences() throws {
        let record = try #require(
            try read(
                message(
                    "202",
                    [
                        ":20:C", ":21:D", ":32A:260101EUR1,", ":52A:CCCCGB2L", ":58A:DDDDUS33", ":50K:QUILLON DOVERFIELD",
                        ":52D:NORTH QUAY BANK", ":56A:GGGGCHZZ", ":59:ALMEDA TRUST", ":33B:EUR1,",
                    ])
            ).records.first)
        #expect(record.id == "C")
        #expect(
            parties(record).map { $0.split(separator: "|")[0] } == [
                "ordering-institution", "beneficiary-institution", "ordering-customer", "ordering-institution", "intermediary",
                "beneficiary",
            ])
    }

    @Test(arguments: ["200", "205", "900", "910", "199"]) func otherTypesAreOneRecord(type: String) throws {
        let read = try read(
            message(
                type,
                [":20:R", ":21:S", ":25P:/445566", "HHHHNL2A", ":50K:QUILLON DOVERFIELD", ":52D:ALMEDA TRUST", ":79:NARRATIVE"]))
        #expect(read.records.count == 1)
        #expect(
            parties(read.records[0]) == [
                "account-holder||||||||account=445566", "ordering-customer|QUILLON DOVERFIELD",
                "ordering-institution|ALMEDA TRUST|organisation",
            ])
        #expect(read.records[0].texts == ["NARRATIVE"])
    }

    @Test func noticesToReceiveAreOneRecordEach() throws {
        let read = try read(
            message(
                "210",
                [
                    ":20:R", ":25:1", ":30:260101", ":21:A", ":32B:EUR1,", ":50C:EEEEITMM", ":21:B", ":32B:EUR1,",
                    ":52D:ALMEDA TRUST",
                ]))
        #expect(read.records.map(\.id) == ["A", "B"])
        #expect(parties(read.records[0]).last == "ordering-customer||||||||bic=EEEEITMM")
    }

    @Test func codeWordsOfPartiesAndQualifiers() throws {
        let deal = try read(message("300", [":20:R", ":82J:/ABIC/CCCCGB2L/NAME/QUILLON DOVERFIELD/CITY/HULL", ":87A:DDDDUS33"]))
        #expect(
            parties(deal.records[0]) == [
                "deal-party|QUILLON DOVERFIELD||||||HULL|bic=CCCCGB2L", "deal-party||||||||bic=DDDDUS33",
            ])
        let settlement = try read(
            message("541", [":20C::SEME//1", ":95Q::SELL//ALMEDA TRUST", "12 QUAY", ":95P::BUYR//EEEEITMM"]))
        #expect(parties(settlement.records[0]) == ["party-sell|ALMEDA TRUST||||||12 QUAY", "party-buyr||||||||bic=EEEEITMM"])
    }

    @Test func statementsOfTheGermanAndDutchBanks() throws {
        let read = try read(
            """
            :20:ST
            :25:DE89370400440532013000
            :28C:1
            :60F:C260101EUR1,00
            :61:2601010101C1,00NTRFNONREF//BANK1
            :86:166?00GUTSCHRIFT?20SVWZ+RENT ABWA+MARIT ELDERTON?30COBADEFF?31DE02120300000000202051?32QUILLON DOVERFIELD OF ALMED?33A
            :61:2601010101D2,00NTRFOWN
            :86:/ORDP//NAME/ALMEDA TRUST/REMI/USTD//RENT/
            :61:2601010101D2,00NTRFNONREF
            :86:/CNTP/NL02ABNA0123456789/ABNANL2A/MARIT ELDERTON/HULL/
            :62F:C260101EUR1,00
            :86:FROM ALL OF US
            -

            """)
        #expect(read.records.map(\.id) == ["ST/BANK1", "ST/OWN", "ST", "ST"])
        #expect(
            read.records[0].parties.dropFirst() == [
                "counterparty|QUILLON DOVERFIELD OF ALMED A|||||||bic=COBADEFF,iban=DE02120300000000202051",
                "counterparty|QUILLON DOVERFIELD OF ALMEDA", "counterparty|QUILLON DOVERFIELD OF ALMED",
                "ultimate-debtor|MARIT ELDERTON",
            ])
        #expect(read.records[1].parties.last == "debtor|ALMEDA TRUST")
        #expect(
            read.records[2].parties.last == "counterparty|MARIT ELDERTON||||||HULL|iban=NL02ABNA0123456789,bic=ABNANL2A")
        // What stands below the balance belongs to no line.
        #expect(read.records[3].texts == ["FROM ALL OF US"])
    }

    @Test func aStatementWithoutLinesIsOneRecord() throws {
        for type in ["940", "942", "950"] {
            let read = try read(message(type, [":20:ST", ":25:445566", ":28C:1", ":60F:C260101EUR1,", ":62F:C260101EUR1,"]))
            #expect(read.records.count == 1)
            #expect(read.records.first?.id == "ST")
            #expect(read.records.first.map(parties) == ["account-holder||||||||account=445566"])
        }
    }

    @Test func archivesOfAllSortsOfWrapping() throws {
        let acknowledgement = "{1:F21AAAADEFFAXXX0000000000}{4:{177:2601011200}{451:0}}"
        let one = message("103", [":20:ONE", ":59:ALMEDA TRUST"])
        let two = message("103", [":20:TWO", ":59:ALMEDA TRUST"], end: "\n")
        let read = try read("\u{1}" + one + "\u{3}  $\r\n" + acknowledgement + two + "$" + acknowledgement + "\n" + one)
        #expect(read.records.map(\.id) == ["ONE", "TWO", "ONE"])
        #expect(read.records.allSatisfy { $0.reject == nil && parties($0) == ["beneficiary|ALMEDA TRUST"] })
        let alone = try ReadInput(bytes(acknowledgement))
        #expect(alone.records.count == 1 && alone.records[0].reject == nil && alone.records[0].parties.isEmpty)
    }

    @Test func rejectsWhatIsNoMessageOrIsNotClosed() throws {
        let one = message("103", [":20:ONE", ":59:ALMEDA TRUST"])
        let read = try read(
            one + "some words in between\n" + one + "{1:F01AAAADEFFAXXX0000000000}{2:I103X}\n" + one + String(one.dropLast(40)))
        #expect(read.records.map { $0.reject == nil } == [true, false, true, false, true, false])
        #expect(read.records[1].reject == "not a SWIFT MT message")
        #expect(read.records[1].line == 5)
        // A message without its end, before another one.
        let broken = String(one.prefix { $0 != "-" })
        let resumed = try ReadInput(bytes(broken + one))
        #expect(resumed.records.map { $0.reject == nil } == [false, true])
    }

    @Test func everyCutIsAccountedFor() throws {
        let blocks = bytes(message("101", [":20:B", ":28D:1/1", ":21:A", ":59:X", ":21:B", ":59:Y"]))
        let whole = blocks + bytes("$\n:20:S\n:25:1\n:61:1\n:86:N\n:62F:C\n-\n")
        let complete = try ReadInput(whole, options: InputOptions(format: .mt)).records
        #expect(complete.count == 3)
        for count in 0..<whole.count {
            for chunk in [1, Int.max] {
                let read = try ReadInput(Array(whole[..<count]), options: InputOptions(format: .mt), chunk: chunk)
                #expect(read.accounted == count)
                // Nothing that is cut off in blocks passes as read; bare text may end anywhere.
                for record in read.records where record.reject == nil && count <= blocks.count {
                    #expect(complete.contains { $0.content == record.content })
                }
            }
        }
    }

    @Test func hostileInputIsBounded() throws {
        let long = try ReadInput(bytes(message("103", [":20:A", ":70:" + String(repeating: "X", count: 10 << 20)])))
        #expect(long.records.count == 1 && long.records[0].texts.first?.count == 10 << 20)
        let limited = try ReadInput(
            bytes(message("103", [":20:A", ":70:" + String(repeating: "X", count: 100_000)])),
            options: InputOptions(maxRecordBytes: 1000), chunk: 512)
        #expect(limited.records.map(\.reject) == ["record is longer than 1000 bytes"])
        let many = try ReadInput(bytes("{1:F01}{2:O103}{4:\n" + String(repeating: ":59:A\n", count: 100_000) + "-}"))
        #expect(many.records.first?.parties.count == 100_000)
        let nested = try ReadInput(bytes("{1:" + String(repeating: "{1:", count: 100_000)))
        #expect(nested.records.contains { $0.reject != nil })
        // A head that is too long to be read again with each transaction is a record of its own, and what stands under it is not
        // passed without it.
        let head = try ReadInput(
            bytes(message("101", [":20:B", ":50K:" + String(repeating: "QUILLON\n", count: 2000), ":21:A", ":59:X"])))
        #expect(head.records.map { $0.reject == nil } == [true, false])
    }

    @Test func readsEBCDIC() throws {
        let text =
            message("101", [":20:B", ":28D:1/1", ":50H:/1", "JÜRGEN QUILLON", ":21:A", ":59:ALMEDA TRUST"], end: "\n") + "$\n"
        for encoding in [TextEncoding.ibm037, .ibm273, .ibm500, .ibm1047, .ibm297] {
            let input = try encode(text, encoding)
            let read = try ReadInput(input, options: InputOptions(format: .mt, encoding: encoding))
            #expect(read.accounted == input.count)
            #expect(read.records.map(\.id) == ["A"])
            #expect(parties(read.records[0]).first == "ordering-customer|JÜRGEN QUILLON|||||||account=1")
        }
    }
}

/// A text in an encoding that this machine can read.
func encode(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] { try #require(encoding.bytes(of: text)) }
