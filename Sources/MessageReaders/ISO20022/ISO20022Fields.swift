import SanctionsModel

/// The tables of what the elements of ISO 20022 messages are read as. Facts of the message definitions of iso20022.org
/// (pain, pacs, camt, head), of all their versions, where the abbreviations are the same throughout.
///
/// A path is the end of an element's path, outermost first; the first row that fits wins. `*` at the start of a segment
/// stands for anything. An element in no table is an unknown field: its text is held against the lists as free text when
/// it has a word of three letters, and so is the value of an attribute. So is the text of an element that isn't screened, and a
/// country, date or identifier, when it holds two words: what stands in a place where no name belongs is looked at all the
/// more.
enum ISO20022Fields {
    // MARK: Parties

    struct PartyRow: Sendable {
        var path: String
        /// As written to people; a leading `-` is put behind the role of the party around it.
        var role: String
        var type: PartyType

        init(_ path: String, _ role: String, _ type: PartyType = .any) {
            self.path = path
            self.role = role
            self.type = type
        }
    }

    /// Elements that begin a party.
    static let parties: [PartyRow] = [
        // pacs.009 COV, pacs.004: the customers behind a transfer between institutions.
        PartyRow("UndrlygCstmrCdtTrf/Dbtr", "underlying-debtor"),
        PartyRow("UndrlygCstmrCdtTrf/Cdtr", "underlying-creditor"),
        PartyRow("UndrlygCstmrCdtTrf/UltmtDbtr", "underlying-ultimate-debtor"),
        PartyRow("UndrlygCstmrCdtTrf/UltmtCdtr", "underlying-ultimate-creditor"),
        PartyRow("UndrlygCstmrCdtTrf/InitgPty", "underlying-initiating-party"),
        PartyRow("UndrlygCstmrCdtTrf/DbtrAgt", "underlying-debtor-agent", .organisation),
        PartyRow("UndrlygCstmrCdtTrf/CdtrAgt", "underlying-creditor-agent", .organisation),
        // pacs.004: the parties of the return, who are those of the payment the other way round.
        PartyRow("RtrChain/Dbtr", "return-debtor"),
        PartyRow("RtrChain/Cdtr", "return-creditor"),
        PartyRow("RtrChain/UltmtDbtr", "return-ultimate-debtor"),
        PartyRow("RtrChain/UltmtCdtr", "return-ultimate-creditor"),
        // Tax and garnishment.
        PartyRow("Tax/Cdtr", "tax-creditor"), PartyRow("TaxRmt/Cdtr", "tax-creditor"),
        PartyRow("Tax/UltmtDbtr", "tax-ultimate-debtor"), PartyRow("TaxRmt/UltmtDbtr", "tax-ultimate-debtor"),
        PartyRow("Tax/Dbtr", "tax-debtor"), PartyRow("TaxRmt/Dbtr", "tax-debtor"),
        PartyRow("Authstn", "tax-authorisation", .person),
        PartyRow("Grnshee", "garnishee"), PartyRow("GrnshmtAdmstr", "garnishment-administrator"),
        // The payment's own.
        PartyRow("Dbtr", "debtor"), PartyRow("Cdtr", "creditor"),
        PartyRow("UltmtDbtr", "ultimate-debtor"), PartyRow("UltmtCdtr", "ultimate-creditor"),
        PartyRow("InitgPty", "initiating-party"), PartyRow("FwdgAgt", "forwarding-agent", .organisation),
        PartyRow("CdtrSchmeId", "creditor-scheme"), PartyRow("OrgnlCdtrSchmeId", "original-creditor-scheme"),
        PartyRow("OrgnlDbtr", "original-debtor"), PartyRow("OrgnlCdtr", "original-creditor"),
        PartyRow("OrgnlDbtrAgt", "original-debtor-agent", .organisation),
        PartyRow("OrgnlCdtrAgt", "original-creditor-agent", .organisation),
        PartyRow("TradgPty", "trading-party"), PartyRow("Invcr", "invoicer"), PartyRow("Invcee", "invoicee"),
        // Agents.
        PartyRow("DbtrAgt", "debtor-agent", .organisation), PartyRow("CdtrAgt", "creditor-agent", .organisation),
        PartyRow("IntrmyAgt1", "intermediary", .organisation), PartyRow("IntrmyAgt2", "intermediary", .organisation),
        PartyRow("IntrmyAgt3", "intermediary", .organisation),
        PartyRow("PrvsInstgAgt", "previous-instructing-agent", .organisation),
        PartyRow("PrvsInstgAgt1", "previous-instructing-agent", .organisation),
        PartyRow("PrvsInstgAgt2", "previous-instructing-agent", .organisation),
        PartyRow("PrvsInstgAgt3", "previous-instructing-agent", .organisation),
        PartyRow("InstgAgt", "instructing-agent", .organisation), PartyRow("InstdAgt", "instructed-agent", .organisation),
        PartyRow("InstgRmbrsmntAgt", "instructing-reimbursement-agent", .organisation),
        PartyRow("InstdRmbrsmntAgt", "instructed-reimbursement-agent", .organisation),
        PartyRow("ThrdRmbrsmntAgt", "third-reimbursement-agent", .organisation),
        PartyRow("RcvgAgt", "receiving-agent", .organisation), PartyRow("DlvrgAgt", "delivering-agent", .organisation),
        PartyRow("IssgAgt", "issuing-agent", .organisation), PartyRow("SttlmPlc", "settlement-place", .organisation),
        PartyRow("ChrgsAcctAgt", "charges-account-agent", .organisation),
        PartyRow("Rcrd/Agt", "charges-agent", .organisation), PartyRow("ChrgsInf/Agt", "charges-agent", .organisation),
        PartyRow("Chrgs/Agt", "charges-agent", .organisation), PartyRow("ChrgsInf/Pty", "charges-agent", .organisation),
        // Statements. The owner is the party of the account, see `accounts`.
        PartyRow("Acct/Svcr", "account-servicer", .organisation), PartyRow("RltdAcct/Svcr", "account-servicer", .organisation),
        PartyRow("Svcr", "account-servicer", .organisation),
        PartyRow("SfkpgAcct", "safekeeping-account"),
        PartyRow("RltdPties/Prtry", "related-party"), PartyRow("RltdAgts/Prtry", "related-agent", .organisation),
        PartyRow("MsgRcpt", "message-recipient"),
        PartyRow("POI/Id", "merchant"), PartyRow("MrchntId", "merchant"),
        // Headers, investigations, status.
        PartyRow("AppHdr/Fr", "sender"), PartyRow("AppHdr/To", "receiver"), PartyRow("Rltd/Fr", "related-sender"),
        PartyRow("Rltd/To", "related-receiver"),
        PartyRow("AppHdr/From", "sender"),
        PartyRow("Assgnr", "assigner"), PartyRow("Assgne", "assignee"), PartyRow("Case/Cretr", "case-creator"),
        PartyRow("Cretr", "case-creator"), PartyRow("Orgtr", "originator"),
        // Cheques, remittance advice, reporting, contacts.
        PartyRow("DlvrTo", "cheque-recipient"), PartyRow("ChqFr", "cheque-sender"),
        PartyRow("RmtLctnDtls", "remittance-recipient"), PartyRow("RmtLctn", "remittance-recipient"),
        PartyRow("RgltryRptg/Authrty", "regulatory-authority", .organisation),
        PartyRow("CtctDtls", "contact"), PartyRow("BrnchId", "-branch", .organisation),
        // FedNow and Fedwire put nobody but the agents above into their envelopes.
    ]

    /// Account elements, each with the role of its owner: identifiers and the account's name go to that party.
    static let accounts: [(path: String, role: String)] = [
        ("UndrlygCstmrCdtTrf/DbtrAcct", "underlying-debtor"), ("UndrlygCstmrCdtTrf/CdtrAcct", "underlying-creditor"),
        ("UndrlygCstmrCdtTrf/DbtrAgtAcct", "underlying-debtor-agent"),
        ("UndrlygCstmrCdtTrf/CdtrAgtAcct", "underlying-creditor-agent"),
        ("DbtrAcct", "debtor"), ("CdtrAcct", "creditor"), ("OrgnlDbtrAcct", "original-debtor"),
        ("OrgnlCdtrAcct", "original-creditor"), ("DbtrAgtAcct", "debtor-agent"), ("CdtrAgtAcct", "creditor-agent"),
        ("IntrmyAgt1Acct", "intermediary"), ("IntrmyAgt2Acct", "intermediary"), ("IntrmyAgt3Acct", "intermediary"),
        ("PrvsInstgAgt1Acct", "previous-instructing-agent"), ("PrvsInstgAgt2Acct", "previous-instructing-agent"),
        ("PrvsInstgAgt3Acct", "previous-instructing-agent"), ("PrvsInstgAgtAcct", "previous-instructing-agent"),
        ("InstgRmbrsmntAgtAcct", "instructing-reimbursement-agent"),
        ("InstdRmbrsmntAgtAcct", "instructed-reimbursement-agent"), ("ThrdRmbrsmntAgtAcct", "third-reimbursement-agent"),
        ("SttlmAcct", "settlement-account-holder"), ("ChrgsAcct", "debtor"), ("RltdAcct", "related-account-holder"),
        ("Acct", "account-holder"), ("CshAcct", "account-holder"),
    ]

    // MARK: Fields

    enum Meaning: Sendable, Equatable {
        case name
        case birthDate
        case country
        /// A country where the party has none yet; else a line of its address.
        case residence
        case address
        /// An identifier of the kind, of the party around it.
        case identifier(String)
        /// The number, and the code of its scheme, of an `Othr` or `Prxy`; its kind follows from both.
        case otherNumber
        case scheme
        case text
        /// A reference of the transaction: the record's id by this rank, the lowest first.
        case reference(UInt8)
    }

    /// Containers of a number and the code of its scheme, each with the kind that it has without a known code.
    static let numbered: [(path: String, kind: String)] = [
        ("PrvtId/Othr", ""), ("OrgId/Othr", ""), ("FinInstnId/Othr", ""), ("Prxy", "account"), ("Acct/Id/Othr", "account"),
        ("*Acct/Id/Othr", "account"), ("ClrSysMmbId", ""), ("Id/Othr", "account"), ("POI/Id", ""), ("Othr", ""),
    ]

    /// Codes of identification schemes (ISO 20022 external code sets: ExternalPersonIdentification1Code,
    /// ExternalOrganisationIdentification1Code, ExternalProxyAccountType1Code) as kinds of identifiers.
    static let schemes: [String: String] = [
        "CCPT": "passport", "NIDN": "national-id", "SOSE": "national-id", "TXID": "tax-id", "DRLC": "driving-licence",
        "ARNU": "national-id", "COID": "registration", "CINC": "registration", "SREN": "registration",
        "SRET": "registration", "DUNS": "duns", "BDID": "registration", "TELE": "phone", "MBNO": "phone", "EMAL": "email",
        "VATN": "tax-id", "LEIC": "lei",
    ]

    /// Fields that are screened. Names and addresses are a party's only inside one.
    static let fields: [(path: String, meaning: Meaning)] = [
        // The record's id. Of the transaction first, then of the entry, statement or message.
        ("PmtId/TxId", .reference(0)), ("Refs/TxId", .reference(0)), ("OrgnlTxId", .reference(1)),
        ("PmtId/EndToEndId", .reference(2)), ("Refs/EndToEndId", .reference(2)), ("OrgnlEndToEndId", .reference(3)),
        ("PmtId/InstrId", .reference(4)), ("Refs/InstrId", .reference(4)), ("OrgnlInstrId", .reference(5)),
        ("UETR", .reference(6)), ("OrgnlUETR", .reference(7)), ("Refs/AcctSvcrRef", .reference(8)),
        ("AcctSvcrRef", .reference(9)), ("NtryRef", .reference(10)), ("RtrId", .reference(11)), ("CxlId", .reference(11)),
        ("StsId", .reference(12)), ("MndtReqId", .reference(12)), ("MndtId", .reference(13)),
        ("PmtInfId", .reference(14)), ("OrgnlPmtInfId", .reference(15)), ("Stmt/Id", .reference(14)),
        ("Rpt/Id", .reference(14)), ("Ntfctn/Id", .reference(14)), ("Case/Id", .reference(16)), ("Assgnmt/Id", .reference(17)),
        ("GrpHdr/MsgId", .reference(18)), ("OrgnlMsgId", .reference(19)), ("BizMsgIdr", .reference(20)),
        ("EndToEndId", .reference(21)), ("InstrId", .reference(21)), ("TxId", .reference(21)), ("MsgId", .reference(22)),
        // Parties.
        ("Nm", .name), ("ShrtNm", .name), ("CmonNm", .name), ("AppHdr/From/Id", .text), ("AppHdr/To/Id", .text),
        ("FIId/BICFI", .identifier("bic")), ("BICFI", .identifier("bic")), ("BIC", .identifier("bic")),
        ("AnyBIC", .identifier("bic")), ("BICOrBEI", .identifier("bic")), ("BEI", .identifier("bic")),
        ("LEI", .identifier("lei")), ("IBAN", .identifier("iban")), ("BBAN", .identifier("account")),
        ("UPIC", .identifier("account")), ("PrtryAcct/Id", .identifier("account")),
        ("TaxId", .identifier("tax-id")), ("RegnId", .identifier("registration")),
        ("PhneNb", .identifier("phone")), ("MobNb", .identifier("phone")), ("FaxNb", .identifier("phone")),
        ("EmailAdr", .identifier("email")), ("URLAdr", .identifier("website")), ("ElctrncAdr", .identifier("email")),
        ("Prxy/Id", .otherNumber), ("Othr/Id", .otherNumber), ("ClrSysMmbId/MmbId", .otherNumber), ("PrtryId/Id", .otherNumber),
        ("POI/Id/Id", .otherNumber),
        ("SchmeNm/Cd", .scheme), ("Prxy/Tp/Cd", .scheme), ("IdTp/Cd", .scheme), ("OrgId/BkPtyId", .identifier("registration")),
        ("PrvtId/DrvrsLicNb", .identifier("driving-licence")), ("PrvtId/SclSctyNb", .identifier("national-id")),
        ("PrvtId/AlnRegnNb", .identifier("national-id")), ("PrvtId/PsptNb", .identifier("passport")),
        ("PrvtId/TaxIdNb", .identifier("tax-id")), ("PrvtId/IdntyCardNb", .identifier("national-id")),
        ("OrgId/TaxIdNb", .identifier("tax-id")), ("OrgId/DUNS", .identifier("duns")),
        ("DtAndPlcOfBirth/BirthDt", .birthDate), ("BirthDt", .birthDate),
        ("CtryOfRes", .residence), ("PstlAdr/Ctry", .country), ("Adr/Ctry", .country), ("Authrty/Ctry", .country),
        ("AdrLine", .address), ("Dept", .address), ("SubDept", .address), ("StrtNm", .address), ("BldgNb", .address),
        ("BldgNm", .address), ("Flr", .address), ("PstBx", .address), ("Room", .address), ("UnitNb", .address),
        ("CareOf", .name), ("PstCd", .address), ("TwnNm", .address), ("TwnLctnNm", .address), ("DstrctNm", .address),
        ("CtrySubDvsn", .address),
        // Free text.
        ("Ustrd", .text), ("AddtlRmtInf", .text), ("AddtlTxInf", .text), ("AddtlNtryInf", .text), ("AddtlStmtInf", .text),
        ("AddtlRptInf", .text), ("AddtlNtfctnInf", .text), ("AddtlInf", .text), ("AddtlStsRsnInf", .text),
        ("AddtlRtrRsnInf", .text), ("AddtlCxlRsnInf", .text), ("InstrInf", .text), ("InstrForCdtrAgt", .text),
        ("InstrForNxtAgt", .text), ("InstrForDbtrAgt", .text), ("InstrForInstdAgt", .text), ("RgltryRptg/Dtls/Inf", .text),
        ("RgltryRptg/Dtls/Tp", .text), ("Inf", .text), ("Desc", .text), ("MemoFld", .text), ("Purp/Prtry", .text),
        ("CtgyPurp/Prtry", .text), ("Rsn/Prtry", .text), ("Rsn", .text), ("AddtlPdctInf", .text), ("AddtlCardData", .text),
        ("CdtrRefInf/Ref", .text), ("Refs/Prtry/Ref", .text), ("RmtId", .text), ("RfrdDocInf/Nb", .text),
        ("LineDtls/Id/Nb", .text),
        ("GrnshmtRmt/RefNb", .text), ("Titl", .text), ("JobTitl", .text), ("Rspnsblty", .text), ("CtctDtls/Othr", .text),
        ("CtctDtls/Othr/Id", .text), ("Prtry/Tp", .text), ("CtgyDtls", .text), ("PrtLctn", .text), ("RmtInf", .text),
        ("Cntt", .text), ("Narrtv", .text),
    ]

    /// Amounts by which a transaction is told from another, the lowest rank first: the transaction's own before the entry's. None of
    /// the original message's, which a return or a status tells besides its own.
    static let amounts: [(path: String, rank: UInt8)] = [
        ("IntrBkSttlmAmt", 0), ("RtrdIntrBkSttlmAmt", 0), ("RvsdIntrBkSttlmAmt", 0), ("CdtTrfTxInf/Amt/InstdAmt", 0),
        ("DrctDbtTxInf/InstdAmt", 0), ("TxDtls/Amt", 0), ("TxDtls/AmtDtls/TxAmt/Amt", 1), ("OrgnlTxRef/IntrBkSttlmAmt", 2),
        ("OrgnlIntrBkSttlmAmt", 2), ("OrgnlInstdAmt", 3), ("Ntry/Amt", 4), ("InstdAmt", 5),
    ]

    // MARK: Not screened

    private static let amount = "an amount, rate or quantity"
    private static let date = "a date, a time or a duration"
    private static let code = "a code of a closed list"
    private static let flag = "yes or no"
    private static let number = "a count or a sequence number"
    static let reference = "a reference that names nobody"
    static let namespace = "the namespace and schema of the message"
    private static let birthPlace = "a place of birth: no party of a payment is compared by it"
    private static let scheme = "the scheme or issuer of an identifier"
    private static let card = "card and terminal data"
    private static let schema = "the message's own type and service"

    /// Elements and attributes (`@`) that are deliberately not held against the lists, with the reason. Where two words stand in one all
    /// the same, they are screened as text; in a namespace, only when it is no address.
    static let notScreened: [(path: String, reason: String)] = [
        ("@xmlns*", namespace), ("@schemaLocation", namespace), ("@noNamespaceSchemaLocation", namespace), ("@Ccy", code),
        ("@lang", code), ("@type", schema), ("@nil", flag), ("@space", schema), ("@version", schema), ("@encoding", schema),
        ("CityOfBirth", birthPlace), ("PrvcOfBirth", birthPlace), ("CtryOfBirth", birthPlace),
        ("*Amt", amount), ("Amt", amount), ("CtrlSum", amount), ("Sum", amount), ("*Rate", amount), ("Rate", amount),
        ("Pctg", amount), ("Unit", amount), ("PdctQty", amount), ("UnitPric", amount), ("NoteDnmtn", amount),
        ("AmtDtls/*", amount), ("FaceVal", amount), ("Val", amount),
        ("*Dt", date), ("*DtTm", date), ("*Tm", date), ("Dt", date), ("Yr", date), ("NbOfDays", date), ("FrDt", date),
        ("ToDt", date),
        ("Frqcy", date), ("CntPerPrd", date), ("*Ind", flag), ("BtchBookg", flag), ("Incl", flag), ("Yldd", flag),
        ("PssblDplct", flag), ("AttndntMsgCpbl", flag), ("CardPres", flag), ("CrdhldrPres", flag), ("OnLineCntxt", flag),
        ("NbOf*", number), ("*SeqNb", number), ("PgNb", number), ("SeqNb", number), ("FrSeq", number), ("ToSeq", number),
        ("FrstTx", number), ("LastTx", number), ("Cd", code), ("Ccy", code), ("*Ccy", code), ("CcyOfTrf", code),
        ("PmtMtd", code), ("SttlmMtd", code), ("ChrgBr", code), ("InstrPrty", code), ("SttlmPrty", code), ("ClrChanl", code),
        ("Prty", code), ("SeqTp", code), ("Sts", code), ("*Sts", code), ("Br", code), ("AdrTp", code), ("NmPrfx", code),
        ("PrefrdMtd", code), ("ChanlTp", code), ("EmailPurp", code), ("RateTp", code), ("ChqTp", code), ("SubFmlyCd", code),
        ("CpyDplct", code), ("AddtlSvc", code), ("TxCtgy", code), ("TxChanl", code), ("RePresntmntRsn", code), ("EvtTp", code),
        ("Mtd", code), ("Tp/Prtry", code), ("LclInstrm/Prtry", code), ("SvcLvl/Prtry", code), ("ClrSys/Prtry", code),
        ("ClrSysId/Prtry", code), ("CdOrPrtry/Prtry", code), ("BkTxCd/Prtry/*", code), ("Prtry/Cd", code), ("Ctgy", code),
        ("FrmsCd", code), ("TaxTp", code), ("AdmstnZone", code), ("RgnlClrZone", code), ("DbtrSts", code), ("PdctCd", code),
        ("UnitOfMeasr", code), ("Prd/Tp", code), ("*Cd", code), ("RptgSrc/Prtry", code), ("GrpCxl", code), ("Conf", code),
        ("Ctry", code), ("Id/Tp", code), ("Tp", code),
        ("SchmeNm/Prtry", scheme), ("SchmeNm", scheme), ("Issr", scheme), ("AdrTp/Prtry/*", scheme), ("IdTp/Prtry", scheme),
        ("Prxy/Tp/Prtry", scheme),
        ("ClrSysRef", reference), ("OrgnlClrSysRef", reference), ("*Ref", reference), ("RefNb", reference), ("PrcgId", reference),
        ("ChqNb", reference), ("CtrctId", reference), ("CertId", reference), ("EvtId", reference), ("ISIN", reference),
        ("MktInfrstrctrTxId", reference), ("AcctOwnrTxId", reference), ("AcctSvcrTxId", reference), ("Sfx", reference),
        ("*Idr", reference), ("*MsgNmId", schema), ("MsgNmId", schema), ("MsgDefIdr", schema), ("BizSvc", schema),
        ("Regy", schema), ("CharSet", schema), ("MktPrctc/*", schema), ("AppHdr/*", schema), ("From/Type", schema),
        ("To/Type", schema),
        ("Id", reference), ("SplmtryData/PlcAndNm", schema), ("*Id", reference), ("*Nb", reference),
        ("PlainCardData/*", card), ("TrckData/*", card), ("CardSctyCd/*", card), ("Card/*", card), ("CardBrnd/*", card),
        ("POI/*", card), ("Cpblties/*", card), ("DispCpblties/*", card), ("Cmpnt/*", card), ("PmtCntxt/*", card),
        ("AuthntcnMtd/*", card), ("Indv/*", card), ("AuthntcnNtty", card), ("ICCRltdData", card),
    ]
}
