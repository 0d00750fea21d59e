/// How a list of the store stands at a moment.
public struct ListStatus: Sendable, Hashable {
    public var list: String
    /// `nil` when none was ever accepted.
    public var version: ListVersion?
    /// The address that was asked last.
    public var source: String
    /// When the source was last found to hold the version in force.
    public var checkedAt: Timestamp?
    public var attemptedAt: Timestamp?
    /// When it should be checked again.
    public var due: Timestamp
    /// Seconds since `checkedAt`; `nil` when it never was.
    public var age: Int?
    /// Older than the limit, never checked, or checked in the future.
    public var isStale: Bool
    /// The last check lies in the future: the clock was wrong then or is now, and the age is unknown.
    public var isCheckedInFuture: Bool { age.map { $0 < -ListStore.clockTolerance } ?? false }
    /// How the last attempt ended, where it failed.
    public var failure: String?

    /// `3 d`, `5 h`, `2 min`: the age in the largest unit, for people.
    public var ageText: String {
        guard let age else { return "never" }
        if isCheckedInFuture { return "in the future" }
        if age >= 86_400 { return "\(age / 86_400) d" }
        return age >= 3600 ? "\(age / 3600) h" : "\(max(0, age) / 60) min"
    }
}

extension ListStore {
    /// Days after which a list that is kept by updates is refused, where nothing else is said: long enough for a holiday, short
    /// enough that nobody gets used to it.
    public static let standardMaximumAge = 7

    /// Seconds by which the clocks of two machines may differ.
    public static let clockTolerance = 600

    /// Of every list that was ever asked for.
    ///
    /// - Parameters:
    ///   - every: seconds between two updates.
    ///   - maximumAge: days.
    public func status(
        at now: Timestamp, every: Int = 86_400, maximumAge: Int = ListStore.standardMaximumAge
    ) throws(StoreError) -> [ListStatus] {
        var found: [ListStatus] = []
        for list in known() {
            guard let state = try state(of: list) else { continue }
            let age = state.checkedAt.map { now.seconds - $0.seconds }
            found.append(
                ListStatus(
                    list: list, version: try current(of: list), source: state.source, checkedAt: state.checkedAt,
                    attemptedAt: state.attemptedAt,
                    due: state.checkedAt.map { Timestamp(seconds: $0.seconds + every) } ?? now, age: age,
                    isStale: age.map { $0 > maximumAge * 86_400 || $0 < -Self.clockTolerance } ?? true, failure: state.failure))
        }
        return found
    }
}
