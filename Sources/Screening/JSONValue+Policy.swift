import JSON

/// JSON as policies and lines of output are read from it.
extension JSONValue {
    /// For messages: `a number`.
    var kind: String {
        switch content {
        case .null: "null"
        case .bool: "true or false"
        case .number: number == nil ? "a number beyond all measure" : "a number"
        case .text: "a text"
        case .list: "a list"
        case .object: "an object"
        }
    }

    /// 0...2^53.
    var wholeNumber: Int? {
        guard let number, number >= 0, number <= 9_007_199_254_740_992, number == number.rounded() else { return nil }
        return Int(number)
    }
}
