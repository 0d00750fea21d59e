// JSON: texts of JSON and JSON5 become values that know their lines. For lists, policies and lines of output, which are read whole.
// The stream of payments makes no values and has a cursor of its own (`MessageReaders`). Imports nothing.

/// A value of a JSON text with the line on which it begins.
package struct JSONValue: Sendable {
    package enum Content: Sendable {
        case null
        case bool(Bool)
        /// As written, in the form of JSON: identifiers may have more digits than a number holds.
        case number(String)
        case text(String)
        case list([JSONValue])
        case object([Member])
    }

    package struct Member: Sendable {
        package let key: String
        /// Of the key, from 1.
        package let line: Int
        package let value: JSONValue
    }

    package let content: Content
    /// From 1.
    package let line: Int

    /// The text, where it is one.
    package var string: String? {
        if case .text(let text) = content { return text }
        return nil
    }

    /// The number, where it is one that a `Double` holds; rounded to it.
    package var number: Double? {
        guard case .number(let text) = content, let number = Double(text), number.isFinite else { return nil }
        return number
    }

    /// The elements, where it is a list.
    package var list: [JSONValue]? {
        if case .list(let items) = content { return items }
        return nil
    }

    /// The members in the order of the text, where it is an object.
    package var object: [Member]? {
        if case .object(let members) = content { return members }
        return nil
    }

    /// The member of that key. O(members).
    package subscript(key: String) -> JSONValue? { object?.first { $0.key == key }?.value }
}

/// Why a text is not JSON, and where.
package struct JSONError: Error, Sendable, Hashable {
    /// From 1.
    package var line: Int
    /// From 0.
    package var byte: Int
    /// A plain clause without a final stop.
    package var reason: String
    /// The text ends before it may.
    package var isAtEnd: Bool
}
