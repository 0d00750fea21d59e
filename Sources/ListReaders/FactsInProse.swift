import SanctionsModel

/// Finds dates of birth, passport numbers and gender in what a list says in words.
enum FactsInProse {
    /// The dates that follow `born`, `DOB`, `DPOB` or `date of birth`. O(words), the first 400 read.
    static func births(in text: String) -> [PartialDate] {
        let words = Array(text.words.prefix(400))
        var dates: [PartialDate] = []
        for (index, word) in words.enumerated() {
            let key = word.asciiLowercased.trimming("(:.,-")
            guard key == "born" || key == "dob" || key == "dpob" || (key == "birth" && index > 1) else { continue }
            if let date = date(in: words[(index + 1)...].prefix(8)) { dates.appendUnique(date) }
        }
        return dates
    }

    /// The first date in the words; longer readings win over shorter ones.
    private static func date(in words: ArraySlice<String>) -> PartialDate? {
        for start in words.indices {
            for length in [5, 4, 3, 2, 1] where start + length <= words.endIndex {
                let text = words[start..<(start + length)].joined(separator: " ").trimming("(),;:-.")
                if let date = PartialDate(reading: text), (1850...2100).contains(date.earliest.year) { return date }
            }
        }
        return nil
    }

    /// The numbers that follow the word `passport`. O(words), the first 400 read.
    static func passports(in text: String) -> [String] {
        let words = Array(text.words.prefix(400))
        var numbers: [String] = []
        for (index, word) in words.enumerated() where word.asciiLowercased.trimming("(.,") == "passport" {
            if let number = number(in: words[(index + 1)...].prefix(4)) { numbers.appendUnique(number) }
        }
        return numbers
    }

    private static func number(in words: ArraySlice<String>) -> String? {
        for index in words.indices {
            var word = words[index].trimming("(),;:.")
            for label in ["no.", "number:", "no:"] {
                if let rest = word.dropping(prefix: label) { word = rest }
            }
            // A tax code is as much letters as digits: `DAOMMD74T11Z352Z`.
            let isCode =
                word.utf8.count >= 10 && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
            guard word.digitCount >= 3, isCode || word.digitCount * 2 >= word.utf8.count else { continue }
            guard !word.utf8.contains(UInt8(ascii: "/")) || word.utf8.count > 7 else { continue }
            if index > words.startIndex {
                let series = words[index - 1].trimming("(),;:.")
                if (1...3).contains(series.utf8.count), series.utf8.allSatisfy({ (0x41...0x5A).contains($0) || $0 == 0x2D }) {
                    return "\(series) \(word)"
                }
            }
            return word
        }
        return nil
    }

    /// What `Gender: male` says.
    static func gender(in text: String) -> Gender? {
        let lower = text.asciiLowercased
        guard let place = lower.offset(of: "gender:") else { return nil }
        return gender(lower.slice(place + 7, place + 20).words.first ?? "")
    }

    /// `male`, `female`, `m`, `f` in any letter case; `nil` for anything else.
    static func gender(_ word: String) -> Gender? {
        switch word.asciiLowercased.trimming(".,;") {
        case "male", "m": .male
        case "female", "f": .female
        default: nil
        }
    }
}
