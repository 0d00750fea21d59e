import Testing

@testable import Evaluation

@Suite("Shares and their intervals")
struct ShareTests {
    /// Values of the score interval worked out by hand from Wilson's formula with z = 1.96.
    @Test(
        "the score interval",
        arguments: [
            (8, 10, 0.4902, 0.9433), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (81, 263, 0.2553, 0.3662), (1, 1, 0.2065, 1.0),
        ])
    func wilson(count: Int, total: Int, low: Double, high: Double) {
        let interval = Share(count, of: total).interval
        #expect(abs(interval.lowerBound - low) < 0.0001)
        #expect(abs(interval.upperBound - high) < 0.0001)
    }

    @Test("of nothing, anything may be true")
    func nothing() {
        #expect(Share().interval == 0...1)
        #expect(Share().rate == 0)
        #expect(PairedDifference().interval == -1...1)
        #expect(!PairedDifference().isSignificant)
    }

    @Test("every interval holds its share, and narrows with more rows")
    func holds() {
        for total in [1, 2, 7, 50, 1000] {
            for count in stride(from: 0, through: total, by: max(1, total / 7)) {
                let share = Share(count, of: total)
                #expect(share.interval.contains(share.rate))
                #expect(share.interval.lowerBound >= 0 && share.interval.upperBound <= 1)
                let wide = share.interval.upperBound - share.interval.lowerBound
                let tenfold = Share(count * 10, of: total * 10).interval
                #expect(tenfold.upperBound - tenfold.lowerBound < wide)
            }
        }
    }

    @Test("a paired difference counts who is counted by one alone")
    func paired() {
        var difference = PairedDifference()
        for i in 0..<100 { difference.add(first: i < 80, second: i < 70) }
        #expect(difference.onlyFirst == 10 && difference.onlySecond == 0)
        #expect(abs(difference.difference + 0.1) < 1e-12)
        #expect(difference.interval.contains(-0.1))
        #expect(difference.isSignificant)
        var even = PairedDifference()
        for i in 0..<100 { even.add(first: i % 2 == 0, second: i % 2 == 1) }
        #expect(even.difference == 0 && !even.isSignificant)
    }

    @Test("precision, recall, F1 and area")
    func classification() {
        var counts = Classification()
        for (isMatch, isAlert) in [(true, true), (true, true), (true, false), (false, true), (false, false)] {
            counts.add(isMatch: isMatch, isAlert: isAlert)
        }
        #expect(abs(counts.precision - 2.0 / 3) < 1e-12 && abs(counts.recall - 2.0 / 3) < 1e-12)
        #expect(abs(counts.f1 - 2.0 / 3) < 1e-12)
        #expect(Classification.area([(1, false), (2, true), (2, false), (3, true)]) == 0.875)
        #expect(Classification.area([(1, true)]) == 0)
        #expect(Classification().precision == 0)
    }
}
