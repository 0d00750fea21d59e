/// Invented messages, each by the definition of its type.
enum ISO20022Samples {
    static func document(_ type: String, _ root: String, _ content: String, version: String = "001.08") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:\(type).\(version)">
          <\(root)>
        \(content)
          </\(root)>
        </Document>

        """
    }

    static let header = "<GrpHdr><MsgId>MSG1</MsgId><CreDtTm>2026-01-02T03:04:05</CreDtTm></GrpHdr>"

    static func agent(_ name: String, _ bic: String) -> String {
        "<\(name)><FinInstnId><BICFI>\(bic)</BICFI></FinInstnId></\(name)>"
    }

    static func party(_ element: String, _ name: String) -> String { "<\(element)><Nm>\(name)</Nm></\(element)>" }

    /// A message a type, with what its records must say: id and `role|name` or `role|kind=value` of each party.
    struct Sample {
        var name: String
        var text: String
        var records: [(id: String, parties: [String])]
    }

    static let all: [Sample] = [
        Sample(
            name: "pacs.008",
            text: document(
                "pacs.008", "FIToFICstmrCdtTrf",
                header
                    + """
                    <CdtTrfTxInf><PmtId><InstrId>I1</InstrId><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T1</TxId></PmtId>
                    \(agent("PrvsInstgAgt1", "AAAAGB2L"))\(agent("IntrmyAgt1", "BBBBGB2L"))
                    \(party("UltmtDbtr", "Una Debtor"))
                    <Dbtr><Nm>Dora  Debtor</Nm><PstlAdr><StrtNm>High Street</StrtNm><BldgNb>1</BldgNb><Ctry>GB</Ctry></PstlAdr>
                    <Id><PrvtId><DtAndPlcOfBirth><BirthDt>1970-01-02</BirthDt><CityOfBirth>York</CityOfBirth></DtAndPlcOfBirth>
                    <Othr><Id>P123</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm></Othr></PrvtId></Id></Dbtr>
                    <DbtrAcct><Id><IBAN>GB33BUKB20201555555555</IBAN></Id></DbtrAcct>
                    \(agent("DbtrAgt", "CCCCGB2L"))\(agent("CdtrAgt", "DDDDGB2L"))
                    <Cdtr><Nm>Carl &amp; Co</Nm><Id><OrgId><LEI>5493001KJTIIGC8Y1R12</LEI></OrgId></Id></Cdtr>
                    <CdtrAcct><Id><Othr><Id>777</Id></Othr></Id><Nm>Carl Trading</Nm></CdtrAcct>
                    \(party("UltmtCdtr", "Ulla Creditor"))
                    <RmtInf><Ustrd>for goods of</Ustrd><Ustrd>Rita Remitted</Ustrd></RmtInf></CdtTrfTxInf>
                    <CdtTrfTxInf><PmtId><EndToEndId>E2</EndToEndId></PmtId>\(party("Dbtr", "Dan Two"))</CdtTrfTxInf>
                    """),
            records: [
                (
                    "T1",
                    [
                        "previous-instructing-agent|bic=AAAAGB2L", "intermediary|bic=BBBBGB2L", "ultimate-debtor|Una Debtor",
                        "debtor|Dora Debtor|person|1970-01-02|GB|High Street, 1|passport=P123,iban=GB33BUKB20201555555555",
                        "debtor-agent|bic=CCCCGB2L", "creditor-agent|bic=DDDDGB2L",
                        "creditor|Carl & Co|organisation|lei=5493001KJTIIGC8Y1R12,account=777", "creditor|Carl Trading",
                        "ultimate-creditor|Ulla Creditor", "text|for goods of Rita Remitted",
                    ]
                ), ("E2", ["debtor|Dan Two"]),
            ]),
        Sample(
            name: "pacs.009 cov",
            text: document(
                "pacs.009", "FICdtTrf",
                header
                    + """
                    <CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>\(agent("Dbtr", "AAAAGB2L"))\(agent("Cdtr", "BBBBGB2L"))
                    <UndrlygCstmrCdtTrf>\(party("Dbtr", "Dora Debtor"))\(agent("DbtrAgt", "CCCCGB2L"))\(party("Cdtr", "Carl Creditor"))
                    <InstrForNxtAgt><InstrInf>pay to Nina Next</InstrInf></InstrForNxtAgt></UndrlygCstmrCdtTrf></CdtTrfTxInf>
                    """),
            records: [
                (
                    "E1",
                    [
                        "debtor|organisation|bic=AAAAGB2L", "creditor|organisation|bic=BBBBGB2L",
                        "underlying-debtor|Dora Debtor", "underlying-debtor-agent|bic=CCCCGB2L",
                        "underlying-creditor|Carl Creditor", "text|pay to Nina Next",
                    ]
                )
            ]),
        Sample(
            name: "pacs.010",
            text: document(
                "pacs.010", "FIDrctDbt",
                header
                    + """
                    <CdtInstr><CdtId>C1</CdtId>\(agent("Cdtr", "AAAAGB2L"))
                    <DrctDbtTxInf><PmtId><TxId>T1</TxId></PmtId>\(agent("Dbtr", "BBBBGB2L"))</DrctDbtTxInf>
                    <DrctDbtTxInf><PmtId><TxId>T2</TxId></PmtId>\(agent("Dbtr", "CCCCGB2L"))</DrctDbtTxInf></CdtInstr>
                    """),
            records: [
                ("T1", ["creditor|organisation|bic=AAAAGB2L", "debtor|organisation|bic=BBBBGB2L"]),
                ("T2", ["creditor|organisation|bic=AAAAGB2L", "debtor|organisation|bic=CCCCGB2L"]),
            ]),
        Sample(
            name: "pacs.003",
            text: document(
                "pacs.003", "FIToFICstmrDrctDbt",
                header
                    + """
                    <DrctDbtTxInf><PmtId><TxId>T1</TxId></PmtId><DrctDbtTx><CdtrSchmeId><Id><PrvtId><Othr><Id>DE98ZZZ</Id></Othr></PrvtId></Id></CdtrSchmeId></DrctDbtTx>
                    \(party("Cdtr", "Carl Creditor"))\(party("InitgPty", "Ina Initiator"))\(party("Dbtr", "Dora Debtor"))</DrctDbtTxInf>
                    """),
            records: [
                (
                    "T1",
                    [
                        "creditor-scheme|=DE98ZZZ", "creditor|Carl Creditor", "initiating-party|Ina Initiator",
                        "debtor|Dora Debtor",
                    ]
                )
            ]),
        Sample(
            name: "pacs.004",
            text: document(
                "pacs.004", "PmtRtr",
                header
                    + """
                    <TxInf><RtrId>R1</RtrId><OrgnlTxId>O1</OrgnlTxId><RtrChain>\(party("Dbtr", "Dora Debtor"))</RtrChain>
                    <RtrRsnInf>\(party("Orgtr", "Olga Originator"))<AddtlInf>account of Ada Additional</AddtlInf></RtrRsnInf>
                    <OrgnlTxRef><Cdtr><Pty><Nm>Carl Creditor</Nm></Pty></Cdtr></OrgnlTxRef></TxInf>
                    """),
            records: [
                (
                    "O1",
                    [
                        "return-debtor|Dora Debtor", "originator|Olga Originator", "creditor|Carl Creditor",
                        "text|account of Ada Additional",
                    ]
                )
            ]),
        Sample(
            name: "pacs.002, group status alone",
            text: document(
                "pacs.002", "FIToFIPmtStsRpt",
                header
                    + """
                    <OrgnlGrpInfAndSts><OrgnlMsgId>OM1</OrgnlMsgId><GrpSts>RJCT</GrpSts><StsRsnInf>\(party("Orgtr", "Olga Originator"))
                    </StsRsnInf></OrgnlGrpInfAndSts>
                    """), records: [("MSG1", ["originator|Olga Originator"])]),
        Sample(
            name: "pacs.002, transactions",
            text: document(
                "pacs.002", "FIToFIPmtStsRpt",
                header
                    + """
                    <OrgnlGrpInfAndSts><OrgnlMsgId>OM1</OrgnlMsgId></OrgnlGrpInfAndSts>
                    <TxInfAndSts><StsId>S1</StsId><OrgnlEndToEndId>E1</OrgnlEndToEndId><OrgnlTxRef>\(party("Dbtr", "Dora Debtor"))</OrgnlTxRef></TxInfAndSts>
                    <TxInfAndSts><StsId>S2</StsId></TxInfAndSts>
                    """), records: [("E1", ["debtor|Dora Debtor"]), ("S2", [])]),
        Sample(
            name: "pain.001",
            text: document(
                "pain.001", "CstmrCdtTrfInitn",
                "<GrpHdr><MsgId>M</MsgId>" + party("InitgPty", "Ina Initiator") + "</GrpHdr>"
                    + """
                    <PmtInf><PmtInfId>P1</PmtInfId>\(party("Dbtr", "Dora Debtor"))<DbtrAcct><Id><IBAN>DE1</IBAN></Id></DbtrAcct>
                    <CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>\(party("Cdtr", "Carl One"))</CdtTrfTxInf>
                    <CdtTrfTxInf><PmtId><EndToEndId>E2</EndToEndId></PmtId>\(party("Cdtr", "Carl Two"))</CdtTrfTxInf></PmtInf>
                    <PmtInf><PmtInfId>P2</PmtInfId>\(party("Dbtr", "Dan Other"))
                    <CdtTrfTxInf><PmtId><EndToEndId>E3</EndToEndId></PmtId>\(party("Cdtr", "Carl Three"))</CdtTrfTxInf></PmtInf>
                    <SplmtryData><Envlp><Narr>see Sam Supplement</Narr></Envlp></SplmtryData>
                    """),
            records: [
                ("E1", ["initiating-party|Ina Initiator", "debtor|Dora Debtor|iban=DE1", "creditor|Carl One"]),
                ("E2", ["initiating-party|Ina Initiator", "debtor|Dora Debtor|iban=DE1", "creditor|Carl Two"]),
                ("E3", ["initiating-party|Ina Initiator", "debtor|Dan Other", "creditor|Carl Three"]),
                ("M", ["initiating-party|Ina Initiator", "text|see Sam Supplement"]),
            ]),
        Sample(
            name: "pain.008",
            text: document(
                "pain.008", "CstmrDrctDbtInitn",
                header
                    + """
                    <PmtInf><PmtInfId>P1</PmtInfId>\(party("Cdtr", "Carl Creditor"))
                    <DrctDbtTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>\(party("Dbtr", "Dora Debtor"))</DrctDbtTxInf></PmtInf>
                    """), records: [("E1", ["creditor|Carl Creditor", "debtor|Dora Debtor"])]),
        Sample(
            name: "pain.002",
            text: document(
                "pain.002", "CstmrPmtStsRpt",
                "<GrpHdr><MsgId>M</MsgId>" + party("InitgPty", "Ina Initiator") + "</GrpHdr>"
                    + """
                    <OrgnlGrpInfAndSts><OrgnlMsgId>O</OrgnlMsgId></OrgnlGrpInfAndSts>
                    <OrgnlPmtInfAndSts><OrgnlPmtInfId>OP</OrgnlPmtInfId>
                    <TxInfAndSts><OrgnlEndToEndId>E1</OrgnlEndToEndId><OrgnlTxRef>\(party("Cdtr", "Carl Creditor"))</OrgnlTxRef></TxInfAndSts>
                    </OrgnlPmtInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>OP2</OrgnlPmtInfId></OrgnlPmtInfAndSts>
                    """),
            records: [
                ("E1", ["initiating-party|Ina Initiator", "creditor|Carl Creditor"]), ("OP2", ["initiating-party|Ina Initiator"]),
            ]),
        Sample(
            name: "pain.007",
            text: document(
                "pain.007", "CstmrPmtRvsl",
                header
                    + """
                    <OrgnlPmtInfAndRvsl><OrgnlPmtInfId>OP</OrgnlPmtInfId><TxInf><OrgnlEndToEndId>E1</OrgnlEndToEndId>
                    <RvslRsnInf>\(party("Orgtr", "Olga Originator"))</RvslRsnInf></TxInf></OrgnlPmtInfAndRvsl>
                    """), records: [("E1", ["originator|Olga Originator"])]),
        Sample(
            name: "camt.053",
            text: document(
                "camt.053", "BkToCstmrStmt",
                header
                    + """
                    <Stmt><Id>ST1</Id><Acct><Id><IBAN>FI1</IBAN></Id><Nm>Otto Account</Nm>\(party("Ownr", "Otto Owner"))\(agent("Svcr", "AAAAGB2L"))</Acct>
                    <Ntry><NtryRef>N1</NtryRef><NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs>
                    <RltdPties><Dbtr><Pty><Nm>Dora Debtor</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls>
                    <AddtlNtryInf>from Ada Additional</AddtlNtryInf></Ntry>
                    <Ntry><NtryRef>N2</NtryRef><NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>
                    <TxDtls><Refs><TxId>T1</TxId></Refs><RltdPties>\(party("Cdtr", "Carl One"))</RltdPties></TxDtls>
                    <TxDtls><Refs><TxId>T2</TxId></Refs><RltdPties>\(party("Cdtr", "Carl Two"))</RltdPties></TxDtls></NtryDtls>
                    <NtryDtls><TxDtls><Refs><TxId>T3</TxId></Refs><RltdPties>\(party("Cdtr", "Carl Three"))</RltdPties></TxDtls></NtryDtls>
                    <AddtlNtryInf>batch of Bea Batch</AddtlNtryInf></Ntry>
                    <Ntry><NtryRef>N3</NtryRef></Ntry><AddtlStmtInf>told by Theo Told</AddtlStmtInf></Stmt>
                    <Stmt><Id>ST2</Id><Acct><Id><IBAN>FI2</IBAN></Id>\(party("Ownr", "Olivia Empty"))</Acct></Stmt>
                    <Stmt><Id>ST3</Id><Acct><Id><IBAN>FI3</IBAN></Id></Acct><Ntry><NtryRef>N4</NtryRef></Ntry></Stmt>
                    """),
            records: [
                ("E1", statement + ["debtor|Dora Debtor", "text|from Ada Additional"]), ("T1", statement + ["creditor|Carl One"]),
                ("T2", statement + ["creditor|Carl Two"]), ("T3", statement + ["creditor|Carl Three"]),
                ("N2", statement + ["text|batch of Bea Batch"]), ("N3", statement),
                ("ST1", statement + ["text|told by Theo Told"]),
                ("ST2", ["account-holder|Olivia Empty|iban=FI2"]), ("N4", ["account-holder|iban=FI3"]),
            ]),
        Sample(
            name: "camt.052",
            text: document(
                "camt.052", "BkToCstmrAcctRpt",
                header
                    + "<Rpt><Id>R1</Id><Acct><Id><Othr><Id>9</Id></Othr></Id></Acct><Ntry><AcctSvcrRef>A1</AcctSvcrRef></Ntry></Rpt>"
            ),
            records: [("A1", ["account-holder|account=9"])]),
        Sample(
            name: "camt.054",
            text: document(
                "camt.054", "BkToCstmrDbtCdtNtfctn",
                header + "<Ntfctn><Id>R1</Id><Acct>" + party("Ownr", "Otto Owner")
                    + "</Acct><Ntry><NtryRef>N1</NtryRef></Ntry></Ntfctn>"),
            records: [("N1", ["account-holder|Otto Owner"])]),
        Sample(
            name: "camt.056",
            text: document(
                "camt.056", "FIToFIPmtCxlReq",
                """
                <Assgnmt><Id>A1</Id><Assgnr>\(agent("Agt", "AAAAGB2L"))</Assgnr><Assgne>\(agent("Agt", "BBBBGB2L"))</Assgne></Assgnmt>
                <Case><Id>C1</Id><Cretr><Pty><Nm>Cora Creator</Nm></Pty></Cretr></Case>
                <Undrlyg><TxInf><CxlId>X1</CxlId><OrgnlEndToEndId>E1</OrgnlEndToEndId><OrgnlTxRef>\(party("Dbtr", "Dora Debtor"))</OrgnlTxRef></TxInf></Undrlyg>
                """),
            records: [
                (
                    "E1",
                    [
                        "assigner|organisation|bic=AAAAGB2L", "assignee|organisation|bic=BBBBGB2L", "case-creator|Cora Creator",
                        "debtor|Dora Debtor",
                    ]
                )
            ]),
        Sample(
            name: "camt.029",
            text: document(
                "camt.029", "RsltnOfInvstgtn",
                """
                <Assgnmt><Id>A1</Id><Assgnr>\(agent("Agt", "AAAAGB2L"))</Assgnr></Assgnmt><Sts><Conf>RJCR</Conf></Sts>
                <CxlDtls><TxInfAndSts><OrgnlTxId>T1</OrgnlTxId><CxlStsRsnInf>\(party("Orgtr", "Olga Originator"))</CxlStsRsnInf></TxInfAndSts></CxlDtls>
                """),
            records: [("T1", ["assigner|organisation|bic=AAAAGB2L", "originator|Olga Originator"])]),
    ]

    private static let statement = [
        "account-holder|Otto Account|iban=FI1", "account-holder|Otto Owner", "account-servicer|bic=AAAAGB2L",
    ]
}
