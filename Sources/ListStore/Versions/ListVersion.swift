public import SanctionsModel

/// One version of a list as the store keeps it: what came, from where, when, what it holds, and whether it was accepted.
///
/// Stands beside the file as `version.json`.
public struct ListVersion: Sendable, Hashable, Codable {
    /// What a reader found in the file; of a file that is no list there is none.
    public struct Contents: Sendable, Hashable, Codable {
        public var title: String
        /// As the source states it.
        public var version: String
        /// The last day that the source's date allows, where it says one.
        public var date: CalendarDay?
        public var entries: Int
        public var designations: Int
        public var names: Int
        /// Kinds of oddities, not their number.
        public var quirks: Int

        public init(_ list: SourceList) {
            title = list.title
            version = list.version
            date = list.date.map { CalendarDay($0.latest) }
            entries = list.entryCount
            designations = list.designations.count
            names = list.designations.reduce(0) { $0 + $1.names.count }
            quirks = list.quirks.count
        }
    }

    /// When the store put a version in force, and from which day on it counts as the one in force.
    public struct Period: Sendable, Hashable, Codable {
        public var acceptedAt: Timestamp
        /// The day that the file says, or that of its acceptance where it says none or another version was newer.
        public var from: CalendarDay
        /// Taken into the history afterwards: nothing was screened against it on the days from `acceptedAt`.
        public var isHistory: Bool

        public init(acceptedAt: Timestamp, from: CalendarDay, isHistory: Bool = false) {
            self.acceptedAt = acceptedAt
            self.from = from
            self.isHistory = isHistory
        }
    }

    /// The list's identifier: `un`.
    public var list: String
    /// Of the file as received, lower-case hexadecimal.
    public var sha256: String
    /// The name of the file in its folder.
    public var file: String
    /// Bytes.
    public var size: Int
    /// The address or path that it came from at last, after redirects.
    public var source: String
    public var fetchedAt: Timestamp
    public var contents: Contents?
    /// Empty for a version that was refused and never put in force.
    public var inForce: [Period]
    /// Why it was refused, or by which reason given it was accepted although a rule spoke against it; else empty.
    public var reason: String

    public init(
        list: String, sha256: String, file: String, size: Int, source: String, fetchedAt: Timestamp, contents: Contents?,
        inForce: [Period] = [], reason: String = ""
    ) {
        self.list = list
        self.sha256 = sha256
        self.file = file
        self.size = size
        self.source = source
        self.fetchedAt = fetchedAt
        self.contents = contents
        self.inForce = inForce
        self.reason = reason
    }

    public var isAccepted: Bool { !inForce.isEmpty }

    /// What people call it: the version that the file states, or the beginning of its hash.
    public var name: String {
        if let version = contents?.version, version != "unknown" { return version }
        return "sha256 \(sha256.prefix(12))"
    }

    /// The last period that began on a day or before it.
    func period(on day: CalendarDay) -> Period? {
        inForce.filter { $0.from <= day }.max { ($0.from, $0.acceptedAt) < ($1.from, $1.acceptedAt) }
    }
}
