import JSON
import SanctionsModel

/// Turns the tree of a policy file into policies, and collects every problem on the way. Sections: `PolicyReader+Sections`.
struct PolicyReader {
    var problems: [PolicyFileError.Problem] = []

    mutating func file(_ root: JSONValue) -> PolicyFile {
        let members = members(root, "", of: PolicyKeys.file)
        var title = ""
        var policy = Policy.standard
        for member in members where member.key == "title" { title = text(member.value, "title") ?? "" }
        policy.title = title
        sections(members, "", &policy)
        var streams: [String: Policy] = [:]
        for member in members where member.key == "streams" {
            for stream in self.members(member.value, "streams", of: nil) {
                var own = policy
                own.title = title.isEmpty ? stream.key : "\(title) / \(stream.key)"
                let path = "streams.\(stream.key)"
                if trimmed(stream.key).isEmpty { problem(stream.line, path, "a stream needs a name") }
                sections(self.members(stream.value, path, of: PolicyKeys.sections), path, &own)
                streams[stream.key] = own
            }
        }
        return PolicyFile(title: title, policy: policy, streams: streams)
    }

    mutating func problem(_ line: Int, _ path: String, _ reason: String) {
        problems.append(.init(line: line, path: path, reason: reason))
    }

    func path(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    // MARK: Values

    /// The members of an object; a key that is not among `keys` is a problem. `nil` allows any key.
    mutating func members(_ node: JSONValue, _ path: String, of keys: [String]?) -> [JSONValue.Member] {
        guard let members = node.object else {
            problem(node.line, path, "expected an object, found \(node.kind)")
            return []
        }
        guard let keys else { return members }
        return members.filter { member in
            if keys.contains(member.key) { return true }
            let known = "known here: \(keys.joined(separator: ", "))"
            problem(member.line, self.path(path, member.key), "there is no such key; \(known)")
            return false
        }
    }

    mutating func text(_ node: JSONValue, _ path: String) -> String? {
        guard let text = node.string else {
            problem(node.line, path, "expected a text, found \(node.kind)")
            return nil
        }
        return text
    }

    /// A text with a letter in it.
    mutating func filled(_ node: JSONValue, _ path: String) -> String? {
        guard let text = text(node, path) else { return nil }
        guard !Fingerprint.normalised(text).isEmpty else {
            problem(node.line, path, "it is empty")
            return nil
        }
        return trimmed(text)
    }

    mutating func list(_ node: JSONValue, _ path: String) -> [(path: String, value: JSONValue)] {
        guard let nodes = node.list else {
            problem(node.line, path, "expected a list, found \(node.kind)")
            return []
        }
        return nodes.enumerated().map { ("\(path)[\($0)]", $1) }
    }

    /// A score of at most four decimals, as ten-thousandths.
    mutating func score(_ node: JSONValue, _ path: String, from lowest: Int = 0) -> Int? {
        guard let number = node.number else {
            problem(node.line, path, "expected a score, found \(node.kind)")
            return nil
        }
        let scaled = number * 10_000
        let whole = scaled.rounded()
        guard scaled >= Double(lowest), scaled <= 10_000 else {
            problem(node.line, path, "expected a score of \(Score(tenThousandths: lowest)) to 1, found \(number)")
            return nil
        }
        guard (scaled - whole).magnitude < 1e-6 else {
            problem(node.line, path, "a score has at most four decimals, found \(number)")
            return nil
        }
        return Int(whole)
    }

    mutating func integer(_ node: JSONValue, _ path: String, _ range: ClosedRange<Int>) -> Int? {
        guard let number = node.number, let whole = Int(exactly: number), range.contains(whole) else {
            let found = node.number.map { "\($0)" } ?? node.kind
            problem(node.line, path, "expected a whole number from \(range.lowerBound) to \(range.upperBound), found \(found)")
            return nil
        }
        return whole
    }

    /// One of some words.
    mutating func choice<Word: RawRepresentable<String> & CaseIterable>(_ node: JSONValue, _ path: String) -> Word? {
        if let word = node.string.flatMap({ Word(rawValue: $0) }) { return word }
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        let found = node.string.map { "“\($0)”" } ?? node.kind
        problem(node.line, path, "expected one of \(words), found \(found)")
        return nil
    }

    /// `YYYY-MM-DD`.
    mutating func day(_ node: JSONValue, _ path: String) -> PartialDate.Day? {
        guard let text = text(node, path) else { return nil }
        guard let day = PartialDate.Day(isoText: text) else {
            problem(node.line, path, "expected a day as in 2027-01-31, found “\(text)”")
            return nil
        }
        return day
    }
}

extension PartialDate.Day {
    /// `YYYY-MM-DD` and nothing else (ISO 8601, extended form).
    public init?(isoText text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
