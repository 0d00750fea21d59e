/// A value of a JSON list with the line on which it begins.
struct JSONValue {
    indirect enum Content {
        case null
        case bool(Bool)
        /// As written: identifiers may have more digits than a number holds.
        case number(String)
        case text(String)
        case list([JSONValue])
        case object([(key: String, value: JSONValue)])
    }

    let content: Content
    /// From 1.
    let line: Int

    /// A text or number, white space collapsed; empty for every other value.
    var text: String {
        switch content {
        case .text(let text): text.collapsed
        case .number(let number): number
        case .bool(let value): value ? "true" : "false"
        default: ""
        }
    }

    /// The elements of a list; a value that stands where a list is expected is its one element, `null` none.
    var items: [JSONValue] {
        switch content {
        case .list(let items): items
        case .null: []
        default: [self]
        }
    }

    /// The members of an object, in the order of the file; empty for every other value.
    var members: [(key: String, value: JSONValue)] {
        if case .object(let members) = content { return members }
        return []
    }

    var isObject: Bool {
        if case .object = content { return true }
        return false
    }

    /// The member of that key. O(members).
    subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

    /// The text of a member; empty where there is none.
    func text(_ key: String) -> String { self[key]?.text ?? "" }

    /// The texts of a member that is a list or one text, the empty ones left out.
    func texts(_ key: String) -> [String] { self[key]?.items.map(\.text).filter { !$0.isEmpty } ?? [] }
}
