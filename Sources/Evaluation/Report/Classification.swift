/// What a score says of known answers.
public struct Classification: Sendable, Hashable {
    public var truePositives = 0
    public var falsePositives = 0
    public var falseNegatives = 0
    public var trueNegatives = 0

    public init() {}

    public mutating func add(isMatch: Bool, isAlert: Bool) {
        switch (isMatch, isAlert) {
        case (true, true): truePositives += 1
        case (true, false): falseNegatives += 1
        case (false, true): falsePositives += 1
        case (false, false): trueNegatives += 1
        }
    }

    /// Each 0...1; 0 of nothing.
    public var precision: Double { Share(truePositives, of: truePositives + falsePositives).rate }
    public var recall: Double { Share(truePositives, of: truePositives + falseNegatives).rate }
    public var f1: Double { Share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives).rate }

    /// Area under the ROC curve, 0...1, as the share of pairs in which the match scores higher, ties by half (Mann and Whitney
    /// 1947); 0 when all or none match. O(n log n).
    public static func area(_ scores: [(score: Int, isMatch: Bool)]) -> Double {
        let sorted = scores.sorted { $0.score < $1.score }
        var rankSum = 0.0
        var i = 0
        while i < sorted.count {
            var j = i
            while j < sorted.count, sorted[j].score == sorted[i].score { j += 1 }
            let rank = Double(i + j + 1) / 2
            for k in i..<j where sorted[k].isMatch { rankSum += rank }
            i = j
        }
        let matches = Double(sorted.count { $0.isMatch })
        let others = Double(sorted.count) - matches
        guard matches > 0, others > 0 else { return 0 }
        return (rankSum - matches * (matches + 1) / 2) / (matches * others)
    }
}
