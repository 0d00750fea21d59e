import SanctionsModel

/// What the measures of a designation ask of whoever meets it. General words: what is due is said by the law of the place.
public enum NextStep: String, Sendable, Hashable {
    /// Its assets are frozen.
    case freeze
    /// Something is ordered against it, and no freeze.
    case otherMeasures = "other-measures"
    /// The list says nothing of measures.
    case unstated

    public init(_ designation: Designation) {
        if designation.measures.contains(.assetFreeze) {
            self = .freeze
        } else {
            self = designation.measures.isEmpty ? .unstated : .otherMeasures
        }
    }

    /// For people, in one sentence.
    public var text: String {
        switch self {
        case .freeze:
            "hold the payment; if it is this party, freeze all that is its own without delay, make nothing available to it, and report to the competent authority of your country"
        case .otherMeasures:
            "hold the payment; the list orders no freeze: see which of its measures bind you, and ask the competent authority of your country"
        case .unstated:
            "hold the payment; the list states no measure: see its legal basis, and ask the competent authority of your country"
        }
    }
}
