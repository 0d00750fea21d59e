/// One of the dates that a text may mean, and by which assumption.
public struct DateReading: Sendable, Hashable {
    /// What had to be assumed.
    public enum Assumption: Sendable, Hashable {
        /// Nothing: the text says it, or the customary order of its parts does.
        case none
        /// A year of two digits is one of that century (its first year: 1900).
        case century(Int)
        /// The year is counted from the Hijra, though the text doesn't say so.
        case calendar(HijriCalendar)
        /// The year is counted by the Buddhist era of Thailand, though the text doesn't say so.
        case buddhistEra
    }

    public var date: PartialDate
    public var assumption: Assumption

    public init(_ date: PartialDate, _ assumption: Assumption = .none) {
        self.date = date
        self.assumption = assumption
    }
}

extension PartialDate {
    /// What a birth date may mean, likeliest first; empty when the text is no date. O(bytes).
    ///
    /// Mostly one date. A year of two digits (`3/10/57`, `570310`) is offered in the twentieth and in the twenty-first
    /// century. A year before 1600 is nobody's year of birth: it is offered as one of the Hijra, lunar and solar, where
    /// those reckonings have such a date. So is one from 2400 on: it is offered as one of the Buddhist era (2500 is 1957).
    public static func readings(of text: String) -> [DateReading] {
        if let date = PartialDate(reading: text) {
            if DateEras.buddhistYears.contains(date.earliest.year) { return buddhist(text) }
            return date.earliest.year >= 1600 ? [DateReading(date)] : hijri(text)
        }
        // 30.2.1376 is a day of the lunar calendar alone, 31.2.1336 of the solar.
        // 29.2.2499 is one of the year 1956.
        let assumed = hijri(text) + buddhist(text)
        if !assumed.isEmpty { return assumed }
        return [1900, 2000].compactMap { century in
            PartialDate(reading: text, rules: DateRules(century: century)).map { DateReading($0, .century(century)) }
        }
    }

    /// As one of the Buddhist era, where its year can be of that era alone.
    private static func buddhist(_ text: String) -> [DateReading] {
        guard let date = PartialDate(reading: text, rules: DateRules(yearsAhead: 543)),
            DateEras.buddhistYears.contains(date.earliest.year + 543)
        else { return [] }
        return [DateReading(date, .buddhistEra)]
    }

    private static func hijri(_ text: String) -> [DateReading] {
        [HijriCalendar.lunar, .solar].compactMap { calendar in
            PartialDate(reading: text, rules: DateRules(calendar: calendar)).map { DateReading($0, .calendar(calendar)) }
        }
    }
}
