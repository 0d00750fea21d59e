import Glibc
import SanctionsModel
import Synchronization
import TestSupport
import Testing
import WatchlistStore

@testable import Screening

/// What a result says beside alerts, and the days and values by which it is made.
@Suite struct ScreeningResultTests {
    @Test(
        "a name that can't be read is rejected, not clear", arguments: ["???", "????", "\u{FFFD}\u{FFFD}\u{FFFD}", "***", "🎉🎉"])
    func unreadable(_ name: String) throws {
        let result = try FictionalList.screener().screen(Party(role: "creditor", name: name))
        #expect(result.status == .reject)
        #expect(result.unread?.role == "creditor")
        #expect(result.alerts.isEmpty)
    }

    @Test("an ordinary name is clear, a listed one held")
    func readable() throws {
        let screener = try FictionalList.screener()
        #expect(screener.screen(Party(name: "Emma Jones")).status == .clear)
        #expect(screener.screen(Party(name: FictionalList.person)).status == .hold)
        #expect(screener.withSession { $0.screen(text: "????????").status } == .reject)
    }

    @Test("words that the policy ignores are told")
    func ignored() throws {
        var policy = Policy.standard
        policy.ignoredWords = ["REFNOISE"]
        let screener = try FictionalList.screener(policy)
        #expect(screener.screen(Party(name: "REFNOISE Emma Jones")).ignoredWords == ["REFNOISE"])
        #expect(screener.screen(Party(name: "Emma Jones")).ignoredWords.isEmpty)
    }

    // MARK: Days

    private final class Clock: Sendable {
        private let day: Mutex<PartialDate.Day>
        init(_ day: String) { self.day = Mutex(PartialDate.Day(isoText: day) ?? .today) }
        var now: PartialDate.Day { day.withLock { $0 } }
        func set(_ text: String) { if let new = PartialDate.Day(isoText: text) { day.withLock { $0 = new } } }
    }

    private func suppressing(_ expires: String) throws -> Policy {
        let alert = try #require(try FictionalList.screener().screen(Party(name: FictionalList.person)).alerts.first)
        var policy = Policy.standard
        policy.suppressions = [
            try Suppression(
                partyName: FictionalList.person, partyFingerprint: alert.partyFingerprint, designation: alert.designation.id,
                designationFingerprint: alert.designationFingerprint, reason: "somebody else", author: "A. One",
                approver: "B. Two", created: try #require(PartialDate.Day(isoText: "2026-01-01")),
                expires: try #require(PartialDate.Day(isoText: expires)))
        ]
        return policy
    }

    @Test("a suppression that expires while the screener lives releases no longer; a fixed day stays")
    func expiry() throws {
        let clock = Clock("2026-06-30")
        let screener = Screener(
            watchlist: try FictionalList.watchlist.get(), policy: try suppressing("2026-06-30"), asOf: nil, checkedOn: [:],
            isExhaustive: false, authorities: [:], clock: { clock.now })
        let party = Party(name: FictionalList.person)
        let fixed = screener.refreshed()
        #expect(screener.screen(party).alerts.contains { $0.released != nil })
        clock.set("2026-07-01")
        #expect(screener.screen(party).alerts.allSatisfy { $0.released == nil })
        #expect(screener.screen(party).status == .hold)
        #expect(screener.inForce.asOf.description == "2026-07-01")
        #expect(fixed.screen(party).alerts.contains { $0.released != nil })
        let june = try #require(PartialDate.Day(isoText: "2026-06-01"))
        #expect(screener.refreshed(asOf: june).screen(party).alerts.contains { $0.released != nil })
    }

    @Test("a list that grows too old while the screener lives clears nothing")
    func staleList() throws {
        let clock = Clock("2026-06-01")
        var policy = Policy.standard
        policy.maximumAge.otherwise = 5
        let watchlist = try FictionalList.watchlist.get()
        let checked = Dictionary(uniqueKeysWithValues: watchlist.sources.map { ($0.id, clock.now) })
        let screener = Screener(
            watchlist: watchlist, policy: policy, asOf: nil, checkedOn: checked, isExhaustive: false, authorities: [:],
            clock: { clock.now })
        let message = Array("{\"name\":\"Emma Jones\"}\n".utf8)
        #expect(screener.screen(Party(name: "Emma Jones")).status == .clear)
        #expect(try screener.screen(message: message.span).status == .clear)
        clock.set("2026-06-07")
        let result = screener.screen(Party(name: "Emma Jones"))
        #expect(result.status == .reject)
        #expect(result.refusal?.reason.contains("days ago") == true)
        let outcome = try screener.screen(message: message.span)
        #expect(outcome.records.map(\.status) == [.reject])
        #expect(outcome.records.first?.reason == result.refusal?.reason)
        // Listed parties still show who they are.
        #expect(!screener.screen(Party(name: FictionalList.person)).alerts.isEmpty)
    }

    // MARK: Values

    @Test("thresholds that clear everything or mean nothing are refused", arguments: [-1, 10_001, 20_000, .max, .min])
    func thresholds(_ figure: Int) {
        #expect(throws: PolicyError.self) { try Policy(threshold: figure) }
        #expect(throws: PolicyError.self) { try Policy(threshold: 8_000, textThreshold: figure) }
        #expect(throws: PolicyError.self) { try Policy(threshold: 8_000, highScore: figure) }
        #expect(throws: PolicyError.self) { try Policy.standard.overriding(threshold: figure) }
        #expect(throws: PolicyError.self) { try Thresholds(all: figure, text: 8_000) }
    }

    @Test("a suppression needs two people, a reason and a time")
    func suppressions() throws {
        let day = try #require(PartialDate.Day(isoText: "2026-01-01"))
        let later = try #require(PartialDate.Day(isoText: "2026-02-01"))
        func make(
            reason: String = "somebody else", author: String = "A. One", approver: String = "B. Two", party: String = "P",
            fingerprint: String? = nil, created: PartialDate.Day? = nil, expires: PartialDate.Day? = nil
        ) throws -> Suppression {
            let fingerprint = fingerprint ?? Fingerprint.of(Party(name: "P"))
            return try Suppression(
                partyName: party, partyFingerprint: fingerprint, designation: "test:P1",
                designationFingerprint: Fingerprint.of(Party(name: "P")), reason: reason, author: author, approver: approver,
                created: created ?? day, expires: expires ?? later)
        }
        _ = try make()
        #expect(throws: PolicyError.self) { try make(reason: " ") }
        #expect(throws: PolicyError.self) { try make(author: "") }
        #expect(throws: PolicyError.self) { try make(approver: "a.  one") }
        #expect(throws: PolicyError.self) { try make(party: "") }
        #expect(throws: PolicyError.self) { try make(fingerprint: "xyz") }
        #expect(throws: PolicyError.self) { try make(created: later, expires: day) }
    }

    @Test("a compiled watchlist in memory of which a bit has changed is refused")
    func flippedBits() throws {
        var builder = WatchlistBuilder()
        try builder.add(FictionalList.list)
        let bytes = try builder.freeze()
        #expect(throws: Never.self) { try Watchlist(bytes: bytes) }
        for place in stride(from: 0, to: bytes.count, by: bytes.count / 40) {
            var changed = bytes
            changed[place] ^= 4
            #expect(throws: WatchlistError.self, "byte \(place)") { try Watchlist(bytes: changed) }
        }
    }

    @Test("no more sessions are kept than the machine can use")
    func idleSessions() async {
        let made = Atomic<Int>(0)
        let workers = IdleWorkers(limit: 3) { made.add(1, ordering: .relaxed).newValue }
        func nest(_ depth: Int) { workers.with { _ in if depth > 1 { nest(depth - 1) } } }
        nest(64)
        #expect(made.load(ordering: .relaxed) == 64)
        #expect(workers.idleCount == 3)
        nest(3)
        #expect(made.load(ordering: .relaxed) == 64)
    }

    // MARK: Runs

    @Test("a run whose task is cancelled ends soon, though a worker is busy", arguments: [1, 4])
    func cancelledRun(_ jobs: Int) async throws {
        struct Product: ChunkProduct { var index: Int }
        let isReleased = Atomic<Bool>(false)
        let task = Task {
            try await OrderedChunks(jobs: jobs, isInterrupted: { false }).run { index in
                Chunk(index: index, input: 0, bytes: [], offset: 0, content: .records([]), end: 0, whole: nil)
            } process: { chunk -> Product in
                let end = ContinuousClock.now + .seconds(3_600)
                while !isReleased.load(ordering: .relaxed), ContinuousClock.now < end { usleep(1_000) }
                return Product(index: chunk.index)
            } take: { (_: Product) in
                Issue.record("nothing was done")
            }
        }
        try await Task.sleep(for: .milliseconds(20))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        isReleased.store(true, ordering: .relaxed)
    }
}
