import Bytes
import Dispatch
import Synchronization

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
        let first = Mutex(Int.max)
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
        var fields = CodedDesignation(bytes.span.extracting(range))
        guard let names = fields.nameCount() else { return false }
        for name in self.names(ofDesignation: index) where text(ofName: name) >= names { return false }
        return true
    }
}

/// The fields of a coded designation, passed over one by one without making anything of them.
private struct CodedDesignation: ~Escapable {
    private let bytes: Span<UInt8>
    private var offset = 0
    private var isSound = true

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    /// Passes over all fields, in the order of `Designation.write`.
    ///
    /// - Returns: how many names it has; `nil` when a field can't be read, a text is not UTF-8, or bytes are left.
    mutating func nameCount() -> Int? {
        texts(3)
        _ = number()
        let names = list { fields in
            fields.texts(1)
            _ = fields.number()
            _ = fields.number()
            fields.texts(3)
        }
        _ = list { _ = $0.number() }
        _ = list { fields in
            _ = fields.list { $0.date() }
            fields.texts(4)
        }
        _ = list { $0.texts(1) }
        _ = list { $0.texts(4) }
        _ = list { $0.texts(6) }
        for _ in 0..<3 { _ = list { $0.texts(1) } }
        for _ in 0..<2 { _ = list { $0.date() } }
        for _ in 0..<2 { _ = list { $0.texts(1) } }
        return isSound && offset == bytes.count ? names : nil
    }

    private mutating func number() -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: number) }
            shift += 7
        }
        isSound = false
        return 0
    }

    private mutating func texts(_ count: Int) {
        for _ in 0..<count {
            let length = number()
            guard isSound, length >= 0, length <= bytes.count - offset else {
                isSound = false
                return
            }
            isSound = bytes.extracting(offset..<offset + length).isUTF8
            offset += length
        }
    }

    private mutating func date() {
        for _ in 0..<7 { _ = number() }
    }

    private mutating func list(_ body: (inout CodedDesignation) -> Void) -> Int {
        let count = number()
        guard isSound, count >= 0, count <= bytes.count - offset else {
            isSound = false
            return 0
        }
        for _ in 0..<count {
            body(&self)
            guard isSound else { return 0 }
        }
        return count
    }
}
