import Crypto
public import SanctionsModel

/// What decides over an alert beside the name score. One value with one hash, which every output names.
public struct Policy: Sendable, Hashable {
    /// Least name score of an alert, ten-thousandths, 0...10,000. The scores are calibrated so that 8,000 is the line.
    public var threshold: Int
    /// Shares of a name that a text must hold to alert: everything, always; and this score, ten-thousandths.
    public var textThreshold: Int
    /// From this score on an alert begins with high priority.
    public var highScore: Int

    public static let standard = Policy()

    public init(threshold: Int = 8_000, textThreshold: Int? = nil, highScore: Int = 9_500) {
        self.threshold = threshold
        self.textThreshold = textThreshold ?? max(threshold, 9_000)
        self.highScore = highScore
    }

    /// Sixteen hexadecimal digits of a SHA-256.
    public var hash: String {
        hexadecimal(SHA256.hash(data: Array("threshold=\(threshold) text=\(textThreshold) high=\(highScore)".utf8)), digits: 16)
    }

    /// High from `highScore` on, low for weak names; a conflict of type or birth date lowers it by one, an agreement of the
    /// birth date or an identifier raises it. The name score itself is never touched.
    public func priority(score: Int, quality: ListedName.Quality, by cause: AlertCause, _ evidence: SecondaryEvidence) -> Priority
    {
        if cause == .identifier || evidence.identifier == .match { return .high }
        var rank = quality == .weak ? 0 : score >= highScore ? 2 : 1
        for agreement in [evidence.type, evidence.birthDate, evidence.gender] where agreement == .conflict { rank -= 1 }
        if evidence.birthDate == .match { rank += 1 }
        return rank >= 2 ? .high : rank == 1 ? .medium : .low
    }
}

/// The first `digits` lower-case hexadecimal digits of some bytes.
func hexadecimal(_ bytes: some Sequence<UInt8>, digits: Int = .max) -> String {
    var text = ""
    for byte in bytes {
        text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
    return String(text.prefix(digits))
}
