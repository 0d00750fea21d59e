import Foundation
import ListReaders
import SanctionsModel
import Testing

@testable import ListStore

/// A server that answers with whole lists, each of them wrong in one way. Every one is refused by its name, the version in force
/// stays, and the next genuine one is accepted without a hand.
@Suite("A server of lists that are whole and wrong")
struct HostileVersionTests {
    struct Attack: Sendable, CustomTestStringConvertible {
        var name: String
        var reasons: [String]
        var text: String

        var testDescription: String { name }
    }

    /// In force: 2026-02-20, 40 designations; today is 2026-03-01.
    private static let genuine = TestLists.text(version: "1", date: "2026-02-20")

    private static func renamed(_ text: String) -> String { text.replacing("Examplo Personaaa", with: "Other Personaaa") }

    static let attacks: [Attack] = [
        Attack(
            name: "a rollback by an older date",
            reasons: ["its date, 2026-02-19, is before that of the version in force, 2026-02-20"],
            text: TestLists.text(version: "0", date: "2026-02-19")),
        Attack(
            name: "a rollback by a lost date", reasons: ["it has lost its date: that of the version before it is 2026-02-20"],
            text: TestLists.text(version: "0", date: nil)),
        Attack(
            name: "a date far in the future", reasons: ["its date, 2099-01-01, is in the future: today is 2026-03-01"],
            text: TestLists.text(version: "2", date: "2099-01-01")),
        Attack(
            name: "a date two days ahead", reasons: ["its date, 2026-03-03, is in the future"],
            text: TestLists.text(version: "2", date: "2026-03-03")),
        Attack(
            name: "the same date with one entry fewer",
            reasons: ["the date of the version in force, 2026-02-20", "fewer entries: 40 to 39"],
            text: TestLists.text(version: "1", date: "2026-02-20", count: 39)),
        Attack(
            name: "the same date with another name", reasons: ["the date of the version in force, 2026-02-20", "other bytes"],
            text: renamed(TestLists.text(version: "1", date: "2026-02-20"))),
        Attack(
            name: "the same date with other bytes and nothing new", reasons: ["the date of the version in force", "other bytes"],
            text: TestLists.text(version: "1b", date: "2026-02-20")),
        Attack(
            name: "the same date with an entry more and a name less",
            reasons: ["other bytes, and not all that is in force is in it"],
            text: renamed(TestLists.text(version: "1", date: "2026-02-20", count: 41))),
        Attack(
            name: "a newer date with a tenth less and more", reasons: ["it shrank from 40 to 35 designations", "more than 10 %"],
            text: TestLists.text(version: "2", date: "2026-02-21", count: 35)),
        Attack(name: "another list", reasons: ["the list xb, not xa"], text: TestLists.text(list: "xb", date: "2026-02-21")),
        Attack(
            name: "an excerpt", reasons: ["it is an excerpt"],
            text: "#! excerpt: yes\n" + TestLists.text(version: "2", date: "2026-02-21")),
    ]

    @Test(
        "each attack is refused by its name, the version in force stays, the genuine one that follows is accepted",
        arguments: attacks)
    func refused(attack: Attack) async throws {
        let next = TestLists.text(version: "2", date: "2026-03-01", count: 41)
        let texts = [Self.genuine, attack.text, attack.text, Self.genuine, attack.text, next]
        let server = try await TestServer { _, number in TestLists.reply(texts[number - 1], etag: "\"\(number)\"") }
        let updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        var outcomes: [UpdateOutcome] = []
        for _ in texts { outcomes.append(try await updating.update(address)) }
        await server.stop()
        #expect(outcomes.map(\.kind) == [.first, .refused, .refused, .unchanged, .refused, .updated], "\(outcomes.map(\.line))")
        for outcome in outcomes where outcome.kind == .refused {
            for reason in attack.reasons { #expect(outcome.reason.contains(reason), "\(outcome.reason)") }
            #expect(outcome.line.hasSuffix("; the version 1 stays in force"), "\(outcome.line)")
            #expect(outcome.current?.sha256 == outcomes[0].current?.sha256)
        }
        // What was refused leaves nothing that the server is asked with.
        #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, "\"1\"", "\"1\"", "\"1\"", "\"4\"", "\"4\""])
        let state = try #require(try updating.store.state(of: "xa"))
        #expect(state.failure == nil && state.current == ContentHash.of(Array(next.utf8)))
        #expect(try updating.store.journal.entries().count { $0.event == .refused } == 2, "told once each time that it begins")
    }

    @Test("a list without a genuine version before it is judged too")
    func first() async throws {
        let texts = [
            TestLists.text(date: "2027-01-01"), TestLists.text(list: "xb"), "#! excerpt: yes\n" + TestLists.text(),
            TestLists.text(date: nil),
        ]
        let server = try await TestServer { _, number in TestLists.reply(texts[number - 1]) }
        let updating = try Updating()
        var kinds: [UpdateOutcome.Kind] = []
        for _ in texts { kinds.append(try await updating.update("http://127.0.0.1:\(server.port)/xa.csv").kind) }
        await server.stop()
        #expect(kinds == [.refused, .refused, .refused, .first], "a list may have no date at all")
    }

    @Test("a second publication of a day that adds is accepted; a later time of the day is a later version")
    func sameDay() async throws {
        let morning = "2026-02-20T06:00:00Z"
        let texts = [
            TestLists.text(version: morning, date: "2026-02-20"), TestLists.text(version: morning, date: "2026-02-20", count: 42),
            Self.renamed(TestLists.text(version: "2026-02-20T18:00:00Z", date: "2026-02-20", count: 41)),
            TestLists.text(version: "2026-02-20T07:00:00Z", date: "2026-02-20", count: 42),
        ]
        let server = try await TestServer { _, number in TestLists.reply(texts[number - 1]) }
        let updating = try Updating()
        var outcomes: [UpdateOutcome] = []
        for _ in texts { outcomes.append(try await updating.update("http://127.0.0.1:\(server.port)/xa.csv")) }
        await server.stop()
        #expect(outcomes.map(\.kind) == [.first, .updated, .updated, .refused], "\(outcomes.map(\.line))")
        #expect(outcomes[3].reason.contains("its time, 2026-02-20T07:00:00Z, is before"), "\(outcomes[3].reason)")
    }

    @Test("a list that shrinks slowly is refused once it has lost a tenth, however often it comes", arguments: [1, 3, 9])
    func shrinking(days: Int) async throws {
        let updating = try Updating()
        let counts = [200, 184, 169, 155, 143, 131, 121, 111, 102, 94, 86, 79, 73]
        let dates = counts.indices.map { Timestamp(seconds: TestClock.start.seconds + $0 * days * 86_400).day.description }
        let texts = zip(counts, dates).enumerated().map { TestLists.text(version: "\($0 + 1)", date: $1.1, count: $1.0) }
        let server = try await TestServer { _, number in TestLists.reply(texts[number - 1]) }
        var outcomes: [UpdateOutcome] = []
        for _ in texts {
            outcomes.append(try await updating.update("http://127.0.0.1:\(server.port)/xa.csv"))
            updating.clock.advance(days: days)
        }
        await server.stop()
        #expect(outcomes.prefix(2).map(\.kind) == [.first, .updated])
        #expect(outcomes.dropFirst(2).allSatisfy { $0.kind == .refused }, "\(outcomes.map(\.line))")
        #expect(
            outcomes[2].reason.contains(
                "shrank from 200 to 169 designations and 400 to 338 names over 3 versions since 2026-03-01"),
            "\(outcomes[2].reason)")
        #expect(try updating.store.current(of: "xa")?.contents?.designations == 184)
    }

    @Test("a shrinking that somebody accepted begins the window anew")
    func shrinkingAccepted() async throws {
        let texts = [200, 150, 145, 140, 132].enumerated().map {
            TestLists.text(version: "\($0)", date: "2026-02-0\($0 + 1)", count: $1)
        }
        let server = try await TestServer { _, number in TestLists.reply(texts[[0, 1, 1, 2, 3, 4][number - 1]]) }
        var updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        #expect(try await updating.update(address).kind == .first)
        #expect(try await updating.update(address).kind == .refused)
        updating.rules.acceptShrink = "Decision 5/2026"
        #expect(try await updating.update(address).kind == .updated)
        updating.rules.acceptShrink = nil
        let kinds = [try await updating.update(address).kind, try await updating.update(address).kind]
        let last = try await updating.update(address)
        await server.stop()
        #expect(kinds == [.updated, .updated])
        #expect(last.kind == .refused && last.reason.contains("150 to 132 designations"), "\(last.line)")
    }

    @Test("what an older program accepted with a future date holds up no genuine version")
    func poisoned() async throws {
        let updating = try Updating()
        let hostile = TestLists.text(version: "9", date: "2031-01-01", count: 38)
        let sha256 = ContentHash.of(Array(hostile.utf8))
        let list = try ListReader().read(bytes: Array(hostile.utf8), name: "xa.csv")
        try updating.store.write(
            ListVersion(
                list: "xa", sha256: sha256, file: "xa.csv", size: hostile.utf8.count, source: "", fetchedAt: TestClock.start,
                contents: .init(list), inForce: [.init(acceptedAt: TestClock.start, from: CalendarDay(TestClock.start.day))]),
            bytes: Array(hostile.utf8))
        var state = ListState(source: "")
        state.current = sha256
        state.checkedAt = Timestamp("2031-01-01T00:00:00Z")
        try updating.store.write(state, of: "xa")
        let server = try await TestServer { _, _ in TestLists.reply(Self.genuine) }
        let outcome = try await updating.update("http://127.0.0.1:\(server.port)/xa.csv")
        await server.stop()
        #expect(outcome.kind == .updated, "\(outcome.line)")
        #expect(try updating.store.state(of: "xa")?.checkedAt == updating.clock.now)
    }

    @Test("a check in the future is none: the list is stale until the next check sets it right")
    func futureCheck() async throws {
        let server = try await TestServer { _, _ in TestLists.reply(Self.genuine) }
        let updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        _ = try await updating.update(address)
        var state = try #require(try updating.store.state(of: "xa"))
        state.checkedAt = Timestamp(seconds: updating.clock.now.seconds + 86_400)
        try updating.store.write(state, of: "xa")
        let status = try #require(try updating.store.status(at: updating.clock.now).first)
        #expect(status.isStale && status.isCheckedInFuture && status.ageText == "in the future")
        #expect(try await updating.update(address).kind == .unchanged)
        await server.stop()
        #expect(try updating.store.state(of: "xa")?.checkedAt == updating.clock.now)
        #expect(try updating.store.status(at: updating.clock.now).first?.isStale == false)
        // The clocks of two machines differ a little.
        #expect(try updating.store.status(at: Timestamp(seconds: updating.clock.now.seconds - 60)).first?.isStale == false)
    }

    @Test("a mirror that says it was refreshed in the future is refused, as a file and as an answer")
    func futureMirror() async throws {
        let updating = try Updating()
        let mirror = try TemporaryFolder()
        try mirror.write(Self.genuine, to: "xa.csv")
        #expect(try await updating.update(through: MirrorFolder(path: mirror.path)).kind == .first)
        let ahead = Date(timeIntervalSince1970: Double(TestClock.start.seconds + 3 * 86_400))
        try FileManager.default.setAttributes([.modificationDate: ahead], ofItemAtPath: mirror.file("xa.csv"))
        let file = try await updating.update(through: MirrorFolder(path: mirror.path))
        #expect(file.kind == .refused && file.reason.contains("refreshed in the future, 2026-03-04"), "\(file.line)")
        let server = try await TestServer { _, _ in TestLists.reply(Self.genuine, modified: "Wed, 04 Mar 2026 12:00:00 GMT") }
        let fetcher = try HTTPFetcher(updating.settings)
        let answer = try await updating.update(
            through: MirrorServer(address: "http://127.0.0.1:\(server.port)/", through: fetcher))
        await fetcher.shutdown()
        await server.stop()
        #expect(answer.kind == .refused && answer.reason.contains("refreshed in the future"), "\(answer.line)")
        updating.clock.advance(days: 4)
        #expect(try await updating.update(through: MirrorFolder(path: mirror.path)).kind == .unchanged, "that day has come")
    }

    @Test("a list without dates is not rolled back to a smaller version that was replaced")
    func undatedRollback() async throws {
        let texts = [38, 40].map { TestLists.text(version: "\($0)", date: nil, count: $0) }
        let server = try await TestServer { _, number in TestLists.reply(texts[(number - 1) % 2]) }
        let updating = try Updating()
        let address = "http://127.0.0.1:\(server.port)/xa.csv"
        var outcomes: [UpdateOutcome] = []
        for _ in 0..<4 { outcomes.append(try await updating.update(address)) }
        await server.stop()
        #expect(outcomes.map(\.kind) == [.first, .updated, .refused, .unchanged], "\(outcomes.map(\.line))")
        #expect(outcomes[2].reason.contains("replaced before"), "\(outcomes[2].reason)")
    }
}
