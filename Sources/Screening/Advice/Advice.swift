import SanctionsModel

/// The advice with an alert, in plain words, by what the list orders and whom it binds. General words: what is due
/// is said by the law of the place, and what a firm does beyond it by its own policy.
public struct Advice: Sendable, Hashable {
    /// The step to take if it is the listed party.
    public var step: String
    /// The step to take if it is somebody else.
    public var otherwise: String
    /// Payments that the freeze does not cover; empty for none.
    public var exempt: String
    /// A caution to those whom the list does not bind; empty for none.
    public var caution: String

    /// - Parameter jurisdiction: of the list's authority, ISO 3166-1 alpha-2, `EU` or `UN`; `nil` when unknown.
    public init(_ designation: Designation, jurisdiction: String?) {
        let reader = Jurisdiction.of(jurisdiction ?? "*")
        let next = NextStep(designation)
        let binds = "if this list binds you (\(reader?.binds ?? "see its legal basis"))"
        let authority = reader?.reportsTo ?? "the competent authority of your country"
        let subjects = Advice.subjects(designation)
        step =
            switch next {
            case .freeze:
                "hold the payment; \(binds) and it is this party, freeze all that is its own, or is \(reader?.owned ?? "owned or controlled by it"), without delay, make nothing available to it, and report to \(authority)"
            case .reject:
                "hold the payment; \(binds) and it is this party, refuse the transaction and report it to \(authority); nothing is frozen by this listing"
            case .otherMeasures:
                "hold the payment; this listing orders no freeze. Ordered is \(subjects): \(binds), see in its legal basis whether that forbids this payment, refuse it if so, and release it if not"
            case .noPaymentMeasure:
                "this listing orders no freeze. Ordered is \(subjects): no ground by itself to hold a payment, but for what serves to evade it. See whether another list freezes the party's assets"
            case .unstated:
                "hold the payment; the list states no measure in force: see its legal basis, and ask \(authority)"
            }
        otherwise = "release the payment, and record why"
        exempt = next == .freeze ? reader?.exempt ?? "" : ""
        caution = next == .noPaymentMeasure ? "" : reader?.caution ?? ""
    }

    /// `travel-ban (entry and transit), sectoral (…)`.
    private static func subjects(_ designation: Designation) -> String {
        designation.measures.map { measure in
            let subject = MeasureTable.shared.subject(of: measure)
            return subject.isEmpty ? measure.kind : "\(measure.kind) (\(subject))"
        }.joined(separator: ", ")
    }
}

extension Alert {
    /// The step that the designation's measures ask for, as one word for programs.
    public var nextStep: NextStep { NextStep(designation) }

    /// The same in plain words, for whom the list binds.
    public var advice: Advice { Advice(designation, jurisdiction: authority?.jurisdiction) }

    /// The body to which the listed party turns to be taken off the list; `nil` where no route is known.
    public var delisting: DelistingRoute? { DelistingRoute.of(designation.id) }

    /// The page through which the authority is reached. On lists of the Security Council, whose committees answer to states
    /// alone, it is that of the body to which parties turn.
    public var contact: String {
        guard authority?.jurisdiction == "UN" else { return authority?.contact ?? "" }
        return delisting?.page ?? authority?.contact ?? ""
    }
}
