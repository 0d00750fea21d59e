/// What became of one list in an update.
public struct UpdateOutcome: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        /// A first version is in force.
        case first
        /// A newer version is in force.
        case updated
        /// The source still has the version in force.
        case unchanged
        /// Something came and was not accepted: the version in force stays.
        case refused
        /// Nothing came: the version in force stays.
        case failed
    }

    public var list: String
    public var kind: Kind
    /// The version in force afterwards; `nil` when there is none.
    public var current: ListVersion?
    /// The version that it replaced.
    public var previous: ListVersion?
    /// Why it was refused or failed, or by which reason it was accepted; else empty.
    public var reason = ""
    /// Entries by hand that ended with it, each with why.
    public var ended: [HandEntry] = []
    /// What else should be looked at.
    public var notes: [String] = []

    public init(list: String, kind: Kind) {
        self.list = list
        self.kind = kind
    }

    /// Whether the source was found to hold what is now in force.
    public var isSuccess: Bool { kind == .first || kind == .updated || kind == .unchanged }

    /// One line for people.
    public var line: String {
        let counts = current?.contents.map { "\($0.designations) designations, \($0.names) names" } ?? ""
        let stays = current.map { "; the version \($0.name) stays in force" } ?? "; no version is in force"
        let because = reason.isEmpty ? "" : " (\(reason))"
        return switch kind {
        case .first: "\(list): version \(current?.name ?? "") is in force, \(counts)\(because)"
        case .updated: "\(list): version \(current?.name ?? "") replaces \(previous?.name ?? ""), \(counts)\(because)"
        case .unchanged: "\(list): unchanged, version \(current?.name ?? "")"
        case .refused: "\(list): refused: \(reason)\(stays)"
        case .failed: "\(list): failed: \(reason)\(stays)"
        }
    }
}
