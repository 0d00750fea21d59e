import MessageReaders
import SanctionsModel
import TestSupport
import Testing
import WatchlistStore

@testable import Screening

/// What a policy does to alerts.
@Suite("Decisions of a policy")
struct DecisionTests {
    static func screener(
        _ text: String = "{}", asOf: String = "2026-06-01", _ list: SourceList = list
    ) throws -> Screener {
        let day = try #require(PartialDate.Day(isoText: asOf))
        return Screener(watchlist: try Watchlist(lists: [list]), policy: try PolicyFileTests.policy(text), asOf: day)
    }

    /// Two names near each other, one of them weak, and entries under several measures.
    static let list: SourceList = {
        var list = FictionalList.list
        var both = FictionalList.designation(
            "W1", .person,
            [ListedName("Tarquin Veldhoven Ostrowy", quality: .primary), ListedName("Tarkvin Veldhofen Ostrovi", quality: .weak)])
        both.births = [Birth(date: PartialDate(year: 1960, month: 5, day: 4))]
        var banned = FictionalList.designation("M1", .person, [ListedName("Ludmilla Brandstrom Quist", quality: .primary)])
        banned.measures = [.travelBan]
        banned.programmes = ["ALPHA", "BETA"]
        var sectoral = FictionalList.designation("M2", .organisation, [ListedName("Kovrex Drilling Partners", quality: .primary)])
        sectoral.measures = [.sectoral, .assetFreeze]
        list.designations += [both, banned, sectoral]
        list.entryCount = list.designations.count
        return list
    }()

    private func ids(_ alerts: [Alert]) -> [String] { alerts.map(\.designation.id) }

    // MARK: Thresholds

    @Test("the line is the party's type's")
    func byType() throws {
        let name = "Qasim Zoravandy Belhakim"
        let score = try #require(try Self.screener().screen(Party(name: name, type: .person)).alerts.first).score
        let above = Score(tenThousandths: score.tenThousandths + 1)
        let screener = try Self.screener("{thresholds: {person: \(above), any: \(score)}}")
        #expect(screener.screen(Party(name: name, type: .person)).alerts.isEmpty)
        #expect(ids(screener.screen(Party(name: name)).alerts) == ["test:P1"])
    }

    @Test("the line is the listed name's quality's, and a designation is kept by any name that reaches its own")
    func byQuality() throws {
        // Nearer to the weak alias than to the primary name.
        let party = Party(name: "Tarkvin Veldhofen Ostrovy", type: .person)
        let alert = try #require(try Self.screener().screen(party).alerts.first)
        #expect(alert.matched.quality == .weak)
        #expect(alert.score < Score(tenThousandths: 10_000))
        let strict = try Self.screener("{thresholds: {default: {weak: 1}}}").screen(party).alerts
        let other = try #require(strict.first)
        #expect(other.designation.id == "test:W1")
        #expect(other.matched.quality == .primary)
        #expect(other.score < alert.score)
        #expect(other.score >= Score(tenThousandths: 8_000))
        // Asked for as it is told.
        let own = try Self.screener("{thresholds: {default: {weak: 1, primary: \(other.score)}}}").screen(party).alerts
        #expect(own.map(\.score) == [other.score])
        let above = Score(tenThousandths: other.score.tenThousandths + 1)
        #expect(try Self.screener("{thresholds: {default: {weak: 1, primary: \(above)}}}").screen(party).alerts.isEmpty)
    }

    @Test("thresholds by quality give what scoring every name gives")
    func exact() throws {
        let text = "{thresholds: {default: {primary: 0.7, strong: 0.75, weak: 0.9}}, weakAliases: {alerts: 'whole-name'}}"
        let screener = try Self.screener(text)
        let watchlist = screener.watchlist
        let session = screener.makeSession()
        var random = SeededRandom(seed: 0xDEC1DE)
        let names = Self.list.designations.flatMap { $0.names.map(\.text) }
        var found = 0
        for round in 0..<300 {
            var letters = Array(names[round % names.count])
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                letters[Int.random(in: letters.indices, using: &random)] = "aeiourvk".randomElement(using: &random) ?? "a"
            }
            let party = Party(name: String(letters), type: .person)
            // A longer name is also searched as text.
            let bytes = Array(party.name.utf8)
            guard !LongName.mayHoldMore(bytes.span) else { continue }
            let lines = screener.policy.thresholds[.person]
            var expected: [String: Int] = [:]
            for name in 0..<watchlist.nameCount {
                let score = session.explain(party.name, listedName: name, anatomy: .person).score
                let quality = watchlist.quality(ofName: name)
                guard score >= lines[quality], quality != .weak || score == 10_000 else { continue }
                let id = watchlist.designationID(watchlist.designation(ofName: name))
                expected[id] = max(expected[id] ?? 0, score)
            }
            let alerts = session.screen(party).alerts
            let own = Dictionary(uniqueKeysWithValues: alerts.map { ($0.designation.id, $0.score.tenThousandths) })
            #expect(own == expected, "\(party.name)")
            found += own.count
        }
        #expect(found > 100)
    }

    // MARK: Weak aliases

    @Test("weak aliases alert always, where something agrees, or wholly equal alone")
    func weakAliases() throws {
        let near = Party(name: "Zorvadyk", type: .person)
        let equal = Party(name: "ZORVADIK", type: .person)
        let known = Party(name: "Zorvadyk", birthDate: "1957-03-10", type: .person)
        for (rule, expected) in [("always", [1, 1, 1]), ("corroborated", [0, 1, 1]), ("whole-name", [0, 1, 0])] {
            let screener = try Self.screener("{thresholds: {default: 0.7}, weakAliases: {alerts: '\(rule)'}}")
            #expect([near, equal, known].map { screener.screen($0).alerts.count } == expected, "\(rule)")
        }
        let byCountry = "{thresholds: {default: 0.7}, weakAliases: {alerts: 'corroborated', corroboratedBy: ['country']}}"
        #expect(try Self.screener(byCountry).screen(known).alerts.isEmpty)
        #expect(try Self.screener().screen(equal).alerts.map(\.priority) == [.low])
    }

    @Test("a weak alias beside a firmer name that alerts makes nobody less urgent")
    func weakBesideFirm() throws {
        let alert = try #require(try Self.screener().screen(Party(name: "Tarkvin Veldhofen Ostrovy", type: .person)).alerts.first)
        #expect(alert.matched.quality == .weak)
        #expect(alert.priority == .medium)
    }

    // MARK: Ignored words

    @Test("ignored words are dropped, reported, and never lose a listed name")
    func ignoredWords() throws {
        let words = "{ignoredWords: ['ref', 'ZU GUNSTEN', 'c/o', 'Kestrel']}"
        let (plain, ignoring) = (try Self.screener(), try Self.screener(words))
        let noisy = "REF: zu gunsten Samir Halvadjian"
        // Without them it is found as a part of the field.
        let whole = plain.screen(Party(name: noisy)).alerts
        #expect(ids(whole).contains("test:P3"))
        #expect(whole.allSatisfy { $0.ignoredWords.isEmpty })
        let alert = try #require(ignoring.screen(Party(name: noisy)).alerts.first)
        #expect(alert.score == Score(tenThousandths: 10_000))
        #expect(alert.name == noisy)
        #expect(alert.ignoredWords == ["REF:", "zu gunsten"])
        // A word of a listed name: wholly equal it alerts all the same, and a name is never emptied.
        #expect(ids(ignoring.screen(Party(name: FictionalList.vessel)).alerts) == ["test:V1"])
        #expect(ids(ignoring.screen(Party(name: "blue kestrel, c/o Samir Halvadjian")).alerts).contains("test:V1"))
        #expect(IgnoredWords(["ref"]).clean(Array("Ref. REF:".utf8).span) == nil)
        #expect(IgnoredWords(["ref"]).clean(Array("Reference".utf8).span) == nil)
        #expect(IgnoredWords([]).clean(Array("ref a".utf8).span) == nil)
    }

    @Test("the longest phrase that fits is dropped, whatever the order of the phrases")
    func longestPhrase() {
        let phrases = ["a", "a b c", "a b", "c d", "b"]
        for phrases in [phrases, phrases.reversed()] {
            let words = IgnoredWords(phrases)
            for (name, kept, dropped) in [
                ("A B C D x", "D x", ["A B C"]), ("a b d x", "d x", ["a b"]), ("a c d x", "x", ["a", "c d"]),
                ("c x", nil, []), ("x c d", "x", ["c d"]), ("a b c", nil, []), ("b. b, x", "x", ["b.", "b,"]),
            ] as [(String, String?, [String])] {
                let cleaned = words.clean(Array(name.utf8).span)
                #expect(cleaned.map { String(decoding: $0.name, as: UTF8.self) } == kept, "\(name)")
                #expect(cleaned?.dropped ?? [] == dropped, "\(name)")
            }
        }
    }

    @Test("300,000 ignored words are read and used in time that grows with their number")
    func manyIgnoredWords() throws {
        let words = (0..<300_000).map { i in i % 3 == 0 ? "noise \(i)" : i % 3 == 1 ? "word\(i)" : "noise \(i) of \(i)" }
        let text = "{ignoredWords: [\(words.map { "'\($0)'" }.joined(separator: ","))]}"
        let clock = ContinuousClock()
        var screener: Screener?
        let reading = try clock.measure { screener = try Self.screener(text) }
        let name = String(repeating: "noise 299997 noise 299999 ", count: 50) + "Samir Halvadjian"
        let session = try #require(screener).makeSession()
        let cleaning = clock.measure {
            for _ in 0..<20 { #expect(session.inForce.ignoredWords.clean(Array(name.utf8).span)?.dropped.count == 50) }
        }
        // The square of their number would be hours in a debug build.
        #expect(reading < .seconds(120), "\(reading)")
        #expect(cleaning < .seconds(10), "\(cleaning)")
    }

    // MARK: Selection

    @Test("what is not in force is printed as released or counted, never silently gone")
    func selection() async throws {
        let names = ["Ludmilla Brandstrom Quist", "Kovrex Drilling Partners", "Samir Halvadjian"]
        func statuses(_ text: String) throws -> [String] {
            let screener = try Self.screener(text)
            return names.map { name in
                let alerts = screener.screen(Party(name: name)).alerts
                return alerts.isEmpty ? "ignore" : alerts.holds ? "hold" : alerts[0].released?.reason ?? ""
            }
        }
        #expect(try statuses("{}") == ["hold", "hold", "hold"])
        #expect(
            try statuses("{selection: {measures: {'travel-ban': 'report', sectoral: 'ignore'}}}")
                == ["measure travel-ban", "hold", "hold"])
        #expect(
            try statuses("{selection: {measures: {default: 'ignore', 'Asset-Freeze': 'hold'}}}") == ["ignore", "hold", "hold"])
        #expect(
            try statuses("{selection: {measures: {default: 'ignore', unknown: 'report'}}}")
                == ["ignore", "ignore", "measure unknown"])
        #expect(try statuses("{selection: {programmes: {alpha: 'report'}}}") == ["hold", "hold", "hold"])
        #expect(
            try statuses("{selection: {programmes: {alpha: 'ignore', beta: 'report'}}}")
                == ["programme BETA", "hold", "hold"])
        #expect(try statuses("{selection: {lists: {test: 'report'}}}") == Array(repeating: "list test", count: 3))
        let screener = try Self.screener("{selection: {measures: {default: 'ignore', 'asset-freeze': 'hold'}}}")
        #expect(screener.inForce.selected == [.hold: 9, .ignore: 1])
        let run = try await run([Array(names.map { "{\"name\":\"\($0)\"}\n" }.joined().utf8)], screener: screener)
        #expect(run.summary.tally.ignoredAlerts == 1)
        #expect(run.counts == [3, 1, 2, 0])
    }

    @Test("a list that the policy selects must be there, and not too old; and something must be in force")
    func refusals() throws {
        func refusal(_ text: String, asOf: String = "2026-01-12") throws -> String? {
            let screener = try Self.screener(text, asOf: asOf)
            do { try screener.checkPolicy() } catch { return error.reason }
            return nil
        }
        #expect(try refusal("{}") == nil)
        #expect(try refusal("{selection: {lists: {TEST: 'hold', un: 'ignore'}}}") == nil)
        #expect(try refusal("{selection: {lists: {test: 'hold', un: 'hold'}}}")?.contains("un") == true)
        #expect(try refusal("{selection: {lists: {default: 'ignore'}}}") != nil)
        #expect(try refusal("{maximumAge: 10}") == nil)
        #expect(try refusal("{maximumAge: 9}")?.contains("10 days") == true)
        #expect(try refusal("{maximumAge: {test: 9, default: 100}}") != nil)
        #expect(try refusal("{maximumAge: {other: 1}}") == nil)
    }

    @Test("the age of a list that is kept up to date counts from its last check")
    func ageOfKeptLists() throws {
        let screener = try Self.screener("{maximumAge: 3}", asOf: "2026-03-12")
        let day = try #require(PartialDate.Day(isoText: "2026-03-10"))
        #expect(throws: PolicyRefusal.self) { try screener.checkPolicy() }
        #expect(throws: Never.self) { try screener.checkPolicy(checkedOn: ["test": day]) }
        let late = try #require(PartialDate.Day(isoText: "2026-03-01"))
        do throws(PolicyRefusal) {
            try screener.checkPolicy(checkedOn: ["test": late])
            Issue.record("a list that was checked 11 days ago is in force")
        } catch {
            #expect(error.reason.contains("last checked on 2026-03-01, 11 days ago"))
        }
    }

    @Test("canaries sing whatever the policy selects")
    func canaries() throws {
        try Self.screener("{selection: {lists: {default: 'ignore'}}, ignoredWords: ['Qasim', 'Zoravandi']}").checkCanaries()
    }

    // MARK: Conflicts

    @Test("a conflict may release a near name, shown as such; never an equal one, nor against what agrees")
    func release() throws {
        let screener = try Self.screener("{priority: {birthDate: {conflict: 'release'}, country: {match: 1}}}")
        let near = "Qasim Zoravandy Belhakem"
        let alert = try #require(screener.screen(Party(name: near, birthDate: "1990-01-01", type: .person)).alerts.first)
        #expect(alert.released == Release(.conflict, reason: "birthDate"))
        #expect(![alert].holds)
        func holds(_ party: Party) -> Bool { screener.screen(party).alerts.holds }
        #expect(holds(Party(name: near, type: .person)))
        #expect(holds(Party(name: FictionalList.person, birthDate: "1990-01-01", type: .person)))
        #expect(holds(Party(name: near, birthDate: "1990-01-01", type: .person, country: "SA")))
        #expect(
            holds(
                Party(
                    name: near, birthDate: "1990-01-01", type: .person,
                    identifiers: [Identifier(kind: "passport", value: "K4417789", country: "SA")])))
        #expect(try Self.screener().screen(Party(name: near, birthDate: "1990-01-01", type: .person)).alerts.holds)
    }
}
