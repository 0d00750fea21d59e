import JSON
import Testing

@testable import Screening

@Suite("Differences of a replay")
struct ReplayDifferenceTests {
    private static func line(score: String) throws -> JSONValue {
        try JSONReader.document(Array(#"{"alerts":[{"name":"A","designation":{"id":"t:1"},"score":\#(score)}]}"#.utf8))
    }

    @Test(
        "a score that somebody wrote into a line is told, whatever it is",
        arguments: ["1e300", "-1e300", "-1", "1.5", "1e-300"])
    func anyScore(_ score: String) throws {
        let found = ReplayDifference.between(try Self.line(score: score), try Self.line(score: "0.95"))
        #expect(found.contains { $0.kind == .alert && $0.text.hasSuffix("0.9500 now") })
    }
}
