import EmbeddedLists
import Glibc
import Screening
import Testing

/// The code of the documentation, which must run as it stands there.
@Suite struct TenLinesTests {
    private func screenABatch() throws -> [String] {
        var told: [String] = []
        // begin
        let watchlist = try Watchlist(lists: EmbeddedLists.lists())
        let screener = Screener(watchlist: watchlist, authorities: EmbeddedLists.authorities)
        let batch = Array(#"[{"id":"6","creditor":"Emma Jones"}, {"id":"7","creditor":"Айман аз-Завахири"}]"#.utf8)
        let outcome = try screener.screen(message: batch.span, deadline: .now + .seconds(60))
        for record in outcome.records {
            told.append("\(record.id) \(record.status) \(record.reason ?? "")")
            for alert in record.alerts {
                told.append("\(alert.designation.id) \(alert.score) \(alert.priority) \(alert.matched.text)")
                told += alert.evidence.map { "\($0.query) – \($0.listed): \($0.kind)" }
            }
        }
        // end
        return told
    }

    @Test("the documented lines screen every record of a batch") func theTenLinesRun() throws {
        let told = try screenABatch()
        #expect(told.first == "6 clear ")
        #expect(told.contains("7 hold "))
        #expect(told.contains { $0.hasPrefix("un:QDi.006 ") })
        #expect(told.contains { $0.contains("transliteration") || $0.contains("spelling") || $0.contains("equal") })
    }

    @Test(
        "the article and the README hold the same lines",
        arguments: ["Sources/Screening/Documentation.docc/ScreenAPayment.md", "README.md"])
    func theDocumentationHoldsTheSameLines(_ path: String) throws {
        let code = try lines(#filePath)
        let begin = try #require(code.firstIndex { $0.hasSuffix("// begin") })
        let end = try #require(code.firstIndex { $0.hasSuffix("// end") })
        let run = code[(begin + 1)..<end].map { $0.dropFirst(8) }
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let article = try lines(root + "/" + path)
        let fence = try #require(article.firstIndex { $0.hasPrefix("let watchlist") })
        #expect(Array(article[fence...].prefix(run.count)) == run)
        #expect(article[fence + run.count] == "```")
    }

    private func lines(_ path: String) throws -> [Substring] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }
}
