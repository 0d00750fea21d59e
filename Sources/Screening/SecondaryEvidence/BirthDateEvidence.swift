import NameText
import SanctionsModel

/// A party's birth date beside the listed ones; of several the nearest speaks.
///
/// **Match**: the intervals share a day, or "about" brings them within two years. A match as well, and said to be a near
/// one, are two whole dates with day and month exchanged, a year apart to the day, or with two neighbouring digits exchanged.
/// At most eight of the twenty thousand days of a lifetime are so near to a given one: a stranger's date is so by chance once
/// in some 2,500 times, which is as much evidence as a customer's slip of the pen can leave; a conflict would lower the alerts
/// on those who mistype, or are mistyped, first of all.
///
/// **Unknown**: nobody is born in the future, so that such a date is not read. The year alone is known on one side, and is one apart. Lists estimate such years, so that it does not contradict;
/// one stranger in thirty is so near, so that it does not agree. Unknown too is a year before 1600 that no calendar of the Hijra
/// brings together with the listed date: its calendar is a guess.
///
/// **Conflict**: everything else.
enum BirthDateEvidence {
    /// Years by which "circa" may be off.
    static let circaYears = 2
    /// Longer intervals, days, know no more than years.
    private static let vague = 62

    private enum Grade: Int {
        case apart = 0
        case yearApart = 1
        case near = 2
        case about = 3
        case same = 4
    }

    /// - Parameter day: of the run.
    static func find(_ text: String?, _ births: [Birth], on day: PartialDate.Day) -> SecondaryEvidence.Finding {
        guard let text, text.utf8.contains(where: { $0 > 0x20 }) else { return .nothing }
        let listed = births.compactMap(\.date)
        let all = readings(of: text)
        guard !all.isEmpty else { return .init(reasons: ["birth date “\(text)” can't be read"]) }
        let readings = all.filter { $0.date.earliest <= day }
        guard !readings.isEmpty else { return .init(reasons: ["birth date “\(text)” is in the future"]) }
        guard !listed.isEmpty else { return .nothing }
        var best: (grade: Grade, how: String, reading: DateReading, listed: PartialDate)?
        for reading in readings {
            for date in listed {
                let (grade, how) = compare(reading.date, date)
                if best.map({ grade.rawValue > $0.grade.rawValue }) ?? true { best = (grade, how, reading, date) }
            }
        }
        guard let best else { return .nothing }
        let own = words(of: best.reading, text)
        switch best.grade {
        case .same:
            let isPlain = best.reading.date.description == best.listed.description
            return .init(
                agreement: .match, reasons: [isPlain ? "born \(own), as listed" : "born \(own) fits the listed \(best.listed)"])
        case .about, .near:
            return .init(agreement: .match, reasons: ["birth date \(own) is the listed \(best.listed) \(best.how)"])
        case .yearApart:
            return .init(reasons: ["birth date \(own) is a year from the listed \(best.listed)"])
        case .apart:
            let told = listed.map(\.description).joined(separator: " or ")
            // The calendar is a guess.
            if best.reading.assumption.isCalendar {
                return .init(reasons: ["birth date “\(text)” is of no calendar that fits the listed \(told)"])
            }
            return .init(agreement: .conflict, reasons: ["born \(own), listed \(told)"])
        }
    }

    /// The readings of a text; months in other languages than English are looked for only where there is none else.
    private static func readings(of text: String) -> [DateReading] {
        guard text.utf8.count <= 96 else { return [] }
        let plain = PartialDate.readings(of: text)
        guard plain.isEmpty else { return plain }
        return withEnglishMonths(text).flatMap { PartialDate.readings(of: $0) }
    }

    private static let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The text with the months of other languages in English, once for each month that a name may mean.
    private static func withEnglishMonths(_ text: String) -> [String] {
        var results = [""]
        var word = ""
        func close() {
            // Short words are articles (de, of), not months, but for those of other scripts.
            let isName = word.utf8.count > 2
            let months = isName ? MonthNames.shared.numbers(of: word).prefix(3) : []
            let words = months.isEmpty || results.count > 1 && months.count > 1 ? [word] : months.map { english[$0 - 1] }
            results = results.flatMap { result in words.map { result + $0 } }
            word = ""
        }
        for character in text {
            if character.isLetter {
                word.append(character)
            } else {
                close()
                for place in results.indices { results[place].append(character) }
            }
        }
        close()
        return results
    }

    /// The date as read, with what had to be read for it.
    private static func words(of reading: DateReading, _ text: String) -> String {
        let date = reading.date.description
        switch reading.assumption {
        case .none: return date.contains(text) || isNumeric(text) ? date : "\(date) (“\(text)”)"
        case .century: return "\(date) (“\(text)”, the century is assumed)"
        case .calendar(.lunar): return "\(date) (“\(text)”, read as of the lunar Hijra)"
        case .calendar(.solar): return "\(date) (“\(text)”, read as of the solar Hijra)"
        case .buddhistEra: return "\(date) (“\(text)”, read as of the Buddhist era)"
        }
    }

    /// Written in the digits and signs of the usual forms, so that quoting it tells nothing more.
    private static func isNumeric(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x2D...0x39).contains($0) || $0 == 0x20 }
    }

    // MARK: Two dates

    private static func compare(_ own: PartialDate, _ listed: PartialDate) -> (Grade, String) {
        if own.overlaps(listed) { return (.same, "") }
        let gap = max(own.earliest.year - listed.latest.year, listed.earliest.year - own.latest.year)
        if own.isCirca || listed.isCirca, gap <= circaYears { return (.about, "or about it") }
        if own.precision == .day, listed.precision == .day {
            let (a, b) = (own.earliest, listed.earliest)
            if a.year == b.year, a.day == b.month, a.month == b.day { return (.near, "with day and month exchanged") }
            if a.month == b.month, a.day == b.day, gap == 1 { return (.near, "a year off") }
            if exchangedDigits(a, b) { return (.near, "with two digits exchanged") }
            return (.apart, "")
        }
        let isVague = length(own) > vague || length(listed) > vague
        return isVague && gap <= 1 ? (.yearApart, "") : (.apart, "")
    }

    private static func length(_ date: PartialDate) -> Int { date.latest.dayNumber - date.earliest.dayNumber + 1 }

    /// Two neighbouring digits of the year, the month or the day have changed places, and nothing else.
    private static func exchangedDigits(_ a: PartialDate.Day, _ b: PartialDate.Day) -> Bool {
        let parts = [(a.year, b.year, 4), (a.month, b.month, 2), (a.day, b.day, 2)].filter { $0.0 != $0.1 }
        guard parts.count == 1, let part = parts.first else { return false }
        let (mine, theirs) = (digits(part.0, part.2), digits(part.1, part.2))
        let places = mine.indices.filter { mine[$0] != theirs[$0] }
        return places.count == 2 && places[1] == places[0] + 1 && mine[places[0]] == theirs[places[1]]
            && mine[places[1]] == theirs[places[0]]
    }

    private static func digits(_ number: Int, _ count: Int) -> [Int] {
        var rest = number
        var digits: [Int] = []
        for _ in 0..<count {
            digits.insert(rest % 10, at: 0)
            rest /= 10
        }
        return digits
    }
}

extension DateReading.Assumption {
    /// True when the calendar is assumed.
    fileprivate var isCalendar: Bool {
        switch self {
        case .calendar, .buddhistEra: true
        case .none, .century: false
        }
    }
}
