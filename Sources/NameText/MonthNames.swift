/// Months by name, in any language that ICU knows: `marzo`, `Ağustos`, `марта`, `أكتوبر`.
///
/// Read at the first question. Safe to share between threads.
public struct MonthNames: Sendable {
    public static let shared = MonthNames()

    /// Folded name → 1...12, ascending; several where languages mean different months.
    private let months: [String: [Int]]

    private init() {
        var votes: [String: [Int: Int]] = [:]
        for index in 0..<ICUNames.languageCount {
            for row in ICUNames.months(inLanguage: index) {
                let key = ICUNames.fold(row.name)
                // A number, or a single letter of the narrow forms, is no name.
                guard let month = Int(row.key), key.unicodeScalars.count > 1, !key.utf8.allSatisfy({ $0 <= 0x39 }) else {
                    continue
                }
                votes[key, default: [:]][month, default: 0] += 1
            }
        }
        months = votes.mapValues { $0.keys.sorted() }
    }

    /// The month, 1...12, of its name in any language, long or short; `nil` when it is none or languages disagree. Case,
    /// accents and points do not count.
    public func number(of name: some StringProtocol) -> Int? {
        let months = numbers(of: name)
        return months.count == 1 ? months.first : nil
    }

    /// The months that a name may mean: `listopad` is October in Croatian, November in Polish and Czech. Empty when it is none.
    public func numbers(of name: some StringProtocol) -> [Int] {
        name.utf8.count <= 64 ? months[ICUNames.fold(name)] ?? [] : []
    }
}
