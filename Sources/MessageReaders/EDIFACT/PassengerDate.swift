/// Birth dates of passenger messages.
enum PassengerDate {
    /// Reads YYMMDD, CCYYMMDD (and longer, with a time) and DDMMMYY.
    ///
    /// - Parameter interchangeYear: 0...99, or -1 when unknown. A year of two digits is the latest that is not after it: nobody
    ///   is born later. Without it, such a date stays as it is written.
    /// - Returns: YYYY-MM-DD; `nil` when it is none of these.
    static func iso(_ text: [UInt8], interchangeYear: Int) -> [UInt8]? {
        func number(_ range: Range<Int>) -> Int? {
            guard text.indices.contains(range.lowerBound), range.upperBound <= text.count else { return nil }
            var value = 0
            for byte in text[range] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        var year: Int?
        var month: Int?
        var day: Int?
        if text.count == 6 {
            year = number(0..<2).flatMap { century($0, interchangeYear) }
            month = number(2..<4)
            day = number(4..<6)
        } else if text.count == 7 {
            year = number(5..<7).flatMap { century($0, interchangeYear) }
            month = monthOf(text[2..<5])
            day = number(0..<2)
        } else if text.count >= 8, text.count <= 14 {
            year = number(0..<4)
            month = number(4..<6)
            day = number(6..<8)
        }
        guard let year, let month, let day, (1800...2199).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + "\(value)" }
        return Array("\(year)-\(two(month))-\(two(day))".utf8)
    }

    private static func century(_ year: Int, _ interchangeYear: Int) -> Int? {
        guard interchangeYear >= 0 else { return nil }
        return year > interchangeYear ? 1900 + year : 2000 + year
    }

    private static func monthOf(_ word: ArraySlice<UInt8>) -> Int? {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let lower = String(decoding: word.map(lowered), as: UTF8.self)
        return months.firstIndex(of: lower).map { $0 + 1 }
    }
}
