/// Which elements of ISO 20022 messages part the stream into records. Names without prefix; the parties and texts inside
/// them stand in `ISO20022Fields`.
enum ISO20022Elements {
    typealias Name = XMLMarkup.Name

    /// A transaction each, wherever they stand outside of another one.
    static let records: [StaticString] = [
        // pain.001, pacs.008, pacs.009; pain.008, pacs.003, pacs.010.
        "CdtTrfTxInf", "DrctDbtTxInf",
        // pacs.004, pacs.007, pacs.028, pain.007, camt.055, camt.056; pacs.002, pain.002, camt.029.
        "TxInf", "TxInfAndSts",
        // pain.013, pain.014.
        "CdtTrfTx",
        // pain.009 to pain.012: a mandate.
        "Mndt",
        // camt.005, camt.006.
        "TxRpt",
    ]

    /// A transaction under the parent that is named.
    static let nestedRecords: [(parent: StaticString, name: StaticString)] = [
        // camt.057, camt.058.
        ("Ntfctn", "Itm")
    ]

    /// Levels that are a record themselves when no transaction stands in them.
    static let reported: [StaticString] = [
        "Document", "Stmt", "Rpt", "Ntfctn", "PmtInf", "CdtInstr", "OrgnlPmtInfAndSts", "OrgnlPmtInfAndRvsl",
        "OrgnlPmtInfAndCxl",
    ]

    /// Messages that are nothing without a transaction, an entry, an account or a payment: without one they are rejected.
    static let needingTransactions: [StaticString] = [
        "CstmrCdtTrfInitn", "CstmrDrctDbtInitn", "FIToFICstmrCdtTrf", "FIToFICstmrDrctDbt", "FICdtTrf", "FinInstnCdtTrf",
        "FIDrctDbt", "BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn",
    ]

    static let document = Name("Document")
    static let groupHeader = Name("GrpHdr")
    static let assignment = Name("Assgnmt")
    static let businessHeader = Name("AppHdr")
    static let entry = Name("Ntry")
    static let transactionDetails = Name("TxDtls")

    private static let recordNames = records.map { Name($0) }
    private static let nestedNames = nestedRecords.map { (parent: Name($0.parent), name: Name($0.name)) }
    private static let reportedNames = reported.map { Name($0) }
    private static let needingNames = needingTransactions.map { Name($0) }

    static func isRecord(_ name: Name, under parent: Name) -> Bool {
        recordNames.contains(name) || nestedNames.contains { $0.name == name && $0.parent == parent }
    }

    static func isReported(_ name: Name) -> Bool { reportedNames.contains(name) }

    static func needsTransactions(_ name: Name) -> Bool { needingNames.contains(name) }
}
