/// The two calendars that count from the Hijra, turned into days of the Gregorian calendar by arithmetic.
///
/// By arithmetic and not by ICU, so that the room of plain values imports nothing and a birth date is read alike whatever
/// ICU is installed; a test holds both calendars against ICU's, day by day.
public enum HijriCalendar: Sendable, Hashable {
    /// The lunar calendar (AH), by the tabular civil reckoning: eleven leap years in thirty, epoch 16 July 622 (Julian).
    /// Source: Reingold and Dershowitz, Calendrical Calculations, chapter 7. Months that were seen or computed otherwise,
    /// as in the calendar of Umm al-Qura, begin up to two days apart.
    case lunar
    /// The solar calendar of Iran and Afghanistan (SH, AP), by the cycle of thirty-three years: the official calendar
    /// for every year that somebody alive was born in. Source: as ICU's calendar `persian`.
    case solar

    /// Days by which a date of this calendar may be off in the Gregorian one.
    public var tolerance: Int { self == .lunar ? 2 : 0 }

    /// Years that a date may have: some 1785 to 2076 of the Gregorian calendar.
    public var years: ClosedRange<Int> { self == .lunar ? 1200...1500 : 1164...1455 }

    /// Days of a month, 1...12.
    func dayCount(month: Int, year: Int) -> Int {
        switch self {
        case .lunar: month % 2 == 1 || (month == 12 && (14 + 11 * year) % 30 < 11) ? 30 : 29
        case .solar: month <= 6 ? 31 : month < 12 || (25 * year + 11) % 33 < 8 ? 30 : 29
        }
    }

    /// Days from 1970-01-01 to a day of this calendar. The parts are in their ranges.
    private func dayNumber(year: Int, month: Int, day: Int) -> Int {
        switch self {
        case .lunar: 354 * (year - 1) + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day - 492_149
        case .solar:
            365 * (year - 1) + (8 * year + 21) / 33 + (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6) + day - 492_269
        }
    }

    /// The days of the Gregorian calendar that a date of this one may mean, a month or a year where the rest is unknown;
    /// `nil` when there is no such date. O(1).
    public func interval(year: Int, month: Int? = nil, day: Int? = nil) -> PartialDate? {
        guard years.contains(year), (1...12).contains(month ?? 1) else { return nil }
        let lastMonth = month ?? 12
        let lastDay = dayCount(month: lastMonth, year: year)
        // Months that were seen, or computed otherwise, may have a thirtieth day where the tabular ones have none: the day after
        // their last, within the tolerance.
        let mostDays = self == .lunar ? 30 : lastDay
        guard month != nil || day == nil, (1...mostDays).contains(day ?? 1) else { return nil }
        let first = dayNumber(year: year, month: month ?? 1, day: day ?? 1) - tolerance
        let last = dayNumber(year: year, month: lastMonth, day: day ?? lastDay) + tolerance
        guard let earliest = PartialDate.Day(dayNumber: first), let latest = PartialDate.Day(dayNumber: last) else { return nil }
        return PartialDate(earliest: earliest, latest: latest, precision: first == last ? .day : .range)
    }
}

extension PartialDate.Day {
    /// Days from 1970-01-01, negative before it. Source: Hinnant, chrono-compatible low-level date algorithms.
    public var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that is so many days from 1970-01-01; `nil` outside the years 1...9999. Source: as `dayNumber`.
    public init?(dayNumber: Int) {
        guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
        let shifted = dayNumber + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
