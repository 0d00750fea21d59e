extension PartialDate {
    /// Reads a date as lists, forms and people write it; `nil` when the text is no date. Bounded: texts over 96 bytes
    /// are not read. O(bytes).
    ///
    /// - ISO 8601: `1957-03-10`, `1957-3-1`, `1957-03`, `1957`, with a time or time zone after a whole day, which is
    ///   dropped; `19570310`, and `10031957` where the other order gives no year of a living person.
    /// - English month names, long or short, any letter case: `10 Mar 1957`, `10th March, 1957`, `Mar. 10, 1957`,
    ///   `Mar 1957`, `10-Mar-1957`.
    /// - Numbers, **day first**, parted by `.`, `/`, `-` or spaces: `11.8.1960`, `10/03/1957`; `03/1957`. Only where the
    ///   middle number can't be a month is the order taken to be the other: `03/25/1957`, `1957-25-03`.
    /// - Unknown parts written as zeros, `?`, `x` or `-`: `00/00/1980` is the year, `00/05/1980` the month. An unknown
    ///   year is no date.
    /// - Ranges, both ends inclusive: `1957..1960`, `1958-1961`, `1958 to 1961`, `between 1958 and 1961`,
    ///   `between Aug. and Sep. 1977`, `1957-03-10..1957-04-02`, and decades, `1950s`.
    /// - `circa`, `c.`, `ca.`, `about`, `around`, `approximately`, `approx.`, `early`, `mid`, `late`, before or after.
    /// - The calendars of the Hijra where the text names one or one of its months: `24/06/1402 (Hijri)`, `1376-08-08 AH`,
    ///   `1 Muharram 1400`, `1336 SH`, `12 Esfand 1335`. They become the days that they may mean (`HijriCalendar`).
    /// - Digits of every script, `1957年3月10日`, and the eras of Arabic and Persian (`هـ`, `ش`, `م`).
    /// - Months in Arabic script, of the Gregorian calendar and both of the Hijra (`MonthWords`); in Roman numerals, `10 III 1957`.
    /// - Years of the Japanese eras, of Minguo and of the Buddhist era where the text names them (`DateEras`): `昭和32年`,
    ///   `S32.3.10`, `พ.ศ. 2500`.
    /// - `1957/58`, `1957-58`: from the one year to the other.
    ///
    /// Two-digit years and days that the calendar doesn't have are refused; `readings(of:)` offers what they may mean.
    /// Source of the reading order: European lists and forms; OFAC, which writes the month first in its publication date
    /// alone, is read by its own reader.
    public init?(reading text: String) {
        self.init(reading: text, rules: DateRules())
    }

    /// Reads with the rules that the text itself doesn't state.
    init?(reading text: String, rules: DateRules) {
        guard text.utf8.count <= 96 else { return nil }
        var words = DateWord.words(of: DateEras.withGregorianYear(text))
        DateWord.settleRoman(&words)
        let isCirca = DateWord.removeCirca(&words)
        var rules = rules
        if let calendar = DateWord.removeCalendar(&words) { rules.calendar = calendar }
        guard let date = PartialDate(rangeOrSingle: words[...], rules) else { return nil }
        self = date
        self.isCirca = isCirca || date.isCirca
    }

    /// Reads several dates in one text, parted by `;` or the word `or`: `26.11.1972 or 27.11.1972`. Pieces that are no
    /// date are left out, so the count tells whether all were read.
    public static func readingAll(_ text: String) -> [PartialDate] {
        guard text.utf8.count <= 4096 else { return [] }
        var dates: [PartialDate] = []
        var piece = ""
        func close() {
            if let date = PartialDate(reading: piece) { dates.append(date) }
            piece = ""
        }
        for part in text.utf8.split(separator: UInt8(ascii: ";")) {
            for word in part.split(separator: UInt8(ascii: " ")) {
                let word = String(decoding: word, as: UTF8.self)
                if word == "or" || word == "OR" { close() } else { piece += " " + word }
            }
            close()
        }
        return dates
    }
}

// MARK: - Ranges

extension PartialDate {
    fileprivate init?(rangeOrSingle words: ArraySlice<DateWord>, _ rules: DateRules) {
        guard !words.isEmpty, words.count <= 24, !words.contains(.other) else { return nil }
        if let split = words.firstIndex(where: { $0 == .dots || $0 == .to || $0 == .and }) {
            var first = words[..<split]
            if first.first == .between { first = first.dropFirst() }
            self.init(from: first, to: words[(split + 1)...], rules)
            return
        }
        if words.first == .between { return nil }
        if let date = PartialDate(single: words, rules) {
            self = date
            return
        }
        // A dash parts two dates only where the whole is no date by itself, and then it is the middle one:
        // `1958-1961`, `10 Mar 1957 - 12 Apr 1958`, `1.3.1957 - 1.4.1958`, `1957-03-01 - 1957-04-01`.
        let dashes = words.indices.filter { words[$0] == .dash }
        guard dashes.count % 2 == 1 else { return nil }
        let split = dashes[dashes.count / 2]
        self.init(from: words[..<split], to: words[(split + 1)...], rules)
    }

    private init?(from first: ArraySlice<DateWord>, to last: ArraySlice<DateWord>, _ rules: DateRules) {
        guard let end = PartialDate(single: last, rules) else { return nil }
        var start = PartialDate(single: first, rules)
        let namesMonth = first.contains { if case .month = $0 { true } else { false } }
        if start == nil, namesMonth, rules.calendar == nil {
            // `between Aug. and Sep. 1977`: the year is said once.
            start = PartialDate(single: Array(first)[...] + [.number(value: end.earliest.year, digits: 4)], rules)
        }
        guard let start, start.earliest <= end.latest else { return nil }
        self.init(earliest: start.earliest, latest: end.latest, precision: .range)
    }
}

// MARK: - One date

extension ArraySlice<DateWord> {
    /// `12:30…` or the `04:00` of a zone, after a whole day.
    fileprivate var isTimeOrZone: Bool {
        guard case .number(_, 1...2)? = first else { return false }
        return dropFirst().first == .time
    }
}

extension PartialDate {
    /// The parts of one date with what parts them left out.
    private enum Part {
        case number(value: Int, digits: Int)
        case month(Int)
        case unknown
    }

    fileprivate init?(single words: ArraySlice<DateWord>, _ rules: DateRules) {
        var parts: [Part] = []
        var isAfterSeparator = true
        scan: for (offset, word) in words.enumerated() {
            switch word {
            case .number(let value, let digits):
                if parts.count == 3 {
                    guard words.dropFirst(offset).isTimeOrZone else { return nil }
                    break scan
                }
                parts.append(.number(value: value, digits: digits))
                isAfterSeparator = false
            case .month(let month):
                parts.append(.month(month))
                isAfterSeparator = false
            case .unknown:
                parts.append(.unknown)
                isAfterSeparator = false
            case .dash, .slash, .point, .comma:
                if parts.count == 3 {
                    guard word == .dash, words.dropFirst(offset + 1).isTimeOrZone else { return nil }
                    break scan
                }
                // `--/05/1980`: dashes stand for a part.
                if isAfterSeparator, word == .dash {
                    if parts.isEmpty, offset == 1 { parts.append(.unknown) }
                    continue
                }
                isAfterSeparator = true
            case .decade(let year):
                guard words.count == 1, year % 10 == 0, year > 0, rules.calendar == nil, rules.yearsAhead == 0 else { return nil }
                self.init(years: year...(year + 9))
                return
            case .time:
                guard parts.count == 3 else { return nil }
                break scan
            default: return nil
            }
        }
        self.init(parts: parts, rules)
    }

    private init?(parts: [Part], _ rules: DateRules) {
        switch parts.count {
        case 1:
            guard case .number(let value, let digits) = parts[0] else { return nil }
            switch digits {
            case 8:
                let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
                if let date = rules.date(year, month, day), rules.isYearOfLiving(year) || !rules.isYearOfLiving(value % 10_000) {
                    self = date
                } else if let date = rules.date(value % 10_000, value / 10_000 % 100, value / 1_000_000) {
                    self = date
                } else {
                    return nil
                }
            case 6 where rules.century != nil:
                // As passports and national numbers write it, year first; else day first.
                let (a, b, c) = (value / 10_000, value / 100 % 100, value % 100)
                guard let date = rules.date(short: a, b, c) ?? rules.date(short: c, b, a) else { return nil }
                self = date
            case 4:
                guard let date = rules.date(value, nil, nil) else { return nil }
                self = date
            default: return nil
            }
        case 2:
            switch (parts[0], parts[1]) {
            case (.month(let month), .number(let year, 4)), (.number(let year, 4), .month(let month)):
                self.init(year, month, nil, rules)
            case (.number(let year, 4), .number(let last, 2)) where last > 12 || last == 0 && year % 100 == 99:
                // `1957/58`: a second year; what can be a month is one.
                let end = year - year % 100 + last + (last == 0 ? 100 : 0)
                guard rules.calendar == nil, rules.yearsAhead == 0, end > year, end - year <= 10 else { return nil }
                self.init(years: year...end)
            case (.number(let year, 4), .number(let month, 1...2)), (.number(let month, 1...2), .number(let year, 4)):
                self.init(year, month == 0 ? nil : month, nil, rules)
            case (.unknown, .number(let year, 4)), (.number(let year, 4), .unknown):
                self.init(year, nil, nil, rules)
            default: return nil
            }
        case 3:
            self.init(first: parts[0], second: parts[1], third: parts[2], rules)
        default: return nil
        }
    }

    private init?(_ year: Int, _ month: Int?, _ day: Int?, _ rules: DateRules) {
        guard let date = rules.date(year, month, day) else { return nil }
        self = date
    }

    private init?(first: Part, second: Part, third: Part, _ rules: DateRules) {
        switch (first, second, third) {
        case (.number(let year, 4), .number(let day, 1...2), .number(let month, 1...2))
        where day > 12 && (1...12).contains(month):
            self.init(year: year, monthPart: .number(value: month, digits: 2), dayPart: .number(value: day, digits: 2), rules)
        case (.number(let year, 4), _, _):
            self.init(year: year, monthPart: second, dayPart: third, rules)
        case (.month, .number(_, 1...2), .number(let written, let digits)):
            guard let year = rules.year(written, digits: digits) else { return nil }
            self.init(year: year, monthPart: first, dayPart: second, rules)
        case (.number(let month, 1...2), .number(let day, 1...2), .number(let written, let digits)) where day > 12 && month <= 12:
            guard let year = rules.year(written, digits: digits) else { return nil }
            self.init(year: year, monthPart: .number(value: month, digits: 2), dayPart: .number(value: day, digits: 2), rules)
        case (_, _, .number(let written, let digits)):
            guard let year = rules.year(written, digits: digits) else { return nil }
            self.init(year: year, monthPart: second, dayPart: first, rules)
        default: return nil
        }
    }

    private init?(year: Int, monthPart: Part, dayPart: Part, _ rules: DateRules) {
        let month: Int
        switch monthPart {
        case .month(let value): month = value
        case .number(let value, 1...2): month = value
        case .unknown: month = 0
        default: return nil
        }
        let day: Int
        switch dayPart {
        case .number(let value, 1...2): day = value
        case .unknown: day = 0
        default: return nil
        }
        // A day without a month says nothing about the year's days.
        guard month != 0 || day == 0 else { return nil }
        self.init(year, month == 0 ? nil : month, day == 0 ? nil : day, rules)
    }
}
