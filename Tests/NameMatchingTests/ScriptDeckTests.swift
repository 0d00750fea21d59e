import Bytes
import SanctionsModel
import Testing

@testable import NameMatching

/// The deck of scripts in `seeds/scripts.csv`: names in their own script against their official or customary Latin spelling, and
/// against another person's that shares a part. What the measure may not fall below, script by script.
@Suite struct ScriptDeckTests {
    private static let floors: [(script: String, f1: Double)] = [
        ("Han", 0.86), ("Kana", 0.88), ("Georgian", 0.95), ("Thai", 0.85), ("Devanagari", 0.95), ("Bengali", 0.93),
        ("Ethiopic", 0.95),
    ]

    private static func rows() throws -> [[Substring]] {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        let bytes = try readFile(parts.dropLast(3).joined(separator: "/") + "/seeds/scripts.csv")
        // No cell of this deck holds a comma or a quotation mark.
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }

    @Test func deckIsWhole() throws {
        let rows = try Self.rows()
        for (script, _) in Self.floors {
            let own = rows.filter { $0.count == 5 && $0[4] == script }
            #expect(own.count { $0[3] == "true" } >= 40, "\(script)")
            #expect(own.count { $0[3] == "false" } >= 40, "\(script)")
        }
        #expect(rows.allSatisfy { $0.count == 5 })
    }

    @Test(arguments: floors.indices) func scriptIsRead(_ index: Int) throws {
        let (script, floor) = Self.floors[index]
        var comparison = NameComparison()
        var (found, missed, wrong) = (0, 0, 0)
        for row in try Self.rows() where row.count == 5 && row[4] == script {
            let type: SanctionsModel.PartyType = row[0] == "organisation" ? .organisation : .person
            let isAlert = comparison.compare(String(row[1]), String(row[2]), type: type).score >= 8_000
            switch (row[3] == "true", isAlert) {
            case (true, true): found += 1
            case (true, false): missed += 1
            case (false, true): wrong += 1
            case (false, false): break
            }
        }
        let f1 = 2 * Double(found) / Double(max(1, 2 * found + missed + wrong))
        #expect(f1 >= floor, "\(script): F1 \(f1), \(missed) missed, \(wrong) false")
    }
}
