import Benchmarking
import CAllocationProbe
import Screening

/// What a record takes from the heap once everything is warm, counted call by call.
struct AllocationSection {
    let subject: Subject

    func run() throws -> BenchmarkReport.Section {
        var section = BenchmarkReport.Section(
            "Allocations, one worker",
            note: "Calls of malloc and its kin on the thread that screens. Records without an alert: an alert is made of texts.")
        guard callocationprobe_works() != 0 else {
            section.note = "Another allocator stands before the probe, so nothing was counted."
            return section
        }
        var generator = subject.generator
        generator.nearListed = 0
        let names = generator.names(4_000)
        for hasText in [false, true] {
            let session = ScreeningSession(watchlist: subject.watchlist)
            let pass = try RecordPass(PaymentRecords.jsonLines(names, hasText: hasText), session: session)
            pass.keepClear()
            let what = hasText ? "with" : "without"
            _ = pass.run()
            let warm = allocations { _ = pass.run() } / Double(max(1, pass.recordCount))
            section.figures.append(
                Figure(
                    "allocations.warm.\(what)-text", "records \(what) text, seen before", warm, .allocationsARecord,
                    reach: .value(0)))
        }
        let bytes = subject.traffic.distinct
        let session = ScreeningSession(watchlist: subject.watchlist)
        let (first, second) = bytes.split(at: bytes.count / 2)
        let warmUp = try RecordPass(PaymentRecords.jsonLines(first, hasText: false), session: session)
        _ = warmUp.run()
        let fresh = try RecordPass(PaymentRecords.jsonLines(second, hasText: false), session: session)
        let unseen = allocations { _ = fresh.run() } / Double(max(1, fresh.recordCount))
        section.figures.append(
            Figure("allocations.unseen", "records with two names never seen before", unseen, .allocationsARecord))
        return section
    }

    private func allocations(_ body: () -> Void) -> Double {
        let before = callocationprobe_now().count
        body()
        return Double(callocationprobe_now().count - before)
    }
}
