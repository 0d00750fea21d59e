extension MTSplitter {
    /// Whether a text starts as MT messages do: with a block, or with a field of bare text; or with lines of a bank's own, below
    /// which a basic header or two fields in a row follow. O(the first lines).
    static func recognises(_ text: Span<UInt8>) -> Bool {
        var i = 0
        while i < text.count, text[i] <= 0x20 || text[i] == 0x24 { i += 1 }
        guard i < text.count else { return false }
        if opensBlock(text, i) { return true }
        switch text[i] {
        case 0x7B, 0x5B, 0x3C, 0x22: return false  // JSON, XML, quoted columns
        default: break
        }
        let limit = min(text.count, i + maximumPreamble + 256)
        var isBelowField = false
        var areWords = true
        for n in 0..<maximumPreambleLines {
            guard i < limit else { return false }
            let end = ByteScan.firstIndex(of: 0x0A, in: text, from: i)
            if opensBlock(text, i), text[i + 1] == 0x31 { return true }
            if let field = MTLineHead(text, at: i).field(), !field.lacksColon, field.isPlain || field.tag.number >= 20 {
                if n == 0 || isBelowField { return true }
                isBelowField = firstFields.contains(field.tag.number)
                // Receiver and message type above one field are enough.
                if areWords, isBelowField { return true }
                areWords = false
            } else if !isBlank(text, i..<min(end, text.count)) {
                isBelowField = false
                if !isWord(text, i..<min(end, text.count)) { areWords = false }
            }
            for k in i..<min(end, limit) where text[k] == 0x22 { return false }
            i = end + 1
        }
        return false
    }

    /// Fields that open a message, or a statement.
    private static let firstFields: Set<UInt8> = [12, 13, 20, 21, 23, 25, 27, 28, 34, 60, 61, 62, 64, 65, 86]

    /// A short line of one word in capitals and digits, or a message type between colons.
    private static func isWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 14 else { return false }
        for i in range {
            let byte = text[i]
            let isPlain = byte >= 0x30 && byte <= 0x3A || byte >= 0x41 && byte <= 0x5A || byte == 0x0D
            if !isPlain { return false }
        }
        return true
    }

    private static func opensBlock(_ text: Span<UInt8>, _ i: Int) -> Bool {
        i + 2 < text.count && text[i] == 0x7B && text[i + 1] >= 0x30 && text[i + 1] <= 0x39 && text[i + 2] == 0x3A
    }

    private static func isBlank(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for i in range where text[i] > 0x20 { return false }
        return true
    }
}
