extension String {
    /// The text with every run of white space (also line breaks and no-break spaces) made one space, trimmed. O(n).
    var collapsed: String {
        guard needsCollapsing else { return self }
        var result = ""
        result.reserveCapacity(utf8.count)
        var pending = false
        for scalar in unicodeScalars {
            if scalar.isSpace {
                pending = true
            } else {
                if pending && !result.isEmpty { result.unicodeScalars.append(" ") }
                pending = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private var needsCollapsing: Bool {
        var last: UInt8 = 0x20
        for byte in utf8 {
            // White space beyond ASCII begins with one of these lead bytes.
            if byte < 0x20 || byte == 0xC2 || (0xE1...0xE3).contains(byte) || byte == 0xEF { return true }
            if byte == 0x20 && last == 0x20 { return true }
            last = byte
        }
        return last == 0x20 && !isEmpty
    }

    /// The text with ASCII letters made lower case; all else as it is. O(n).
    var asciiLowercased: String {
        guard utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return self }
        return String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The pieces between separators, collapsed, the empty ones left out. `separator` is one ASCII character.
    func pieces(separatedBy separator: UInt8) -> [String] {
        guard utf8.contains(separator) else {
            let only = collapsed
            return only.isEmpty ? [] : [only]
        }
        return utf8.split(separator: separator).compactMap { piece in
            let text = String(piece)?.collapsed ?? ""
            return text.isEmpty ? nil : text
        }
    }

    /// The first place of `other` at or after `start`, as UTF-8 offsets. O(n · m), for short texts.
    func offset(of other: String, from start: Int = 0) -> Int? {
        let text = utf8.span
        let wanted = other.utf8.span
        guard !wanted.isEmpty, start >= 0, text.count - start >= wanted.count else { return nil }
        let first = wanted[0]
        var at = start
        search: while at + wanted.count <= text.count {
            defer { at += 1 }
            guard text[at] == first else { continue }
            for index in 1..<wanted.count where text[at + index] != wanted[index] { continue search }
            return at
        }
        return nil
    }

    /// The bytes from `start` up to `end` as text; offsets are clamped.
    func slice(_ start: Int, _ end: Int) -> String {
        let bytes = utf8.dropFirst(max(0, start)).prefix(max(0, end - max(0, start)))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text without `prefix`, or `nil` when it doesn't begin with it; ASCII letter case doesn't count.
    func dropping(prefix: String) -> String? {
        let head = utf8.prefix(prefix.utf8.count)
        guard head.count == prefix.utf8.count else { return nil }
        for (a, b) in zip(head, prefix.utf8) where lowered(a) != lowered(b) { return nil }
        return String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }

    /// Without the given ASCII characters and spaces at both ends.
    func trimming(_ characters: String) -> String {
        let unwanted = Array(characters.utf8) + [0x20]
        var bytes = utf8[...]
        while let first = bytes.first, unwanted.contains(first) { bytes.removeFirst() }
        while let last = bytes.last, unwanted.contains(last) { bytes.removeLast() }
        return bytes.count == utf8.count ? self : String(decoding: bytes, as: UTF8.self)
    }

    /// Spaces, line breaks and all between them, as words.
    var words: [String] {
        collapsed.utf8.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    }

    var hasDigit: Bool { utf8.contains { (0x30...0x39).contains($0) } }
    var digitCount: Int { utf8.reduce(0) { $0 + ((0x30...0x39).contains($1) ? 1 : 0) } }
}

func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

extension Unicode.Scalar {
    /// White space of any kind, and the byte order mark that some editors leave inside a text.
    var isSpace: Bool {
        if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
        return value == 0xFEFF || value == 0x200B || properties.isWhitespace
    }
}

extension Array where Element: Equatable {
    /// Appends what isn't there yet. O(n), for the short lists inside one designation.
    mutating func appendUnique(_ element: Element) {
        if !contains(element) { append(element) }
    }
}
