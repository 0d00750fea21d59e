extension PartialDate {
    /// Reads a date as lists, forms and people write it; `nil` when the text is no date. Bounded: texts over 96 bytes
    /// are not read. O(bytes).
    ///
    /// - ISO 8601: `1957-03-10`, `1957-03`, `1957`, with a time or time zone after a whole day, which is dropped;
    ///   `19570310`.
    /// - English month names, long or short, any letter case: `10 Mar 1957`, `10th March, 1957`, `Mar. 10, 1957`,
    ///   `Mar 1957`, `10-Mar-1957`.
    /// - Numbers, **day first**, parted by `.`, `/`, `-` or spaces: `11.8.1960`, `10/03/1957`; `03/1957`. Only where the
    ///   middle number can't be a month (`03/25/1957`) is the month taken to stand first.
    /// - Unknown parts written as zeros, `?`, `x` or `-`: `00/00/1980` is the year, `00/05/1980` the month. An unknown
    ///   year is no date.
    /// - Ranges, both ends inclusive: `1957..1960`, `1958-1961`, `1958 to 1961`, `between 1958 and 1961`,
    ///   `between Aug. and Sep. 1977`, `1957-03-10..1957-04-02`, and decades, `1950s`.
    /// - `circa`, `c.`, `ca.`, `about`, `around`, `approximately`, `approx.`, `early`, `mid`, `late`, before or after.
    ///
    /// Two-digit years and days that the calendar doesn't have are refused. Source of the reading order: European lists
    /// and forms; OFAC, which writes the month first in its publication date alone, is read by its own reader.
    public init?(reading text: String) {
        guard text.utf8.count <= 96 else { return nil }
        var words = DateWord.words(of: text)
        let isCirca = DateWord.removeCirca(&words)
        guard let date = PartialDate(rangeOrSingle: words[...]) else { return nil }
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

// MARK: - Words

/// What a date is made of.
private enum DateWord: Equatable {
    case number(value: Int, digits: Int)
    case month(Int)
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
    /// Anything else: the text is no date.
    case other

    static func words(of text: String) -> [DateWord] {
        var words: [DateWord] = []
        var bytes = Array(text.utf8)[...]
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
                case let suffix where suffix.hasPrefix("t"):
                    words.append(.number(value: value, digits: digits.count))
                    words.append(.time)
                    return words
                case let suffix where DateWord(word: suffix) != .other:
                    // `10Mar1957`: the letters are read next.
                    words.append(.number(value: value, digits: digits.count))
                default: return [.other]
                }
            } else if isLetter(byte) {
                let letters = bytes.prefix(while: isLetter)
                bytes = bytes[letters.endIndex...]
                let word = DateWord(word: String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self))
                if let word { words.append(word) }
                // The point of an abbreviation belongs to its word.
                if word != nil, bytes.first == UInt8(ascii: "."), bytes.dropFirst().first != UInt8(ascii: ".") {
                    bytes = bytes.dropFirst()
                }
            } else {
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), 0x09, 0x0A, 0x0D:
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
                case 0xE2 where bytes.dropFirst().first == 0x80 && bytes.count >= 3:
                    // U+2010...U+2015 are dashes; a no-break space and its kin are white space.
                    if let third = bytes.dropFirst(2).first, (0x90...0x95).contains(third) { words.append(.dash) }
                    bytes = bytes.dropFirst(3)
                    continue
                case 0xC2 where bytes.dropFirst().first == 0xA0:
                    bytes = bytes.dropFirst(2)
                    continue
                default: return [.other]
                }
                bytes = bytes.dropFirst()
            }
        }
        while words.last == .point || words.last == .comma { words.removeLast() }
        return words
    }

    /// `nil` for a word that means nothing in a date.
    private init?(word: String) {
        switch word {
        case "jan", "january": self = .month(1)
        case "feb", "february": self = .month(2)
        case "mar", "march": self = .month(3)
        case "apr", "april": self = .month(4)
        case "may": self = .month(5)
        case "jun", "june": self = .month(6)
        case "jul", "july": self = .month(7)
        case "aug", "august": self = .month(8)
        case "sep", "sept", "september": self = .month(9)
        case "oct", "october": self = .month(10)
        case "nov", "november": self = .month(11)
        case "dec", "december": self = .month(12)
        case "circa", "c", "ca", "about", "around", "approximately", "approx", "approximate", "early", "mid", "middle",
            "late", "possibly", "estimated":
            self = .circa
        case "between", "from": self = .between
        case "and": self = .and
        case "to", "until", "till": self = .to
        case "x", "xx", "xxxx": self = .unknown
        case "z": self = .time
        case "of", "the", "in", "year", "on": return nil
        default: self = .other
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
}

// MARK: - Ranges

extension PartialDate {
    fileprivate init?(rangeOrSingle words: ArraySlice<DateWord>) {
        guard !words.isEmpty, words.count <= 24, !words.contains(.other) else { return nil }
        if let split = words.firstIndex(where: { $0 == .dots || $0 == .to || $0 == .and }) {
            var first = words[..<split]
            if first.first == .between { first = first.dropFirst() }
            self.init(from: first, to: words[(split + 1)...])
            return
        }
        if words.first == .between { return nil }
        if let date = PartialDate(single: words) {
            self = date
            return
        }
        // A dash parts two dates only where the whole is no date by itself, and then it is the middle one:
        // `1958-1961`, `10 Mar 1957 - 12 Apr 1958`, `1.3.1957 - 1.4.1958`, `1957-03-01 - 1957-04-01`.
        let dashes = words.indices.filter { words[$0] == .dash }
        guard dashes.count % 2 == 1 else { return nil }
        let split = dashes[dashes.count / 2]
        self.init(from: words[..<split], to: words[(split + 1)...])
    }

    private init?(from first: ArraySlice<DateWord>, to last: ArraySlice<DateWord>) {
        guard let end = PartialDate(single: last) else { return nil }
        var start = PartialDate(single: first)
        let namesMonth = first.contains { if case .month = $0 { true } else { false } }
        if start == nil, namesMonth {
            // `between Aug. and Sep. 1977`: the year is said once.
            start = PartialDate(single: Array(first)[...] + [.number(value: end.earliest.year, digits: 4)])
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

    fileprivate init?(single words: ArraySlice<DateWord>) {
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
                guard words.count == 1, year % 10 == 0, year > 0 else { return nil }
                self.init(years: year...(year + 9))
                return
            case .time:
                guard parts.count == 3 else { return nil }
                break scan
            default: return nil
            }
        }
        self.init(parts: parts)
    }

    private init?(parts: [Part]) {
        switch parts.count {
        case 1:
            guard case .number(let value, let digits) = parts[0] else { return nil }
            if digits == 8 {
                self.init(year: value / 10_000, month: value / 100 % 100, day: value % 100)
            } else if digits == 4 {
                self.init(year: value)
            } else {
                return nil
            }
        case 2:
            switch (parts[0], parts[1]) {
            case (.month(let month), .number(let year, 4)), (.number(let year, 4), .month(let month)):
                self.init(year: year, month: month)
            case (.number(let year, 4), .number(let month, 1...2)), (.number(let month, 1...2), .number(let year, 4)):
                if month == 0 { self.init(year: year) } else { self.init(year: year, month: month) }
            case (.unknown, .number(let year, 4)), (.number(let year, 4), .unknown):
                self.init(year: year)
            default: return nil
            }
        case 3:
            self.init(first: parts[0], second: parts[1], third: parts[2])
        default: return nil
        }
    }

    private init?(first: Part, second: Part, third: Part) {
        switch (first, second, third) {
        case (.number(let year, 4), _, _):
            self.init(year: year, monthPart: second, dayPart: third)
        case (.month, .number(_, 1...2), .number(let year, 4)):
            self.init(year: year, monthPart: first, dayPart: second)
        case (.number(let month, 1...2), .number(let day, 1...2), .number(let year, 4)) where day > 12 && month <= 12:
            self.init(year: year, monthPart: .number(value: month, digits: 2), dayPart: .number(value: day, digits: 2))
        case (_, _, .number(let year, 4)):
            self.init(year: year, monthPart: second, dayPart: first)
        default: return nil
        }
    }

    private init?(year: Int, monthPart: Part, dayPart: Part) {
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
        if month == 0 {
            // A day without a month says nothing about the year's days.
            guard day == 0 else { return nil }
            self.init(year: year)
        } else if day == 0 {
            self.init(year: year, month: month)
        } else {
            self.init(year: year, month: month, day: day)
        }
    }
}
