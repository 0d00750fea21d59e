/// How the records of a JSON input follow each other.
enum JSONLayout: Sendable, Hashable {
    /// One object a line (JSON Lines): a line that can't be read leaves the others as they are.
    case lines
    /// Objects one after the other, over any number of lines.
    case values
    /// Objects that are the elements of an array.
    case array

    /// Returns the layout that the beginning of an input shows. O(bytes).
    ///
    /// - Parameter text: UTF-8.
    static func of(_ text: Span<UInt8>) -> JSONLayout {
        var start = 0
        while start < text.count, isSpace(text[start]) { start += 1 }
        guard start < text.count else { return .lines }
        if text[start] == 0x5B { return .array }
        guard text[start] == 0x7B else { return .lines }
        let object = text.extracting(start..<text.count)
        let lineEnd = ByteScan.firstIndex(ofFar: 0x0A, in: object, from: 0)
        var cursor = JSONCursor(object)
        do throws(RejectReason) {
            try cursor.skipValue()
        } catch {
            // The record goes on behind what is seen of it, or it opens on a line of its own.
            if error.code == .unexpectedEnd, error.offset >= object.count, lineEnd < object.count { return .values }
            var i = 1
            while i < lineEnd, isSpace(object[i]) { i += 1 }
            return i == lineEnd && lineEnd < object.count ? .values : .lines
        }
        if lineEnd < cursor.offset { return .values }
        // A second record on the line of the first.
        var next = cursor.offset
        while next < lineEnd, isSpace(object[next]) { next += 1 }
        return next < lineEnd && object[next] == 0x7B ? .values : .lines
    }
}
