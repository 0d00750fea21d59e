import MessageSupport
import TestSupport
import Testing

@testable import MessageReaders

/// Real messages, where they stand: how many records, and how many named parties of each role. Checked by hand and by a
/// second count with another XML reader. Among the texts are references that hold two words.
@Suite struct ISO20022GoldenTests {
    struct Golden: Sendable, CustomStringConvertible {
        var file: String
        var records: Int
        var rejects = 0
        /// Of all records together; a party above several transactions counts in each.
        var named: [String: Int]
        /// Identifiers by kind.
        var identifiers: [String: Int] = [:]
        var texts: Int

        var description: String { file }
    }

    static let files: [Golden] = [
        Golden(
            file: "FI_camt_053_sample.xml.xml", records: 13, rejects: 0,
            named: ["account-holder": 13, "creditor": 3, "debtor": 5, "ultimate-debtor": 1],
            identifiers: ["": 15, "account": 3, "bic": 16, "duns": 1, "iban": 26, "tax-id": 1], texts: 17),
        Golden(
            file: "International_payment_USD_naujas_1.xml", records: 1, rejects: 0,
            named: ["creditor": 1, "creditor-agent": 1, "debtor": 1, "initiating-party": 1],
            identifiers: ["account": 1, "bic": 2, "iban": 1], texts: 1),
        Golden(
            file: "camt.053.001.07.xml", records: 1, rejects: 0, named: ["account-holder": 1],
            identifiers: ["account": 1, "bic": 2], texts: 2),
        Golden(
            file: "camt052.v6.xml", records: 2, rejects: 0,
            named: [
                "account-holder": 2, "account-servicer": 2, "creditor": 1, "debtor": 1, "initiating-party": 1,
                "message-recipient": 2,
            ], identifiers: ["": 2, "bic": 6, "iban": 4], texts: 13),
        Golden(
            file: "camt053.v2.minimal.ultimate.xml", records: 2, rejects: 0,
            named: ["message-recipient": 2, "ultimate-creditor": 1, "ultimate-debtor": 1],
            identifiers: ["": 2, "bic": 2, "iban": 2], texts: 12),
        Golden(file: "camt053.v2.wrong.xml", records: 1, rejects: 1, named: [:], identifiers: [:], texts: 0),
        Golden(
            file: "camt053.v8.xml", records: 2, rejects: 0,
            named: ["account-holder": 2, "account-servicer": 2, "creditor": 1, "debtor": 1, "message-recipient": 2],
            identifiers: ["": 3, "account": 2, "bic": 2, "iban": 2], texts: 13),
        Golden(
            file: "camt054.v8-with-financial-institution.xml", records: 1, rejects: 0, named: ["creditor": 1],
            identifiers: ["iban": 1], texts: 2),
        Golden(
            file: "cbpr-camt.054.max.xml", records: 2, rejects: 0,
            named: [
                "account-holder": 3, "account-servicer": 2, "account-servicer-branch": 2, "charges-agent": 2,
                "charges-agent-branch": 1, "contact": 7, "creditor": 1, "creditor-agent": 1, "creditor-agent-branch": 1,
                "creditor-branch": 1, "debtor": 1, "debtor-agent": 1, "debtor-agent-branch": 1, "debtor-branch": 1,
                "delivering-agent": 1, "delivering-agent-branch": 1, "garnishee": 1, "garnishment-administrator": 1,
                "initiating-party": 1, "initiating-party-branch": 1, "instructed-agent": 1, "instructed-agent-branch": 1,
                "instructing-agent": 1, "instructing-agent-branch": 1, "intermediary": 3, "intermediary-branch": 3, "invoicee": 1,
                "invoicer": 1, "issuing-agent": 1, "issuing-agent-branch": 1, "merchant": 2, "message-recipient": 2,
                "originator": 1, "receiver": 2, "receiver-branch": 2, "receiving-agent": 1, "receiving-agent-branch": 1,
                "related-account-holder": 2, "related-agent": 1, "related-agent-branch": 1, "related-party": 1,
                "related-party-branch": 1, "related-receiver": 2, "related-receiver-branch": 2, "related-sender": 2,
                "related-sender-branch": 2, "remittance-recipient": 1, "safekeeping-account": 1, "sender": 2, "sender-branch": 2,
                "settlement-place": 1, "settlement-place-branch": 1, "tax-authorisation": 3, "trading-party": 1,
                "trading-party-branch": 1, "ultimate-creditor": 1, "ultimate-creditor-branch": 1, "ultimate-debtor": 1,
                "ultimate-debtor-branch": 1,
            ], identifiers: ["": 72, "account": 16, "bic": 31, "email": 1, "lei": 61, "registration": 5, "tax-id": 5], texts: 39),
        Golden(
            file: "cbpr-pacs.004.max.xml", records: 1, rejects: 0,
            named: [
                "charges-agent": 1, "creditor": 1, "creditor-agent": 2, "creditor-scheme": 1, "debtor": 1, "debtor-agent": 2,
                "initiating-party": 1, "instructed-reimbursement-agent": 1, "instructing-reimbursement-agent": 1,
                "intermediary": 3, "originator": 1, "previous-instructing-agent": 3, "receiver": 1, "receiver-branch": 1,
                "related-receiver": 1, "related-receiver-branch": 1, "related-sender": 1, "related-sender-branch": 1,
                "return-creditor": 1, "return-debtor": 1, "return-ultimate-creditor": 1, "return-ultimate-debtor": 1, "sender": 1,
                "sender-branch": 1, "settlement-account-holder": 2, "third-reimbursement-agent": 1, "ultimate-creditor": 1,
                "ultimate-debtor": 1,
            ], identifiers: ["": 35, "account": 18, "bic": 20, "lei": 24], texts: 2),
        Golden(
            file: "cbpr-pacs.008.max.xml", records: 1, rejects: 0,
            named: [
                "charges-agent": 1, "creditor": 1, "creditor-agent": 1, "debtor": 1, "debtor-agent": 1, "initiating-party": 1,
                "instructed-reimbursement-agent": 1, "instructing-reimbursement-agent": 1, "intermediary": 3,
                "previous-instructing-agent": 3, "receiver": 1, "receiver-branch": 1, "regulatory-authority": 1,
                "related-receiver": 1, "related-receiver-branch": 1, "related-sender": 1, "related-sender-branch": 1, "sender": 1,
                "sender-branch": 1, "settlement-account-holder": 1, "third-reimbursement-agent": 1, "ultimate-creditor": 1,
                "ultimate-debtor": 1,
            ], identifiers: ["": 27, "account": 28, "bic": 18, "email": 1, "lei": 22], texts: 5),
        Golden(
            file: "cbpr-pacs.008.min.xml", records: 1, rejects: 0, named: ["creditor": 1, "debtor": 1], identifiers: ["bic": 2],
            texts: 0),
        Golden(
            file: "cbpr-pacs.009_cov.max.xml", records: 1, rejects: 0,
            named: [
                "creditor": 1, "creditor-agent": 1, "debtor": 1, "debtor-agent": 1, "intermediary": 6,
                "previous-instructing-agent": 6, "receiver": 1, "receiver-branch": 1, "related-receiver": 1,
                "related-receiver-branch": 1, "related-sender": 1, "related-sender-branch": 1, "sender": 1, "sender-branch": 1,
                "settlement-account-holder": 1, "underlying-creditor": 1, "underlying-creditor-agent": 1, "underlying-debtor": 1,
                "underlying-debtor-agent": 1, "underlying-initiating-party": 1, "underlying-ultimate-creditor": 1,
                "underlying-ultimate-debtor": 1,
            ], identifiers: ["": 33, "account": 42, "bic": 24, "lei": 28], texts: 6),
        Golden(
            file: "cbpr-pain.001.max.xml", records: 1, rejects: 0,
            named: [
                "charges-account-agent": 1, "cheque-recipient": 1, "cheque-sender": 1, "contact": 1, "creditor": 1,
                "creditor-agent": 1, "debtor": 1, "debtor-agent": 1, "initiating-party": 1, "intermediary": 3, "receiver": 1,
                "receiver-branch": 1, "regulatory-authority": 1, "related-receiver": 1, "related-receiver-branch": 1,
                "related-sender": 1, "related-sender-branch": 1, "sender": 1, "sender-branch": 1, "tax-authorisation": 1,
                "ultimate-creditor": 1, "ultimate-debtor": 2,
            ],
            identifiers: ["": 22, "account": 16, "bic": 11, "email": 2, "lei": 15, "phone": 3, "registration": 2, "tax-id": 2],
            texts: 14),
        Golden(file: "invalid_pain_v11.xml", records: 1, rejects: 0, named: [:], identifiers: [:], texts: 0),
        Golden(
            file: "musterfile_pain.001_Nov2020.xml", records: 8, rejects: 0,
            named: ["contact": 8, "creditor": 8, "debtor": 8, "initiating-party": 8],
            identifiers: ["account": 1, "bic": 9, "iban": 15], texts: 14),
        // One of the texts stands in pieces of 105 characters that are cut within words: it is read in both ways.
        Golden(file: "pacs.002-CDATA-with-header.xml", records: 1, rejects: 0, named: [:], identifiers: [:], texts: 4),
        Golden(
            file: "pacs.008.001.02.xml", records: 1, rejects: 0, named: ["creditor": 1, "debtor": 1], identifiers: ["bic": 2],
            texts: 0),
        Golden(
            file: "pacs.008.001.07.xml", records: 1, rejects: 0,
            named: ["creditor": 1, "debtor": 1, "debtor-agent": 1, "instructed-agent": 1, "instructing-agent": 1],
            identifiers: ["": 1, "bic": 6], texts: 0),
        Golden(
            file: "pacs.008.001.13.xml", records: 1, rejects: 0, named: ["creditor": 1, "debtor": 1], identifiers: ["bic": 2],
            texts: 2),
        Golden(
            file: "pacs.009.001.07.xml", records: 1, rejects: 0,
            named: ["creditor": 1, "creditor-agent": 1, "debtor": 1, "instructed-agent": 1, "instructing-agent": 1],
            identifiers: ["": 2, "bic": 10], texts: 0),
        Golden(
            file: "pain008-musterfile.xml", records: 2, rejects: 0, named: ["creditor": 2, "debtor": 2, "initiating-party": 2],
            identifiers: ["": 8, "iban": 4], texts: 10),
        Golden(
            file: "sepa_payment_naujas_1.xml", records: 1, rejects: 0,
            named: ["creditor": 1, "debtor": 1, "initiating-party": 1], identifiers: ["bic": 2, "iban": 2, "registration": 3],
            texts: 1),
    ]

    @Test(arguments: files) func findsThePartiesOfRealMessages(_ golden: Golden) throws {
        guard let path = SharedFiles.path("payments/iso20022/" + golden.file) else {
            print("skipped: payments/iso20022/\(golden.file) is not here")
            return
        }
        let input = try readAll(path)
        let read = try ReadInput(input)
        #expect(read.profile.format == .iso20022)
        #expect(read.accounted == input.count)
        #expect(read.records.count == golden.records)
        #expect(read.records.count { $0.reject != nil } == golden.rejects)
        var named: [String: Int] = [:]
        var identifiers: [String: Int] = [:]
        for party in read.records.flatMap(\.parties) {
            let fields = party.split(separator: "|", omittingEmptySubsequences: false)
            if fields.count > 1, !fields[1].isEmpty { named[String(fields[0]), default: 0] += 1 }
            guard fields.count > 8 else { continue }
            for identifier in fields[8].split(separator: ",") {
                identifiers[String(identifier.prefix { $0 != "=" }), default: 0] += 1
            }
        }
        #expect(named == golden.named)
        #expect(identifiers == golden.identifiers)
        #expect(read.records.reduce(0) { $0 + $1.texts.count } == golden.texts)
        // Byte by byte where that does not take long.
        for size in input.count < 6000 ? [1, 17, 4096] : [997, 4096] {
            let chunked = try ReadInput(input, chunk: size)
            #expect(chunked.records == read.records, "chunks of \(size)")
            #expect(chunked.accounted == input.count)
        }
    }

    @Test func hasAllFilesInItsTable() throws {
        guard SharedFiles.path("payments/iso20022") != nil else { return print("skipped: payments/iso20022 is not here") }
        #expect(Set(Self.files.map(\.file)).count == 23)
    }
}
