import SanctionsModel

/// Subfields of field 86, as the German banking industry numbers them, between a sign of the bank's choice: `?20…?32…`, `>20…`,
/// `^20…`, `~20…`.
extension MTParser {
    /// The sign of subfields in a text: the one behind three digits, `166?00`, or at the start; or one that stands before numbers
    /// of both purpose and name. A question mark before a number of either will do: it is the usual sign.
    ///
    /// O(bytes).
    func subfieldSeparator(_ text: Span<UInt8>) -> UInt8? {
        for place in [3, 0] where place + 2 < text.count {
            let sign = text[place]
            guard isSign(sign), isNumber(text, place + 1..<place + 3), place == 0 || isNumber(text, 0..<3) else { continue }
            if place > 0 ? sign != 0x2F : sign == 0x3F { return sign }
        }
        var ofPurpose: UInt64 = 0
        var ofName: UInt64 = 0
        var i = 0
        while i + 2 < text.count {
            let sign = text[i]
            if isSign(sign), isNumber(text, i + 1..<i + 3) {
                let bit: UInt64 = 1 << UInt64(sign & 0x3F)
                switch text[i + 1] {
                case 0x30 where text[i + 2] == 0x30: ofPurpose |= bit
                case 0x32, 0x36: ofPurpose |= bit
                case 0x33 where text[i + 2] < 0x34: ofName |= bit
                default: break
                }
                let isBoth = ofPurpose & ofName & bit != 0
                if sign == 0x3F, (ofPurpose | ofName) & bit != 0 { return sign }
                // These stand between the numbers of dates, times, amounts and telephones.
                let isCommon = sign >= 0x2B && sign <= 0x2F || sign == 0x3A || sign == 0x28
                if isBoth, !isCommon { return sign }
            }
            i += 1
        }
        return nil
    }

    private func isSign(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !(byte >= 0x30 && byte <= 0x39) && !(lowered(byte) >= 0x61 && lowered(byte) <= 0x7A)
    }

    private func isNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for i in range where text[i] < 0x30 || text[i] > 0x39 { return false }
        return true
    }

    /// The subfields of the German banking industry (DFÜ agreement, appendix 3, MT940): 20 to 29 and 60 to 63 purpose, 30 and
    /// 31 bank and account, 32 and 33 name of the other party; in 38 some write its IBAN. Whatever else holds words is read as
    /// text: the kind of entry (00), codes (10, 34) and what stands before the first sign.
    mutating func takeSubfields(
        _ joined: JoinedText, _ separator: UInt8, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let text = joined.bytes.span
        builder.open(role: MTRole.texts[.counterparty] ?? [], type: .any, in: &scanned)
        var purpose: [Range<Int>] = []
        var names: [Range<Int>] = []
        func addWords(_ value: Range<Int>) {
            if mayHoldWords(text.extracting(value)) { purpose.append(value) }
        }
        var i = nextSubfield(text, separator, from: 0)
        addWords(0..<i)
        while i < text.count {
            let next = nextSubfield(text, separator, from: i + 1)
            let number = (text[i + 1] - 0x30) * 10 + text[i + 2] - 0x30
            let value = i + 3..<next
            switch number {
            case 0, 10, 34: addWords(value)
            case 30:
                if isBIC(text, RecordParser.trimmed(text, value).range) {
                    builder.add(identifier: append(joined.bytes, value, to: &scanned), kind: "bic", in: &scanned)
                } else {
                    addWords(value)
                }
            case 31, 38:
                takeAccount(joined.bytes, value, into: &scanned)
                if mayHoldName(text, value) { purpose.append(value) }
            case 32, 33: names.append(value)
            default: purpose.append(value)
            }
            i = next
        }
        addSubfieldNames(names, joined, into: &scanned)
        try builder.close(into: &scanned)
        try addPurpose(purpose, joined, into: &scanned)
    }

    /// The next sign with two digits behind it, or the end.
    private func nextSubfield(_ text: Span<UInt8>, _ separator: UInt8, from start: Int) -> Int {
        var i = ByteScan.firstIndex(of: separator, in: text, from: start)
        while i < text.count, !(i + 2 < text.count && isNumber(text, i + 1..<i + 3)) {
            i = ByteScan.firstIndex(of: separator, in: text, from: i + 1)
        }
        return min(i, text.count)
    }

    mutating func takeAccount(_ text: [UInt8], _ range: Range<Int>, into scanned: inout ScannedRecord) {
        let value = append(text, range, to: &scanned)
        guard !value.isAbsent else { return }
        let isIBAN = isIBAN(scanned.bytes.span, value.range)
        builder.add(identifier: value, kind: isIBAN ? "iban" : "account", in: &scanned)
    }

    /// The name's subfields joined with a space and directly, and the first one alone; each with a space at lines' ends too.
    private mutating func addSubfieldNames(_ names: [Range<Int>], _ joined: JoinedText, into scanned: inout ScannedRecord) {
        guard let first = names.first else { return }
        var hasSeam = false
        for name in names where joined.hasSeam(in: name) { hasSeam = true }
        if names.count > 1 {
            for isSpaced in [true, false] {
                builder.add(name: append(names, joined, isSpaced: isSpaced, to: &scanned), in: scanned)
                if hasSeam {
                    let spaced = append(names, joined, isSpaced: isSpaced, seams: true, to: &scanned)
                    builder.add(name: spaced, in: scanned)
                }
            }
        }
        builder.add(name: append(joined.bytes, first, to: &scanned), in: scanned)
        if joined.hasSeam(in: first) { builder.add(name: joined.appendSpaced(first, to: &scanned), in: scanned) }
    }

    /// - Parameters:
    ///   - isSpaced: a space between parts that has none by itself.
    ///   - seams: a space where lines were joined.
    private func append(
        _ parts: [Range<Int>], _ joined: JoinedText, isSpaced: Bool, seams: Bool = false, to scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        let start = scanned.bytes.count
        for part in parts {
            if isSpaced, scanned.bytes.count > start, scanned.bytes.last != 0x20,
                let byte = part.first.map({ joined.bytes[$0] }), byte != 0x20
            {
                scanned.bytes.append(0x20)
            }
            if seams, joined.hasSeam(in: part) {
                _ = joined.appendSpaced(part, to: &scanned)
            } else {
                scanned.bytes.append(contentsOf: joined.bytes[part])
            }
        }
        return RecordParser.trimmedTail(of: scanned, from: start)
    }

    /// A subfield of 27 characters is full and may go on within a word.
    private static let subfieldWidth = 27

    /// The purpose as one text: a full subfield goes on directly, and once more with a space wherever one may be missing.
    private mutating func addPurpose(
        _ parts: [Range<Int>], _ joined: JoinedText, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard !parts.isEmpty else { return }
        let start = scanned.bytes.count
        var mayLackSpace = false
        for (n, part) in parts.enumerated() {
            if n > 0 {
                if parts[n - 1].count < MTParser.subfieldWidth { scanned.bytes.append(0x20) } else { mayLackSpace = true }
            }
            if joined.hasSeam(in: part) { mayLackSpace = true }
            scanned.bytes.append(contentsOf: joined.bytes[part])
        }
        let direct = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        try addUltimate(direct, into: &scanned)
        try builder.add(text: direct, to: &scanned)
        guard mayLackSpace else { return }
        let spaced = append(parts, joined, isSpaced: true, seams: true, to: &scanned)
        try addUltimate(spaced, into: &scanned)
        try builder.add(text: spaced, to: &scanned)
    }

    /// `ABWA+` and `ABWE+` in the purpose: the originator or beneficiary behind the account's holder, up to the next word.
    private mutating func addUltimate(
        _ purpose: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        var i = purpose.range.lowerBound
        let end = purpose.range.upperBound
        while i + 5 <= end {
            guard scanned.bytes[i] == 0x41, let word = purposeWord(scanned, i, end), word == "ABWA" || word == "ABWE" else {
                i += 1
                continue
            }
            var stop = i + 5
            while stop < end, purposeWord(scanned, stop, end) == nil { stop += 1 }
            let name = RecordParser.trimmed(scanned.bytes.span, i + 5..<stop)
            let role: MTRole = word == "ABWA" ? .ultimateDebtor : .ultimateCreditor
            builder.open(role: MTRole.texts[role] ?? [], type: .any, in: &scanned)
            builder.add(name: name, in: scanned)
            if !builder.isRepeated(in: scanned) { try builder.close(into: &scanned) }
            i = stop
        }
    }

    private static let purposeWords: [CodeWords.Word] = [
        "ABWA", "ABWE", "COAM", "CRED", "DEBT", "EREF", "IBAN", "KREF", "MREF", "OAMT", "PURP", "SVWZ",
    ]

    private func purposeWord(_ scanned: borrowing ScannedRecord, _ i: Int, _ end: Int) -> CodeWords.Word? {
        guard i + 5 <= end, scanned.bytes[i + 4] == 0x2B else { return nil }
        var letters: UInt32 = 0
        for k in i..<i + 4 { letters = letters << 8 | UInt32(scanned.bytes[k]) }
        let word = CodeWords.Word(letters: letters)
        return MTParser.purposeWords.contains(word) ? word : nil
    }
}
