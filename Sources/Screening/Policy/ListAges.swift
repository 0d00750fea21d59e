import Glibc
public import SanctionsModel

/// How old a list may be on the day of the run, in whole days: of lists that are kept up to date since the last successful check that
/// the source still holds them, of others since the day that they say. The standard has no limit.
public struct ListAges: Sendable, Hashable {
    /// For every list that is not named.
    public var otherwise: Int?
    /// By the list's id, in lower case.
    public var byList: [String: Int] = [:]

    public init() {}

    public subscript(list: String) -> Int? { byList[Selection.normalised(list)] ?? otherwise }
}

extension PartialDate.Day {
    /// The day of the system's clock, UTC.
    public static var today: PartialDate.Day {
        let seconds = time(nil)
        return PartialDate.Day(dayNumber: Int(seconds) / 86_400) ?? .epoch
    }

    /// 1970-01-01.
    static let epoch: PartialDate.Day = {
        guard let day = PartialDate.Day(year: 1970, month: 1, day: 1) else { preconditionFailure("a day of the calendar") }
        return day
    }()
}
