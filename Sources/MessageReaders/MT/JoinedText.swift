/// The lines of one field as one text: a full line goes on directly, a shorter one with a space.
struct JoinedText: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where full lines were joined: a space may be missing there.
    private(set) var seams: [Int] = []

    /// O(bytes).
    mutating func read(_ lines: [WrappedLines.Line], of text: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        seams.removeAll(keepingCapacity: true)
        for (n, line) in lines.enumerated() {
            if n > 0 {
                if lines[n - 1].isFull { seams.append(bytes.count) } else { bytes.append(0x20) }
            }
            for k in line.start..<line.end { bytes.append(text[k]) }
        }
    }

    /// Whether full lines were joined inside the range.
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
