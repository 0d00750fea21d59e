package import SanctionsModel

/// Comma-separated values as RFC 4180 writes them: fields may stand in double quotes, then commas and line breaks are
/// text and `""` is one quote; lines end in LF or CRLF. The separator may be another ASCII character.
///
/// Lists are small: the rows are read one after another into strings. Refused, with the line: a quote that is never
/// closed, text after a closing quote, bytes that are not UTF-8. O(bytes).
package struct CSVRows {
    package struct Row {
        /// Line of its first field, counted from 1.
        package var line: Int
        package var fields: [String]
        /// A line break ends it; not so the last row of a file that was cut off, and of many that weren't.
        package var isEnded = true
    }

    private let bytes: [UInt8]
    private let file: String
    private let separator: UInt8
    private let allowsLooseQuotes: Bool
    private var at: Int
    private(set) var line = 1
    /// Fields so far that begin with a quote and are not quoted: `"Grey" League`.
    private(set) var looseQuotes = 0

    /// - Parameters:
    ///   - separator: the ASCII character between fields.
    ///   - allowsLooseQuotes: a field of one line with text after its closing quote is taken as written, quotes and all,
    ///     for sources that quote carelessly; else it is refused.
    package init(_ bytes: [UInt8], file: String, separator: UInt8 = 0x2C, allowsLooseQuotes: Bool = false) {
        self.bytes = bytes
        self.file = file
        self.separator = separator
        self.allowsLooseQuotes = allowsLooseQuotes
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Whether a byte is left.
    var hasMore: Bool { at < bytes.count }

    /// The byte that comes next, without taking it.
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    /// Takes the line up to its end, quotes being no more than text: for metadata and comments.
    mutating func takeLine() throws(ListError) -> String {
        let start = at
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        var end = at
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        let text = try string(start..<end)
        if at < bytes.count { at += 1 }
        line += 1
        return text
    }

    /// The next row, or `nil` at the end. An empty line is a row of one empty field.
    package mutating func takeRow() throws(ListError) -> Row? {
        guard at < bytes.count else { return nil }
        let firstLine = line
        var fields: [String] = []
        var isEnded = false
        while true {
            fields.append(try takeField())
            guard at < bytes.count else { break }
            let byte = bytes[at]
            at += 1
            if byte == separator {
                if at == bytes.count { fields.append("") }
                if at < bytes.count { continue }
                break
            }
            if byte == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
            line += 1
            isEnded = true
            break
        }
        return Row(line: firstLine, fields: fields, isEnded: isEnded)
    }

    private mutating func takeField() throws(ListError) -> String {
        guard at < bytes.count, bytes[at] == 0x22 else { return try takePlainField() }
        let firstLine = line
        let start = at
        at += 1
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == 0x22 {
                if at < bytes.count, bytes[at] == 0x22 {
                    at += 1
                } else if isFieldEnd() {
                    return try string(text)
                } else if allowsLooseQuotes, line == firstLine {
                    looseQuotes += 1
                    at = start
                    return try takePlainField()
                } else {
                    throw ListError(file: file, line: line, reason: "text after a closing quote")
                }
            } else if byte == 0x0A {
                line += 1
            }
            text.append(byte)
        }
        throw ListError(file: file, line: firstLine, reason: "the quote that opens here is never closed: is the file cut off?")
    }

    private mutating func takePlainField() throws(ListError) -> String {
        let start = at
        while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
        return try string(start..<at)
    }

    private mutating func isFieldEnd() -> Bool {
        // A space between the closing quote and the separator is common and harmless.
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        return at == bytes.count || bytes[at] == separator || bytes[at] == 0x0A || bytes[at] == 0x0D
    }

    private func string(_ range: Range<Int>) throws(ListError) -> String {
        try string(Array(bytes[range]))
    }

    private func string(_ text: [UInt8]) throws(ListError) -> String {
        guard let string = String(validating: text, as: UTF8.self) else {
            throw ListError(file: file, line: line, reason: "not UTF-8")
        }
        return string
    }
}
