import JSON
import SanctionsModel

/// JSON as lists are read from it, with errors as `ListError`s.
enum JSONLists {
    /// The one value of a document.
    static func document(_ bytes: [UInt8], file: String) throws(ListError) -> JSONValue {
        do throws(JSONError) {
            return try JSONReader.document(bytes)
        } catch {
            throw refusal(error, file)
        }
    }

    /// Hands over each record: the elements of the array that the file is, or its values one after the other. Memory is that
    /// of one record beside the bytes.
    ///
    /// - Parameter equalKey: called with each key that its object repeats, before the record that holds both; `nil`
    ///   refuses the file.
    static func records(
        _ bytes: [UInt8], file: String, equalKey: ((String, Int) -> Void)? = nil,
        record: (JSONValue) throws(ListError) -> Void
    ) throws(ListError) {
        var reader = JSONReader(bytes)
        reader.keepsEqualKeys = equalKey != nil
        while true {
            let value: JSONValue?
            do throws(JSONError) {
                value = try reader.nextRecord()
            } catch {
                throw refusal(error, file)
            }
            guard let value else { return }
            if let equalKey { for (key, line) in reader.equalKeys { equalKey(key, line) } }
            try record(value)
        }
    }

    private static func refusal(_ error: JSONError, _ file: String) -> ListError {
        let reason = error.isAtEnd ? "the file ends too early" : error.reason
        return ListError(file: file, line: error.line, reason: "not readable as JSON at byte \(error.byte): \(reason)")
    }
}

extension JSONValue {
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
    var members: [Member] { object ?? [] }

    var isObject: Bool { object != nil }

    /// The text of a member; empty where there is none.
    func text(_ key: String) -> String { self[key]?.text ?? "" }

    /// The values of every member of a key, which stands once in most objects.
    func all(_ key: String) -> [JSONValue] { members.filter { $0.key == key }.map(\.value) }

    /// The texts of a member that is a list or one text, the empty ones left out.
    func texts(_ key: String) -> [String] { self[key]?.items.map(\.text).filter { !$0.isEmpty } ?? [] }
}
