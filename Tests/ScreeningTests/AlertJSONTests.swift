import Foundation
import SanctionsModel
import Testing

@testable import Screening

@Suite("Alerts as JSON")
struct AlertJSONTests {
    private func text(_ alert: Alert) -> String {
        var out = JSONOutput()
        alert.write(to: &out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    @Test("the keys of the contract, in its order")
    func order() throws {
        let party = Party(role: "creditor", name: FictionalList.person, birthDate: "1957", type: .person, country: "FR")
        let alert = try #require(try FictionalList.screener().screen(party).alerts.first)
        let text = text(alert)
        #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
        let json = try #require(JSONText(text))
        #expect(
            json.keys == [
                "key", "role", "name", "score", "by", "priority", "designation", "secondary", "evidence", "list", "fingerprints",
                "party", "authority",
            ])
        #expect(
            json["designation"]?.keys == [
                "id", "authority", "reference", "type", "name", "matched", "quality", "script", "programme", "listedOn",
                "measures",
            ])
        #expect(json["secondary"]?.keys == ["type", "birthDate", "country", "gender", "identifier", "address", "details"])
        #expect(json["secondary"]?["details"]?.keys == ["birthDate", "country"])
        #expect(json["list"]?.keys == ["id", "version", "sha256"])
        let evidence = try #require(json["evidence"]?.items)
        #expect(!evidence.isEmpty)
        for item in evidence { #expect(item.keys == ["query", "listed", "kind", "weight", "similarity"]) }

        #expect(json["role"]?.string == "creditor")
        #expect(json["name"]?.string == FictionalList.person)
        #expect(json["score"]?.plain == "1.0000")
        #expect(json["by"]?.string == "name")
        #expect(json["priority"]?.string == "high")
        let designation = try #require(json["designation"])
        #expect(designation["id"]?.string == "test:P1")
        #expect(designation["authority"]?.string == "test")
        #expect(designation["reference"]?.string == "P1")
        #expect(designation["type"]?.string == "person")
        #expect(designation["matched"]?.string == FictionalList.person)
        #expect(designation["quality"]?.string == "primary")
        #expect(designation["script"]?.string == "Latn")
        #expect(designation["programme"]?.string == "TEST")
        #expect(designation["listedOn"]?.string == "2001-01-25")
        #expect(designation["measures"]?.items.compactMap(\.string) == ["asset-freeze", "travel-ban"])
        #expect(json["secondary"]?["birthDate"]?.string == "match")
        #expect(json["secondary"]?["country"]?.string == "conflict")
        #expect(json["list"]?["version"]?.string == "2026-01-02")
    }

    @Test("the name that matched and its script, beside the listed one")
    func matchedName() throws {
        let alert = try #require(try FictionalList.screener().screen(Party(name: "Дарья Величковская")).alerts.first)
        let json = try #require(JSONText(text(alert)))
        #expect(json["designation"]?["name"]?.string == "Darya Velichkovskaya")
        #expect(json["designation"]?["matched"]?.string == "Дарья Величковская")
        #expect(json["designation"]?["script"]?.string == "Cyrl")
        #expect(json["designation"]?["quality"]?.string == "strong")
    }

    @Test("a name with every character that JSON escapes is told as written")
    func escapes() throws {
        var name = "\"Qasim\" \\ \u{7F} \u{2028} é 𝔔 "
        for code in 0..<32 { name.unicodeScalars.append(Unicode.Scalar(UInt8(code))) }
        name += FictionalList.person
        let identifier = Identifier(kind: "passport", value: "K4417789")
        let alert = try #require(try FictionalList.screener().screen(Party(name: name, identifiers: [identifier])).alerts.first)
        let text = text(alert)
        #expect(!text.utf8.contains { $0 < 0x20 })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["name"] as? String == name)
        #expect(JSONText(text)?["name"]?.string == name)
    }

    @Test(
        "scores have four decimals, as they are compared",
        arguments: [
            (0, "0.0000"), (1, "0.0001"), (7_999, "0.7999"), (9_312, "0.9312"), (10_000, "1.0000"), (-1, "-0.0001"),
            (-25_000, "-2.5000"),
        ])
    func score(_ tenThousandths: Int, _ expected: String) {
        let score = Score(tenThousandths: tenThousandths)
        #expect(score.description == expected)
        var out = JSONOutput()
        out.decimal(score.value)
        #expect(String(decoding: out.bytes, as: UTF8.self) == expected)
    }
}
