public import SanctionsModel

/// The least name scores of an alert: by the type of the party as its record gives it, and by the quality of the listed name.
///
/// All in ten-thousandths, 0...10,000. A name that is wholly equal scores 10,000 and reaches every line.
public struct Thresholds: Sendable, Hashable {
    /// One line for each quality of listed name.
    public struct ByQuality: Sendable, Hashable {
        public var primary: Int
        public var strong: Int
        public var weak: Int

        public init(_ all: Int) { (primary, strong, weak) = (all, all, all) }

        public subscript(quality: ListedName.Quality) -> Int {
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
    public var any: ByQuality
    public var person: ByQuality
    public var organisation: ByQuality
    public var vessel: ByQuality
    public var aircraft: ByQuality
    /// For listed names that stand whole in a text.
    public var text: Int

    static let standardText = 8_000

    public init(all: Int, text: Int) {
        let line = ByQuality(all)
        (any, person, organisation, vessel, aircraft) = (line, line, line, line, line)
        self.text = text
    }

    public subscript(type: PartyType) -> ByQuality {
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
