/// What a date is made of.
enum DateWord: Equatable {
    case number(value: Int, digits: Int)
    case month(Int)
    /// A month in Roman numerals, if it stands where a month does; `i` and `ii` also part two months of one name, `x` is also an
    /// unknown part.
    case roman(Int)
    /// A part that the writer didn't know: `??`, `xx`.
    case unknown
    case dash
    case dots
    case point
    case slash
    case comma
    case to
    case between
    case and
    case circa
    /// `1950s`.
    case decade(Int)
    /// A time of day or zone after a day; ends the date.
    case time
    /// The calendar that the writer names.
    case calendar(HijriCalendar)
    /// The second of two months of one name: `Rabi II`.
    case second
    /// Anything else: the text is no date.
    case other

    static func words(of text: String) -> [DateWord] {
        var words: [DateWord] = []
        var bytes = DateText.folded(text)[...]
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
        while let byte = bytes.first {
            if isDigit(byte) {
                let digits = bytes.prefix(while: isDigit)
                bytes = bytes[digits.endIndex...]
                // Eight digits are the longest number of a date.
                guard digits.count <= 8 else { return [.other] }
                let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
                let suffix = bytes.prefix(while: isLetter).map { $0 | 0x20 }
                switch String(decoding: suffix, as: UTF8.self) {
                case "": words.append(.number(value: value, digits: digits.count))
                case "st", "nd", "rd", "th":
                    bytes = bytes.dropFirst(2)
                    words.append(.number(value: value, digits: digits.count))
                case "s" where digits.count == 4:
                    bytes = bytes.dropFirst()
                    words.append(.decade(value))
                case let suffix where suffix == "t" || suffix == "tz":
                    words.append(.number(value: value, digits: digits.count))
                    words.append(.time)
                    return words
                case let suffix where DateWord.meaning(of: suffix) != [.other]:
                    // `10Mar1957`: the letters are read next.
                    words.append(.number(value: value, digits: digits.count))
                default: return [.other]
                }
            } else if isLetter(byte) {
                var letters = Array(bytes.prefix(while: isLetter))
                bytes = bytes.dropFirst(letters.count)
                // `A.H.`: single letters parted by points are one word.
                while letters.count <= 2, bytes.first == UInt8(ascii: "."), let next = bytes.dropFirst().first, isLetter(next),
                    !(bytes.dropFirst(2).first.map(isLetter) ?? false)
                {
                    letters.append(next)
                    bytes = bytes.dropFirst(2)
                }
                // `X` may be a month in Roman numerals, `x` is a part that the writer didn't know.
                let meaning: [DateWord] =
                    letters == [UInt8(ascii: "x")]
                    ? [.unknown] : DateWord.meaning(of: String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self))
                words += meaning
                // The point of an abbreviation belongs to its word.
                if !meaning.isEmpty, bytes.first == UInt8(ascii: "."), bytes.dropFirst().first != UInt8(ascii: ".") {
                    bytes = bytes.dropFirst()
                }
            } else {
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), 0x09, 0x0A,
                    0x0D:
                    bytes = bytes.dropFirst()
                    continue
                case UInt8(ascii: "-"): words.append(.dash)
                case UInt8(ascii: "/"): words.append(.slash)
                case UInt8(ascii: ","): words.append(.comma)
                case UInt8(ascii: ":"): words.append(.time)
                case UInt8(ascii: "+"): words.append(.time)
                case UInt8(ascii: "~"): words.append(.circa)
                case UInt8(ascii: "?"):
                    bytes = bytes.drop { $0 == UInt8(ascii: "?") }
                    words.append(.unknown)
                    continue
                case UInt8(ascii: "."):
                    if bytes.dropFirst().first == UInt8(ascii: ".") {
                        bytes = bytes.drop { $0 == UInt8(ascii: ".") }
                        words.append(.dots)
                        continue
                    }
                    words.append(.point)
                default: return [.other]
                }
                bytes = bytes.dropFirst()
            }
        }
        while words.last == .point || words.last == .comma { words.removeLast() }
        return words
    }

    /// What a word means, in lower case: nothing for a word that a date may do without.
    private static func meaning(of word: String) -> [DateWord] {
        switch word {
        case "jan", "january": [.month(1)]
        case "feb", "february": [.month(2)]
        case "mar", "march": [.month(3)]
        case "apr", "april": [.month(4)]
        case "may": [.month(5)]
        case "jun", "june": [.month(6)]
        case "jul", "july": [.month(7)]
        case "aug", "august": [.month(8)]
        case "sep", "sept", "september": [.month(9)]
        case "oct", "october": [.month(10)]
        case "nov", "november": [.month(11)]
        case "dec", "december": [.month(12)]
        case "circa", "c", "ca", "about", "around", "approximately", "approx", "approximate", "early", "mid", "middle",
            "late", "possibly", "estimated", "vers", "env", "environ", "um", "etwa", "aprox", "aproximadamente", "alrededor":
            [.circa]
        case "between", "from": [.between]
        case "and": [.and]
        case "to", "until", "till": [.to]
        case "xx", "xxxx": [.unknown]
        case "i": [.roman(1)]
        case "ii": [.roman(2)]
        case "iii": [.roman(3)]
        case "iv": [.roman(4)]
        case "v": [.roman(5)]
        case "vi": [.roman(6)]
        case "vii": [.roman(7)]
        case "viii": [.roman(8)]
        case "ix": [.roman(9)]
        case "x": [.roman(10)]
        case "xi": [.roman(11)]
        case "xii": [.roman(12)]
        case "z": [.time]
        case "of", "the", "in", "year", "years", "on", "calendar", "era", "born", "ad", "ce", "gregorian", "de", "del": []
        case "ah", "hijri", "hijra", "hijrah", "hegira", "islamic", "lunar", "qamari": [.calendar(.lunar)]
        case "sh", "hs", "ap", "shamsi", "solar", "jalali", "persian", "iranian", "khorshidi": [.calendar(.solar)]
        default: hijriMonth(word) ?? [.other]
        }
    }

    /// The months of both calendars of the Hijra, in the spellings of English texts.
    private static func hijriMonth(_ word: String) -> [DateWord]? {
        switch word {
        case "muharram", "moharram": [.month(1), .calendar(.lunar)]
        case "safar": [.month(2), .calendar(.lunar)]
        case "rabi", "rabia": [.month(3), .calendar(.lunar)]
        case "jumada", "jamadi", "jumadi", "jumad": [.month(5), .calendar(.lunar)]
        case "rajab": [.month(7), .calendar(.lunar)]
        case "shaban", "shaaban": [.month(8), .calendar(.lunar)]
        case "ramadan", "ramadhan", "ramazan": [.month(9), .calendar(.lunar)]
        case "shawwal", "shawal": [.month(10), .calendar(.lunar)]
        case "qidah", "qida", "qadah", "qada", "qaada", "qaadah": [.month(11), .calendar(.lunar)]
        case "hijjah", "hijja", "hajja": [.month(12), .calendar(.lunar)]
        case "thani", "thaniyah", "thania", "akhir", "akhirah", "akhira": [.second]
        case "awwal", "awal", "ula", "al", "dhu", "zul", "zu", "dhul": []
        case "farvardin", "hamal": [.month(1), .calendar(.solar)]
        case "ordibehesht", "sawr", "saur": [.month(2), .calendar(.solar)]
        case "khordad", "jawza", "jauza": [.month(3), .calendar(.solar)]
        case "tir", "saratan": [.month(4), .calendar(.solar)]
        case "mordad", "asad": [.month(5), .calendar(.solar)]
        case "shahrivar", "sunbula": [.month(6), .calendar(.solar)]
        case "mehr", "mizan": [.month(7), .calendar(.solar)]
        case "aban", "aqrab": [.month(8), .calendar(.solar)]
        case "azar", "qaws", "qaus": [.month(9), .calendar(.solar)]
        case "dey", "jadi": [.month(10), .calendar(.solar)]
        case "bahman", "dalw", "dalwa": [.month(11), .calendar(.solar)]
        case "esfand", "hut": [.month(12), .calendar(.solar)]
        default: nil
        }
    }

    /// Settles Roman numerals: the month between a day and a year, or before a year; beside a month's name the first or second
    /// of two; an `x` elsewhere is a part that the writer didn't know.
    static func settleRoman(_ words: inout [DateWord]) {
        guard words.contains(where: { if case .roman = $0 { true } else { false } }) else { return }
        let namesMonth = words.contains { if case .month = $0 { true } else { false } }
        for place in words.indices.reversed() {
            guard case .roman(let month) = words[place] else { continue }
            if namesMonth {
                switch month {
                case 1: words.remove(at: place)
                case 2: words[place] = .second
                case 10: words[place] = .unknown
                default: words[place] = .other
                }
                continue
            }
            let before = words[..<place].last { !$0.isSeparator }
            let after = words[(place + 1)...].first { !$0.isSeparator }
            switch (before, after) {
            case (.number(_, 1...2)?, .number?), (.number(_, 4)?, .number(_, 1...2)?): words[place] = .month(month)
            // `III 1957`; an `x` alone before the year may as well be unknown.
            case (nil, .number(_, 4)?) where month != 10, (.number(_, 4)?, nil) where month != 10: words[place] = .month(month)
            default: words[place] = month == 10 ? .unknown : .other
            }
        }
    }

    private var isSeparator: Bool {
        switch self {
        case .dash, .point, .slash, .comma: true
        default: false
        }
    }

    /// Takes out the words of approximation; true when there was one.
    static func removeCirca(_ words: inout [DateWord]) -> Bool {
        let count = words.count
        // `mid-1960`: the dash goes with the word.
        if words.count > 1, words[0] == .circa, words[1] == .dash { words.remove(at: 1) }
        words.removeAll { $0 == .circa }
        while words.last == .comma { words.removeLast() }
        return words.count != count
    }

    /// Takes out the words that name a calendar and settles the months of one name; the calendar, `nil` for the Gregorian.
    /// Of both calendars the solar one is meant: `Hijri Shamsi`.
    static func removeCalendar(_ words: inout [DateWord]) -> HijriCalendar? {
        var calendar: HijriCalendar?
        for word in words {
            if case .calendar(let named) = word, calendar != .solar { calendar = named }
        }
        words.removeAll { if case .calendar = $0 { true } else { false } }
        while let place = words.firstIndex(of: .second) {
            words.remove(at: place)
            for before in words[..<place].indices.reversed() {
                guard case .month(let month) = words[before] else { continue }
                if month == 3 || month == 5 { words[before] = .month(month + 1) }
                break
            }
        }
        // A dash between the words of a month: `Rabi al-Awwal`, `Dhu al-Hijjah`.
        if calendar != nil {
            let named = words.contains { if case .month = $0 { true } else { false } }
            if named { words.removeAll { $0 == .dash } }
            while words.last == .comma || words.last == .point || words.last == .slash { words.removeLast() }
        }
        return calendar
    }
}
