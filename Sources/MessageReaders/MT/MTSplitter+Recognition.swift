extension MTSplitter {
    /// Whether a text starts as MT messages do: with a block, or with the first field of bare text, perhaps below a few lines
    /// of one word (receiver, message type). O(the first lines).
    static func recognises(_ text: Span<UInt8>) -> Bool {
        var i = 0
        while i < text.count, text[i] <= 0x20 || text[i] == 0x24 { i += 1 }
        if i + 2 < text.count, text[i] == 0x7B, text[i + 1] >= 0x30, text[i + 1] <= 0x39, text[i + 2] == 0x3A { return true }
        for _ in 0..<8 {
            if let field = MTTag.read(text, at: i) {
                let first: Set<UInt8> = [20, 21, 23, 25, 27, 28, 60, 61, 86]
                return first.contains(field.tag.number)
            }
            let end = min(ByteScan.firstIndex(of: 0x0A, in: text, from: i), text.count)
            guard end - i > 0, end - i <= 14, end < text.count else { return false }
            for k in i..<end {
                let byte = text[k]
                guard byte == 0x0D || byte == 0x3A || byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A else {
                    return false
                }
            }
            i = end + 1
        }
        return false
    }
}
