/// When a weak alias alerts: one by which the authority itself does not stand firmly (UN low quality, OFAC weak).
///
/// A wholly equal name alerts under every rule. A designation of which a better name reaches its line alerts by that one in any
/// case. In texts, where a weak alias stands whole or not at all, the rule changes nothing.
public struct WeakAliasRule: Sendable, Hashable {
    public enum Alerts: String, Sendable, Hashable, CaseIterable {
        /// From the threshold on, with low priority at first.
        case always
        /// Only where secondary evidence agrees.
        case corroborated
        /// Only when the whole name is equal.
        case wholeName = "whole-name"
    }

    public var alerts: Alerts
    /// Kinds of secondary evidence of which one must agree, for `corroborated`.
    public var corroboratedBy: Set<SecondaryEvidence.Kind>

    public init(alerts: Alerts = .always, corroboratedBy: Set<SecondaryEvidence.Kind> = WeakAliasRule.standardKinds) {
        self.alerts = alerts
        self.corroboratedBy = corroboratedBy
    }

    /// Type and gender agree for half of the world.
    public static let standardKinds = Set(SecondaryEvidence.Kind.allCases).subtracting([.type, .gender])

    func isCorroborated(_ evidence: SecondaryEvidence) -> Bool {
        corroboratedBy.contains { evidence[$0] == .match }
    }
}
