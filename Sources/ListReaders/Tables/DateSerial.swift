import SanctionsModel

/// Dates that a spreadsheet keeps as a number of days, and what of them the cell shows.
///
/// Source: ECMA-376 part 1, 18.17.4 (dates and times) and 18.8.30 (number formats).
enum DateSerial {
    /// How much of a date a number format shows.
    enum Shown {
        case day, month, year
    }

    /// The day of a serial number.
    ///
    /// - Parameter from1904: the workbook counts from 1904-01-01 as day 0, as old Macintosh files do. Otherwise day 1 is
    ///   1900-01-01 and there is a day 60 that never was, 1900-02-29, taken over from Lotus 1-2-3; it is no date here.
    static func day(_ serial: Double, from1904: Bool) -> PartialDate.Day? {
        guard serial >= 0, serial < 3_000_000 else { return nil }
        let whole = Int(serial)
        if from1904 { return PartialDate.Day(dayNumber: whole - 24_107) }
        guard whole > 0, whole != 60 else { return nil }
        // 1899-12-30 is 25,569 days before 1970-01-01; before the day that never was one less.
        return PartialDate.Day(dayNumber: whole - (whole < 60 ? 25_568 : 25_569))
    }

    static func date(_ serial: Double, shown: Shown, from1904: Bool) -> PartialDate? {
        guard let day = day(serial, from1904: from1904) else { return nil }
        return switch shown {
        case .day: PartialDate(year: day.year, month: day.month, day: day.day)
        case .month: PartialDate(year: day.year, month: day.month)
        case .year: PartialDate(year: day.year)
        }
    }

    /// What a built-in number format shows of a date; `nil` when it is no date, a time of day alone included.
    static func shown(byFormat id: Int) -> Shown? {
        switch id {
        case 17: .month
        case 14...16, 22, 27...36, 50...58: .day
        default: nil
        }
    }

    /// What a format code shows of a date; `nil` when it is no date.
    ///
    /// `d` and `y` stand in dates alone; `m` is a month unless an hour or second stands in the code too.
    static func shown(byCode code: String) -> Shown? {
        var hasDay = false
        var hasMonth = false
        var hasYear = false
        var hasTime = false
        var bytes = code.utf8[...]
        // Positive numbers have the first section.
        while let byte = bytes.popFirst(), byte != UInt8(ascii: ";") {
            switch byte {
            case UInt8(ascii: "\""):
                while let quoted = bytes.popFirst(), quoted != UInt8(ascii: "\"") {}
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
                _ = bytes.popFirst()
            case UInt8(ascii: "["):
                while let inside = bytes.popFirst(), inside != UInt8(ascii: "]") {}
            case UInt8(ascii: "d"), UInt8(ascii: "D"): hasDay = true
            case UInt8(ascii: "y"), UInt8(ascii: "Y"): hasYear = true
            case UInt8(ascii: "m"), UInt8(ascii: "M"): hasMonth = true
            case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"): hasTime = true
            // Digits' places: a number, whatever letters stand around them (`General` has none of the above).
            case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"): if !hasTime, !hasDay, !hasYear { return nil }
            default: break
            }
        }
        if hasDay { return .day }
        if hasTime { return hasYear ? .day : nil }
        if hasMonth { return .month }
        return hasYear ? .year : nil
    }
}
