extension EDIFACTSplitter {
    /// Whether a text starts as an interchange does: with a service string advice or an interchange header. O(1).
    static func recognises(_ text: Span<UInt8>) -> Bool {
        var i = 0
        while i < text.count, text[i] <= 0x20 { i += 1 }
        guard i + 8 < text.count, text[i] == 0x55, text[i + 1] == 0x4E else { return false }
        switch text[i + 2] {
        case 0x41: return EDIFACTSyntax(advice: (i + 3..<i + 9).map { text[$0] }) != nil
        case 0x42: return text[i + 3] == 0x2B && text[i + 4] >= 0x41 && text[i + 4] <= 0x5A
        case 0x48: return text[i + 3] == 0x2B
        default: return false
        }
    }
}
