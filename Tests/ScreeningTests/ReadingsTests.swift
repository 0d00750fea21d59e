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
        // The first line is enough to alert; with the second line the name is whole.
        let broken = "NORVEXA MARITIME HOLDINGS\r\nLTD"
        let one = try await run(Self.mt(broken))
        let alerts = try #require(one.records.first?["alerts"]?.items)
        #expect(alerts.count == 1)
        #expect(alerts.first?["name"]?.string == "NORVEXA MARITIME HOLDINGS LTD")
        #expect(one.summary.alerts == 1)
        let whole = try await run(Self.mt("NORVEXA MARITIME HOLDINGS LTD"))
        #expect(whole.records.first?["alerts"]?.items.first?["score"]?.plain == alerts.first?["score"]?.plain)
    }

    @Test("the alert of another reading tells what is known of the party")
    func evidenceOfReadings() async throws {
        let text =
            "<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId></GrpHdr><CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId><Dbtr><Nm>Qasim Zora\nvandi Belhakem</Nm>"
            + "<Id><PrvtId><DtAndPlcOfBirth><BirthDt>1957-03-10</BirthDt></DtAndPlcOfBirth><Othr><Id>K-4417789</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm></Othr></PrvtId></Id></Dbtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
        let run = try await run(text)
        let alerts = try #require(run.records.first?["alerts"]?.items)
        #expect(alerts.count == 1)
        #expect(alerts.first?["name"]?.string == FictionalList.person)
        #expect(alerts.first?["by"]?.string == "name")
        #expect(alerts.first?["secondary"]?["birthDate"]?.string == "match")
        #expect(alerts.first?["secondary"]?["identifier"]?.string == "match")
    }

    @Test("two parties, and two roles of one party, keep their alerts")
    func partiesStayApart() async throws {
        let name = FictionalList.person
        let run = try await run(Self.xml(name, creditor: name) + Self.mt(name, beneficiary: name))
        // One input is of one format: what is no XML is rejected.
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
