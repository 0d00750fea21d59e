import SanctionsModel

/// What a new version of a list must be to take the place of the one in force.
///
/// That it is a list at all, whole and with an entry at least, its reader has said before.
public struct AcceptanceRules: Sendable, Hashable {
    /// The part of its designations, or of its names, that a list may lose from one version to the next, 0...1.
    public var shrinkLimit = 0.10
    /// Why a version that lost more is accepted all the same.
    public var acceptShrink: String?
    /// Why a version that is older than the one in force is accepted all the same.
    public var acceptOlder: String?

    public init() {}

    public enum Verdict: Sendable, Hashable {
        /// With the reasons given for what a rule spoke against; empty when none did.
        case accepted(String)
        case refused(String)
    }

    /// - Parameter previous: the version in force, `nil` for the first.
    func judge(_ list: SourceList, as wanted: String, after previous: ListVersion.Contents?) -> Verdict {
        guard list.id == wanted else { return .refused("the file holds the list \(list.id), not \(wanted)") }
        guard !list.isExcerpt else { return .refused("the file says that it is an excerpt") }
        if let stated = list.statedEntryCount, stated != list.entryCount {
            return .refused("the file says that it has \(stated) entries and holds \(list.entryCount)")
        }
        guard let previous else { return .accepted("") }
        let now = ListVersion.Contents(list)
        var reasons: [String] = []
        if let date = now.date, let before = previous.date, date < before {
            guard let reason = acceptOlder else {
                return .refused("its date, \(date), is before that of the version in force, \(before) (--accept-older REASON)")
            }
            reasons.append("older accepted: \(reason)")
        }
        let losses = [
            loss("designations", previous.designations, now.designations), loss("names", previous.names, now.names),
        ].compactMap { $0 }
        if !losses.isEmpty {
            let loss = losses.joined(separator: " and ")
            guard let reason = acceptShrink else {
                return .refused("it shrank from \(loss), more than \(percent(shrinkLimit)) (--accept-shrink REASON)")
            }
            reasons.append("shrinking from \(loss) accepted: \(reason)")
        }
        return .accepted(reasons.joined(separator: "; "))
    }

    private func loss(_ what: String, _ before: Int, _ now: Int) -> String? {
        guard before > 0, Double(before - now) > shrinkLimit * Double(before) else { return nil }
        return "\(before) to \(now) \(what)"
    }

    private func percent(_ part: Double) -> String {
        let tenths = Int((part * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}
