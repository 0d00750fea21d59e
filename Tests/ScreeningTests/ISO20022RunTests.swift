import MessageReaders
import Testing

@testable import Screening

/// Runs over messages that are not lines: frames between records, and contexts that go with them to the workers.
@Suite("Runs over ISO 20022 messages")
struct ISO20022RunTests {
    /// Two payments, the second of which has the listed person as debtor above its transactions.
    static func message(transactions: Int) -> String {
        func payment(_ number: Int, _ debtor: String) -> String {
            let transactions = (0..<transactions).map {
                """
                <CdtTrfTxInf><PmtId><EndToEndId>P\(number)T\($0)</EndToEndId></PmtId><Cdtr><Nm>Emma O&apos;Brien</Nm></Cdtr></CdtTrfTxInf>

                """
            }
            return "<PmtInf><PmtInfId>P\(number)</PmtInfId><Dbtr><Nm>\(debtor)</Nm></Dbtr>\n" + transactions.joined()
                + "</PmtInf>"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><MsgId>M</MsgId></GrpHdr>
            \(payment(1, "Piotr Zielinski"))\(payment(2, FictionalList.person))\(payment(3, "Noel Dubois"))
            </CstmrCdtTrfInitn></Document>

            """
    }

    @Test("a listed debtor above its transactions holds each of them, in chunks of any size on any number of workers")
    func contexts() async throws {
        let text = Self.message(transactions: 60)
        let first = try await run(text) { $0.output = .all }
        expectBalanced(first, of: Array(text.utf8))
        #expect(first.counts == [180, 120, 60, 0])
        #expect(first.ids("hold") == (0..<60).map { "P2T\($0)" })
        #expect(first.records.compactMap { $0["alerts"]?.items.first?["role"]?.string } == Array(repeating: "debtor", count: 60))
        #expect(first.summary.frameBytes > 0)
        for jobs in [1, 3] {
            let other = try await run(text) {
                $0.output = .all
                $0.jobs = jobs
                $0.chunkBytes = 4096
            }
            expectBalanced(other, of: Array(text.utf8))
            #expect(other.lines == first.lines)
        }
    }

    @Test("every transaction's bytes go to one stream, unchanged")
    func split() async throws {
        let text = Self.message(transactions: 3)
        let run = try await run(text) { $0.output = .split }
        expectBalanced(run, of: Array(text.utf8))
        #expect(run.clear.count + run.hold.count == run.summary.recordBytes)
        #expect(String(decoding: run.hold, as: UTF8.self).hasPrefix("<CdtTrfTxInf><PmtId><EndToEndId>P2T0<"))
    }

    @Test("XML without a message is one rejected record, and a broken document does not pass")
    func rejected() async throws {
        let page = try await run("<html><body>No bank today</body></html>") { $0.output = .all }
        #expect(page.counts == [1, 0, 0, 1])
        let cut = String(Self.message(transactions: 2).dropLast(40))
        let broken = try await run(cut) { $0.output = .all }
        expectBalanced(broken, of: Array(cut.utf8))
        #expect(broken.counts == [7, 4, 2, 1])
    }
}
