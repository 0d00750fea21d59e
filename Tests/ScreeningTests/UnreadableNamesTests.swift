import Foundation
import MessageReaders
import SanctionsModel
import Testing

@testable import Screening

/// Names that a conversion has spoiled: rejected when too little is left, else screened as what they were.
@Suite struct UnreadableNamesTests {
    private func json(_ name: String, more: String = "") throws -> String {
        let quoted = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
        return "{\"id\":\"1\",\"parties\":[{\"role\":\"creditor\",\"name\":\(quoted)}\(more)]}\n"
    }

    private func designations(_ record: JSONText?) -> [String] {
        (record?["alerts"]?.items ?? []).compactMap { $0["designation"]?["id"]?.string }
    }

    @Test(
        "a name of which too few letters are left is rejected with its place and role",
        arguments: [
            "????", "???? ????", "\u{FFFD}\u{FFFD}\u{FFFD}", "____", "_ _", "\u{200B}\u{200B}", "\u{AD}", "\u{FEFF}",
            "\u{2060}\u{200D}",
            "\u{1A}\u{1A}", "¿¿¿",
            "?????? Ltd", "🎉🎉", "***", "\u{E000}\u{E001}", "!", "?",
        ])
    func rejected(_ name: String) async throws {
        let text = try json(name)
        let run = try await run(text) { $0.output = .all }
        expectBalanced(run, of: Array(text.utf8))
        #expect(run.statuses == ["reject"])
        let reason = try #require(run.records.first?["reason"]?.string)
        #expect(reason.hasPrefix("a name of which too few letters can be read"))
        #expect(reason.hasSuffix(", role creditor"))
        #expect(!reason.contains(name) || name.utf8.count == 1)
        #expect(run.summary.unreadableNames == 1)
        #expect(run.summary.rejected == 1)
    }

    @Test("the place of an unreadable name is its byte in the record")
    func place() async throws {
        let run = try await run("{\"id\":\"1\",\"name\":\"????\"}\n") { $0.output = .all }
        #expect(run.records.first?["reason"]?.string?.contains("at byte 18") == true)
    }

    @Test(
        "names of strokes and stops name nobody, digits are read", arguments: ["-", ".", "--", "/", "07", "\u{A0}", "–", "0000"])
    func cleared(_ name: String) async throws {
        let run = try await run(try json(name)) { $0.output = .all }
        #expect(run.statuses == ["clear"])
    }

    @Test("an unreadable name rejects the record whoever else alerts in it, and the alerts stand in its line")
    func besideAlerts() async throws {
        let text = try json("????", more: ",{\"role\":\"debtor\",\"name\":\"\(FictionalList.person)\"}")
        for output in [RunOptions.Output.hits, .all] {
            let run = try await run(text) { $0.output = output }
            #expect(run.statuses == ["reject"])
            #expect(designations(run.records.first) == ["test:P1"])
            #expect(run.summary.alerts == 1)
        }
        let split = try await run(text) { $0.output = .split }
        #expect(split.reject == Array(text.utf8))
        #expect(split.hold.isEmpty)
        #expect(split.clear.isEmpty)
    }

    @Test("a text that was lost whole rejects the record")
    func texts() async throws {
        let run = try await run("{\"name\":\"Emma\",\"text\":\"???? ?????\"}\n{\"name\":\"Emma\",\"text\":\"What???\"}\n") {
            $0.output = .all
        }
        #expect(run.statuses == ["reject", "clear"])
    }

    @Test(
        "one lost letter costs no more than one edit",
        arguments: [
            ("Darya Velichk?vskaya", "P2"), ("Darya Velichk\u{FFFD}vskaya", "P2"), ("D?rya Velichkovskaya", "P2"),
            ("Samir H?lvadjian", "P3"),
            ("SAMIR HALVADJI\u{FFFD}N", "P3"), ("Qasim Zoravandi Bel??kem", "P1"), ("Qasim Zorav¿ndi Belhakem", "P1"),
            ("Qasim Zoravandi B\u{1A}lhakem", "P1"),
            ("Norv?xa Maritime Holdings Ltd", "O1"), ("Дарья Величк?вская", "P2"), ("Sam?r Halvadjian", "P3"),
            ("Darya Velich□ovskaya", "P2"),
        ])
    func lostLetter(_ name: String, _ designation: String) throws {
        let alerts = try FictionalList.screener().screen(Party(name: name)).alerts
        let found = try #require(alerts.first { $0.designation.id == "test:\(designation)" }, "\(name)")
        #expect(found.score.tenThousandths < 10_000)
        #expect(found.name == name)
    }

    @Test(
        "a name encoded twice alerts as the name does",
        arguments: [
            "Qasim%20Zoravandi%20Belhakem", "&#81;asim Zoravandi Belhakem", "Qasim=20Zoravandi=20Belhakem",
            #"\u0051asim Zoravandi Belhakem"#,
            "=?UTF-8?B?UWFzaW0gWm9yYXZhbmRpIEJlbGhha2Vt?=", "Qasim&nbsp;Zoravandi&nbsp;Belhakem",
            "Qasim&#x20;Zoravandi&#x20;Belhakem",
            "=?utf-8?Q?Qasim_Zoravandi_Belhakem?=", #"Q\x61sim Zoravandi Belhakem"#, "%51asim Zoravandi Belhakem",
            "Q+AGE-sim Zoravandi Belhakem",
            "🅠🅐🅢🅘🅜 🅩🅞🅡🅐🅥🅐🅝🅓🅘 🅑🅔🅛🅗🅐🅚🅔🅜", "Qas|m Zoravandi Belhakem", "Qɐsim Zoravandi Belhakem",
        ])
    func encodedTwice(_ name: String) async throws {
        let run = try await run(
            try json(name) + "{\"id\":\"2\",\"name\":\"Emma\",\"text\":[\"\(FictionalList.organisation)\"]}\n"
        ) { $0.output = .all }
        #expect(run.statuses == ["hold", "hold"])
        #expect(designations(run.records.first) == ["test:P1"])
        let isDrawn = name.contains("🅠") || name.contains("|") || name.contains("ɐ")
        #expect(run.summary.tally.doubleEncoded == (isDrawn ? 0 : 1))
    }

    @Test("letters that were read in the wrong encoding alert as the name does")
    func misread() throws {
        let screener = try FictionalList.screener()
        for name in [
            "Ð\u{94}Ð°Ñ\u{80}Ñ\u{8C}Ñ\u{8F} Ð\u{92}ÐµÐ»Ð¸Ñ\u{87}ÐºÐ¾Ð²Ñ\u{81}ÐºÐ°Ñ\u{8F}", "Äàðüÿ Âåëè÷êîâñêàÿ",
        ] {
            #expect(screener.screen(Party(name: name)).alerts.contains { $0.designation.id == "test:P2" }, "\(name)")
        }
    }

    @Test("texts are searched decoded too, and one alert stays one")
    func encodedTexts() async throws {
        let text =
            "{\"id\":\"1\",\"name\":\"Emma\",\"text\":\"PAID TO Norvexa%20Maritime%20Holdings%20Ltd\"}\n"
            + "{\"id\":\"2\",\"name\":\"Emma\",\"text\":\"PAID TO \(FictionalList.organisation) &amp; M&uuml;ller\"}\n"
        let run = try await run(text) { $0.output = .all }
        #expect(run.statuses == ["hold", "hold"])
        #expect(run.records.map(designations) == [["test:O1"], ["test:O1"]])
        #expect(run.summary.tally.doubleEncoded == 2)
    }

    @Test(
        "controls beyond ASCII and line separators end no line of output",
        arguments: ["\u{80}", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}"])
    func lineEnds(_ sign: String) async throws {
        let text = "\u{A0}Aé" + sign + "€\u{2027}"
        var out = JSONOutput()
        out.string(text)
        let written = String(decoding: out.bytes, as: UTF8.self)
        #expect(!written.unicodeScalars.contains { $0.value == sign.unicodeScalars.first?.value })
        #expect(JSONText(written) == .string(text))
    }

    @Test("what was detected is noted with the encoding")
    func notes() async throws {
        let plain = try await run("{\"name\":\"Emma\"}\n")
        #expect(plain.notes.contains("encoding: UTF-8"))
        let other = try await run([Array("{\"name\":\"Jos".utf8) + [0xE9] + Array("\"}\n".utf8)])
        #expect(other.notes.contains { $0.hasPrefix("encoding: Windows-1252") })
    }
}
