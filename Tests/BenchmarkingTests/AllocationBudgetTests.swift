import Benchmarking
import CAllocationProbe
import ListReaders
import SanctionsModel
import Screening
import Testing
import WatchlistStore

/// Allocations a record against a recorded budget: a guard that needs no clock. Counted call by call on the screening thread, by a
/// probe that stands before malloc.
///
/// The list and the traffic are made and seeded, so the counts are the same on every machine with the same toolchain and ICU; the
/// margin is for other versions of those. Where a change needs less, lower the budget with it; where it needs more, say why.
@Suite(.serialized) struct AllocationBudgetTests {
    /// Calls a record of two parties that doesn't alert.
    struct Budget {
        /// Every name has been seen before, without remittance text and with.
        var warm: Double
        var warmWithText: Double
        /// No name has been seen before, but the session has been at work.
        var unseen: Double

        /// Of debug builds, which `make test` runs; what a release build takes stands in the table of `make bench`. Cutting a
        /// name, looking for its further readings and for identifiers take 17 calls a name in a debug build and none in a release build.
        static let recorded = Budget(warm: 38.4, warmWithText: 42.5, unseen: 1_860)

        /// A tenth, and a tenth of a call for what grows now and then.
        static func line(_ budget: Double) -> Double { budget * 1.1 + 0.1 }
    }

    static var canCount: Bool {
        #if DEBUG
        return callocationprobe_works() != 0
        #else
        return false
        #endif
    }

    private func watchlist() throws -> Watchlist {
        try Watchlist(lists: [MadeList(NameParts([]), names: 1_000).sourceList()])
    }

    private func traffic(_ count: Int, seed: UInt64) -> NameStream {
        var generator = TrafficGenerator(NameParts([]))
        generator.seed = seed
        generator.seenBefore = 0
        return generator.names(count)
    }

    private func allocations(_ pass: RecordPass) -> Double {
        let before = callocationprobe_now().count
        let alerting = pass.run()
        let count = callocationprobe_now().count - before
        #expect(alerting == 0)
        return Double(count) / Double(max(1, pass.recordCount))
    }

    @Test(.enabled(if: AllocationBudgetTests.canCount, "a release build, or another allocator stands before the probe"))
    func aRecordOfNamesSeenBeforeStaysWithinItsBudget() throws {
        let watchlist = try watchlist()
        for (hasText, budget) in [(false, Budget.recorded.warm), (true, Budget.recorded.warmWithText)] {
            let records = PaymentRecords.jsonLines(traffic(200, seed: 7), hasText: hasText)
            let pass = try RecordPass(records, session: ScreeningSession(watchlist: watchlist))
            pass.keepClear()
            try #require(pass.recordCount > 50)
            _ = pass.run()
            let count = allocations(pass)
            print("allocations a record, seen before\(hasText ? ", with text" : ""): \(count)")
            #expect(count <= Budget.line(budget), "\(count) allocations a record, budget \(budget)")
        }
    }

    @Test(.enabled(if: AllocationBudgetTests.canCount, "a release build, or another allocator stands before the probe"))
    func aRecordOfNewNamesStaysWithinItsBudget() throws {
        let watchlist = try watchlist()
        let session = ScreeningSession(watchlist: watchlist)
        let warmUp = try RecordPass(PaymentRecords.jsonLines(traffic(300, seed: 8), hasText: false), session: session)
        _ = warmUp.run()
        // Which records are clear another session finds out, so that this one has not seen the names.
        let records = PaymentRecords.jsonLines(traffic(200, seed: 9), hasText: false)
        let clear = try RecordPass(records, session: ScreeningSession(watchlist: watchlist))
        clear.keepClear()
        try #require(clear.recordCount > 50)
        let count = allocations(RecordPass(clear, session: session))
        print("allocations a record, never seen: \(count)")
        #expect(count <= Budget.line(Budget.recorded.unseen), "\(count) allocations a record, budget \(Budget.recorded.unseen)")
    }

    /// The probe itself: it sees what Swift and C take, and on this thread alone.
    @Test(.enabled(if: callocationprobe_works() != 0, "another allocator stands before the probe"))
    func theProbeCounts() {
        let before = callocationprobe_now()
        var kept: [[UInt8]] = []
        kept.reserveCapacity(100)
        for i in 0..<100 { kept.append([UInt8](repeating: UInt8(i), count: 1000)) }
        let after = callocationprobe_now()
        #expect(after.count - before.count >= 101)
        #expect(after.count - before.count < 220)
        #expect(after.bytes - before.bytes >= 100_000)
        #expect(kept.count == 100)
    }
}
