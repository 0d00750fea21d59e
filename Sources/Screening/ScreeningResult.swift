/// The outcome of screening a party, a text or a record: alerts, and everything that keeps a result without alerts from being clear.
public struct ScreeningResult: Sendable {
    /// Best score first, then by designation id. Alerts that the policy releases are among them, with the reason.
    public var alerts: [Alert]
    /// The first field that may name somebody and can't be read. It might hold a listed name: nobody may take it for clear.
    public var unread: UnreadField?
    /// Words that the policy ignores and that were not searched for, as written.
    public var ignoredWords: [String]
    /// Why the screener may clear nothing today: a list too old for the policy, or nothing in force.
    public var refusal: PolicyRefusal?

    public init(
        alerts: [Alert] = [], unread: UnreadField? = nil, ignoredWords: [String] = [], refusal: PolicyRefusal? = nil
    ) {
        self.alerts = alerts
        self.unread = unread
        self.ignoredWords = ignoredWords
        self.refusal = refusal
    }

    /// `reject` where something could not be read or nothing may be cleared, whoever else alerts; `hold` where an alert is left that the
    /// policy does not release; else `clear`.
    public var status: RecordStatus {
        if unread != nil || refusal != nil { return .reject }
        return alerts.holds ? .hold : .clear
    }
}

/// A call that was not done by its deadline. Nothing of it may be taken for clear.
public struct DeadlineExceeded: Error, Sendable, Hashable, CustomStringConvertible {
    public init() {}

    public var description: String { "the deadline passed before everything was screened" }
}
