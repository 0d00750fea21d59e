import NameMatching
import Screening

/// Two names token under token: how each met, what share of the score it weighs, and how alike it is.
enum AlignedNames {
    private static let labels = ["asked", "listed", "met by", "weight", "likeness"]
    private static let indent = 4
    private static let labelWidth = 10
    private static let gap = 3
    private static let widestCell = 28

    /// The lines of the table, cut into blocks that fit the page.
    static func lines(_ items: [Evidence]) -> [String] {
        let columns = items.map { item in
            [
                TextColumns.cut(item.query.isEmpty ? "–" : item.query, widestCell),
                TextColumns.cut(item.listed.isEmpty ? "–" : item.listed, widestCell), phrase(item), percent(item.weight),
                item.kind == .unmatched ? "" : percent(item.similarity),
            ]
        }
        let widths = columns.map { column in column.map { TextColumns.width($0) }.max() ?? 0 }
        var blocks: [[Int]] = []
        var used = 0
        for i in columns.indices {
            if blocks.isEmpty || used + gap + widths[i] > TextColumns.page {
                blocks.append([])
                used = indent + labelWidth - gap
            }
            blocks[blocks.count - 1].append(i)
            used += gap + widths[i]
        }
        var lines: [String] = []
        for block in blocks {
            if !lines.isEmpty { lines.append("") }
            for row in labels.indices {
                var line = String(repeating: " ", count: indent)
                line += Terminal.paint(TextColumns.padded(labels[row], labelWidth), .faint)
                for (place, i) in block.enumerated() {
                    let cell = TextColumns.padded(columns[i][row], place + 1 < block.count ? widths[i] + gap : 0)
                    line += row < 3 ? Terminal.paint(cell, colour(items[i])) : cell
                }
                lines.append(trimmed(line))
            }
        }
        return lines
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    /// What met: bold where it is the same, yellow where it is like, faint where it stayed alone.
    private static func colour(_ item: Evidence) -> Terminal.Colour {
        item.kind == .unmatched ? .faint : item.similarity >= 1 ? .bold : .yellow
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private static func phrase(_ item: Evidence) -> String {
        item.kind == .unmatched ? (item.listed.isEmpty ? "not listed" : "not asked") : phrases[item.kind] ?? item.kind.name
    }

    private static let phrases: [MatchKind: String] = [
        .equal: "equal", .transliteration: "other script", .variant: "other form", .spelling: "other spelling",
        .consonants: "consonants", .edit: "letters differ", .joined: "cut elsewhere", .initial: "initial",
    ]
}
