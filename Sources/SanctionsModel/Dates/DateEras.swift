/// Years that are counted from the beginning of an era, as years of the Gregorian calendar.
///
/// Sources: the Japanese Era Name Act (1979) and the eras before it: Meiji from 1868, Taishō from 1912, Shōwa from 1926, Heisei
/// from 1989, Reiwa from 2019, the first year also written 元年; the year of the Republic of China (Minguo), from 1912; the
/// Buddhist era of Thailand, 543 years ahead since its year 2484 (1941), which began on 1 January.
enum DateEras {
    /// An era by its names, in lower case; `first` is the Gregorian year before its first year, `years` those that it has.
    private struct Era {
        let names: [[Unicode.Scalar]]
        let first: Int
        let years: ClosedRange<Int>

        init(_ names: String, _ first: Int, _ years: ClosedRange<Int>) {
            self.names = names.split(separator: ";").map { Array($0.unicodeScalars) }
            self.first = first
            self.years = years
        }
    }

    private static let eras: [Era] = [
        Era("昭和;㍼;shōwa;showa;shouwa", 1925, 1...64), Era("平成;㍻;heisei", 1988, 1...31), Era("令和;㋿;reiwa", 2018, 1...99),
        Era("大正;㍽;taishō;taisho", 1911, 1...15), Era("明治;㍾;meiji", 1867, 1...45),
        Era("中華民國;中华民国;民國;民国;minguo", 1911, 1...150),
        Era("พ.ศ.;พ.ศ;พศ.;พศ;b.e.;b.e;be", -543, buddhistYears), Era("ค.ศ.;ค.ศ;คศ", 0, 1600...2100),
    ]

    /// Years of the Buddhist era that somebody may be born in: 1857 to 2100.
    static let buddhistYears = 2400...2643

    /// Letters that forms in Japan write for an era, before a date in numbers: `S32.3.10`.
    private static let letters: [Unicode.Scalar: Int] = ["m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018]

    /// Returns the text with the first year of an era as a Gregorian one, `1957年3月10日` for `昭和32年3月10日`; as it is where it names no era.
    /// O(bytes × eras).
    static func withGregorianYear(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 || $0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A }) else { return text }
        let scalars = Array(text.unicodeScalars)
        let lower = scalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
        if let date = lettered(lower) { return date }
        for era in eras {
            for name in era.names {
                guard let place = place(of: name, in: lower) else { continue }
                var start = place + name.count
                while start < lower.count, lower[start] == " " || lower[start] == "." || lower[start] == "\u{A0}" { start += 1 }
                if let (year, end) = number(lower, from: start), era.years.contains(year) {
                    return string(scalars[..<place]) + " \(year + era.first)" + string(scalars[end...])
                }
                // `2500 B.E.`: the number stands before.
                var before = place
                while before > 0, lower[before - 1] == " " { before -= 1 }
                var first = before
                while first > 0, digit(lower[first - 1]) != nil { first -= 1 }
                if name.first == "b" || name.first == "พ", let (year, end) = number(lower, from: first), end == before,
                    era.years.contains(year)
                {
                    return string(scalars[..<first]) + "\(year + era.first)" + string(scalars[(place + name.count)...])
                }
            }
        }
        return text
    }

    /// `S32.3.10`, `H1/1/8`.
    private static func lettered(_ text: [Unicode.Scalar]) -> String? {
        guard let first = text.first, let era = letters[first], let (year, end) = number(text, from: 1), (1...64).contains(year)
        else { return nil }
        let rest = text[end...]
        guard let sign = rest.first, sign == "." || sign == "/" || sign == "-", rest.filter({ $0 == sign }).count == 2,
            rest.allSatisfy({ $0 == sign || digit($0) != nil })
        else { return nil }
        return "\(year + era)" + string(rest)
    }

    /// Returns the place of a name that no letter of its script goes on from: `be` not in `ber`.
    private static func place(of name: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard text.count >= name.count, let first = name.first, let last = name.last else { return nil }
        for start in 0...(text.count - name.count) where text[start] == first {
            guard text[start..<(start + name.count)].elementsEqual(name) else { continue }
            let end = start + name.count
            if first.isASCII, start > 0, text[start - 1].properties.isAlphabetic { continue }
            if last.isASCII, end < text.count, text[end].properties.isAlphabetic { continue }
            return start
        }
        return nil
    }

    /// Reads a number of at most four digits, in any script; 元 is the first year.
    private static func number(_ text: [Unicode.Scalar], from start: Int) -> (value: Int, end: Int)? {
        guard start < text.count else { return nil }
        if text[start] == "元" { return (1, start + 1) }
        var value = 0
        var end = start
        while end < text.count, let digit = digit(text[end]) {
            guard end - start < 4 else { return nil }
            value = value * 10 + digit
            end += 1
        }
        return end > start ? (value, end) : nil
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
