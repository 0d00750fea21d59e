import Foundation
import Testing

@testable import SanctionsModel

/// The calendars of the Hijra against ICU's own, as Foundation has them.
@Suite("Calendars of the Hijra")
struct HijriCalendarTests {
    private static func calendar(_ identifier: Calendar.Identifier) throws -> Calendar {
        var calendar = Calendar(identifier: identifier)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        return calendar
    }

    /// The days from `range` on by ICU's calendar, every seventh: its parts and days since 1970.
    private static func days(_ identifier: Calendar.Identifier, _ range: Range<Int>) throws -> [(
        parts: DateComponents, number: Int
    )] {
        let calendar = try calendar(identifier)
        return stride(from: range.lowerBound, to: range.upperBound, by: 7).map { number in
            (
                calendar.dateComponents(
                    [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400 + 43_200)),
                number
            )
        }
    }

    // 1 January 1880 to 1 January 2050.
    private static let range = -32_872..<29_220

    @Test("the lunar calendar is ICU's civil one, with two days to each side")
    func lunar() throws {
        var count = 0
        for (parts, number) in try Self.days(.islamicCivil, Self.range) {
            let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
            let date = try #require(HijriCalendar.lunar.interval(year: year, month: month, day: day), "\(year)-\(month)-\(day)")
            #expect(date.earliest.dayNumber == number - 2 && date.latest.dayNumber == number + 2, "\(year)-\(month)-\(day)")
            count += 1
        }
        #expect(count > 8_000)
    }

    @Test("two days are enough for the calendar of Umm al-Qura")
    func ummAlQura() throws {
        var least = 0
        var most = 0
        // ICU's table of Umm al-Qura begins in 1300 AH.
        for (parts, number) in try Self.days(.islamicUmmAlQura, -31_000..<29_220) {
            let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
            // Its months may have a thirtieth day where the tabular ones have none.
            let whole = try #require(HijriCalendar.lunar.interval(year: year, month: month, day: min(day, 29)))
            let middle = whole.earliest.dayNumber + 2 + (day - min(day, 29))
            least = min(least, middle - number)
            most = max(most, middle - number)
        }
        #expect(least >= -2 && most <= 2, "\(least)...\(most)")
        #expect(most - least >= 1)
    }

    @Test("the solar calendar is ICU's, to the day")
    func solar() throws {
        for (parts, number) in try Self.days(.persian, Self.range) {
            let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
            let date = try #require(HijriCalendar.solar.interval(year: year, month: month, day: day), "\(year)-\(month)-\(day)")
            #expect(date.earliest.dayNumber == number && date.precision == .day, "\(year)-\(month)-\(day)")
        }
    }

    @Test("years and months follow each other without a gap", arguments: [HijriCalendar.lunar, .solar])
    func continuous(_ calendar: HijriCalendar) throws {
        var last: Int?
        for year in calendar.years {
            for month in 1...12 {
                let found = try #require(calendar.interval(year: year, month: month))
                if let last { #expect(found.earliest.dayNumber + calendar.tolerance == last + 1, "\(year)-\(month)") }
                last = found.latest.dayNumber - calendar.tolerance
            }
        }
        #expect(calendar.interval(year: 1400, month: 13) == nil)
        #expect(calendar.interval(year: 1400, month: 1, day: 32) == nil)
        // Every lunar month may have a thirtieth; the solar calendar is exact.
        var thirtieths = 0
        for month in 1...12 where calendar.interval(year: 1400, month: month, day: 30) != nil { thirtieths += 1 }
        #expect(thirtieths == (calendar == .lunar ? 12 : calendar.dayCount(month: 12, year: 1400) == 30 ? 12 : 11))
        #expect(calendar == .solar || calendar.interval(year: 1400, month: 2, day: 31) == nil)
        #expect(calendar.interval(year: 1400, month: nil, day: 3) == nil)
        #expect(calendar.interval(year: .max, month: 1) == nil)
        #expect(calendar.interval(year: .min, month: 1) == nil)
    }

    @Test("days are counted from 1970 and back")
    func dayNumbers() throws {
        #expect(PartialDate.Day(year: 1970, month: 1, day: 1)?.dayNumber == 0)
        #expect(PartialDate.Day(year: 2000, month: 3, day: 1)?.dayNumber == 11_017)
        #expect(PartialDate.Day(year: 1, month: 1, day: 1)?.dayNumber == -719_162)
        #expect(PartialDate.Day(year: 9999, month: 12, day: 31)?.dayNumber == 2_932_896)
        for number in [-719_162, -719_161, -1, 0, 59, 60, 11_016, 2_932_896]
            + Array(stride(from: -719_162, through: 2_932_896, by: 997))
        {
            #expect(try #require(PartialDate.Day(dayNumber: number)).dayNumber == number)
        }
        #expect(PartialDate.Day(dayNumber: -719_163) == nil)
        #expect(PartialDate.Day(dayNumber: 2_932_897) == nil)
        #expect(PartialDate.Day(dayNumber: .max) == nil)
    }
}
