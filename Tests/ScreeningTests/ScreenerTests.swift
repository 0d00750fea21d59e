import SanctionsModel
import TestSupport
import Testing
import WatchlistStore

@testable import Screening

@Suite("Screener")
struct ScreenerTests {
    private static func text(_ alerts: [Alert]) -> String {
        var out = JSONOutput()
        out.array(alerts) { $1.write(to: &$0) }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static var parties: [Party] {
        let names = FictionalList.listed + FictionalList.ordinary + FictionalList.listed.map { "Emma O'Brien c/o \($0)" }
        return names.enumerated().map { i, name in
            Party(
                role: "debtor", name: name, birthDate: i % 3 == 0 ? "1957-03-10" : nil, type: i % 2 == 0 ? .any : .person,
                identifiers: i % 5 == 0 ? [Identifier(kind: "imo", value: "9074729")] : [])
        }
    }

    @Test("many threads give the alerts of a single session")
    func threads() async throws {
        let screener = try FictionalList.screener()
        let session = ScreeningSession(watchlist: try FictionalList.watchlist.get())
        let expected = Self.parties.map { Self.text(session.screen($0).alerts) }
        #expect(Set(expected).count > FictionalList.listed.count)
        let answers = await withTaskGroup(of: [String].self) { group in
            for task in 0..<8 {
                group.addTask {
                    // Each begins elsewhere, so that sessions meet the names in another order.
                    let count = Self.parties.count
                    var answers = [String](repeating: "", count: count)
                    for i in 0..<count {
                        answers[(i + task * 3) % count] = Self.text(screener.screen(Self.parties[(i + task * 3) % count]).alerts)
                    }
                    return answers
                }
            }
            var all: [[String]] = []
            for await answer in group { all.append(answer) }
            return all
        }
        #expect(answers.count == 8)
        for answer in answers { #expect(answer == expected) }
    }

    @Test("scoring every name gives what the search gives")
    func exhaustive() throws {
        let policy = try Policy(threshold: 6_000)
        let (searching, scoring) = (try FictionalList.screener(policy), try FictionalList.screener(policy, isExhaustive: true))
        var random = SeededRandom(seed: 0x5C2EE)
        for party in Self.parties {
            var letters = Array(party.name)
            for _ in 0..<3 where !letters.isEmpty {
                letters[Int.random(in: letters.indices, using: &random)] = "aeiou".randomElement(using: &random) ?? "a"
                let changed = Party(role: party.role, name: String(letters), type: party.type)
                #expect(
                    Self.text(searching.screen(changed).alerts) == Self.text(scoring.screen(changed).alerts), "\(changed.name)")
            }
        }
    }

    @Test("a canary of each list must alert before anything is cleared")
    func canaries() throws {
        let second = SourceList(
            id: "second", title: "Second", version: "1", files: [], sha256: "", entryCount: 1,
            designations: [
                Designation(
                    id: "second:1", authority: "second", reference: "1", type: .person,
                    names: [ListedName("Tibor Vasarhelyi Kontor", quality: .primary)])
            ])
        try Screener(watchlist: try Watchlist(lists: [FictionalList.list, second])).checkCanaries()
        // A line above which no name can stand: the engine would find nobody.
        var policy = Policy.standard
        for type in PartyType.allCases { policy.thresholds[type] = Thresholds.ByQuality(10_001) }
        let blind = Screener(watchlist: try Watchlist(lists: [second, FictionalList.list]), policy: policy)
        let error = #expect(throws: CanaryError.self) { try blind.checkCanaries() }
        #expect(error?.list == "second")
    }

    @Test("a list that is empty beside others stops the run")
    func emptyList() throws {
        let empty = SourceList(id: "empty", title: "Empty", version: "1", files: [], sha256: "", entryCount: 0, designations: [])
        let screener = Screener(watchlist: try Watchlist(lists: [FictionalList.list, empty]))
        let error = #expect(throws: CanaryError.self) { try screener.checkCanaries() }
        #expect(error?.list == "empty")
        #expect(throws: WatchlistError.empty) { try Watchlist(lists: [empty]) }
    }

    @Test("alerts name the list that they come from, its version and hash")
    func severalLists() throws {
        var other = FictionalList.make(id: "other", version: "7", sha256: "cd")
        for i in other.designations.indices {
            other.designations[i].id = "other:\(other.designations[i].reference)"
            other.designations[i].authority = "other"
        }
        let screener = Screener(watchlist: try Watchlist(lists: [FictionalList.list, other]))
        let alerts = screener.screen(Party(name: FictionalList.person)).alerts
        #expect(alerts.map(\.designation.id) == ["other:P1", "test:P1"])
        #expect(alerts.map(\.list.version) == ["7", "2026-01-02"])
        #expect(alerts.map(\.list.sha256) == ["cd", FictionalList.list.sha256])
    }
}
