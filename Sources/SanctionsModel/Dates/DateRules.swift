/// What the reader of dates is told beside the text.
struct DateRules {
    /// The calendar that years, months and days are counted in; `nil` is the Gregorian.
    var calendar: HijriCalendar?
    /// The first year of the hundred that two-digit years stand in; `nil` refuses two-digit years.
    var century: Int?
    /// Years by which the written ones are ahead of the Gregorian: 543 of the Buddhist era.
    var yearsAhead = 0

    /// Years that somebody who pays or is listed may be born in, or have been founded in.
    func isYearOfLiving(_ year: Int) -> Bool {
        calendar.map { $0.years.contains(year) } ?? (1600...2100).contains(year - yearsAhead)
    }

    /// The whole year of a written one; `nil` where it has neither four digits nor two that may be a year.
    func year(_ written: Int, digits: Int) -> Int? {
        digits == 4 ? written : digits == 2 ? century.map { $0 + written } : nil
    }

    /// A date of the calendar; `nil` when it has none such.
    func date(_ year: Int, _ month: Int?, _ day: Int?) -> PartialDate? {
        if let calendar { return calendar.interval(year: year, month: month, day: day) }
        let year = year - yearsAhead
        if let month, let day { return PartialDate(year: year, month: month, day: day) }
        if let month { return PartialDate(year: year, month: month) }
        return PartialDate(year: year)
    }

    func date(short year: Int, _ month: Int, _ day: Int) -> PartialDate? {
        century.flatMap { date($0 + year, month, day) }
    }
}
