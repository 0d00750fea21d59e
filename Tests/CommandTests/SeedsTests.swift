import Foundation
import Testing

/// The project's sample payments against the embedded excerpt, as a first run screens them.
@Suite("Seeds", .serialized)
struct SeedsTests {
    struct Expected {
        var record: String
        var party: String
        var designation: String
        var demand: String
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: ScreenProgram.packageRoot + "/seeds/" + name)), as: UTF8.self)
    }

    /// The rows of `expected.csv` of one file; only the last column has quotes.
    private func expected(_ file: String) throws -> [Expected] {
        try text("expected.csv").split(separator: "\n").dropFirst().compactMap { row in
            let cells = row.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
            try #require(cells.count == 6, "\(row)")
            return cells[0] == file ? Expected(record: cells[1], party: cells[2], designation: cells[3], demand: cells[4]) : nil
        }
    }

    @Test(
        "every row with demand must alerts with that designation",
        arguments: [("payments.jsonl", 55), ("payments.csv", 20), ("payments-windows-1252.csv", 8)])
    func expectedAlerts(_ file: String, _ count: Int) throws {
        let finished = try ScreenProgram.run([ScreenProgram.packageRoot + "/seeds/" + file])
        #expect(finished.code == 0)
        #expect(finished.error.contains("read \(count) "))
        var found: [String: Set<String>] = [:]
        for record in try finished.objects() {
            let id = try #require(record["record"] as? String)
            for alert in record["alerts"] as? [[String: Any]] ?? [] {
                let designation = (alert["designation"] as? [String: Any])?["id"] as? String ?? ""
                found[id, default: []].insert("\(alert["role"] as? String ?? "") \(designation)")
            }
        }
        let rows = try expected(file)
        #expect(rows.contains { $0.demand == "must" })
        for row in rows where row.demand == "must" {
            #expect(
                found[row.record]?.contains("\(row.party) \(row.designation)") == true,
                "\(file) \(row.record) → \(row.designation)")
        }
        for row in rows { #expect(["must", "aim"].contains(row.demand), "\(row.record)") }
        if file == "payments.jsonl" {
            for number in 1...20 {
                let id = "SEED-0" + (number < 10 ? "0" : "") + String(number)
                #expect(found[id] == nil, "\(id) is ordinary: \(found[id] ?? [])")
            }
        }
    }
}
