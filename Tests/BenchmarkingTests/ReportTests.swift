import Benchmarking
import Foundation
import Screening
import Testing

@Suite struct ReportTests {
    private var report: BenchmarkReport {
        var report = BenchmarkReport("A <run>")
        report.subject = [("machine", "one & only")]
        report.sections = [
            .init(
                "Look-ups", note: "Checked.",
                figures: [
                    Figure(
                        "a.rate", "names", 300, .namesASecond, reference: .init("every name", 3), reach: .ratio(100),
                        meaning: "In plain words."),
                    Figure("a.time", "wait", 12.5, .microseconds, reference: .init("before", 25), reach: .value(10)),
                    Figure("a.bare", "alone", 0.004, .seconds),
                ])
        ]
        report.plots = [
            .init(
                "Growth", xTitle: "names", yTitle: "µs",
                curves: [.init("look-up", points: [(10_000, 2), (1_000_000, 40), (0, 5)])])
        ]
        return report
    }

    @Test func ratiosAreTimesBetterWhicheverWayIsBetter() {
        let figures = report.figures
        #expect(figures[0].ratio == 100)
        #expect(figures[0].isReached == true)
        #expect(figures[1].ratio == 2)
        #expect(figures[1].isReached == false)
        #expect(figures[2].ratio == nil)
        #expect(figures[2].isReached == nil)
        #expect(Figure("x", "x", 0, .seconds, reference: .init("y", 0), reach: .ratio(2)).isReached == nil)
    }

    @Test func theTextHoldsEveryFigure() {
        let text = report.text(isPlain: true)
        for words in [
            "A <run>", "one & only", "300 names/s", "3.00 every name", "× 100", "≥ × 100", "reached", "not yet", "≤ 10",
        ] {
            #expect(text.contains(words), "\(words) is missing in\n\(text)")
        }
        #expect(text.contains("In plain words."))
        #expect(!report.text().contains("In plain words."))
    }

    @Test func theJSONIsReadBack() throws {
        var out = JSONOutput()
        report.write(to: &out)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
        let sections = try #require(object["sections"] as? [[String: Any]])
        let figures = try #require(sections.first?["figures"] as? [[String: Any]])
        #expect(figures.count == 3)
        #expect(figures[0]["ratio"] as? Double == 100)
        #expect(figures[0]["reached"] as? Bool == true)
        #expect(figures[1]["value"] as? Double == 12.5)
        #expect((object["subject"] as? [String: String])?["machine"] == "one & only")
    }

    @Test func thePageFetchesNothingAndEscapesItsTexts() {
        let page = report.html
        #expect(page.contains("A &lt;run&gt;") && !page.contains("A <run>"))
        #expect(page.contains("one &amp; only"))
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"))
        // Two points can be drawn on logarithmic axes, the one at 0 can't.
        #expect(page.components(separatedBy: "<circle").count - 1 == 2)
    }

    @Test func percentilesAreByNearestRank() {
        let latencies = Latencies(nanoseconds: (1...1000).map { UInt32($0) * 1000 })
        #expect(latencies.microseconds(0.5) == 500)
        #expect(latencies.microseconds(0.99) == 990)
        #expect(latencies.microseconds(0.999) == 999)
        #expect(latencies.microseconds(1) == 1000)
        #expect(latencies.microseconds(0) == 1)
        #expect(Latencies(nanoseconds: []).microseconds(0.5) == 0)
    }
}
