import SanctionsModel

/// The blocks around the text: headers, trailers, and what senders add to them.
extension MTParser {
    /// Reads the blocks from `start` on, where one opens, and returns where lines go on.
    ///
    /// Of blocks 1 and 2 sender and receiver are taken. Words in a block, or an unknown field of one, are screened as text.
    mutating func readBlocks(
        _ text: Span<UInt8>, from start: Int, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> Int {
        var own: Int?
        var isOutput = false
        var other: Int?
        var i = start
        while i < text.count, text[i] == 0x7B {
            let block = i + 1 < text.count ? text[i + 1] : 0
            if block == 0x34, i + 3 < text.count, text[i + 2] == 0x3A, text[i + 3] != 0x7B, text[i + 3] != 0x7D {
                hasBlocks = true
                i += 3
                break
            }
            let end = blockEnd(text, i)
            if block == 0x31 {
                own = i + 6
                hasBlocks = true
            }
            if block == 0x32, i + 7 < text.count {
                hasBlocks = true
                isOutput = text[i + 3] == 0x4F
                var number = 0
                for k in i + 4..<i + 7 {
                    let digit = text[k] &- 0x30
                    number = digit < 10 ? number * 10 + Int(digit) : 0
                }
                changeType(to: number)
                other = isOutput ? i + 17 : i + 7
            }
            try takeBlock(block, i..<end, text, into: &scanned)
            i = end
            // What stands between blocks, such as a brace too many, is no line.
            while i < text.count, text[i] == 0x7D || text[i] <= 0x20 { i += 1 }
        }
        guard isHeadScreened else { return i }
        if let sender = isOutput ? other : own, other != nil {
            try addAddress(text, at: sender, role: .sender, into: &scanned)
        }
        if let receiver = isOutput ? own : other, other != nil {
            try addAddress(text, at: receiver, role: .receiver, into: &scanned)
        }
        return i
    }

    /// Behind the brace that closes the block at `start`.
    private func blockEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
        var depth = 0
        var i = start
        while i < text.count {
            if text[i] == 0x7B { depth += 1 }
            if text[i] == 0x7D {
                depth -= 1
                if depth == 0 { return i + 1 }
            }
            i += 1
        }
        return i
    }

    // MARK: Service fields

    /// Fields of blocks that hold references, checksums, dates and codes. Source: SWIFT FIN user handbook, blocks 3, 5 and S;
    /// acknowledgements (service identifier 21).
    private static let serviceFields: Set<UInt64> = Set(
        [
            "103", "106", "107", "108", "111", "113", "115", "119", "121", "165", "177", "252", "405", "423", "424", "425", "451",
            "CHK", "COP", "DLM", "FAC", "MAC", "MRF", "PAC", "PDE", "PDM", "SAC", "SPD", "SYS", "TNG",
        ].map { word in word.utf8.reduce(0) { $0 << 8 | UInt64($1) } })

    /// Takes the end-to-end reference of a block, and its words as text.
    private mutating func takeBlock(
        _ block: UInt8, _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var isText = false
        let isKnown = block == 0x31 || block == 0x32
        // Each run of bytes between braces is a field, `tag:value`.
        var i = range.lowerBound
        while i < range.upperBound {
            guard text[i] != 0x7B, text[i] != 0x7D else {
                i += 1
                continue
            }
            var end = i
            var colon = -1
            while end < range.upperBound, text[end] != 0x7B, text[end] != 0x7D {
                if text[end] == 0x3A, colon < 0 { colon = end }
                end += 1
            }
            let value = (colon >= 0 && colon - i <= 4 ? colon + 1 : i)..<end
            var word: UInt64 = 0
            for k in i..<min(value.lowerBound > i ? value.lowerBound - 1 : i, i + 4) { word = word << 8 | UInt64(text[k]) }
            if block == 0x33, word == 0x313231, endToEndReference.isAbsent {
                endToEndReference = RecordParser.trimmed(text, value)
            }
            let isService = isKnown || MTParser.serviceFields.contains(word) || (value.isEmpty && colon >= 0)
            if isHeadScreened || range.lowerBound >= ownStart,
                isService ? mayHoldName(text, value) : mayHoldWords(text.extracting(value)) && value.count > 3
            {
                isText = true
                try builder.add(text: RecordParser.trimmed(text, value), to: &scanned)
            }
            i = end
        }
        blocks.count(block, asText: isText)
    }

    /// A logical terminal's address: BIC of eight, terminal code, branch of three.
    private mutating func addAddress(
        _ text: Span<UInt8>, at start: Int, role: MTRole, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard start + 12 <= text.count, isBIC(text, start..<start + 8) else { return }
        builder.open(role: MTRole.texts[role] ?? [], type: role.type, in: &scanned)
        let place = scanned.bytes.count
        for k in start..<start + 8 { scanned.bytes.append(text[k]) }
        let isHeadOffice = text[start + 9] == 0x58 && text[start + 10] == 0x58 && text[start + 11] == 0x58
        if !isHeadOffice, isAlphanumeric(text, start + 9..<start + 12) {
            for k in start + 9..<start + 12 { scanned.bytes.append(text[k]) }
        }
        let bic = ScannedRecord.Slice(start: place, count: scanned.bytes.count - place)
        builder.add(identifier: bic, kind: "bic", in: &scanned)
        try builder.close(into: &scanned)
    }
}
