/// A date of which a list may know only a part: an interval of days, both ends inclusive, with its precision.
///
/// A list says "1957", "circa 1960", "between 1958 and 1961" or "10 Mar 1957"; each is the interval of days that the
/// words allow. `isCirca` widens no interval: what "about" is worth is a matter of policy.
public struct PartialDate: Sendable, Hashable {
    /// A day of the proleptic Gregorian calendar (ISO 8601).
    public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
        /// Year, 1...9999.
        public var year: Int
        /// Month, 1...12.
        public var month: Int
        /// Day of the month, 1...31.
        public var day: Int

        /// `nil` when there is no such day in the calendar.
        public init?(year: Int, month: Int, day: Int) {
            guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
            guard day >= 1, day <= Day.count(inMonth: month, of: year) else { return nil }
            self.year = year
            self.month = month
            self.day = day
        }

        /// Days in a month of the Gregorian calendar; `month` is 1...12.
        public static func count(inMonth month: Int, of year: Int) -> Int {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }

        public static func < (a: Day, b: Day) -> Bool {
            (a.year, a.month, a.day) < (b.year, b.month, b.day)
        }

        /// `YYYY-MM-DD`.
        public var description: String {
            "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        }
    }

    /// How exactly the source knows the date.
    public enum Precision: UInt8, Sendable, Hashable {
        /// Day, month and year.
        case day = 0
        /// Month and year; the day is unknown.
        case month = 1
        /// The year alone.
        case year = 2
        /// An explicit range that the source gives.
        case range = 3
    }

    /// First day that the source allows.
    public var earliest: Day
    /// Last day that the source allows, inclusive.
    public var latest: Day
    public var precision: Precision
    /// The source says about, approximately, circa.
    public var isCirca: Bool

    /// `nil` when the interval runs backwards.
    public init?(earliest: Day, latest: Day, precision: Precision, isCirca: Bool = false) {
        guard earliest <= latest else { return nil }
        self.earliest = earliest
        self.latest = latest
        self.precision = precision
        self.isCirca = isCirca
    }

    /// One day; `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int, isCirca: Bool = false) {
        guard let day = Day(year: year, month: month, day: day) else { return nil }
        self.init(earliest: day, latest: day, precision: .day, isCirca: isCirca)
    }

    /// A month of which the day is unknown; `nil` when there is no such month.
    public init?(year: Int, month: Int, isCirca: Bool = false) {
        guard (1...12).contains(month),
            let first = Day(year: year, month: month, day: 1),
            let last = Day(year: year, month: month, day: Day.count(inMonth: month, of: year))
        else { return nil }
        self.init(earliest: first, latest: last, precision: .month, isCirca: isCirca)
    }

    /// A year alone; `nil` outside 1...9999.
    public init?(year: Int, isCirca: Bool = false) {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            return nil
        }
        self.init(earliest: first, latest: last, precision: .year, isCirca: isCirca)
    }

    /// From the first day of `years.lowerBound` to the last day of `years.upperBound`.
    public init?(years: ClosedRange<Int>, isCirca: Bool = false) {
        guard let first = Day(year: years.lowerBound, month: 1, day: 1),
            let last = Day(year: years.upperBound, month: 12, day: 31)
        else { return nil }
        self.init(earliest: first, latest: last, precision: .range, isCirca: isCirca)
    }

    /// Whether the two intervals share a day.
    public func overlaps(_ other: PartialDate) -> Bool {
        earliest <= other.latest && other.earliest <= latest
    }
}

extension PartialDate: CustomStringConvertible {
    /// `1957-03-10`, `1957-03`, `1957`, `1957-01-01..1960-12-31` (years alone: `1957..1960`), each with `circa ` before it where it
    /// is so.
    public var description: String {
        let text =
            switch precision {
            case .day: earliest.description
            case .month: "\(padded(earliest.year, 4))-\(padded(earliest.month, 2))"
            case .year: padded(earliest.year, 4)
            case .range:
                isWholeYears
                    ? "\(padded(earliest.year, 4))..\(padded(latest.year, 4))"
                    : "\(earliest.description)..\(latest.description)"
            }
        return isCirca ? "circa " + text : text
    }

    private var isWholeYears: Bool {
        earliest.month == 1 && earliest.day == 1 && latest.month == 12 && latest.day == 31
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
