import SanctionsModel

/// Field 72 and the fields of statements that tell of the other party.
extension MTParser {
    // MARK: Field 72

    /// `/INS/` names the institution that instructed the sender; everything is searched as text, each code word with the
    /// lines that `//` continues.
    mutating func takeInstructions(
        _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        lines.read(text, range, width: 35)
        let count = lines.lines.count
        var first = 0
        while first < count {
            var end = first + 1
            while end < count, !opensCode(text, lines.lines[end]) { end += 1 }
            let joined = lines.join(first..<end, of: text, continuation: true, into: &scanned)
            let line = lines.lines[first]
            if line.end - line.start > 5, text[line.start] == 0x2F, text[line.start + 1] == 0x49, text[line.start + 2] == 0x4E,
                text[line.start + 3] == 0x53, text[line.start + 4] == 0x2F
            {
                try takeInstructing(joined.direct, into: &scanned)
            }
            try builder.add(text: joined.direct, to: &scanned)
            try builder.add(text: joined.spaced, to: &scanned)
            first = end
        }
    }

    /// A line that opens with one slash, not with the two of a continuation, nor plain.
    private func opensCode(_ text: Span<UInt8>, _ line: WrappedLines.Line) -> Bool {
        line.end - line.start >= 2 && text[line.start] == 0x2F && text[line.start + 1] != 0x2F
    }

    /// `/INS/` with a BIC or a name.
    private mutating func takeInstructing(
        _ slice: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let value = ScannedRecord.Slice(start: Int(slice.start) + 5, count: Int(slice.count) - 5)
        guard value.count > 0 else { return }
        let role = MTRole.instructingInstitution
        builder.open(role: MTRole.texts[role] ?? [], type: role.type, in: &scanned)
        if isBIC(scanned.bytes.span, value.range) {
            builder.add(identifier: value, kind: "bic", in: &scanned)
        } else {
            builder.add(name: value, in: scanned)
        }
        try builder.close(into: &scanned)
    }

    // MARK: Field 61

    /// Its own reference, behind the amount and the type of transaction; the second line is text, or the other party's
    /// account.
    mutating func takeStatementLine(
        _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        lines.read(text, range, width: 34)
        guard let line = lines.lines.first else { return }
        let reference = statementReference(text, line.start..<line.end)
        lineReference = reference.own
        if let amount = statementAmount(text, line.start..<line.end) {
            takeLineAmount(amount..<line.end, text, into: &scanned)
        }
        // Words where a reference should stand, or in a line that is of another form.
        try addIfNamed(text, reference.start..<line.end, into: &scanned)
        guard lines.lines.count > 1 else { return }
        let second = lines.lines[1].start
        for further in lines.lines.dropFirst() where isIBAN(text, further.start..<further.end) {
            builder.open(role: MTRole.texts[.counterparty] ?? [], type: .any, in: &scanned)
            addAccount(text, further.start..<further.end, into: &scanned)
            try builder.close(into: &scanned)
        }
        unwrap(text, direct: true)
        if joinedSeparator != nil || hasNonSWIFT(text) {
            try takeStatementText(second..<range.upperBound, text, into: &scanned)
            return
        }
        let rest = lines.join(1..<lines.lines.count, of: text, into: &scanned)
        try builder.add(text: rest.direct, to: &scanned)
        try builder.add(text: rest.spaced, to: &scanned)
    }

    /// Where the amount of a statement line stands: behind the dates and the mark of debit or credit.
    private func statementAmount(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var i = range.lowerBound
        while i < range.upperBound, text[i] >= 0x30, text[i] <= 0x39 { i += 1 }
        let marks = i
        while i < range.upperBound, text[i] >= 0x41, text[i] <= 0x5A { i += 1 }
        return i > marks && i < range.upperBound ? i : nil
    }

    /// Of `YYMMDD[MMDD]{C,D,RC,RD,…}[letter]amount{N,F,S}xxx reference[//bank's reference]` the reference, or the bank's where
    /// the first is NONREF; and where what is no date, amount or code starts.
    private func statementReference(
        _ text: Span<UInt8>, _ range: Range<Int>
    ) -> (own: ScannedRecord.Slice, start: Int) {
        var i = range.lowerBound
        func skip(while isWanted: (UInt8) -> Bool) { while i < range.upperBound, isWanted(text[i]) { i += 1 } }
        let isDigit: (UInt8) -> Bool = { $0 >= 0x30 && $0 <= 0x39 }
        let isLetter: (UInt8) -> Bool = { $0 >= 0x41 && $0 <= 0x5A }
        skip(while: isDigit)
        let marks = i
        skip(while: isLetter)
        let isForm = marks >= range.lowerBound + 6 && i - marks <= 3
        skip { isDigit($0) || $0 == 0x2C }
        guard i + 4 < range.upperBound, isLetter(text[i]) else { return (.absent, isForm ? i : range.lowerBound) }
        i += 4
        let start = i
        while i + 1 < range.upperBound, text[i] != 0x2F || text[i + 1] != 0x2F { i += 1 }
        let hasBank = i + 1 < range.upperBound
        let own = RecordParser.trimmed(text, start..<(hasBank ? i : range.upperBound))
        let bank = hasBank ? RecordParser.trimmed(text, i + 2..<range.upperBound) : .absent
        let rest = isForm ? start : range.lowerBound
        if own.count == 6, text[Int(own.start)] == 0x4E, text[Int(own.start) + 3] == 0x52 { return (bank, rest) }
        return (own, rest)
    }

    // MARK: Field 86

    mutating func takeStatementText(
        _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        lines.read(text, range, width: 65)
        if hasNonSWIFT(text) {
            // The lines above it are a narrative of their own.
            let above = range.lowerBound..<nonSWIFTStart(text)
            try takeNonSWIFT(text, role: .counterparty, into: &scanned)
            lines.read(text, above, width: 65)
            guard !lines.lines.isEmpty else { return }
        }
        unwrap(text, direct: true)
        if let separator = joinedSeparator {
            let joined = takeJoined()
            defer { giveBack(joined) }
            try takeSubfields(joined, separator, into: &scanned)
            return
        }
        unwrap(text)
        let joined = takeJoined()
        defer { giveBack(joined) }
        let bytes = joined.bytes.span
        CodeWords.read(bytes, known: CodeWords.statement, into: &words)
        if words.contains(where: { $0.word != .none }) { try takeCodedStatement(joined, into: &scanned) }
        let whole = append(joined.bytes, 0..<bytes.count, to: &scanned)
        try builder.add(text: whole, to: &scanned)
        if joined.hasSeam(in: 0..<bytes.count) {
            try builder.add(text: joined.appendSpaced(0..<bytes.count, to: &scanned), to: &scanned)
        }
    }

    /// `/BENM//NAME/…`, `/ORDP/…`, `/ULTD//NAME/…`, `/CNTP/account/BIC/name/city`.
    private mutating func takeCodedStatement(
        _ joined: JoinedText, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        builder.open(role: MTRole.texts[.counterparty] ?? [], type: .any, in: &scanned)
        for part in words {
            let role: MTRole? =
                switch part.word {
                case "BENM": .creditor
                case "ORDP": .debtor
                case "ULTD": .ultimateDebtor
                case "ULTB", "ULTC": .ultimateCreditor
                default: nil
                }
            if let role {
                try builder.close(into: &scanned)
                builder.open(role: MTRole.texts[role] ?? [], type: .any, in: &scanned)
            }
            switch part.word {
            case "NAME":
                addName(joined, part.value, into: &scanned)
            case "BENM", "ORDP", "ULTD", "ULTB", "ULTC":
                addName(joined, part.value, into: &scanned)
            case "IBAN":
                takeAccount(joined.bytes, part.value, into: &scanned)
            case "BIC":
                builder.add(identifier: append(joined.bytes, part.value, to: &scanned), kind: "bic", in: &scanned)
            case "ADDR":
                builder.party.address = append(joined.bytes, part.value, to: &scanned)
            case "CNTP":
                takeCounterparty(joined, part.value, into: &scanned)
            default: break
            }
        }
        try builder.close(into: &scanned)
    }

    private mutating func addName(_ joined: JoinedText, _ range: Range<Int>, into scanned: inout ScannedRecord) {
        var range = range
        while let first = range.first, joined.bytes[first] == 0x2F { range = first + 1..<range.upperBound }
        builder.add(name: append(joined.bytes, range, to: &scanned), in: scanned)
        if joined.hasSeam(in: range) { builder.add(name: joined.appendSpaced(range, to: &scanned), in: scanned) }
    }

    /// Account, BIC, name and city, parted by slashes.
    private mutating func takeCounterparty(_ joined: JoinedText, _ range: Range<Int>, into scanned: inout ScannedRecord) {
        var start = range.lowerBound
        var number = 0
        while start <= range.upperBound, number < 4 {
            let slash = min(ByteScan.firstIndex(of: 0x2F, in: joined.bytes.span, from: start), range.upperBound)
            let value = start..<max(start, slash)
            switch number {
            case 0: takeAccount(joined.bytes, value, into: &scanned)
            case 1: builder.add(identifier: append(joined.bytes, value, to: &scanned), kind: "bic", in: &scanned)
            case 2: addName(joined, value, into: &scanned)
            default: builder.party.address = append(joined.bytes, value, to: &scanned)
            }
            number += 1
            start = slash + 1
        }
    }
}
