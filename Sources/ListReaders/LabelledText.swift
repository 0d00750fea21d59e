/// Prose of which parts are labelled: `Known to trade in pearls. (UN Ref):QDi.006 (Gender):Male`.
struct LabelledText {
    struct Part {
        /// As written, without brackets and colon, white space collapsed.
        var label: String
        var value: String
    }

    /// What stands before the first label.
    private(set) var lead = ""
    private(set) var parts: [Part] = []

    /// The longest label that is read as one, in bytes.
    private static let longest = 80

    /// O(n) times the length of a label.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        var label: String?
        var start = 0
        func close(_ end: Int) {
            let value = String(decoding: bytes[start..<end], as: UTF8.self).collapsed
            if let label {
                parts.append(Part(label: label, value: value))
            } else {
                lead = value
            }
        }
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "("), let end = LabelledText.labelEnd(bytes, at) else {
                at += 1
                continue
            }
            close(at)
            label = String(decoding: bytes[(at + 1)..<end], as: UTF8.self).collapsed
            start = end + 2
            at = start
        }
        close(bytes.count)
    }

    /// The place of the closing bracket, where a colon follows it and no other bracket stands inside.
    private static func labelEnd(_ bytes: [UInt8], _ open: Int) -> Int? {
        var at = open + 1
        while at < bytes.count, at - open <= longest, bytes[at] != UInt8(ascii: "(") {
            if bytes[at] == UInt8(ascii: ")") {
                return at > open + 1 && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":") ? at : nil
            }
            at += 1
        }
        return nil
    }
}
