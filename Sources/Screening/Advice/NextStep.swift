import SanctionsModel

/// The step that the measures of a designation ask for, as one word for programs.
public enum NextStep: String, Sendable, Hashable {
    /// Its assets are frozen.
    case freeze
    /// Transactions with it are refused and reported; nothing is frozen.
    case reject
    /// Something is ordered that may restrict a payment, and no freeze.
    case otherMeasures = "other-measures"
    /// The measures ordered (a travel ban, an arms embargo) are no ground by itself to hold a payment.
    case noPaymentMeasure = "no-payment-measure"
    /// The list says nothing of measures.
    case unstated

    /// The strictest of what the measures ask for.
    public init(_ designation: Designation) {
        let effects = designation.measures.map { MeasureTable.shared.effect(of: $0) }
        self =
            if effects.contains(.freeze) {
                .freeze
            } else if effects.contains(.reject) {
                .reject
            } else if effects.contains(.restriction) {
                .otherMeasures
            } else {
                effects.isEmpty ? .unstated : .noPaymentMeasure
            }
    }
}
