import Foundation
import SanctionsModel
import Testing
import WatchlistStore

@testable import Screening

@Suite("Suppressions")
struct SuppressionTests {
    private static let party = Party(
        role: "creditor", name: "Samir Halvadjian", birthDate: "1990-02-01", type: .person, country: "FR", nationality: "FR",
        gender: "m", identifiers: [Identifier(kind: "passport", value: "X-99 887766", country: "FR")], address: "1 Rue A, Lyon")

    private static func line(_ alerts: [Alert]) -> String {
        var out = JSONOutput()
        out.object { out in
            out.key("alerts")
            out.array(alerts) { $1.write(to: &$0) }
        }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static func day(_ text: String) throws -> PartialDate.Day { try #require(PartialDate.Day(isoText: text)) }

    /// A policy with a suppression of P3 for the party, made from the alert's own JSON as people make it.
    private static func policy(_ party: Party = party) throws -> String {
        let alerts = try FictionalList.screener().screen(party).alerts
        let draft = try #require(try SuppressionDraft.read(line(alerts)).first { $0.designation == "test:P3" })
        let entry = draft.entry(
            reason: "another \"man\"", author: "Ada", approver: "Bo", created: try day("2026-01-01"),
            expires: try day("2026-12-31"))
        return "{suppressions: [\(entry)]}"
    }

    private static func held(_ screener: Screener, _ party: Party) -> [String] {
        screener.screen(party).alerts.filter { $0.released == nil && $0.designation.id != "test:P0" }.map(\.designation.id)
    }

    @Test("an alert of the pair is released and kept, with who said so; the other designation stays")
    func released() throws {
        let screener = try DecisionTests.screener(try Self.policy(), FictionalList.list)
        let alerts = screener.screen(Self.party).alerts.filter { $0.designation.id != "test:P0" }
        #expect(alerts.map(\.designation.id) == ["test:P3", "test:P4"])
        let released = try #require(alerts[0].released)
        #expect(released.by == .suppression)
        #expect(released.reason == "another \"man\"")
        #expect(released.index == 0)
        #expect(alerts[1].released == nil)
        #expect(alerts.holds)
        #expect(
            Self.line([alerts[0]]).contains(
                #""released":{"by":"suppression","reason":"another \"man\"","author":"Ada","approver":"Bo","expires":"2026-12-31"}"#
            ))
        #expect(!Self.line([alerts[1]]).contains("released"))
        // Role, letter case and punctuation make no other party.
        var same = Self.party
        same.role = "debtor"
        same.name = "HALVADJIAN; Samir"
        #expect(Self.held(screener, same) == ["test:P3", "test:P4"])
        same.name = "  samir HALVADJIAN. "
        same.birthDate = "1.2.1990"
        #expect(Self.held(screener, same) == ["test:P4"])
    }

    @Test(
        "it falls away when anything of the party changes",
        arguments: [
            { $0.name = "Samir K. Halvadjian" }, { $0.birthDate = "1990-02-02" }, { $0.birthDate = nil }, { $0.type = .any },
            { $0.country = "SY" }, { $0.nationality = nil }, { $0.gender = nil }, { $0.identifiers = [] },
            { $0.identifiers[0].value = "X99887767" }, { $0.identifiers[0].country = "" },
            { $0.identifiers.append(Identifier(kind: "", value: "12345678")) }, { $0.address = "2 Rue A, Lyon" },
        ] as [@Sendable (inout Party) -> Void])
    func partyChanged(_ change: @Sendable (inout Party) -> Void) throws {
        let screener = try DecisionTests.screener(try Self.policy(), FictionalList.list)
        var party = Self.party
        change(&party)
        #expect(Self.held(screener, party).contains("test:P3"))
        // And so does the key of the alert.
        let keys = [Self.party, party].map { party in screener.screen(party).alerts.first { $0.designation.id == "test:P3" }?.key
        }
        #expect(keys[0] != keys[1])
    }

    @Test("it falls away when the list says anything else of the designation, and not with the list's version alone")
    func designationChanged() throws {
        let policy = try Self.policy()
        let changes: [(inout Designation) -> Void] = [
            { $0.names.append(ListedName("Samir Halvadjian Senior", quality: .weak)) }, { $0.names[0].quality = .strong },
            { $0.type = .organisation }, { $0.genders = [.male] }, { $0.births = [Birth(date: PartialDate(year: 1990))] },
            { $0.nationalities = ["FR"] }, { $0.identifiers = [Identifier(kind: "passport", value: "1234567")] },
            { $0.addresses = [Address(city: "Lyon")] }, { $0.titles = ["Dr"] }, { $0.programmes = ["X"] },
            { $0.legalBasis = ["2026/1"] }, { $0.listedOn = PartialDate(year: 2020) },
            { $0.updatedOn = [PartialDate(year: 2021)!] },
            { $0.measures = [.assetFreeze] }, { $0.remarks = ["a"] },
        ]
        for (number, change) in changes.enumerated() {
            var list = FictionalList.list
            let index = try #require(list.designations.firstIndex { $0.id == "test:P3" })
            change(&list.designations[index])
            let screener = try DecisionTests.screener(policy, list)
            #expect(screener.inForce.suppressions == [.changed], "change \(number)")
            #expect(Self.held(screener, Self.party).contains("test:P3"), "change \(number)")
        }
        let newer = FictionalList.make(id: "test", version: "2026-02-02", sha256: "ff")
        let screener = try DecisionTests.screener(policy, newer)
        #expect(screener.inForce.suppressions == [.active])
        #expect(Self.held(screener, Self.party) == ["test:P4"])
        var delisted = FictionalList.list
        delisted.designations.removeAll { $0.id == "test:P3" }
        #expect(try DecisionTests.screener(policy, delisted).inForce.suppressions == [.delisted])
    }

    @Test(
        "it stands from its first to its last day",
        arguments: [
            ("2025-12-31", Suppression.State.early), ("2026-01-01", .active), ("2026-12-31", .active), ("2027-01-01", .expired),
        ])
    func days(_ day: String, _ state: Suppression.State) throws {
        let screener = try DecisionTests.screener(try Self.policy(), asOf: day, FictionalList.list)
        #expect(screener.inForce.suppressions == [state])
        #expect(Self.held(screener, Self.party) == (state == .active ? ["test:P4"] : ["test:P3", "test:P4"]))
    }

    @Test("a fingerprint under another name releases nobody")
    func otherName() throws {
        let fingerprint = Fingerprint.of(Self.party)
        let text = try Self.policy().replacingOccurrences(
            of: #""name": "Samir Halvadjian", "fingerprint""#, with: #""name": "Jean Martin", "fingerprint""#)
        #expect(text.contains(fingerprint) && text.contains("Jean Martin"))
        #expect(Self.held(try DecisionTests.screener(text, FictionalList.list), Self.party).contains("test:P3"))
    }

    @Test("a run keeps the released alert, clears the record, and tells what each suppression did")
    func summary() async throws {
        var policy = try Self.policy(Party(name: "Samir Halvadjian"))
        policy.removeLast(2)
        let other = try Self.policy(Party(name: "Samir Halvadjian")).replacingOccurrences(of: "2026-12-31", with: "2026-01-31")
        policy += other.dropFirst("{suppressions: [".count)
        var list = FictionalList.list
        list.designations.removeAll { ["test:P0", "test:P4"].contains($0.id) }
        let screener = try DecisionTests.screener(policy, list)
        let text = """
            {"id":"a","name":"Samir Halvadjian"}
            {"id":"b","name":"Samir Halvadjian","birthDate":"1970-01-01"}
            {"id":"c","name":"Emma O'Brien"}

            """
        for output in [RunOptions.Output.hits, .all, .split] {
            let run = try await run([Array(text.utf8)], screener: screener) { $0.output = output }
            #expect(run.counts == [3, 2, 1, 0])
            #expect(run.summary.alerts == 2)
            #expect(run.summary.released == [.suppression: 1])
            #expect(run.summary.suppressed == [0: 1])
            #expect(run.summary.tally.changedParties == [0: 1])
            switch output {
            case .split: #expect(run.hold.split(separator: 0x0A).count == 1)
            case .hits: #expect(run.records.compactMap { $0["record"]?.string } == ["a", "b"])
            case .all: #expect(run.statuses == ["clear", "hold", "clear"])
            }
            var out = JSONOutput()
            run.summary.write(to: &out, lists: [], policy: "", model: "", inForce: screener.inForce)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
            let decisions = try #require(object["decisions"] as? [String: Any])
            #expect(object["released"] as? Int == 1)
            #expect(decisions["asOf"] as? String == "2026-06-01")
            let suppressions = try #require(decisions["suppressions"] as? [[String: Any]])
            #expect(suppressions.map { $0["state"] as? String } == ["active", "expired"])
            #expect(suppressions.map { $0["alerts"] as? Int } == [1, 0])
            #expect(suppressions.map { $0["changedParties"] as? Int } == [1, 0])
            #expect(!String(decoding: out.bytes, as: UTF8.self).contains("Halvadjian"))
        }
    }

    @Test("drafts are read from a record's line, a look-up's, and one alert; other lines are refused")
    func drafts() throws {
        let alerts = try FictionalList.screener().screen(Self.party).alerts
        #expect(try SuppressionDraft.read(Self.line(alerts)).map(\.key) == alerts.map(\.key))
        var out = JSONOutput()
        alerts[0].write(to: &out)
        let single = try SuppressionDraft.read(String(decoding: out.bytes, as: UTF8.self))
        #expect(single.map(\.key) == [alerts[0].key])
        #expect(single.first?.partyFingerprint == Fingerprint.of(Self.party))
        #expect(try SuppressionDraft.read(#"{"alerts":[]}"#).isEmpty)
        for bad in ["", "[]", "{", "{}", #"{"alerts":[{"key":"x"}]}"#, "1"] {
            #expect(throws: DraftError.self) { try SuppressionDraft.read(bad) }
        }
    }

    @Test("normalised text keeps letters, marks and digits of every script")
    func normalised() {
        #expect(Fingerprint.normalised("  O'Brien,  ÉMILE-Zoë 7 ") == "o brien émile zoë 7")
        #expect(Fingerprint.normalised("Дарья ВЕЛИЧКОВСКАЯ") == "дарья величковская")
        #expect(Fingerprint.normalised("محمّد علي") == "محمّد علي")
        #expect(Fingerprint.normalised("हिन्दी") == "हिन्दी")
        #expect(Fingerprint.normalised("李 娜…") == "李 娜")
        #expect(Fingerprint.normalised("--- \u{200B}") == "")
        #expect(Fingerprint.isValid(Fingerprint.of(Self.party)))
    }
}
