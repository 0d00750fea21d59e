/// What stands before transactions in the open levels is kept for them.
extension ISO20022Splitter {
    /// The context in force for the bytes behind the last piece.
    var frozenContext: (RecordContext?, isLost: Bool) {
        var context = outer
        var isLost = false
        for level in levels where level.isFrozen {
            context = level.context ?? context
            isLost = isLost || level.isLost
        }
        return (context, isLost)
    }

    mutating func freeze(to end: Int, _ bytes: Span<UInt8>, _ shift: Int) {
        var parent = outer
        for i in levels.indices {
            if levels[i].isFrozen {
                parent = levels[i].context ?? parent
                continue
            }
            let next = i + 1 < levels.count ? levels[i + 1].start : end
            let (own, isLost) = makeContext(parent, levels[i].start, next, bytes, shift, isSilent: i == 0 && !levels[i].hasText)
            levels[i].context = own
            levels[i].isLost = levels[i].isLost || isLost || rejecting != nil
            levels[i].isFrozen = true
            levels[i].hasText = false
            parent = own ?? parent
        }
    }

    mutating func makeContext(
        _ parent: RecordContext?, _ start: Int, _ end: Int, _ bytes: Span<UInt8>, _ shift: Int, isSilent: Bool = false
    ) -> (RecordContext?, isLost: Bool) {
        let from = start + shift
        let to = end + shift
        // What began before the bytes at hand went with a rejected record.
        guard from >= 0, from <= to, to <= bytes.count else { return (parent, true) }
        if from == to || isSilent { return (parent, false) }
        guard to - from <= RecordContext.limit else { return (parent, true) }
        var text: [UInt8] = []
        let around = bytes.extracting(from..<to)
        do throws(RejectReason) {
            let encoding = try encoding.of(around)
            if encoding == .utf8 {
                text.reserveCapacity(to - from)
                // SAFETY: the buffer is read within the closure only.
                unsafe around.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
            } else {
                let count = try RecordEncoding.decode(around, from: encoding, into: &text)
                text.removeLast(text.count - count)
            }
        } catch {
            return (parent, true)
        }
        guard text.count + (parent?.totalBytes ?? 0) <= RecordContext.limit else { return (parent, true) }
        contextNumber += 1
        return (RecordContext(number: contextNumber, parent: parent, bytes: text), false)
    }
}
