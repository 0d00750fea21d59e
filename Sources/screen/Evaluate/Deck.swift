import Bytes
import ListReaders
import Screening

/// A deck: a CSV file with a header, its rows by column name.
struct Deck {
    var columns: [String]
    var rows: [[String]]
    let path: String

    init(path: String, needs: [String]) throws {
        self.path = path
        let bytes = try readFile(path)
        var reader = CSVRows(bytes, file: path)
        guard let header = try reader.takeRow() else { throw Refusal("\(path): empty") }
        columns = header.fields
        for name in needs where !columns.contains(name) {
            throw Refusal("\(path):1: no column \(name); a deck of this kind has \(needs.joined(separator: ","))")
        }
        rows = []
        while let row = try reader.takeRow() {
            if row.fields == [""] { continue }
            guard row.fields.count == columns.count else {
                throw Refusal("\(path):\(row.line): \(row.fields.count) fields where the header has \(columns.count)")
            }
            rows.append(row.fields)
        }
    }

    func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? 0 }

    /// A cell for CSV: in quotes where it must be.
    static func cell(_ text: String) -> String {
        text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
    }

    static func write(_ rows: [[String]], to path: String) throws {
        var text = ""
        for row in rows { text += row.map(cell).joined(separator: ",") + "\n" }
        let bytes = Array(text.utf8)
        let stream = try OutputStream(path: path)
        try stream.write(bytes.span)
        try stream.finish()
    }
}

/// What a score says of known answers.
struct Classification {
    var truePositives = 0
    var falsePositives = 0
    var falseNegatives = 0
    var trueNegatives = 0

    mutating func add(isMatch: Bool, isAlert: Bool) {
        switch (isMatch, isAlert) {
        case (true, true): truePositives += 1
        case (true, false): falseNegatives += 1
        case (false, true): falsePositives += 1
        case (false, false): trueNegatives += 1
        }
    }

    var precision: Double { ratio(truePositives, truePositives + falsePositives) }
    var recall: Double { ratio(truePositives, truePositives + falseNegatives) }
    var f1: Double { ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }

    private func ratio(_ a: Int, _ b: Int) -> Double { b == 0 ? 0 : Double(a) / Double(b) }

    /// Area under the ROC curve as the share of pairs in which the match scores higher, ties by half (Mann and Whitney 1947).
    static func area(_ scores: [(score: Int, isMatch: Bool)]) -> Double {
        let sorted = scores.sorted { $0.score < $1.score }
        var rankSum = 0.0
        var i = 0
        while i < sorted.count {
            var j = i
            while j < sorted.count, sorted[j].score == sorted[i].score { j += 1 }
            let rank = Double(i + j + 1) / 2
            for k in i..<j where sorted[k].isMatch { rankSum += rank }
            i = j
        }
        let matches = Double(sorted.count { $0.isMatch })
        let others = Double(sorted.count) - matches
        guard matches > 0, others > 0 else { return 0 }
        return (rankSum - matches * (matches + 1) / 2) / (matches * others)
    }
}
