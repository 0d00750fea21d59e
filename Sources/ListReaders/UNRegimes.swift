import ReferenceData
import SanctionsModel

/// A sanctions regime of the Security Council on a day: the resolutions by which parties are listed and what those
/// resolutions order against them. A row of `Data/un-regimes.tsv`, which cites the paragraphs.
struct UNRegime: Sendable {
    /// First letters of the reference number, `QD` in `QDi.006`, or a whole one: an entry under measures of its own.
    let prefix: String
    /// UN_LIST_TYPE as the list writes it.
    let listType: String
    /// First day on which the row holds.
    let from: PartialDate.Day?
    /// First day on which it no longer holds.
    let until: PartialDate.Day?
    /// Resolutions with their years, the one that governs listing first.
    let resolutions: [String]
    /// Measures against everyone listed; a travel ban is dropped for entities. Empty: the regime has ended.
    let measures: [Measure]

    static let table = UNRegime.read(ReferenceData.unRegimes)
    static var all: [UNRegime] { table.regimes }

    /// Reads the table; rows that can't be read are named in `problems`, which a test holds empty.
    static func read(_ bytes: [UInt8]) -> (regimes: [UNRegime], problems: [String]) {
        let table = TableRows(bytes, name: "un-regimes.tsv", columns: 7)
        var problems = table.problems
        var regimes: [UNRegime] = []
        let known: [Measure] = [.assetFreeze, .travelBan, .armsEmbargo]
        for row in table.rows {
            let dates = (2...3).map { PartialDate(reading: row.cells[$0]) }
            let measures = row.values(5).map { Measure($0) }
            let isRead =
                !row.cells[0].isEmpty && !row.cells[1].isEmpty && !row.values(4).isEmpty && !row.cells[6].isEmpty
                && zip(dates, row.cells[2...3]).allSatisfy { $0 == nil ? $1.isEmpty : $0?.precision == .day }
                && measures.allSatisfy(known.contains)
            guard isRead else {
                problems.append("un-regimes.tsv:\(row.line)")
                continue
            }
            regimes.append(
                UNRegime(
                    prefix: row.cells[0], listType: row.cells[1], from: dates[0]?.earliest, until: dates[1]?.earliest,
                    resolutions: row.values(4), measures: measures))
        }
        return (regimes, problems)
    }

    /// Returns whether the row holds on a day; without a day, whether it is in force now.
    func holds(on day: PartialDate.Day?) -> Bool {
        guard let day else { return until == nil }
        return from.map { $0 <= day } ?? true && until.map { day < $0 } ?? true
    }

    /// Returns the regime on a day, the list's: by the whole reference number, else by its first letters, else by the list type;
    /// `nil` for a regime that the table doesn't know.
    static func of(reference: String, listType: String, on day: PartialDate.Day?) -> UNRegime? {
        let prefix = String(decoding: reference.utf8.prefix(2), as: UTF8.self)
        let inForce = all.filter { $0.holds(on: day) }
        return inForce.first { $0.prefix == reference } ?? inForce.first { $0.prefix == prefix }
            ?? inForce.first { $0.listType == listType && $0.prefix.utf8.count == 2 }
    }

    /// True when no measure is left of it.
    var hasEnded: Bool { measures.isEmpty }

    /// Returns the measures against one entry. Where the entry's comments say by which measures it is listed,
    /// `(Travel Ban, Asset Freeze)` as in the Libya list, they decide.
    func measures(isPerson: Bool, comments: String) -> [Measure] {
        var measures = self.measures
        let said = UNRegime.measures(saidIn: comments)
        if !said.isEmpty, !hasEnded { measures = said }
        return isPerson ? measures : measures.filter { $0 != .travelBan }
    }

    private static func measures(saidIn comments: String) -> [Measure] {
        guard comments.utf8.contains(UInt8(ascii: "(")) else { return [] }
        var measures: [Measure] = []
        for group in BracketedText(comments).groups {
            let words = group.text.asciiLowercased.pieces(separatedBy: UInt8(ascii: ","))
            let named = words.compactMap { word -> Measure? in
                switch word {
                case "asset freeze", "assets freeze": .assetFreeze
                case "travel ban": .travelBan
                case "arms embargo", "targeted arms embargo": .armsEmbargo
                default: nil
                }
            }
            // A bracket that holds anything else is a remark.
            guard named.count == words.count else { continue }
            for measure in named { measures.appendUnique(measure) }
        }
        return [.assetFreeze, .travelBan, .armsEmbargo].filter(measures.contains)
    }
}
