import Foundation
import Testing

@Suite("screen name, why-not, compare")
struct LookUpTests {
    @Test("name --json holds the alerts of the contract")
    func name() throws {
        let list = try FictionalList.watchlist()
        let json = try ScreenProgram.run(
            [
                "name", "BELHAKEM, Qasim Zoravandi", "-w", list, "--json", "--type", "person", "--birth-date", "1999",
                "--country", "SA",
            ]
        ).object()
        #expect(json["name"] as? String == "BELHAKEM, Qasim Zoravandi")
        let alert = try #require((json["alerts"] as? [[String: Any]])?.first)
        #expect((alert["designation"] as? [String: Any])?["id"] as? String == "test:P1")
        #expect(alert["score"] as? Double == 1)
        #expect(alert["priority"] as? String == "medium")
        let secondary = try #require(alert["secondary"] as? [String: String])
        #expect(secondary["type"] == "match")
        #expect(secondary["birthDate"] == "conflict")
        #expect(secondary["country"] == "match")
        #expect(json["omitted"] as? Int == 0)
        let none = try ScreenProgram.run(["name", "Emma O'Brien", "-w", list, "--json"]).object()
        #expect((none["alerts"] as? [Any])?.isEmpty == true)
        let limited = try ScreenProgram.run(["name", "Samir Halvadjian", "-w", list, "--json", "--limit", "1"]).object()
        #expect((limited["alerts"] as? [Any])?.count == 1)
        #expect(limited["omitted"] as? Int == 1)
    }

    @Test("name gives the alerts of the filter, key by key")
    func nameIsTheFilter() throws {
        let list = try FictionalList.watchlist()
        let byName = try ScreenProgram.run(["name", "Qasim Zoravandy Belhakim", "-w", list, "--json"]).object()
        let record = try #require(
            try ScreenProgram.run(["-w", list], input: #"{"name":"Qasim Zoravandy Belhakim"}"#).objects().first)
        let (first, second) = (byName["alerts"] as? [NSDictionary], record["alerts"] as? [NSDictionary])
        #expect(first?.isEmpty == false)
        #expect(first == second)
        #expect(byName["policy"] as? String == record["policy"] as? String)
        #expect(byName["model"] as? String == record["model"] as? String)
    }

    @Test("name for people says who, how alike and why")
    func nameText() throws {
        let list = try FictionalList.watchlist()
        let text = try ScreenProgram.run(["name", "Qasim Zoravandy Belhakem", "-w", list]).output
        for word in ["test:P1", "zoravandy", "zoravandi", "TEST", "version 1"] { #expect(text.contains(word), "\(word)") }
        #expect(try ScreenProgram.run(["name", "Emma O'Brien", "-w", list]).output.contains("no alert"))
    }

    @Test("why-not --json says where a designation stands, and what is short")
    func whyNot() throws {
        let list = try FictionalList.watchlist()
        func ask(_ name: String, _ more: [String] = []) throws -> [String: Any] {
            try ScreenProgram.run(["why-not", name, "test:P1", "-w", list, "--json"] + more).object()
        }
        let found = try ask(FictionalList.person)
        #expect(found["alerts"] as? Bool == true)
        #expect(found["score"] as? Double == 1)
        #expect(found["shortfall"] as? Double == 0)
        let short = try ask("Qasim Zoravandy Belhakim", ["-t", "1"])
        #expect(short["alerts"] as? Bool == false)
        let (score, shortfall) = (try #require(short["score"] as? Double), try #require(short["shortfall"] as? Double))
        #expect(score > 0.5 && score < 1)
        #expect(abs(score + shortfall - 1) < 1e-9)
        #expect((short["evidence"] as? [Any])?.isEmpty == false)
        let stranger = try ask("Emma O'Brien")
        #expect(stranger["alerts"] as? Bool == false)
        #expect(try ask("🎉")["alerts"] as? Bool == false)
    }

    @Test("compare --json")
    func compare() throws {
        func score(_ a: String, _ b: String, _ more: [String] = []) throws -> Double {
            let json = try ScreenProgram.run(["compare", a, b, "--json"] + more).object()
            #expect(json["name1"] as? String == a)
            #expect(json["name2"] as? String == b)
            return try #require(json["score"] as? Double)
        }
        #expect(try score("Qasim Belhakem", "BELHAKEM, Qasim") == 1)
        #expect(try score("Владимир Иванов", "Vladimir Ivanov") >= 0.95)
        #expect(try score("Emma O'Brien", "Norvexa Maritime") < 0.5)
        #expect(try score("", "") == 0)
        #expect(try score("Norvexa Ltd", "Norvexa Limited", ["--type", "organisation"]) >= 0.8)
    }

    @Test("a name is itself", arguments: ["Ayman al-Zawahiri", "سراج الدين جلال الدين حقاني", "長安海連技術有限公司", "M/V Blue Kestrel"])
    func itself(_ name: String) throws {
        let json = try ScreenProgram.run(["compare", name, name, "--json"]).object()
        #expect(json["score"] as? Double == 1)
    }
}
