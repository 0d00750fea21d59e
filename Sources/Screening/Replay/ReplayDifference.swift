import JSON

/// What differs between a line of output and what the record gives now.
public struct ReplayDifference: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        /// The bytes of the record are others, or none begins at its place.
        case record
        case engine, policy, model, list
        /// An alert that is gone, is new, or differs.
        case alert
        /// Something else of the line.
        case other
    }

    public var kind: Kind
    /// A clause in plain words.
    public var text: String

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// Everything that differs between two lines, the causes before their effects. Empty only where nothing of the values differs.
    static func between(_ old: JSONValue, _ new: JSONValue) -> [ReplayDifference] {
        var found: [ReplayDifference] = []
        for (key, kind) in [("engine", Kind.engine), ("policy", .policy), ("model", .model)] {
            let (a, b) = (old[key]?.string ?? "", new[key]?.string ?? "")
            if a != b { found.append(ReplayDifference(kind, "\(key): \(a) then, \(b) now")) }
        }
        found += lists(old, new)
        found += alerts(old["alerts"]?.list ?? [], new["alerts"]?.list ?? [])
        let told: Set = ["engine", "policy", "model", "lists", "alerts"]
        let keys = (old.object ?? []).map(\.key) + (new.object ?? []).map(\.key).filter { old[$0] == nil }
        for key in keys where !told.contains(key) {
            found += values(key, old[key], new[key]).map { ReplayDifference(.other, $0) }
        }
        return found
    }

    private static func lists(_ old: JSONValue, _ new: JSONValue) -> [ReplayDifference] {
        guard let then = old["lists"]?.list?.compactMap(\.string), let now = new["lists"]?.list?.compactMap(\.string) else {
            return old["lists"] == nil ? [ReplayDifference(.list, "lists: the line doesn't tell by which it was made")] : []
        }
        func id(_ list: String) -> String { String(list.prefix { $0 != "@" }) }
        var found: [ReplayDifference] = []
        for list in then where !now.contains(list) {
            let other = now.first { id($0) == id(list) }
            found.append(ReplayDifference(.list, "list \(list) then, \(other ?? "none") now"))
        }
        for list in now where !then.contains(where: { id($0) == id(list) }) {
            found.append(ReplayDifference(.list, "list \(list) now, none then"))
        }
        if found.isEmpty, then != now { found.append(ReplayDifference(.list, "lists: the same in another order")) }
        return found
    }

    /// Alerts are held together by role, party and designation, the n-th with the n-th.
    private static func alerts(_ old: [JSONValue], _ new: [JSONValue]) -> [ReplayDifference] {
        func name(_ alert: JSONValue) -> String {
            let role = alert["role"]?.string ?? ""
            return "\(alert["designation"]?["id"]?.string ?? "?")\(role.isEmpty ? "" : " of the \(role)")"
        }
        func key(_ alert: JSONValue) -> String { name(alert) + "\u{1F}" + (alert["name"]?.string ?? "") }
        var left: [String: [JSONValue]] = [:]
        for alert in new.reversed() { left[key(alert), default: []].append(alert) }
        var found: [ReplayDifference] = []
        for alert in old {
            guard let now = left[key(alert)]?.popLast() else {
                found.append(ReplayDifference(.alert, "alert on \(name(alert)): gone"))
                continue
            }
            if let a = alert["score"]?.number, let b = now["score"]?.number, a != b {
                found.append(ReplayDifference(.alert, "alert on \(name(alert)): score \(score(a)) then, \(score(b)) now"))
            }
            for member in (alert.object ?? []) where member.key != "score" {
                found += values("alert on \(name(alert)): \(member.key)", member.value, now[member.key]).map {
                    ReplayDifference(.alert, $0)
                }
            }
            for member in (now.object ?? []) where alert[member.key] == nil {
                found.append(ReplayDifference(.alert, "alert on \(name(alert)): \(member.key) is new"))
            }
        }
        for alert in new where left[key(alert)]?.isEmpty == false {
            left[key(alert)]?.removeLast()
            found.append(ReplayDifference(.alert, "alert on \(name(alert)): new"))
        }
        return found
    }

    /// A line that somebody changed may state any number.
    private static func score(_ value: Double) -> String {
        guard (0...1).contains(value) else { return "\(value)" }
        return Score(tenThousandths: Int((value * 10_000).rounded())).description
    }

    /// Where two values differ: one clause a place.
    private static func values(_ path: String, _ old: JSONValue?, _ new: JSONValue?) -> [String] {
        guard let old else { return ["\(path): is new"] }
        guard let new else { return ["\(path): is gone"] }
        switch (old.content, new.content) {
        case (.object(let members), .object):
            var found = members.flatMap { values("\(path).\($0.key)", $0.value, new[$0.key]) }
            for member in (new.object ?? []) where old[member.key] == nil { found.append("\(path).\(member.key): is new") }
            return found
        case (.list(let a), .list(let b)):
            guard a.count == b.count else { return ["\(path): \(a.count) then, \(b.count) now"] }
            return zip(a, b).enumerated().flatMap { values("\(path)[\($0.offset)]", $0.element.0, $0.element.1) }
        case (.text(let a), .text(let b)): return a == b ? [] : ["\(path): \(a) then, \(b) now"]
        case (.number(let a), .number(let b)): return a == b ? [] : ["\(path): \(a) then, \(b) now"]
        case (.bool(let a), .bool(let b)): return a == b ? [] : ["\(path): \(a) then, \(b) now"]
        case (.null, .null): return []
        default: return ["\(path): \(old.kind) then, \(new.kind) now"]
        }
    }
}
