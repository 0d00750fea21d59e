import SanctionsModel
import Testing
import WatchlistStore

@testable import Screening

@Suite("Parties that come again")
struct KnownCasesTests {
    /// Everything that an alert tells, as it is written.
    private func text(_ alerts: [Alert]) -> String {
        var out = JSONOutput()
        out.array(alerts) { $1.write(to: &$0) }
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static let parties: [Party] = [
        Party(name: FictionalList.person), Party(role: "debtor", name: FictionalList.person),
        Party(role: "creditor", name: FictionalList.person, birthDate: "1957-03-10", type: .person),
        Party(role: "creditor", name: FictionalList.person, birthDate: "1999-12-31", type: .person),
        Party(name: FictionalList.person, type: .person, country: "SA"),
        Party(name: FictionalList.person, type: .person, nationality: "SA"),
        Party(name: FictionalList.person, type: .person, gender: "female"),
        Party(name: FictionalList.person, type: .person, address: "Jeddah"),
        Party(
            name: FictionalList.person, type: .person,
            identifiers: [Identifier(kind: "passport", value: "K-4417789", country: "SA")]),
        Party(name: "Annelies de Wit", identifiers: [Identifier(kind: "passport", value: "K-4417789", country: "SA")]),
        Party(name: FictionalList.person, type: .organisation), Party(name: "\(FictionalList.person), c/o Samir Halvadjian"),
        Party(name: "Samir Halvadjian"), Party(role: "agent", name: "Samir Halvadjian"),
    ]

    @Test("raise the alerts that they would raise in a session of their own")
    func againAndAgain() throws {
        let screener = try FictionalList.screener()
        let alone = Self.parties.map { text(screener.makeSession().screen($0).alerts) }
        #expect(Set(alone).count == Self.parties.count)
        let session = screener.makeSession()
        for round in 1...4 {
            for (party, wanted) in zip(Self.parties, alone) {
                #expect(text(session.screen(party).alerts) == wanted, "round \(round)")
            }
        }
    }

    @Test("are made out once they have come twice, and told apart from all others")
    func keptFromTheSecondTimeOn() throws {
        let session = try FictionalList.screener().makeSession()
        let party = Self.parties[1]
        let candidates = session.screen(party).alerts.isEmpty ? [] : found(session, party)
        try #require(!candidates.isEmpty)
        var cases = KnownCases()
        let question = KnownCases.Case(party, candidates)
        let alerts = session.screen(party).alerts
        cases.keep(alerts, of: question, hash: 7)
        #expect(cases.find(question, hash: 7) == nil)
        cases.keep(alerts, of: question, hash: 7)
        #expect(cases.find(question, hash: 7).map(text) == text(alerts))
        // Of another role it is the same; another party at the same place is not.
        #expect(cases.find(KnownCases.Case(Self.parties[0], candidates), hash: 7) != nil)
        #expect(cases.find(KnownCases.Case(Self.parties[2], candidates), hash: 7) == nil)
        #expect(cases.find(KnownCases.Case(party, []), hash: 7) == nil)
        #expect(cases.find(question, hash: 8) == nil)
    }

    private func found(_ session: ScreeningSession, _ party: Party) -> [ScreeningSession.Candidate] {
        var found: [ScreeningSession.Candidate] = []
        let name = Array(party.name.utf8)
        session.find(name.span, party.type, &found)
        return found
    }

    @Test("are counted each time where the policy ignores whom they may be")
    func theTallyIsToldEachTime() throws {
        var policy = Policy.standard
        policy.selection.lists.byWord["test"] = .ignore
        let session = try FictionalList.screener(policy).makeSession()
        for round in 1...4 {
            #expect(session.screen(Party(name: FictionalList.vessel)).alerts.isEmpty)
            #expect(session.tally.ignoredAlerts == round)
        }
    }
}
