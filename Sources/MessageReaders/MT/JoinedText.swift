/// The lines of one field as one text: a full line goes on directly, a shorter one with a space.
struct JoinedText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where lines were joined directly: a space may be missing there.
    private(set) var seams: [Int] = []

    /// O(bytes).
    ///
    /// - Parameter direct: every line goes on directly, but for a space that was written at its end or at the next one's start.
    mutating func read(_ lines: [WrappedLines.Line], of text: Span<UInt8>, direct: Bool = false) {
        bytes.removeAll(keepingCapacity: true)
        seams.removeAll(keepingCapacity: true)
        for (n, line) in lines.enumerated() {
            if n > 0 {
                let end = lines[n - 1].end
                let hasSpace = end < text.count && text[end] == 0x20 || line.start > 0 && text[line.start - 1] == 0x20
                let goesOn = direct && (!hasSpace || isSubfieldCut(before: text[line.start]))
                if lines[n - 1].isFull || goesOn { seams.append(bytes.count) } else { bytes.append(0x20) }
            }
            for k in line.start..<line.end { bytes.append(text[k]) }
        }
    }

    /// Whether the cut is within the number of a subfield: a sign, or a sign and one digit, before a digit.
    private func isSubfieldCut(before next: UInt8) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        guard isDigit(next), var last = bytes.last else { return false }
        if isDigit(last), bytes.count > 1 { last = bytes[bytes.count - 2] }
        return last == 0x3F || last == 0x3E || last == 0x5E || last == 0x7E
    }

    /// Whether lines were joined directly inside the range.
    func hasSeam(in range: Range<Int>) -> Bool {
        for seam in seams where seam > range.lowerBound && seam < range.upperBound { return true }
        return false
    }

    /// Appends a range with a space at each seam in it.
    func appendSpaced(_ range: Range<Int>, to scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        let start = scanned.bytes.count
        var from = range.lowerBound
        for seam in seams where seam > range.lowerBound && seam < range.upperBound {
            scanned.bytes.append(contentsOf: bytes[from..<seam])
            scanned.bytes.append(0x20)
            from = seam
        }
        scanned.bytes.append(contentsOf: bytes[from..<range.upperBound])
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }
}
