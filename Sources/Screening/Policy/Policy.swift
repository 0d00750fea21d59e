import Crypto
public import SanctionsModel

/// What decides over an alert beside the name score. One value with one hash, which every output names.
///
/// The standard policy holds for everything that the lists hold. A policy file (`PolicyFile`) states only what differs from it.
/// The name score itself is never touched by a policy.
public struct Policy: Sendable, Hashable {
    /// Least name scores of an alert.
    public var thresholds: Thresholds
    /// When a weak alias of a designation alerts.
    public var weakAliases = WeakAliasRule()
    /// In which order people should look.
    public var priority: PriorityRules
    /// Words of a stream's own noise that are dropped from a party's name before it is searched.
    public var ignoredWords: [String] = []
    /// What is in force: lists, programmes and measures.
    public var selection = Selection()
    /// How old a list may be.
    public var maximumAge = ListAges()
    /// Pairs of a party and a designation that were looked at and are somebody else.
    public var suppressions: [Suppression] = []
    /// What people call it, as in `Payments / instant`; decides nothing and is not in the hash.
    public var title = ""

    public static let standard = Policy()

    /// The standard policy, to be changed.
    public init() {
        thresholds = .standard
        priority = PriorityRules()
    }

    /// - Parameters:
    ///   - threshold: least name score of an alert for every party and quality, ten-thousandths, 0...10,000.
    ///   - textThreshold: the same for listed names in texts, 5,000...10,000; by default 8,000, or `threshold` where that is more.
    ///   - highScore: score from which on an alert begins with high priority, ten-thousandths, 0...10,000.
    /// - Throws: `PolicyError` for a figure out of its range: a threshold that no name reaches would clear everything.
    public init(threshold: Int, textThreshold: Int? = nil, highScore: Int = 9_500) throws(PolicyError) {
        thresholds = try Thresholds(
            all: threshold, text: textThreshold ?? min(10_000, max(threshold, Thresholds.standardText)))
        priority = try PriorityRules(highScore: highScore)
    }

    /// The line for a party of no stated type and a primary name, ten-thousandths.
    public var threshold: Int { thresholds[.any].primary }

    /// The line in texts, ten-thousandths.
    public var textThreshold: Int { thresholds.text }

    /// The same policy with one line for every party and quality; texts are never searched more loosely than names.
    ///
    /// - Throws: `PolicyError` unless the threshold is 0...10,000.
    public func overriding(threshold: Int) throws(PolicyError) -> Policy {
        var policy = self
        policy.thresholds = try Thresholds(all: threshold, text: max(threshold, thresholds.text))
        return policy
    }

    /// Sixteen hexadecimal digits of the SHA-256 of the canonical form: comments, order of keys and what merely repeats the
    /// standard don't enter it, every decision does.
    public var hash: String { hexadecimal(SHA256.hash(data: Array(canonicalForm.utf8)), digits: 16) }

    /// The priority of an alert. The name score itself is never touched.
    public func priority(score: Int, quality: ListedName.Quality, by cause: AlertCause, _ evidence: SecondaryEvidence) -> Priority
    {
        priority.priority(score: score, quality: quality, by: cause, evidence)
    }
}

/// A value that no policy may hold.
public struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
    public var reason: String

    public var description: String { reason }

    /// - Throws: unless the figure is of the range.
    static func check(_ figure: Int, _ range: ClosedRange<Int>, _ name: String) throws(PolicyError) {
        guard range.contains(figure) else {
            throw PolicyError(
                reason: "\(name): \(figure) ten-thousandths, expected \(range.lowerBound) to \(range.upperBound)")
        }
    }
}

/// The first `digits` lower-case hexadecimal digits of some bytes.
func hexadecimal(_ bytes: some Sequence<UInt8>, digits: Int = .max) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] where text.count < digits {
            text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
    return String(decoding: text, as: UTF8.self)
}
