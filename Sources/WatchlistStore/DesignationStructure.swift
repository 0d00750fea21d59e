import Bytes
import Dispatch

/// The cold part: each designation is one that `Designation(reading:)` reads whole, with texts of valid UTF-8, and has the names that
/// the index speaks of.
extension Watchlist {
    private static let designationsOfABlock = 1 << 10

    /// On all cores. O(bytes).
    func checkDesignations() throws(WatchlistError) {
        let column = designationOffsets
        let offsets = column.span
        guard offsets[0] == 0, offsets[offsets.count - 1] == UInt64(designationBytes.count) else {
            throw .damaged("section \(Section.designationOffsets) holds what it can't at 0")
        }
        for i in 1..<offsets.count where offsets[i] < offsets[i - 1] {
            throw .damaged("section \(Section.designationOffsets) holds what it can't at \(i)")
        }
        let count = designationCount
        let blocks = (count + Watchlist.designationsOfABlock - 1) / Watchlist.designationsOfABlock
        let first = Lock(Int.max)
        DispatchQueue.concurrentPerform(iterations: blocks) { block in
            let start = block * Watchlist.designationsOfABlock
            for index in start..<min(count, start + Watchlist.designationsOfABlock) where !isSound(index) {
                first.withLock { $0 = min($0, index) }
                return
            }
        }
        let found = first.withLock { $0 }
        guard found == .max else { throw .damaged("section \(Section.designations) holds what it can't at \(found)") }
    }

    private func isSound(_ index: Int) -> Bool {
        let bytes = designationBytes
        let range = Int(designationOffsets[index])..<Int(designationOffsets[index + 1])
        var reader = ByteReader(bytes.span.extracting(range))
        guard let names = reader.skipDesignation() else { return false }
        for name in self.names(ofDesignation: index) where text(ofName: name) >= names { return false }
        return true
    }
}

extension ByteReader {
    /// Passes over a coded designation, in the order of `Designation.write`, without making anything of it.
    ///
    /// - Returns: how many names it has; `nil` when a field can't be read, a text is not UTF-8, or bytes are left.
    fileprivate mutating func skipDesignation() -> Int? {
        skipTexts(3)
        _ = readNumber()
        let names = skipList { fields in
            fields.skipTexts(1)
            _ = fields.readNumber()
            _ = fields.readNumber()
            fields.skipTexts(3)
        }
        _ = skipList { _ = $0.readNumber() }
        _ = skipList { fields in
            _ = fields.skipList { $0.skipDate() }
            fields.skipTexts(4)
        }
        _ = skipList { $0.skipTexts(1) }
        _ = skipList { $0.skipTexts(4) }
        _ = skipList { $0.skipTexts(6) }
        for _ in 0..<3 { _ = skipList { $0.skipTexts(1) } }
        for _ in 0..<2 { _ = skipList { $0.skipDate() } }
        for _ in 0..<2 { _ = skipList { $0.skipTexts(1) } }
        return isDamaged || !isAtEnd ? nil : names
    }

    private mutating func skipTexts(_ count: Int) {
        for _ in 0..<count { skipText() }
    }

    private mutating func skipDate() {
        for _ in 0..<7 { _ = readNumber() }
    }
}
