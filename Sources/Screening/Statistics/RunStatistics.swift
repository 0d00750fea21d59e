import NameText

/// How the alerts and rejects of a run spread. Filled where there is an alert or a reject and nowhere else, so that clear records
/// cost nothing.
public struct RunStatistics: Sendable, Codable, Equatable {
    /// Alerts by the id of the list.
    public var lists: OrderedCounts
    /// Alerts by the role of the party; a party without one under the empty text, and one whose role is a text of the input and no
    /// known role under `(other)`, for it may say a name.
    public var roles: OrderedCounts
    /// Alerts by the country that the record states of the party (its residence, else its nationality) as an ISO 3166-1 code, under
    /// `(other)` where it is none that is known, and under the empty text where it states none.
    public var countries: OrderedCounts
    /// Alerts by priority.
    public var priorities: OrderedCounts
    /// Alerts by score: `1.00`, and bands of five hundredths below it, each named by its lower end (`0.95` is 0.9500...0.9999).
    public var bands: OrderedCounts
    /// Rejected records by why.
    public var rejects: OrderedCounts
    /// Rejected records with their place and reason, the first `shownRejects` of them.
    public private(set) var firstRejects: [RejectedRecord] = []

    public static let shownRejects = 20

    /// A record that can't be read.
    public struct RejectedRecord: Sendable, Codable, Equatable {
        public var place: RecordPlace
        public var reason: String
    }

    /// - Parameter limit: different texts that each of the counts keeps apart.
    public init(limit: Int = .max) {
        let counts = OrderedCounts(limit: limit)
        (lists, roles, countries) = (counts, counts, counts)
        (priorities, bands, rejects) = (counts, counts, counts)
    }

    mutating func add(_ reject: RejectedRecord, cause: String) {
        rejects.add(to: cause)
        if firstRejects.count < RunStatistics.shownRejects { firstRejects.append(reject) }
    }

    /// What comes later in the input.
    mutating func add(_ later: RunStatistics) {
        lists.add(later.lists)
        roles.add(later.roles)
        countries.add(later.countries)
        priorities.add(later.priorities)
        bands.add(later.bands)
        rejects.add(later.rejects)
        firstRejects += later.firstRejects.prefix(max(0, RunStatistics.shownRejects - firstRejects.count))
    }

    /// Counts alerts; keeps the codes of countries that it has looked up.
    struct Counter {
        private var codes: [String: String] = [:]
        private var roles: [String: String] = [:]
        /// Under which what the input says freely is counted.
        private static let other = "(other)"
        /// Hostile input may name as many roles and countries as there are records.
        private static let mostKept = 4_096

        /// - Parameter isKnownRole: whether a role is a word of the engine or of a mapping.
        mutating func add(_ alerts: [Alert], to statistics: inout RunStatistics, isKnownRole: (String) -> Bool) {
            for alert in alerts {
                statistics.lists.add(to: alert.list.id)
                statistics.roles.add(to: shown(alert.role, isKnownRole))
                statistics.countries.add(to: code(of: alert.partyCountry))
                statistics.priorities.add(to: alert.priority.rawValue)
                statistics.bands.add(to: RunStatistics.band(of: alert.score))
            }
        }

        private mutating func shown(_ role: String, _ isKnown: (String) -> Bool) -> String {
            if let known = roles[role] { return known }
            let shown = isKnown(role) ? role : Counter.other
            if roles.count < Counter.mostKept { roles[role] = shown }
            return shown
        }

        private mutating func code(of text: String) -> String {
            guard !text.isEmpty else { return "" }
            if let known = codes[text] { return known }
            let code = RegionNames.shared.codes(for: text).first ?? Counter.other
            if codes.count < Counter.mostKept { codes[text] = code }
            return code
        }
    }

    static func band(of score: Score) -> String {
        guard score.tenThousandths < 10_000 else { return "1.00" }
        let low = max(0, score.tenThousandths) / 500 * 5
        return "0." + (low < 10 ? "0" : "") + String(low)
    }
}
