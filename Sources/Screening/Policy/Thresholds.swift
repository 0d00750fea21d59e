public import SanctionsModel

/// The least name scores of an alert: by the type of the party as its record gives it, and by the quality of the listed name.
///
/// All in ten-thousandths, 0...10,000. A name that is wholly equal scores 10,000 and reaches every line.
public struct Thresholds: Sendable, Hashable {
    /// One line for each quality of listed name.
    public struct ByQuality: Sendable, Hashable {
        public internal(set) var primary: Int
        public internal(set) var strong: Int
        public internal(set) var weak: Int

        init(_ all: Int) { (primary, strong, weak) = (all, all, all) }

        public internal(set) subscript(quality: ListedName.Quality) -> Int {
            get {
                switch quality {
                case .primary: primary
                case .strong: strong
                case .weak: weak
                }
            }
            set {
                switch quality {
                case .primary: primary = newValue
                case .strong: strong = newValue
                case .weak: weak = newValue
                }
            }
        }

        /// What a search is asked for; the rest is decided afterwards.
        public var lowest: Int { min(primary, strong, weak) }

        var isUniform: Bool { primary == strong && strong == weak }
    }

    /// For parties whose record states no type.
    public internal(set) var any: ByQuality
    public internal(set) var person: ByQuality
    public internal(set) var organisation: ByQuality
    public internal(set) var vessel: ByQuality
    public internal(set) var aircraft: ByQuality
    /// For listed names that stand whole in a text.
    public internal(set) var text: Int

    static let standardText = 8_000

    /// The lines of the standard policy.
    public static let standard = Thresholds(line: ByQuality(8_000), text: standardText)

    /// - Parameters:
    ///   - all: 0...10,000.
    ///   - text: 5,000...10,000; texts are searched no lower.
    /// - Throws: `PolicyError` for a figure out of its range.
    public init(all: Int, text: Int) throws(PolicyError) {
        try PolicyError.check(all, 0...10_000, "threshold")
        try PolicyError.check(text, 5_000...10_000, "threshold of texts")
        self.init(line: ByQuality(all), text: text)
    }

    private init(line: ByQuality, text: Int) {
        (any, person, organisation, vessel, aircraft) = (line, line, line, line, line)
        self.text = text
    }

    public internal(set) subscript(type: PartyType) -> ByQuality {
        get {
            switch type {
            case .any: any
            case .person: person
            case .organisation: organisation
            case .vessel: vessel
            case .aircraft: aircraft
            }
        }
        set {
            switch type {
            case .any: any = newValue
            case .person: person = newValue
            case .organisation: organisation = newValue
            case .vessel: vessel = newValue
            case .aircraft: aircraft = newValue
            }
        }
    }
}
