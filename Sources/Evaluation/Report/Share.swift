/// A part of a whole, with what its size lets one conclude.
public struct Share: Sendable, Hashable {
    public var count: Int
    public var total: Int

    public init(_ count: Int = 0, of total: Int = 0) {
        self.count = count
        self.total = total
    }

    mutating func add(_ isCounted: Bool) {
        count += isCounted ? 1 : 0
        total += 1
    }

    /// 0...1; 0 of nothing.
    public var rate: Double { total == 0 ? 0 : Double(count) / Double(total) }

    /// Where the true rate lies with 95 % confidence, 0...1 (score interval, Wilson 1927); 0...1 of nothing.
    public var interval: ClosedRange<Double> {
        guard total > 0 else { return 0...1 }
        let n = Double(total)
        let z2 = Share.z * Share.z
        let centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
        let half = Share.z / (1 + z2 / n) * (rate * (1 - rate) / n + z2 / (4 * n * n)).squareRoot()
        // At the ends the formula is exact but for rounding.
        let low = count == 0 ? 0 : max(0, centre - half)
        let high = count == total ? 1 : min(1, centre + half)
        return min(low, high)...max(low, high)
    }

    /// The 97.5th percentile of the standard normal distribution.
    static let z = 1.959963984540054
}

/// The difference of two shares over the same rows.
public struct PairedDifference: Sendable, Hashable {
    public var first: Share
    public var second: Share
    /// Rows that only one of them counts.
    public var onlyFirst: Int
    public var onlySecond: Int

    public init() {
        first = Share()
        second = Share()
        onlyFirst = 0
        onlySecond = 0
    }

    mutating func add(first isFirst: Bool, second isSecond: Bool) {
        first.add(isFirst)
        second.add(isSecond)
        if isFirst, !isSecond { onlyFirst += 1 }
        if isSecond, !isFirst { onlySecond += 1 }
    }

    /// Second less first, -1...1.
    public var difference: Double { second.rate - first.rate }

    /// Where the true difference lies with 95 % confidence (Wald interval for paired shares with half a row added to each cell,
    /// Agresti and Min 2005).
    public var interval: ClosedRange<Double> {
        guard first.total > 0 else { return -1...1 }
        let n = Double(first.total) + 2
        let gained = Double(onlySecond) + 0.5
        let lost = Double(onlyFirst) + 0.5
        let centre = (gained - lost) / n
        let half = Share.z * max(0, gained + lost - (gained - lost) * (gained - lost) / n).squareRoot() / n
        return max(-1, centre - half)...min(1, centre + half)
    }

    /// Whether the interval leaves zero out.
    public var isSignificant: Bool { !interval.contains(0) }
}
