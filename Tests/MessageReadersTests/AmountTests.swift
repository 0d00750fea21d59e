import Testing

@testable import MessageReaders

/// Amount and currency of each record, as `amount currency`.
private func amounts(_ text: String) throws -> [String] {
    let input = bytes(text)
    let profile = try InputProfile.detect(start: input.span, isWhole: true, options: InputOptions())
    var splitter = RecordSplitter(profile: profile)
    var parser = RecordParser(profile: profile)
    var scanned = ScannedRecord()
    var offset = profile.headerBytes
    var found: [String] = []
    while true {
        switch splitter.next(in: input.span, from: offset, isLast: true) {
        case .record(let record):
            let reject = parser.parse(input.span.extracting(record.content), context: splitter.context, into: &scanned)
            #expect(reject == nil)
            found.append(scanned.text(scanned.amount) + " " + scanned.text(scanned.currency))
            offset = record.range.upperBound
        case .blank(let range), .frame(let range): offset = range.upperBound
        case .oversized(let fragment): offset = fragment.range.upperBound
        case .needMore, .end: return found
        }
    }
}

/// The hash by which payments of one amount are held to be alike.
private func trace(_ text: String) throws -> UInt64 {
    let input = bytes(text)
    let profile = try InputProfile.detect(start: input.span, isWhole: true, options: InputOptions())
    var splitter = RecordSplitter(profile: profile)
    var parser = RecordParser(profile: profile)
    var scanned = ScannedRecord()
    var offset = profile.headerBytes
    while true {
        switch splitter.next(in: input.span, from: offset, isLast: true) {
        case .record(let record):
            _ = parser.parse(input.span.extracting(record.content), context: splitter.context, into: &scanned)
            var traces = PaymentTraces()
            traces.append(scanned, record: 0)
            return traces.traces.first?.amount ?? 0
        case .blank(let range), .frame(let range): offset = range.upperBound
        default: return 0
        }
    }
}

private func pacs008(_ inside: String) -> String {
    """
    <Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId><TtlIntrBkSttlmAmt Ccy="CHF">99</TtlIntrBkSttlmAmt></GrpHdr>
    <CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId>\(inside)<Cdtr><Nm>Rowena Solway</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>
    """
}

@Suite("Amounts, by which payments are told from each other") struct AmountTests {
    @Test func ofISO20022() throws {
        #expect(
            try amounts(
                pacs008(
                    #"<IntrBkSttlmAmt Ccy="EUR">1234.50</IntrBkSttlmAmt><InstdAmt Ccy='USD'>1300.00</InstdAmt>"#))
                == ["1234.50 EUR"])
        #expect(
            try amounts(
                pacs008(
                    #"<InstdAmt  xml:lang="en" Ccy="USD">1300</InstdAmt><IntrBkSttlmAmt Ccy="EUR">1234.50</IntrBkSttlmAmt>"#))
                == ["1234.50 EUR"])
        #expect(try amounts(pacs008("")) == [" "])
        let entry = #"<Amt Ccy="EUR">30.00</Amt>"#
        let details = { (amount: String) in "<TxDtls><Refs><TxId>\(amount)</TxId></Refs><Amt Ccy=\"SEK\">\(amount)</Amt></TxDtls>"
        }
        #expect(
            try amounts(
                "<Document><BkToCstmrStmt><GrpHdr><MsgId>G</MsgId></GrpHdr><Stmt><Id>S</Id><Bal><Amt Ccy=\"GBP\">7</Amt></Bal>"
                    + "<Ntry>\(entry)<NtryDtls>\(details("10"))\(details("20"))</NtryDtls></Ntry><Ntry>\(entry)</Ntry></Stmt></BkToCstmrStmt></Document>"
            ) == ["10 SEK", "20 SEK", "30.00 EUR"])
    }

    @Test func ofMT() throws {
        let head = "{1:F01QUAYGB2LAXXX0000000000}{2:I103NORTDEFFXXXXN}{4:\r\n:20:R1\r\n"
        #expect(
            try amounts(head + ":33B:USD1300,\r\n:32A:260301EUR1234,5\r\n:59:ROWENA SOLWAY\r\n-}") == ["1234.5 EUR"])
        #expect(try amounts(head + ":33B:USD1300,\r\n:59:ROWENA SOLWAY\r\n-}") == ["1300. USD"])
        let statement =
            ":20:S1\r\n:25:12345678\r\n:28C:1/1\r\n:60F:C260301EUR100,\r\n:61:2603010301D12,30NTRFA1\r\n:86:ONE\r\n"
            + ":61:260302C7,NTRFA2\r\n:86:TWO\r\n:62F:C260302EUR94,70\r\n-"
        #expect(try amounts(statement) == ["12.30 EUR", "7. EUR"])
    }

    @Test("the same amount is the same in every format and way of writing")
    func alike() throws {
        let json = { (amount: String) in "{\"amount\":\(amount),\"currency\":\"EUR\",\"name\":\"Rowena Solway\"}\n" }
        let mt = { (amount: String) in
            "{1:F01QUAYGB2LAXXX0000000000}{2:I103NORTDEFFXXXXN}{4:\r\n:20:R1\r\n:32A:260301EUR\(amount)\r\n:59:ROWENA SOLWAY\r\n-}"
        }
        let xml = { (amount: String) in pacs008("<IntrBkSttlmAmt Ccy=\"EUR\">\(amount)</IntrBkSttlmAmt>") }
        let one = try trace(json("1234.5"))
        #expect(one != 0)
        for text in [json("1234.50"), json("\"01234.500\""), mt("1234,5"), mt("1234,50"), xml("1234.5"), xml("1234.50")] {
            #expect(try trace(text) == one, "\(text)")
        }
        let whole = try trace(mt("1200,"))
        for text in [json("1200"), xml("1200.00"), mt("1200,00")] { #expect(try trace(text) == whole, "\(text)") }
        #expect(whole != one)
        #expect(try trace(json("12")) != whole)
    }
}
