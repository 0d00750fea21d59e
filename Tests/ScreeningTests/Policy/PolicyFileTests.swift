import Foundation
import SanctionsModel
import Testing

@testable import Screening

@Suite("Policy files")
struct PolicyFileTests {
    static func read(_ text: String) throws(PolicyFileError) -> PolicyFile { try PolicyFile(Array(text.utf8), file: "p.json5") }

    static func policy(_ text: String) throws(PolicyFileError) -> Policy { try read(text).policy }

    static func problems(_ text: String) -> [PolicyFileError.Problem] {
        do {
            _ = try read(text)
            return []
        } catch { return error.problems }
    }

    static let fingerprint = String(repeating: "ab", count: 16)

    static func suppression(_ change: (inout [String: String]) -> Void = { _ in }) -> String {
        var fields = [
            "party": #"{name: "Samir Halvadjian"}"#, "designation": #"{id: "test:P3", fingerprint: "\#(fingerprint)"}"#,
            "reason": #""another man""#, "author": #""Ada""#, "approver": #""Bo""#, "created": #""2026-01-01""#,
            "expires": #""2026-12-31""#,
        ]
        change(&fields)
        return "{" + fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }

    /// A file that states something everywhere.
    static var full: String {
        """
        // Comment
        {
          title: 'Full', /* two
          lines */
          thresholds: {default: .7, person: {primary: 0.81, weak: 0.9}, vessel: 0.85, text: 0.93,},
          weakAliases: {alerts: "corroborated", corroboratedBy: ["birthDate", "address"]},
          priority: {highScore: 0.97, birthDate: {match: "high", conflict: "release"}, country: {conflict: -2}},
          ignoredWords: ["REF", "zu Gunsten"],
          selection: {lists: {test: "hold", default: "report"}, measures: {"Travel-Ban": "report", unknown: "ignore"}},
          maximumAge: {test: 7, default: 30},
          suppressions: [\(suppression())],
          streams: {fast: {thresholds: {default: 0.75}, ignoredWords: ["FAST"]}, plain: {}},
        }
        """
    }

    // MARK: What is read

    @Test("an empty file is the standard policy")
    func empty() throws {
        #expect(try Self.policy("{}") == .standard)
        #expect(try Self.policy("\u{FEFF}{} // nothing").hash == Policy.standard.hash)
    }

    @Test("every section is laid over the standard")
    func sections() throws {
        let policy = try Self.policy(Self.full)
        #expect(policy.title == "Full")
        #expect(policy.thresholds[.any] == Thresholds.ByQuality(7_000))
        #expect(policy.thresholds[.organisation] == Thresholds.ByQuality(7_000))
        #expect(policy.thresholds[.person].primary == 8_100)
        #expect(policy.thresholds[.person].strong == 7_000)
        #expect(policy.thresholds[.person].weak == 9_000)
        #expect(policy.thresholds[.person].lowest == 7_000)
        #expect(policy.thresholds[.vessel] == Thresholds.ByQuality(8_500))
        #expect(policy.thresholds.text == 9_300)
        #expect(policy.weakAliases == WeakAliasRule(alerts: .corroborated, corroboratedBy: [.birthDate, .address]))
        #expect(policy.priority.highScore == 9_700)
        #expect(policy.priority[.birthDate] == .init(match: .atLeast(.high), conflict: .release))
        #expect(policy.priority[.country] == .init(match: .step(0), conflict: .step(-2)))
        #expect(policy.priority[.gender] == PriorityRules()[.gender])
        #expect(policy.ignoredWords == ["REF", "zu Gunsten"])
        #expect(policy.selection.lists.byWord == ["test": .hold])
        #expect(policy.selection.lists.otherwise == .report)
        #expect(policy.selection.measures.byWord == ["travel-ban": .report, "unknown": .ignore])
        #expect(policy.selection.programmes.isEverything)
        #expect(policy.maximumAge["TEST"] == 7)
        #expect(policy.maximumAge["other"] == 30)
        let suppression = try #require(policy.suppressions.first)
        #expect(suppression.partyFingerprint == Fingerprint.of(Party(name: "SAMIR  Halvadjian")))
        #expect(suppression.expires == PartialDate.Day(year: 2026, month: 12, day: 31))
    }

    @Test("default is for every type wherever it stands")
    func defaultAnywhere() throws {
        let before = try Self.policy("{thresholds: {default: 0.7, vessel: 0.9}}")
        let after = try Self.policy("{thresholds: {vessel: 0.9, default: 0.7}}")
        #expect(before == after)
        #expect(after.thresholds[.vessel].lowest == 9_000)
        #expect(after.thresholds[.person].lowest == 7_000)
    }

    @Test("a stream states what differs from the file")
    func streams() throws {
        let file = try Self.read(Self.full)
        #expect(file.streams.keys.sorted() == ["fast", "plain"])
        let fast = try #require(file.policy(stream: "fast"))
        #expect(fast.title == "Full / fast")
        #expect(fast.thresholds[.aircraft] == Thresholds.ByQuality(7_500))
        #expect(fast.thresholds.text == 9_300)
        #expect(fast.ignoredWords == ["REF", "zu Gunsten", "FAST"])
        #expect(fast.suppressions == file.policy.suppressions)
        #expect(fast.hash != file.policy.hash)
        #expect(file.policy(stream: "plain")?.hash == file.policy.hash)
        #expect(file.policy(stream: "slow") == nil)
        #expect(file.policy(stream: nil) == file.policy)
    }

    // MARK: Hash

    @Test("comments, the order of keys and what repeats the standard don't enter the hash")
    func sameHash() throws {
        let texts = [
            "{thresholds: {default: 0.8}, title: 'x'}",
            "/* a */ {\"thresholds\": {\"text\": 0.80, \"any\": {\"weak\": 0.8}}} // b",
            "{weakAliases: {alerts: 'always'}, selection: {measures: {default: 'hold'}}}", "{priority: {type: {conflict: -1}}}",
            "{streams: {x: {thresholds: {default: 0.5}}}}",
        ]
        for text in texts { #expect(try Self.policy(text).hash == Policy.standard.hash, "\(text)") }
    }

    @Test("every decision enters the hash")
    func ownHash() throws {
        let texts = [
            "{thresholds: {any: 0.8001}}", "{thresholds: {person: 0.8001}}", "{thresholds: {organisation: 0.8001}}",
            "{thresholds: {vessel: 0.8001}}", "{thresholds: {aircraft: 0.8001}}", "{thresholds: {person: {strong: 0.81}}}",
            "{thresholds: {person: {weak: 0.81}}}", "{thresholds: {text: 0.95}}", "{weakAliases: {alerts: 'corroborated'}}",
            "{weakAliases: {alerts: 'whole-name'}}", "{weakAliases: {alerts: 'corroborated', corroboratedBy: ['country']}}",
            "{priority: {highScore: 0.9}}", "{priority: {type: {match: 1}}}", "{priority: {birthDate: {conflict: 'release'}}}",
            "{priority: {country: {match: 'high'}}}", "{priority: {gender: {conflict: -2}}}",
            "{priority: {identifier: {match: 1}}}", "{priority: {address: {match: 2}}}", "{ignoredWords: ['REF']}",
            "{selection: {lists: {un: 'hold'}}}", "{selection: {lists: {un: 'report'}}}",
            "{selection: {programmes: {un: 'report'}}}",
            "{selection: {measures: {un: 'report'}}}", "{selection: {measures: {un: 'ignore'}}}",
            "{selection: {measures: {default: 'ignore'}}}", "{maximumAge: 7}", "{maximumAge: {un: 7}}",
            "{suppressions: [\(Self.suppression())]}", "{suppressions: [\(Self.suppression { $0["expires"] = "'2027-01-01'" })]}",
            "{suppressions: [\(Self.suppression { $0["reason"] = "'x'" })]}",
            "{suppressions: [\(Self.suppression { $0["party"] = "{name: 'Samir Halvadjian', country: 'FR'}" })]}",
        ]
        var hashes = Set([Policy.standard.hash])
        for text in texts { hashes.insert(try Self.policy(text).hash) }
        #expect(hashes.count == texts.count + 1)
    }

    @Test("the canonical form is a policy file of the same policy")
    func canonicalForm() throws {
        for text in ["{}", Self.full] {
            let policy = try Self.policy(text)
            var again = try Self.policy(policy.canonicalForm)
            again.title = policy.title
            #expect(again == policy)
            #expect(again.hash == policy.hash)
            #expect(try JSONSerialization.jsonObject(with: Data(policy.canonicalForm.utf8)) is [String: Any])
        }
    }

    @Test("-t is one line for every name and no looser search of texts")
    func threshold() throws {
        let policy = try Self.policy(Self.full).overriding(threshold: 8_800)
        for type in PartyType.allCases { #expect(policy.thresholds[type] == Thresholds.ByQuality(8_800)) }
        #expect(policy.thresholds.text == 9_300)
        #expect(try policy.overriding(threshold: 9_900).thresholds.text == 9_900)
        #expect(policy.hash != (try Self.policy(Self.full)).hash)
        #expect(try Policy.standard.overriding(threshold: 8_000).hash == Policy.standard.hash)
    }

    // MARK: Refusals

    @Test(
        "a problem is told with line and path",
        arguments: [
            ("{\n\nthreshold: 1}", 3, "threshold"), ("{thresholds:\n {people: 0.8}}", 2, "thresholds.people"),
            ("{thresholds: {default: 1.5}}", 1, "thresholds.default"), ("{thresholds: {default: -0.1}}", 1, "thresholds.default"),
            ("{thresholds: {default: 'high'}}", 1, "thresholds.default"),
            ("{thresholds: {person: {good: 0.9}}}", 1, "thresholds.person.good"),
            ("{thresholds: {person: {weak: 0.80005}}}", 1, "thresholds.person.weak"),
            ("{thresholds: {text: 0.4}}", 1, "thresholds.text"), ("{thresholds: []}", 1, "thresholds"),
            ("{weakAliases: {alerts: 'never'}}", 1, "weakAliases.alerts"),
            ("{weakAliases: {corroboratedBy: ['name']}}", 1, "weakAliases.corroboratedBy[0]"),
            ("{priority: {birthDate: {conflict: -3}}}", 1, "priority.birthDate.conflict"),
            ("{priority: {birthDate: {match: 'release'}}}", 1, "priority.birthDate.match"),
            ("{priority: {birthDate: {match: 0.5}}}", 1, "priority.birthDate.match"),
            ("{priority: {name: {match: 1}}}", 1, "priority.name"), ("{ignoredWords: 'REF'}", 1, "ignoredWords"),
            ("{ignoredWords: ['REF', ' - ']}", 1, "ignoredWords[1]"),
            ("{selection: {lists: {un: 'on'}}}", 1, "selection.lists.un"),
            ("{selection: {measures: {'travel-ban': false}}}", 1, "selection.measures.travel-ban"),
            ("{selection: {list: {}}}", 1, "selection.list"), ("{maximumAge: 1.5}", 1, "maximumAge"),
            ("{maximumAge: {un: -1}}", 1, "maximumAge.un"), ("{streams: {a: {title: 'x'}}}", 1, "streams.a.title"),
            ("{streams: {a: {thresholds: {text: 2}}}}", 1, "streams.a.thresholds.text"), ("[]", 1, ""), ("{", 1, ""), ("", 1, ""),
            ("{a: 1, a: 2}", 1, ""), ("{thresholds: {text: 0.9}, 'thresholds': {text: 0.95}}", 1, ""), ("{\n\"a\"\n:\n", 4, ""),
            ("{} {}", 1, ""), ("{/* }", 1, ""), ("{title: 'a\nb'}", 1, ""), ("{title: NaN}", 1, ""), ("{title: 0x1F}", 1, ""),
        ])
    func problem(_ text: String, _ line: Int, _ path: String) throws {
        let problem = try #require(Self.problems(text).first, "\(text)")
        #expect(problem.line == line, "\(problem)")
        #expect(problem.path == path, "\(problem)")
        #expect(!problem.reason.isEmpty)
    }

    @Test("a problem of every suppression's field is told")
    func suppressionProblems() {
        func paths(_ change: (inout [String: String]) -> Void) -> [String] {
            Self.problems("{suppressions: [\(Self.suppression()), \(Self.suppression(change))]}").map(\.path)
        }
        #expect(paths { _ in }.isEmpty)
        for key in PolicyKeys.suppression {
            #expect(paths { $0[key] = nil } == ["suppressions[1].\(key)"])
            #expect(!paths { $0[key] = "null" }.isEmpty, "\(key)")
        }
        #expect(paths { $0["approver"] = "' ADA '" } == ["suppressions[1].approver"])
        #expect(paths { $0["approver"] = "''" } == ["suppressions[1].approver"])
        #expect(paths { $0["expires"] = "'2025-12-31'" } == ["suppressions[1].expires"])
        #expect(paths { $0["expires"] = "'2026-02-30'" } == ["suppressions[1].expires"])
        #expect(paths { $0["expires"] = "'31.12.2026'" } == ["suppressions[1].expires"])
        #expect(paths { $0["forever"] = "true" } == ["suppressions[1].forever"])
        #expect(paths { $0["party"] = "{birthDate: '1957'}" } == ["suppressions[1].party.name"])
        #expect(paths { $0["designation"] = "{id: 'test:P3'}" } == ["suppressions[1].designation.fingerprint"])
        #expect(
            paths { $0["designation"] = "{id: 'test:P3', fingerprint: 'ABC'}" } == ["suppressions[1].designation.fingerprint"])
        // A fingerprint that is not of the fields beside it.
        #expect(
            paths { $0["party"] = "{name: 'A', country: 'FR', fingerprint: '\(Self.fingerprint)'}" }
                == ["suppressions[1].party.fingerprint"])
        let own = Fingerprint.of(Party(name: "A", country: "FR"))
        #expect(paths { $0["party"] = "{name: 'A', country: 'FR', fingerprint: '\(own)'}" }.isEmpty)
        #expect(paths { $0["party"] = "{name: 'A', fingerprint: '\(Self.fingerprint)'}" }.isEmpty)
    }

    @Test("all problems are told, not the first alone")
    func allProblems() {
        let text = "{thresholds: {default: 2, people: 1},\nignoredWords: [1],\nsuppressions: [{}], streams: {a: {x: 1}}}"
        let problems = Self.problems(text)
        #expect(problems.count == 2 + 1 + PolicyKeys.suppression.count + 1)
        #expect(Set(problems.map(\.line)) == [1, 2, 3])
        let error = PolicyFileError(file: "p.json5", problems: problems)
        #expect(error.description.split(separator: "\n").count == problems.count)
        #expect(error.description.hasPrefix("p.json5:1: thresholds."))
    }

    @Test("bytes that are no text, and depth without end, are refused")
    func hostile() {
        #expect(throws: PolicyFileError.self) { try PolicyFile([0x7B, 0xFF, 0x7D], file: "p") }
        for open in ["[", "{a:", "[{a:"] {
            #expect(!Self.problems(String(repeating: open, count: 100_000)).isEmpty)
        }
        #expect(throws: PolicyFileError.self) { try PolicyFile(contentsOf: "/nonexistent/policy.json5") }
    }

    // MARK: Schema

    @Test("the schema knows the keys that the reader knows, and no others")
    func schema() throws {
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(PolicyFile.schema.utf8)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        func keys(_ object: [String: Any]?) -> [String] { (object?["properties"] as? [String: Any])?.keys.sorted() ?? [] }
        func words(_ object: Any?) -> [String] { ((object as? [String: Any])?["enum"] as? [String])?.sorted() ?? [] }
        func property(_ name: String, _ object: [String: Any]?) -> [String: Any]? {
            (object?["properties"] as? [String: Any])?[name] as? [String: Any]
        }
        #expect(keys(schema) == PolicyKeys.file.sorted())
        #expect(keys(property("streams", schema)?["additionalProperties"] as? [String: Any]) == PolicyKeys.sections.sorted())
        #expect(keys(definitions["thresholds"]) == PolicyKeys.thresholds.sorted())
        #expect(keys((definitions["line"]?["oneOf"] as? [[String: Any]])?.last) == PolicyKeys.qualities.sorted())
        #expect(words(definitions["evidenceKind"]) == PolicyKeys.kinds.sorted())
        #expect(keys(definitions["weakAliases"]) == PolicyKeys.weakAliases.sorted())
        #expect(
            words(property("alerts", definitions["weakAliases"])) == WeakAliasRule.Alerts.allCases.map(\.rawValue).sorted())
        #expect(keys(definitions["effects"]) == PolicyKeys.effects.sorted())
        #expect(keys(definitions["priority"]) == PolicyKeys.priority.sorted())
        #expect(words(definitions["decision"]) == Decision.allCases.map(\.rawValue).sorted())
        #expect(keys(definitions["selection"]) == PolicyKeys.selection.sorted())
        let entry = definitions["suppressions"]?["items"] as? [String: Any]
        #expect(keys(entry) == PolicyKeys.suppression.sorted())
        #expect((entry?["required"] as? [String])?.sorted() == PolicyKeys.suppression.sorted())
        let party = property("party", entry)
        #expect(keys(party) == PolicyKeys.suppressedParty.sorted())
        #expect(words(property("type", party)) == PolicyKeys.types.sorted())
        #expect(keys(property("identifiers", party)?["items"] as? [String: Any]) == PolicyKeys.identifier.sorted())
        #expect(keys(property("designation", entry)) == PolicyKeys.suppressedDesignation.sorted())
    }
}
