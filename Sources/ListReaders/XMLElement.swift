/// One element of an entry, with all below it: small, and gone when the entry is converted.
struct XMLElement {
    /// Local name; a namespace prefix is dropped, since authorities change namespaces over the years.
    var name: String
    /// Line of its start tag, counted from 1.
    var line: Int
    /// By local name, in document order.
    var attributes: [(name: String, value: String)] = []
    /// Its own character data, as written.
    var text = ""
    var children: [XMLElement] = []
    /// Where it stands in its parent's own text: the UTF-8 offset.
    var place = 0

    init(name: String, line: Int) {
        self.name = name
        self.line = line
    }

    /// Its own text, white space collapsed.
    var value: String { text.collapsed }

    /// The attribute's value, white space collapsed; empty when there is none.
    subscript(attribute name: String) -> String {
        for attribute in attributes where attribute.name == name { return attribute.value.collapsed }
        return ""
    }

    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    /// The text of the first child of that name, white space collapsed; empty when there is none.
    func value(_ name: String) -> String { first(name)?.value ?? "" }

    /// The texts of the children of that name that hold any, white space collapsed.
    func values(_ name: String) -> [String] {
        var values: [String] = []
        for child in children where child.name == name {
            let value = child.value
            if !value.isEmpty { values.append(value) }
        }
        return values
    }

    /// The texts of `<name><inner>text</inner>…</name>`, in order, the empty ones left out.
    func values(_ name: String, _ inner: String) -> [String] {
        all(name).flatMap { $0.values(inner) }
    }

    /// Whether there is neither text nor an attribute with a value here or below.
    var isBlank: Bool {
        value.isEmpty && attributes.allSatisfy { $0.value.collapsed.isEmpty } && children.allSatisfy(\.isBlank)
    }
}
