import SanctionsModel

/// The rules by which a new version of a list takes the place of the one in force.
///
/// The reader has checked before that the file is a list, whole and with at least one entry. Each rule refuses by its name and
/// changes nothing, so that the next genuine version is accepted as if the refused one had never come.
public struct AcceptanceRules: Sendable, Hashable {
    /// The part of its designations, or of its names, that a list may lose from one version to the next and over a window of
    /// updates, 0...1.
    public var shrinkLimit = 0.10
    /// The reason to accept a version that lost more.
    public var acceptShrink: String?
    /// The reason to accept a version whose date is not after that of the version in force: older, missing, the same or to come.
    public var acceptOlder: String?

    public init() {}

    public enum Verdict: Sendable, Hashable {
        /// With the reasons given for what a rule spoke against; empty when none did.
        case accepted(String)
        case refused(String)
    }

    /// Judges a list that came.
    ///
    /// - Parameters:
    ///   - wanted: the list that was asked for.
    ///   - history: the versions before it.
    ///   - sameList: reads the version in force, to compare two files of one date; `nil` when it can't be read.
    func judge(
        _ list: SourceList, as wanted: String, after history: VersionHistory, sameList: () -> SourceList? = { nil }
    ) -> Verdict {
        guard list.id == wanted else { return .refused("the file holds the list \(list.id), not \(wanted)") }
        guard !list.isExcerpt else { return .refused("the file says that it is an excerpt") }
        if let stated = list.statedEntryCount, stated != list.entryCount {
            return .refused("the file says that it has \(stated) entries and holds \(list.entryCount)")
        }
        let now = ListVersion.Contents(list)
        var reasons: [String] = []
        if let problem = history.dateProblem(of: list, now, sameList: sameList) {
            guard let reason = acceptOlder else { return .refused("\(problem) (--accept-older REASON)") }
            reasons.append("date accepted: \(reason)")
        }
        if let shrinkage = history.shrinkage(to: now, limit: shrinkLimit) {
            guard let reason = acceptShrink else {
                return .refused("\(shrinkage), more than \(percent(shrinkLimit)) (--accept-shrink REASON)")
            }
            reasons.append("\(VersionHistory.shrinkAccepted): \(shrinkage): \(reason)")
        }
        return .accepted(reasons.joined(separator: "; "))
    }

    private func percent(_ part: Double) -> String {
        let tenths = Int((part * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}
