import Foundation
import NameText
import Screening
import Testing

@testable import Evaluation

@Suite("Evaluation reports")
struct ReportTests {
    private static func report(threshold: Int = 8_000, floor: Int? = nil, against: Int? = nil) throws -> EvaluationReport {
        let watchlist = try SampleList.watchlist()
        let own = [OrdinaryName(name: "Emma <O'Brien> & Co"), OrdinaryName(name: "Piet van der Merwe")]
        let rows = DeckGenerator(seed: 1, perCategory: 12).rows(watchlist, ordinary: own)
        let run = DeckRun(watchlist, rows: rows, threads: 2)
        var builder = ReportBuilder()
        builder.nearMissFloor = floor
        builder.deck = "a <deck>"
        let policy = try Policy(threshold: threshold)
        var report = builder.report(watchlist, policy, rows: rows, answers: run.answers(lowest: 5_000))
        if let against {
            let other = try Policy(threshold: against)
            report.comparison = PolicyComparison(
                rows, (.init(name: "A", policy: policy), run.answers(policy: PolicyInForce(policy, watchlist))),
                (.init(name: "B", policy: other), run.answers(policy: PolicyInForce(other, watchlist))))
        }
        return report
    }

    @Test("any number of threads gives the same answers, and searching as scoring everything")
    func threads() throws {
        let watchlist = try SampleList.watchlist()
        let rows = DeckGenerator(perCategory: 6).rows(watchlist)
        let one = DeckRun(watchlist, rows: rows, threads: 1).answers(lowest: 5_000)
        let three = DeckRun(watchlist, rows: rows, threads: 3).answers(lowest: 5_000)
        let all = DeckRun(watchlist, rows: rows, threads: 2, isExhaustive: true).answers(lowest: 5_000)
        #expect(one.count == rows.count && three.count == rows.count && all.count == rows.count)
        for i in rows.indices {
            let (isSame, isComplete) = (one[i].hits == three[i].hits, one[i].hits == all[i].hits)
            #expect(isSame, "\(rows[i].id): \(rows[i].name)")
            #expect(isComplete, "\(rows[i].id): \(rows[i].name)")
        }
        #expect(DeckRun(watchlist, rows: [], threads: 4).answers(lowest: 5_000).isEmpty)
    }

    @Test("the shares add up, as listed everything is found, and names of one word stay apart")
    func shares() throws {
        let report = try Self.report()
        let control = try #require(report.categories.first { $0.name == "control" })
        #expect(control.share.rate == 1 && control.share.total > 0 && control.examples.isEmpty)
        let counted = report.categories.filter(\.isManipulation)
        #expect(!counted.contains { $0.name == "oneword" || $0.name == "control" })
        #expect(counted.reduce(0) { $0 + $1.share.total } == report.manipulations.total)
        #expect(counted.reduce(0) { $0 + $1.share.count } == report.manipulations.count)
        #expect(report.scripts.reduce(0) { $0 + $1.share.total } == report.manipulations.total)
        #expect(report.listedScores.reduce(0, +) == report.manipulations.total)
        #expect(report.otherScores.reduce(0, +) == report.hardNegatives.total + report.ordinary.total)
        #expect(report.ordinary == Share(0, of: 2))
    }

    @Test("the sweep falls, and stands at the threshold where the shares do")
    func sweep() throws {
        let report = try Self.report()
        #expect(report.sweep.map(\.threshold) == Array(stride(from: 5_000, through: 10_000, by: 100)))
        for (a, b) in zip(report.sweep, report.sweep.dropFirst()) {
            #expect(a.manipulations.count >= b.manipulations.count && a.hardNegatives.count >= b.hardNegatives.count)
            #expect(a.alerts >= b.alerts)
        }
        let here = try #require(report.sweep.first { $0.threshold == report.threshold })
        #expect(here.manipulations == report.manipulations && here.hardNegatives == report.hardNegatives)
        #expect(here.alerts == report.alerts)
    }

    @Test("bins hold every score once")
    func bins() {
        #expect([0, 4_999].map(EvaluationReport.bin) == [0, 0])
        #expect([5_000, 5_199, 5_200, 9_999, 10_000].map(EvaluationReport.bin) == [1, 1, 2, 25, 26])
    }

    @Test("near misses lie between the floor and the threshold")
    func nearMisses() throws {
        let report = try Self.report(threshold: 9_500, floor: 6_000)
        #expect(!report.nearMisses.isEmpty)
        for example in report.nearMisses {
            #expect((6_000..<9_500).contains(example.score))
            #expect(!example.evidence.isEmpty && !example.listed.isEmpty)
        }
    }

    @Test("a stricter policy finds no more, and the difference says so")
    func comparison() throws {
        let comparison = try #require(try Self.report(against: 9_900).comparison)
        let all = try #require(comparison.detection.first)
        #expect(all.difference.onlySecond == 0 && all.difference.onlyFirst > 0 && all.difference.difference < 0)
        #expect(comparison.secondAlerts < comparison.firstAlerts)
        #expect(comparison.first.hash != comparison.second.hash)
        let text = TextReport(try Self.report(against: 9_900)).text
        #expect(text.contains("B less A"))
    }

    @Test("text stays within 80 columns")
    func text() throws {
        var text = TextReport(try Self.report(against: 8_500))
        text.hasSweep = true
        for line in text.text.split(separator: "\n") where !line.contains("designations") && !line.contains("Alerts of all rows")
        {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("JSON is JSON, and holds what the report does")
    func json() throws {
        let report = try Self.report(floor: 7_000, against: 9_000)
        var out = JSONOutput()
        report.write(to: &out)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
        #expect(object["threshold"] as? Double == 0.8)
        #expect((object["categories"] as? [Any])?.count == report.categories.count)
        #expect((object["sweep"] as? [Any])?.count == 51)
        let manipulations = try #require(object["manipulations"] as? [String: Any])
        #expect(manipulations["count"] as? Int == report.manipulations.count)
        #expect(object["comparison"] != nil && object["nearMisses"] != nil)
    }

    @Test("the page is one piece, the same each time, with text escaped")
    func page() throws {
        let report = try Self.report(threshold: 9_000, floor: 7_000, against: 9_500)
        let page = HTMLReport(report).text
        #expect(page == HTMLReport(try Self.report(threshold: 9_000, floor: 7_000, against: 9_500)).text)
        for part in ["<script", "http:", "https:", "src=", "@import", "url(", "<deck>"] {
            #expect(!page.contains(part), "\(part)")
        }
        #expect(page.contains("a &lt;deck&gt;"))
        for category in report.categories { #expect(page.contains(category.title)) }
        // Every element that opens closes.
        for tag in ["table", "tr", "section", "svg", "div", "dl", "figure", "small", "bdi", "p"] {
            let opened = page.components(separatedBy: "<\(tag)>").count + page.components(separatedBy: "<\(tag) ").count - 2
            #expect(opened == page.components(separatedBy: "</\(tag)>").count - 1, "\(tag)")
        }
        #expect(
            HTMLText.escaped("a\u{200B}<b>&\"")
                == "a<span class=\"hidden\" title=\"ZERO WIDTH SPACE\">U+200B</span>&lt;b&gt;&amp;&quot;")
    }

    @Test("numbers never round to all or none")
    func figures() {
        #expect(Figures.percent(0.9996) == "99.96 %" && Figures.percent(0.0004) == "0.04 %")
        #expect(Figures.percent(0.999_999) == "99.99 %" && Figures.percent(0.000_001) == "0.01 %")
        #expect(Figures.percent(1) == "100.0 %" && Figures.percent(0) == "0.0 %" && Figures.percent(0.889) == "88.9 %")
        #expect(Figures.points(-0.054) == "−5.4" && Figures.points(0.054) == "+5.4" && Figures.points(-0.0001) == "0.0")
        #expect(Figures.count(1_234_567) == "1,234,567" && Figures.count(-12) == "−12")
        #expect(Figures.decimal(.nan, places: 1) == "–" && Figures.decimal(2.004, places: 2) == "2.00")
    }
}
