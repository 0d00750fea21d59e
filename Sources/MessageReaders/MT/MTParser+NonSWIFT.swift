import SanctionsModel

/// Lines that banks add to statements below `:NS:`, each behind a number of two digits: `15JOHN SMITH`.
///
/// What the numbers mean differs from bank to bank, so that each line is searched as text, and one of words alone is read as the
/// other party's name too.
extension MTParser {
    /// Whether one of the lines that were read opens such lines.
    func hasNonSWIFT(_ text: Span<UInt8>) -> Bool {
        for line in lines.lines where isNonSWIFT(text, line) { return true }
        return false
    }

    /// Where the first of these lines starts.
    func nonSWIFTStart(_ text: Span<UInt8>) -> Int {
        for line in lines.lines where isNonSWIFT(text, line) { return line.start }
        return lines.lines.last?.end ?? 0
    }

    private func isNonSWIFT(_ text: Span<UInt8>, _ line: WrappedLines.Line) -> Bool {
        line.end - line.start >= 4 && text[line.start] == 0x3A && text[line.start + 1] & 0xDF == 0x4E
            && text[line.start + 2] & 0xDF == 0x53 && text[line.start + 3] == 0x3A
    }

    /// Takes the lines from `:NS:` on.
    mutating func takeNonSWIFT(
        _ text: Span<UInt8>, role: MTRole, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var first = 0
        while first < lines.lines.count, !isNonSWIFT(text, lines.lines[first]) { first += 1 }
        guard first < lines.lines.count else { return }
        lines.replaceStart(of: first, with: lines.lines[first].start + 4)
        builder.open(role: MTRole.texts[role] ?? [], type: .any, in: &scanned)
        for n in first..<lines.lines.count {
            let line = lines.lines[n]
            var start = line.start
            while start < min(line.end, line.start + 2), text[start] >= 0x30, text[start] <= 0x39 { start += 1 }
            lines.replaceStart(of: n, with: start)
            let name = RecordParser.trimmed(text, start..<line.end)
            if isWords(text, name.range) { builder.add(name: name, in: scanned) }
        }
        try builder.close(into: &scanned)
        let joined = lines.join(first..<lines.lines.count, of: text, into: &scanned)
        try builder.add(text: joined.direct, to: &scanned)
        try builder.add(text: joined.spaced, to: &scanned)
    }

    /// Words without a digit.
    private func isWords(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for i in range where text[i] >= 0x30 && text[i] <= 0x39 { return false }
        return mayHoldName(text, range)
    }
}
