import SanctionsModel
import Testing
import WatchlistStore

@testable import Screening

@Suite("Alerts of a party")
struct AlertTests {
    // MARK: Name score and surroundings stay apart

    @Test("a conflicting birth date lowers the priority and leaves the name score alone")
    func birthDateConflict() throws {
        let screener = try FictionalList.screener()
        func alert(_ birthDate: String?, _ name: String = FictionalList.person) throws -> Alert {
            let alerts = screener.screen(Party(name: name, birthDate: birthDate, type: .person)).alerts
            return try #require(alerts.first { $0.designation.id == "test:P1" }, "\(birthDate ?? "none")")
        }
        let (unknown, match, conflict) = (try alert(nil), try alert("1957-03-10"), try alert("1999-12-31"))
        #expect(unknown.score == Score(tenThousandths: 10_000))
        #expect([match.score, conflict.score] == [unknown.score, unknown.score])
        #expect([match.evidence, conflict.evidence] == [unknown.evidence, unknown.evidence])
        #expect([unknown, match, conflict].map(\.secondary.birthDate) == [.unknown, .match, .conflict])
        #expect([unknown, match, conflict].map(\.priority) == [.high, .high, .medium])
        let misspelt = "Qasim Zoravandy Belhakim"
        let (near, nearConflict) = (try alert(nil, misspelt), try alert("1999", misspelt))
        #expect(near.score == nearConflict.score)
        #expect(near.score < unknown.score)
    }

    @Test("a type that does not fit never excludes")
    func typeConflict() throws {
        let alerts = try FictionalList.screener().screen(Party(name: FictionalList.person, type: .organisation)).alerts
        let alert = try #require(alerts.first)
        #expect(alert.designation.id == "test:P1")
        #expect(alert.secondary.type == .conflict)
        #expect(alert.priority == .medium)
    }

    @Test("the score is the sum of weight × similarity over the evidence, and the weights sum to one")
    func evidenceSums() throws {
        let screener = try FictionalList.screener(Policy(threshold: 6_000))
        let names = [
            FictionalList.person, "Qasim Belhakem", "Zoravandy Belhakim", "BELHAKEM, Q. Zoravandi", "Норвекса Маритайм",
            "Norvexa Maritime Holding Limited", "Дарья Величковская", "Daria Velitchkovskaia", "BlueKestrel", "Samir Halvadjian",
        ]
        var checked = 0
        for name in names {
            for alert in screener.screen(Party(name: name)).alerts {
                let weights = alert.evidence.reduce(0) { $0 + $1.weight }
                let sum = alert.evidence.reduce(0) { $0 + $1.weight * $1.similarity }
                #expect(abs(weights - 1) < 0.001, "\(name) → \(alert.designation.id)")
                #expect(abs(sum - alert.score.value) < 0.001, "\(name) → \(alert.designation.id): \(sum), \(alert.score)")
                checked += 1
            }
        }
        #expect(checked >= names.count)
    }

    // MARK: Order

    @Test("best score first, then by designation id")
    func order() throws {
        let alerts = try FictionalList.screener(Policy(threshold: 6_000)).screen(Party(name: "Samir Halvadjian", type: .person))
            .alerts
        #expect(alerts.map(\.designation.id) == ["test:P3", "test:P4", "test:P0"])
        #expect(alerts[0].score == alerts[1].score)
        #expect(alerts[1].score > alerts[2].score)
    }

    // MARK: Key

    /// SHA-256 of the party's fingerprint, designation, list, its version and hash, parted by U+001F; the fingerprint is made the same
    /// way of the party's normalised fields; by Python's hashlib.
    @Test("the key is the same on every machine and in every version")
    func keyIsStable() throws {
        let party = Party(name: FictionalList.person, birthDate: "1957-03-10", type: .person, country: "SA")
        let alert = try #require(try FictionalList.screener().screen(party).alerts.first)
        #expect(alert.key == "02351edf05909512")
    }

    @Test("the key does not depend on threshold, session or score, and does on party, designation and list")
    func keyIsOfItsParts() throws {
        func key(_ party: Party, _ policy: Policy = .standard, _ list: SourceList = FictionalList.list) throws -> String {
            let screener = Screener(watchlist: try Watchlist(lists: [list]), policy: policy)
            return try #require(screener.screen(party).alerts.first { $0.designation.id == "test:P1" }).key
        }
        let party = Party(name: FictionalList.person)
        let first = try key(party)
        #expect(try key(party) == first)
        #expect(try key(party, Policy(threshold: 9_000)) == first)
        #expect(try key(party, .standard, FictionalList.make(id: "test", version: "2026-01-03", sha256: "00")) != first)
        #expect(try key(Party(name: FictionalList.person.uppercased())) == first)
        #expect(try key(Party(name: FictionalList.person + " Junior")) != first)
        #expect(try key(Party(name: FictionalList.person, birthDate: "1957")) != first)
        let twins = try FictionalList.screener().screen(Party(name: "Samir Halvadjian")).alerts
        #expect(Set(twins.map(\.key)).count == twins.count)
    }

    // MARK: Identifiers

    @Test("an identifier alerts by itself and tells the true name score")
    func identifierAlone() throws {
        let screener = try FictionalList.screener()
        let number = Identifier(kind: "passport", value: "k 4417789")
        let stranger = try #require(screener.screen(Party(name: "Annelies de Wit", identifiers: [number])).alerts.first)
        #expect(stranger.designation.id == "test:P1")
        #expect(stranger.by == .identifier)
        #expect(stranger.priority == .high)
        #expect(stranger.secondary.identifier == .match)
        #expect(stranger.score < Score(tenThousandths: 8_000))

        // Half the name: under the threshold, and told as it is.
        let half = "Qasim Ordinary"
        let loose = try FictionalList.screener(Policy(threshold: 1_000)).screen(Party(name: half)).alerts.first {
            $0.designation.id == "test:P1"
        }
        let alert = try #require(screener.screen(Party(name: half, identifiers: [number])).alerts.first)
        #expect(screener.screen(Party(name: half)).alerts.isEmpty)
        #expect(alert.by == .identifier)
        #expect(alert.score == (try #require(loose)).score)
        #expect(alert.score.tenThousandths > 0)

        // A name that alerts as well is the cause; the identifier makes it urgent.
        let both = try #require(
            screener.screen(Party(name: FictionalList.person, birthDate: "1999", identifiers: [number])).alerts.first)
        #expect(both.by == .name)
        #expect(both.score == Score(tenThousandths: 10_000))
        #expect(both.priority == .high)
    }

    @Test("an identifier alerts without any name")
    func identifierWithoutName() throws {
        let alerts = try FictionalList.screener().screen(
            Party(name: "", identifiers: [Identifier(kind: "imo", value: "IMO 9074729")])
        ).alerts
        #expect(alerts.map(\.designation.id) == ["test:V1"])
        #expect(alerts.first?.by == .identifier)
        #expect(alerts.first?.score == Score(tenThousandths: 0))
    }

    @Test("numbers that are nearly an identifier, or of another kind, do not alert")
    func otherIdentifiers() throws {
        let screener = try FictionalList.screener()
        for (kind, value) in [
            ("passport", "K4417788"), ("passport", "4417789"), ("iban", "K4417789"), ("imo", "907472"), ("bic", ""),
        ] {
            #expect(
                screener.screen(Party(name: "Emma O'Brien", identifiers: [Identifier(kind: kind, value: value)])).alerts.isEmpty,
                "\(kind) \(value)")
        }
    }

    // MARK: Several names in one field

    @Test(
        "a joint or represented party alerts by its part",
        arguments: [
            "Maria Keller AND/OR \(FictionalList.person)", "\(FictionalList.person) AND/OR Maria Keller",
            "Maria Keller c/o \(FictionalList.person)", "Meyer Fruchtimport GmbH o/b/o \(FictionalList.person)",
            "Maria Keller; \(FictionalList.person)", "Maria Keller and \(FictionalList.person)",
            "Maria Keller & \(FictionalList.person)",
            "Attn: \(FictionalList.person)", "Keller Import d/b/a \(FictionalList.person)",
        ])
    func jointParty(_ name: String) throws {
        let alert = try #require(
            try FictionalList.screener().screen(Party(name: name)).alerts.first { $0.designation.id == "test:P1" })
        #expect(alert.name == name)
        #expect(alert.score == Score(tenThousandths: 10_000))
        #expect(alert.evidence.allSatisfy { !$0.query.contains("keller") })
    }

    @Test("joint parties without a listed one do not alert")
    func ordinaryJointParty() throws {
        let screener = try FictionalList.screener()
        for name in ["Maria Keller AND/OR Thomas Keller", "Smith, Jones & Partners c/o Emma O'Brien", "Müller & Söhne GmbH"] {
            #expect(screener.screen(Party(name: name)).alerts.isEmpty, "\(name)")
        }
    }

    // MARK: Texts

    @Test("a listed name that stands whole in a text alerts with its place in the text as the name")
    func text() throws {
        let session = ScreeningSession(watchlist: try FictionalList.watchlist.get())
        let alert = try #require(
            session.screen(text: "Invoice 4471 freight Norvexa Maritime Holdings Ltd, 2 containers").alerts.first)
        #expect(alert.designation.id == "test:O1")
        #expect(alert.role == "text")
        #expect(alert.name.contains("Norvexa Maritime Holdings"))
        #expect(!alert.name.contains("Invoice"))
        #expect(session.screen(text: "gift for Qasim Zoravandi Belhakem, thanks").alerts.first?.designation.id == "test:P1")
        #expect(session.screen(text: "Rechnung 7 Дарья Величковская").alerts.first?.designation.id == "test:P2")
    }

    @Test("a text with a part of a name, or none, does not alert")
    func ordinaryText() throws {
        let session = ScreeningSession(watchlist: try FictionalList.watchlist.get())
        for text in ["", " ", "Invoice 4471", "Qasim, thanks for the maritime holdings", "blue paint", "Zorvadik", "🎉🎉🎉"] {
            #expect(session.screen(text: text).alerts.isEmpty, "\(text)")
        }
    }

    // MARK: Names that are hard to read

    @Test(
        "no name stops the engine",
        arguments: [
            "", " ", "\u{0}", ",", "AND/OR", "c/o", "; ; ;", "\u{202E}", "🎉", "1234567890", String(repeating: "a", count: 70_000),
            String(repeating: "a ", count: 3_000), String(repeating: "A AND/OR ", count: 500), "\u{FFFD}\u{FFFD}",
        ])
    func oddNames(_ name: String) throws {
        #expect(try FictionalList.screener().screen(Party(name: name)).alerts.isEmpty)
    }

    @Test("names without a letter are counted")
    func unreadableNames() throws {
        let session = ScreeningSession(watchlist: try FictionalList.watchlist.get())
        _ = session.screen(Party(name: "Emma O'Brien")).alerts
        #expect(session.tally.unreadableNames == 0)
        _ = session.screen(Party(name: "🎉🎉")).alerts
        #expect(session.tally.unreadableNames == 1)
    }
}
