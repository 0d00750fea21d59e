import Foundation
import Testing

@Suite("screen customers, lists gaps, one party on many lists")
struct CustomersTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func list(_ name: String, version: String, date: String, _ rows: [String]) throws -> String {
        try folder.write(FictionalList.text(version: version, date: date, rows: rows), to: name)
    }

    /// P2 goes, X1 comes, O1 changes its programme.
    private func versions() throws -> (old: String, new: String) {
        let old = try list("old.csv", version: "1", date: "2026-01-02", FictionalList.rows)
        var rows = FictionalList.rows.filter { !$0.hasPrefix("P2") && !$0.hasPrefix("P3") && !$0.hasPrefix("O1") }
        rows.append("O1,organisation,\(FictionalList.organisation),primary,,,bic:NRVXKPPY,CHANGED,,asset-freeze")
        rows.append("X1,person,Ottokar Vredenhain,primary,1960-07-08,,,,2026-02-03,asset-freeze")
        return (old, try list("new.csv", version: "2", date: "2026-02-03", rows))
    }

    private static let names = [
        FictionalList.person, "Samir Halvadjian", FictionalList.organisation, "Ottokar Vredenhain", "Annelies de Wit",
    ]

    @Test("a party that stands above its payments is known to each of them, and every byte is accounted for")
    func messages() throws {
        let (old, new) = try versions()
        let payment = { (id: String) in
            "<CdtTrfTxInf><PmtId><EndToEndId>\(id)</EndToEndId></PmtId><Cdtr><Nm>Annelies de Wit</Nm></Cdtr></CdtTrfTxInf>"
        }
        let message =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"><CstmrCdtTrfInitn><PmtInf>"
            + "<PmtInfId>P</PmtInfId><Dbtr><Nm>Ottokar Vredenhain</Nm></Dbtr>" + payment("E1") + payment("E2")
            + "</PmtInf></CstmrCdtTrfInitn></Document>\n"
        let found = try ScreenProgram.run(["customers", "--since", old, "--now", new, "--json"], input: message)
        #expect(found.code == 0, "\(found.error)")
        let told = try found.objects().map { "\($0["record"] as? String ?? "") \($0["change"] as? String ?? "")" }
        #expect(told == ["E1 freeze", "E2 freeze"])
    }

    @Test("who is to be frozen, who released, what changed for the rest, and the numbers add up")
    func kinds() throws {
        let (old, new) = try versions()
        let customers = FictionalList.jsonl(Self.names) + "not json\n"
        let summary = folder.file("summary.json")
        func run(_ more: [String]) throws -> ScreenProgram.Finished {
            try ScreenProgram.run(["customers", "--since", old, "--now", new] + more, input: customers)
        }
        let found = try run(["--json", "--summary", summary])
        #expect(found.code == 1, "\(found.error)")
        let objects = try found.objects()
        let told = objects.map { "\($0["record"] as? String ?? "") \($0["change"] as? String ?? "")" }
        #expect(told == ["R1 release", "R2 changed", "R3 freeze", "6 reject"])
        let changed = try #require((objects[1]["alerts"] as? [[String: Any]])?.first)
        #expect(changed["fields"] as? [String] == ["programmes"] && changed["change"] as? String == "changed")
        let freeze = try #require((objects[2]["alerts"] as? [[String: Any]])?.first)
        #expect(freeze["before"] is NSNull && freeze["after"] is [String: Any])

        let text = try String(contentsOfFile: summary, encoding: .utf8)
        let sums = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(sums["balanced"] as? Bool == true)
        let counts = ["unchanged", "freeze", "release", "changed", "rejected"].compactMap { sums[$0] as? Int }
        #expect(counts == [2, 1, 1, 1, 1] && sums["read"] as? Int == counts.reduce(0, +))
        let designations = try #require(sums["designations"] as? [String: [String]])
        #expect(designations["added"] == ["test:X1"] && designations["removed"] == ["test:P2", "test:P3"])
        #expect(found.error.contains("test 1 → 2"))
        #expect(found.error.contains("published 2026-02-03"))

        // Everybody against both whole versions gives the same lines.
        #expect(try run(["--json", "--whole"]).output == found.output)
        #expect(try run(["--json", "--jobs", "2"]).output == found.output)
        #expect(try run(["--fail-on-hit"]).code == 3)
        let people = try run([])
        #expect(people.output.contains("+ test:X1  Ottokar Vredenhain") && people.output.contains("- test:P2"))
    }

    @Test("nothing changed, nothing told; what is missing is refused")
    func nothing() throws {
        let (old, _) = try versions()
        let customers = FictionalList.jsonl(Self.names)
        let found = try ScreenProgram.run(["customers", "--since", old, "--now", old, "--json"], input: customers)
        #expect(found.code == 0 && found.output.isEmpty)
        #expect(found.error.contains("read 5 = unchanged 5"))
        for arguments in [["customers", "--now", old], ["customers", "--since", old, "--now", folder.file("none.csv")]] {
            #expect(try ScreenProgram.run(arguments, input: customers).code == 2)
        }
    }

    private func lists() throws -> (first: String, second: String) {
        let first = try list("one.csv", version: "1", date: "2026-01-02", FictionalList.rows)
        let text = FictionalList.text(rows: [
            "A7,person,\"BELHAKEM, Qasim Zoravandi\",primary,1957-03-10,,,,2002-01-01,asset-freeze"
        ])
        return (first, try folder.write(text.replacingOccurrences(of: "list: test", with: "list: other"), to: "two.csv"))
    }

    @Test("an alert tells which lists hold the party and which don't, the authority, and what to do")
    func party() throws {
        let (first, second) = try lists()
        let found = try ScreenProgram.run(["name", FictionalList.person, "-w", first, "-w", second, "--json"])
        let alerts = try #require(try found.object()["alerts"] as? [[String: Any]])
        #expect(alerts.count == 2)
        let parties = alerts.compactMap { $0["party"] as? [String: Any] }
        #expect(Set(parties.compactMap { $0["id"] as? String }) == ["other:A7"])
        for party in parties {
            let lists = try #require(party["lists"] as? [[String: String]])
            #expect(lists.map { $0["id"] } == ["other:A7", "test:P1"] && party["missing"] as? [String] == [])
        }
        #expect((alerts[0]["authority"] as? [String: Any])?["next"] as? String == "freeze")
        let text = try ScreenProgram.run(["name", FictionalList.person, "-w", first, "-w", second]).output
        #expect(text.contains("the same party as") && text.contains("also on") && text.contains("freeze all that is its own"))
        let alone = try ScreenProgram.run(["name", "Samir Halvadjian", "-w", first, "-w", second]).output
        #expect(alone.contains("not on      other"))
        let embedded = try ScreenProgram.run(["name", "Ayman al-Zawahiri"])
        #expect(embedded.output.contains("https://main.un.org/securitycouncil/en/ombudsperson"))
    }

    @Test("gaps between lists reconcile, and name designations where one is held to the other")
    func gaps() throws {
        let (first, second) = try lists()
        let found = try ScreenProgram.run(["lists", "gaps", first, second, "--json"])
        #expect(found.code == 0, "\(found.error)")
        let gaps = try #require(try found.object()["gaps"] as? [[String: Any]])
        #expect(gaps.count == 2)
        for gap in gaps {
            #expect((gap["held"] as? Int ?? 0) + (gap["missing"] as? Int ?? 0) == gap["designations"] as? Int)
            #expect(gap["carried"] as? Bool == false && gap["entries"] is NSNull)
        }
        let named = try ScreenProgram.run(["lists", "gaps", first, second, "--autonomous", "--from", "test"])
        #expect(named.output.contains("test:P2") && !named.output.contains("test:P1"))
        let council = FictionalList.text(rows: ["QDi.901,person,Ottokar Vredenhain,primary,,,,,2026-02-01,asset-freeze"])
        let un = try folder.write(council.replacingOccurrences(of: "list: test", with: "list: un"), to: "un.csv")
        let text = FictionalList.text(rows: ["E1,person,Darya Velichkovskaya,primary,,,,,,asset-freeze"])
        let eu = try folder.write(text.replacingOccurrences(of: "list: test", with: "list: eu"), to: "eu.csv")
        let duty = try ScreenProgram.run(["lists", "gaps", un, eu, "--as-of", "2026-02-11"]).output
        #expect(duty.contains("un:QDi.901  Ottokar Vredenhain  listed on 2026-02-01, 10 days; after the version of eu"))
        #expect(!duty.contains("eu:E1"))
        #expect(try ScreenProgram.run(["lists", "gaps", un]).code == 2)
    }
}
