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
        let secondary = try #require(alert["secondary"] as? [String: Any])
        #expect(secondary["type"] as? String == "match")
        #expect(secondary["birthDate"] as? String == "conflict")
        #expect(secondary["country"] as? String == "match")
        #expect(secondary["address"] as? String == "unknown")
        let details = try #require(secondary["details"] as? [String: String])
        #expect(details["birthDate"]?.contains("1957-03-10") == true)
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
        for word in ["test:P1", "zoravandy", "zoravandi", "TEST", "version     1"] { #expect(text.contains(word), "\(word)") }
        #expect(try ScreenProgram.run(["name", "Emma O'Brien", "-w", list]).output.contains("no alert"))
    }

    @Test("names stand token under token on eighty columns, with what surrounds them in words")
    func nameLayout() throws {
        let list = try FictionalList.watchlist()
        let arguments = [
            "name", "Qasim Zoravandy Belhakem", "-w", list, "--birth-date", "3.10.1957", "--nationality", "Saudi", "--identifier",
            "passport:K4417789@SA",
        ]
        let text = try ScreenProgram.run(arguments).output
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for line in lines { #expect(line.count <= 80 && line.last != " ", "\(line)") }
        let asked = try #require(lines.first { $0.hasPrefix("    asked") })
        let listed = try #require(lines.first { $0.hasPrefix("    listed") })
        for (own, theirs) in [("qasim", "qasim"), ("zoravandy", "zoravandi"), ("belhakem", "belhakem")] {
            let places = (asked.range(of: own), listed.range(of: theirs))
            let (a, b) = (try #require(places.0), try #require(places.1))
            #expect(
                asked.distance(from: asked.startIndex, to: a.lowerBound)
                    == listed.distance(from: listed.startIndex, to: b.lowerBound))
        }
        let unwrapped = lines.map { $0.hasPrefix("              ") ? " " + $0.trimmingCharacters(in: .whitespaces) : "\n" + $0 }
            .joined()
        for words in [
            "with day and month exchanged", "nationality SA is that of a listed nationality", "passport K4417789 is listed",
            "threshold of 0.8000",
            "priority    high", "measures    asset-freeze; travel-ban", "listed on   2001-01-25", "Fictional parties (test)",
            "equal", "weight",
        ] {
            #expect(unwrapped.contains(words), "\(words)")
        }
        #expect(!text.contains("\u{1B}"))
        let coloured = try ScreenProgram.run(arguments, environment: ["CLICOLOR_FORCE": "1"]).output
        #expect(coloured.contains("\u{1B}[31m"))
        let plain = try ScreenProgram.run(arguments, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).output
        #expect(plain == text)
    }

    @Test("names of many and of wide words keep to the page")
    func longNames() throws {
        let long = "Muhammad bin Abdullah Al Zoravandi Hasan Mustafa Belhakem " + String(repeating: "x", count: 90)
        for (a, b) in [
            (long, long), ("王小明 東京商事株式会社 北朝鮮 貿易会社 平壌 開城 新義州 海州 南浦", "王小明 東京商事"),
            ("سراج الدين جلال الدين حقاني", "Sirajuddin Haqqani"),
        ] {
            let output = try ScreenProgram.run(["compare", a, b]).output
            for line in output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
            #expect(output.contains("asked"))
        }
    }

    @Test("an identifier alerts by itself, whatever kind it is said to be")
    func identifiers() throws {
        let list = try FictionalList.watchlist()
        for identifier in ["passport:K4417789@SA", "passport:k-4417 789", "K4417789", "CCPT:K4417789@SAU", "passport:K44I7789"] {
            let json = try ScreenProgram.run(["name", "Emma O'Brien", "-w", list, "--json", "--identifier", identifier]).object()
            let alert = try #require((json["alerts"] as? [[String: Any]])?.first, "\(identifier)")
            #expect(alert["by"] as? String == "identifier")
            #expect(alert["priority"] as? String == "high")
            #expect(try #require(alert["score"] as? Double) < 0.8)
        }
        for identifier in ["passport:K4417789@FR", "passport:K4417788", "tax-id:K4417789", "bic:K4417789"] {
            let json = try ScreenProgram.run(["name", "Emma O'Brien", "-w", list, "--json", "--identifier", identifier]).object()
            #expect((json["alerts"] as? [Any])?.isEmpty == true, "\(identifier)")
        }
        let bank = try ScreenProgram.run(["name", "Emma O'Brien", "-w", list, "--json", "--identifier", "bic:NRVXKPPYXXX"])
            .object()
        #expect(((bank["alerts"] as? [[String: Any]])?.first?["designation"] as? [String: Any])?["id"] as? String == "test:O1")
        #expect(try ScreenProgram.run(["name", "Emma", "-w", list, "--identifier", "passport:"]).code == 2)
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
        #expect(short["stage"] as? String == "below-threshold")
        #expect(found["stage"] as? String == "alerts")
        let stranger = try ask("Emma O'Brien")
        #expect(stranger["alerts"] as? Bool == false)
        let unread = try ask("🎉")
        #expect(unread["alerts"] as? Bool == false)
        #expect(unread["stage"] as? String == "unreadable")
        #expect(try ask("Wilhelmine Ostrowski")["stage"] as? String == "no-word-met")
    }

    @Test("why-not says which word would have to agree, and what the score would be then")
    func repairs() throws {
        let list = try FictionalList.watchlist()
        let json = try ScreenProgram.run(["why-not", "Qasim Ostrowski", "test:P1", "-w", list, "--json"]).object()
        #expect(json["stage"] as? String == "below-threshold")
        let repairs = try #require(json["repairs"] as? [[String: Any]])
        let best = try #require(repairs.first)
        #expect(best["query"] as? String == "Ostrowski")
        let score = try #require(json["score"] as? Double)
        for repair in repairs { #expect(try #require(repair["score"] as? Double) > score) }
        // The score that is promised is the score that is given.
        let listed = try #require(best["listed"] as? String)
        let again = try ScreenProgram.run(["why-not", "Qasim \(listed)", "test:P1", "-w", list, "--json"]).object()
        #expect(again["score"] as? Double == best["score"] as? Double)
        let text = try ScreenProgram.run(["why-not", "Qasim Ostrowski", "test:P1", "-w", list]).output
        #expect(text.contains("short of the threshold of 0.8000"))
        #expect(text.contains("Ostrowski"))
        for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test("why-not names the policy where the policy decides")
    func whyNotByPolicy() throws {
        let folder = try TemporaryFolder()
        let policy = try folder.write(#"{"selection": {"programmes": {"TEST": "ignore"}}}"#, to: "policy.json5")
        let list = try FictionalList.watchlist()
        let finished = try ScreenProgram.run([
            "why-not", FictionalList.person, "test:P1", "-w", list, "--json", "--policy", policy,
        ])
        try #require(finished.code == 0, "\(finished.error)")
        let json = try finished.object()
        #expect(json["stage"] as? String == "deselected")
        #expect((json["explanation"] as? String)?.contains("policy") == true)
        #expect(json["alerts"] as? Bool == false)
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
