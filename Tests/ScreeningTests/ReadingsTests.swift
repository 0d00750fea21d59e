import MessageReaders
import Testing

@testable import Screening

@Suite("Names that are read in several ways")
struct ReadingsTests {
    private static func mt(_ customer: String, amount: String = "1200,", id: String = "R1", beneficiary: String = "EMMA OBRIEN")
        -> String
    {
        "{1:F01QUAYGB2LAXXX0000000000}{2:I103NORTDEFFXXXXN}{4:\r\n:20:\(id)\r\n:32A:260301EUR\(amount)\r\n:50K:\(customer)\r\n:59:\(beneficiary)\r\n:70:RENT\r\n-}\r\n"
    }

    private static func xml(_ debtor: String, amount: String = "1200.00", id: String = "R1", creditor: String = "EMMA OBRIEN")
        -> String
    {
        "<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId></GrpHdr><CdtTrfTxInf><PmtId><TxId>\(id)</TxId></PmtId><IntrBkSttlmAmt Ccy=\"EUR\">\(amount)</IntrBkSttlmAmt><Dbtr><Nm>\(debtor)</Nm></Dbtr><Cdtr><Nm>\(creditor)</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>\n"
    }

    @Test("a party has one alert on a designation: that of its best reading")
    func oneAlert() async throws {
        let screener = try FictionalList.screener(Policy(threshold: 5_000))
        func alerts(_ customer: String) async throws -> [JSONText] {
            let run = try await run([Array(Self.mt(customer).utf8)], screener: screener)
            return (run.records.first?["alerts"]?.items ?? []).filter { $0["role"]?.string == "ordering-customer" }
        }
        // The first line is enough to alert here; with the second one the name is whole.
        let first = try #require(try await alerts("QASIM ZORAVANDI").first)
        let broken = try await alerts("QASIM ZORAVANDI\r\nBELHAKEM")
        #expect(broken.count == 1)
        #expect(broken.first?["name"]?.string == "QASIM ZORAVANDI BELHAKEM")
        let whole = try await alerts("QASIM ZORAVANDI BELHAKEM")
        #expect(broken.first?["score"]?.plain == whole.first?["score"]?.plain)
        #expect(broken.first?["score"]?.plain != first["score"]?.plain)
    }

    @Test("the alert of another reading tells what is known of the party")
    func evidenceOfReadings() async throws {
        func text(_ name: String) -> String {
            "<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId></GrpHdr><CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId><Dbtr><Nm>\(name)</Nm>"
                + "<Id><PrvtId><DtAndPlcOfBirth><BirthDt>1957-03-10</BirthDt></DtAndPlcOfBirth><Othr><Id>K-4417789</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm></Othr></PrvtId></Id></Dbtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
        }
        let broken = try await run(text("Qasim Zora\nvandi Belhakem"))
        let whole = try await run(text(FictionalList.person))
        let alerts = try #require(broken.records.first?["alerts"]?.items)
        #expect(alerts.count == 1)
        #expect(alerts.first?["name"]?.string == FictionalList.person)
        #expect(alerts.first?["by"]?.string == "name")
        #expect(alerts.first?["secondary"]?["birthDate"]?.string == "match")
        let expected = try #require(whole.records.first?["alerts"]?.items.first)
        #expect(alerts.first?["secondary"] == expected["secondary"])
        #expect(alerts.first?["key"] == expected["key"])
    }

    @Test("two parties, and two roles of one party, keep their alerts")
    func partiesStayApart() async throws {
        let name = FictionalList.person
        let run = try await run(Self.xml(name, creditor: name))
        let record = try #require(run.records.first)
        #expect(record["alerts"]?.items.compactMap { $0["role"]?.string }.sorted() == ["creditor", "debtor"])
    }

    @Test("a payment stripped in another format is pointed out")
    func strippingAcrossFormats() async throws {
        let first = Self.xml(FictionalList.person)
        let inputs = [Array(first.utf8), Array(Self.mt("ANNELIES DE WIT").utf8)]
        let run = try await run(inputs) { $0.output = .all }
        #expect(run.ids("hold") == ["R1", "R1"])
        #expect(run.records.last?["stripped"] != nil)
        let other = try await runAll([Array(first.utf8), Array(Self.mt("ANNELIES DE WIT", amount: "77,").utf8)])
        #expect(other.records.last?["stripped"] == nil)
    }

    private func runAll(_ inputs: [[UInt8]]) async throws -> FinishedRun {
        try await run(inputs) { $0.output = .all }
    }
}
