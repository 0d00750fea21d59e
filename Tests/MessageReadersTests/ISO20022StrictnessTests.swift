import MessageSupport
import Testing

@testable import MessageReaders

/// XML that is not well-formed inside a value: it is rejected with its place, or read as every XML reader does.
@Suite("ISO 20022: well-formed values") struct ISO20022StrictnessTests {
    private func read(_ name: String, chunk: Int = .max) throws -> ReadRecord {
        let text = ISO20022Samples.document(
            "pacs.008", "FIToFICstmrCdtTrf",
            ISO20022Samples.header + "<CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId><Cdtr><Nm>\(name)</Nm></Cdtr></CdtTrfTxInf>")
        let read = try ReadInput(bytes(text), options: InputOptions(format: .iso20022), chunk: chunk)
        #expect(read.accounted == text.utf8.count)
        return try #require(read.records.first)
    }

    @Test("what is no reference, no character or no value rejects the record")
    func rejects() throws {
        let cases: [(name: String, reason: String)] = [
            ("Zawa&#x110000;hiri", "a reference"), ("Zawa&#1114112;hiri", "a reference"),
            ("Zawa&#99999999999999999999;hiri", "a reference"),
            ("Zawa&#xFFFFFFFFFF;hiri", "a reference"), ("Zawa&#xD800;hiri", "a reference"), ("Zawa&#xDFFF;hiri", "a reference"),
            ("Zawa&#0;hiri", "a reference"), ("Zawa&#x0;hiri", "a reference"), ("Zawa&#8;hiri", "a reference"),
            ("Zawa&#x1B;hiri", "a reference"), ("Zawa&#xFFFE;hiri", "a reference"), ("Zawa&#xFFFF;hiri", "a reference"),
            ("Zawa&#;hiri", "a reference"), ("Zawa&#x;hiri", "a reference"), ("Zawa&;hiri", "a reference"),
            ("Zawa&#x4Ghiri;", "a reference"),
            ("Zawa&hiri", "a reference"), ("Zawa & hiri", "a reference"), ("Zawa&nbsp;hiri", "a reference"),
            ("Zawa&eacute;hiri", "a reference"),
            ("Zawa&foo;hiri", "a reference"), ("Zawa&#65hiri", "a reference"), ("Zawahiri&", "a reference"),
            ("&AMP;", "a reference"),
            ("Zawa\u{0}hiri", "a control character"), ("Zawa\u{1}hiri", "a control character"),
            ("Zawa\u{8}hiri", "a control character"),
            ("Zawa\u{B}hiri", "a control character"), ("Zawa\u{C}hiri", "a control character"),
            ("\u{1F}Zawahiri", "a control character"),
            ("<![CDATA[Zawa\u{2}hiri]]>", "a control character"), ("Zawahiri \u{1B}", "a control character"),
            ("Zawa<b>hi</b>ri", "text beside elements"), ("Zawa<b/>hiri", "text beside elements"),
            ("<b>Zawa</b>hiri", "text beside elements"),
            ("Zawa <b>hiri</b>", "text beside elements"), ("<b/>Zawahiri", "text beside elements"),
            ("<![CDATA[Zawa]]><b/>hiri", "text beside elements"), ("Zawa&#x68;<i>i</i>ri", "text beside elements"),
            ("<b a=1>Zawahiri</b>", "an attribute"), ("<b a>Zawahiri</b>", "an attribute"),
            ("<b a='1'b='2'>Zawahiri</b>", "an attribute"),
            ("<b a= >Zawahiri</b>", "an attribute"), ("<b ='1'>Zawahiri</b>", "an attribute"),
            ("<b a='&x;'>Zawahiri</b>", "a reference"),
        ]
        for test in cases {
            for chunk in [3, Int.max] {
                let record = try read(test.name, chunk: chunk)
                #expect(record.reject?.contains(test.reason) == true, "\(test.name.debugDescription): \(record)")
                #expect(record.reject?.contains(" at byte ") == true)
            }
        }
    }

    @Test("references, character data, comments and instructions inside a name are one name")
    func reads() throws {
        let cases: [(name: String, read: String)] = [
            ("Zawa&#x68;iri", "Zawahiri"), ("Zawa&#104;iri", "Zawahiri"), ("Zawa&#000000000000000104;iri", "Zawahiri"),
            ("Zawa&#x0000000000000068;iri", "Zawahiri"), ("Jos&#xE9; &#x1F600;", "José 😀"), ("&#x10FFFF;", "\u{10FFFF}"),
            ("Zawa<!-- x -->hiri", "Zawahiri"), ("Zawa<!-- <Nm> &#0; & -->hiri", "Zawahiri"), ("Zawa<?x y?>hiri", "Zawahiri"),
            ("<![CDATA[Zawa]]>hiri", "Zawahiri"), ("Zawa<![CDATA[hi]]>ri", "Zawahiri"),
            ("Za<![CDATA[wa]]><![CDATA[hiri]]>", "Zawahiri"),
            ("<![CDATA[Zawa]]]]><![CDATA[>hiri]]>", "Zawa]]>hiri"), ("<![CDATA[A & B &#0;]]>", "A & B &#0;"),
            ("A &amp; B", "A & B"),
            ("Zawa&#9;hiri", "Zawa hiri"), ("Zawa&#10;hiri", "Zawa hiri"), ("  Zawa\t\n hiri\r\n", "Zawa hiri"),
            ("&lt;b&gt;", "<b>"),
            ("&quot;Za&apos;wa&quot;", "\"Za'wa\""), ("Zawa<!--a--><?b?><![CDATA[]]>hiri", "Zawahiri"),
        ]
        for test in cases {
            for chunk in [1, Int.max] {
                let record = try read(test.name, chunk: chunk)
                #expect(record.reject == nil, "\(test.name)")
                #expect(record.parties == ["creditor|\(test.read)"], "\(test.name)")
            }
        }
    }

    @Test("a fault in what stands around the transactions rejects each of them")
    func rejectsByContext() throws {
        for header in ["<MsgId>M&#0;</MsgId>", "<InitgPty>x<Nm>Ina</Nm></InitgPty>", "<InitgPty a=b><Nm>Ina</Nm></InitgPty>"] {
            let text = ISO20022Samples.document(
                "pacs.008", "FIToFICstmrCdtTrf",
                "<GrpHdr>\(header)</GrpHdr><CdtTrfTxInf><Cdtr><Nm>A</Nm></Cdtr></CdtTrfTxInf><CdtTrfTxInf><Cdtr><Nm>B</Nm></Cdtr></CdtTrfTxInf>"
            )
            let read = try ReadInput(bytes(text), options: InputOptions(format: .iso20022))
            #expect(read.records.count == 2)
            for record in read.records { #expect(record.reject != nil, "\(header)") }
        }
    }

    @Test("attributes with words are texts; codes and namespaces are none")
    func attributes() throws {
        let cases: [(element: String, texts: [String])] = [
            ("<New note='Nora New'/>", ["Nora New"]), ("<New note=\"Nora &#78;ew\">1</New>", ["Nora New"]),
            ("<New x:note = 'Nora New' b=''/>", ["Nora New"]), ("<New a='Nora New' b='Bea Bell'/>", ["Nora New", "Bea Bell"]),
            ("<InstdAmt Ccy='EUR'>1</InstdAmt>", []), ("<InstdAmt Ccy='Nora New'>1</InstdAmt>", ["Nora New"]),
            ("<New xml:lang='en'>1</New>", []), ("<New xml:lang='Nora New'>1</New>", ["Nora New"]),
            ("<New xmlns:x='urn:iso:std'>1</New>", []), ("<New xmlns='Nora New'>1</New>", ["Nora New"]),
            ("<New xsi:schemaLocation='urn:iso:std a.xsd'>1</New>", []), ("<New Id='Nora New'>1</New>", ["Nora New"]),
            ("<New code='12' n='A1'>1</New>", []), ("<New name='Nora'>1</New>", ["Nora"]),
        ]
        for test in cases {
            let text = ISO20022Samples.document(
                "pacs.008", "FIToFICstmrCdtTrf", ISO20022Samples.header + "<CdtTrfTxInf>\(test.element)</CdtTrfTxInf>")
            let read = try ReadInput(bytes(text), options: InputOptions(format: .iso20022))
            #expect(read.records.map(\.reject) == [nil], "\(test.element)")
            #expect(read.records.flatMap(\.texts) == test.texts, "\(test.element)")
        }
    }

    @Test("200,000 attributes take no time")
    func manyAttributes() throws {
        let attributes = (0..<200_000).map { "a\($0)=''" }.joined(separator: " ")
        let text = ISO20022Samples.document(
            "pacs.008", "FIToFICstmrCdtTrf",
            ISO20022Samples.header + "<CdtTrfTxInf><Cdtr \(attributes)><Nm>Carl</Nm></Cdtr></CdtTrfTxInf>")
        let time = try ContinuousClock().measure {
            let read = try ReadInput(bytes(text), options: InputOptions(format: .iso20022), chunk: 1 << 16)
            #expect(read.records.first?.reject?.contains("a tag longer than") == true)
        }
        #expect(time < .seconds(20))
        // As many as a tag holds are read.
        let most = (0..<8_000).map { "a\($0)=''" }.joined(separator: " ")
        let whole = ISO20022Samples.document(
            "pacs.008", "FIToFICstmrCdtTrf",
            ISO20022Samples.header + "<CdtTrfTxInf><Cdtr \(most.prefix(60_000)) b=''><Nm>Carl</Nm></Cdtr></CdtTrfTxInf>")
        let read = try ReadInput(bytes(whole.replacing(" a7999=''", with: "")), options: InputOptions(format: .iso20022))
        #expect(read.records.count == 1)
    }

    @Test("the lines of an address are joined where the first is full, and a party without a name keeps its address")
    func addressLines() throws {
        let full = "123 Some Quite Long Street Name Zaw"
        #expect(full.utf8.count == 35)
        let text = ISO20022Samples.document(
            "pacs.008", "FIToFICstmrCdtTrf",
            ISO20022Samples.header
                + "<CdtTrfTxInf><Cdtr><Nm>Carl</Nm><PstlAdr><AdrLine>\(full)</AdrLine><AdrLine>ahiri</AdrLine></PstlAdr></Cdtr>"
                + "<Dbtr><PstlAdr><AdrLine>c/o Dora</AdrLine><Ctry>GB</Ctry></PstlAdr></Dbtr></CdtTrfTxInf>")
        let record = try #require(ReadInput(bytes(text), options: InputOptions(format: .iso20022)).records.first)
        #expect(told(record) == ["creditor|Carl|\(full), ahiri", "debtor|GB|c/o Dora", "text|\(full)ahiri"])
    }
}
