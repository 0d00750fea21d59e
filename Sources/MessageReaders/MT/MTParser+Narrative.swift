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
        lineReference = statementReference(text, line.start..<line.end)
        if let amount = statementAmount(text, line.start..<line.end) {
            takeLineAmount(amount..<line.end, text, into: &scanned)
        }
        for further in lines.lines.dropFirst() where isIBAN(text, further.start..<further.end) {
            builder.open(role: MTRole.texts[.counterparty] ?? [], type: .any, in: &scanned)
            addAccount(text, further.start..<further.end, into: &scanned)
            try builder.close(into: &scanned)
        }
        let rest = lines.join(1..<max(1, lines.lines.count), of: text, into: &scanned)
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
    /// the first is NONREF.
    private func statementReference(_ text: Span<UInt8>, _ range: Range<Int>) -> ScannedRecord.Slice {
        var i = range.lowerBound
        func skip(while isWanted: (UInt8) -> Bool) { while i < range.upperBound, isWanted(text[i]) { i += 1 } }
        let isDigit: (UInt8) -> Bool = { $0 >= 0x30 && $0 <= 0x39 }
        let isLetter: (UInt8) -> Bool = { $0 >= 0x41 && $0 <= 0x5A }
        skip(while: isDigit)
        skip(while: isLetter)
        skip { isDigit($0) || $0 == 0x2C }
        guard i + 4 < range.upperBound, isLetter(text[i]) else { return .absent }
        i += 4
        let start = i
        while i + 1 < range.upperBound, text[i] != 0x2F || text[i + 1] != 0x2F { i += 1 }
        let hasBank = i + 1 < range.upperBound
        let own = RecordParser.trimmed(text, start..<(hasBank ? i : range.upperBound))
        let bank = hasBank ? RecordParser.trimmed(text, i + 2..<range.upperBound) : .absent
        if own.count == 6, text[Int(own.start)] == 0x4E, text[Int(own.start) + 3] == 0x52 { return bank }
        return own
    }

    // MARK: Field 86

    mutating func takeStatementText(
        _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        lines.read(text, range, width: 65)
        unwrap(text)
        let joined = takeJoined()
        defer { giveBack(joined) }
        let bytes = joined.bytes.span
        if let separator = subfieldSeparator(bytes) {
            try takeSubfields(joined, separator, into: &scanned)
            return
        }
        CodeWords.read(bytes, known: CodeWords.statement, into: &words)
        if words.contains(where: { $0.word != .none }) { try takeCodedStatement(joined, into: &scanned) }
        let whole = append(joined.bytes, 0..<bytes.count, to: &scanned)
        try builder.add(text: whole, to: &scanned)
        if joined.hasSeam(in: 0..<bytes.count) {
            try builder.add(text: joined.appendSpaced(0..<bytes.count, to: &scanned), to: &scanned)
        }
    }

    /// Three digits, and a sign that two digits follow, as in `166?00`; or the sign first.
    private func subfieldSeparator(_ text: Span<UInt8>) -> UInt8? {
        for place in [3, 0] where place + 2 < text.count {
            let sign = text[place]
            guard sign < 0x80, sign > 0x20, sign != 0x2F, !isAlphanumeric(text, place..<place + 1),
                isNumber(text, place + 1..<place + 3), place == 0 || isNumber(text, 0..<3)
            else { continue }
            if place > 0 || sign == 0x3F { return sign }
        }
        return nil
    }

    private func isNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for i in range where text[i] < 0x30 || text[i] > 0x39 { return false }
        return true
    }

    /// The subfields of the German banking industry (DFÜ agreement, appendix 3, MT940): 20 to 29 and 60 to 63 purpose, 30 and
    /// 31 bank and account, 32 and 33 name of the other party. Whatever else there is is read as text.
    private mutating func takeSubfields(
        _ joined: JoinedText, _ separator: UInt8, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        let text = joined.bytes.span
        builder.open(role: MTRole.texts[.counterparty] ?? [], type: .any, in: &scanned)
        lines.removeAll()
        var purpose: [Range<Int>] = []
        var names: [Range<Int>] = []
        var i = ByteScan.firstIndex(of: separator, in: text, from: 0)
        while i < text.count {
            var next = ByteScan.firstIndex(of: separator, in: text, from: i + 1)
            while next < text.count, !(next + 2 < text.count && isNumber(text, next + 1..<next + 3)) {
                next = ByteScan.firstIndex(of: separator, in: text, from: next + 1)
            }
            guard i + 2 < text.count, isNumber(text, i + 1..<i + 3) else {
                i = next
                continue
            }
            let number = (text[i + 1] - 0x30) * 10 + text[i + 2] - 0x30
            let value = i + 3..<next
            switch number {
            case 0, 10, 34: break
            case 30:
                if isBIC(text, RecordParser.trimmed(text, value).range) {
                    builder.add(identifier: append(joined.bytes, value, to: &scanned), kind: "bic", in: &scanned)
                }
            case 31: takeAccount(joined.bytes, value, into: &scanned)
            case 32, 33: names.append(value)
            default: purpose.append(value)
            }
            i = next
        }
        try addSubfieldNames(names, joined, into: &scanned)
        try builder.close(into: &scanned)
        try addPurpose(purpose, joined, into: &scanned)
    }

    private mutating func takeAccount(_ text: [UInt8], _ range: Range<Int>, into scanned: inout ScannedRecord) {
        let value = append(text, range, to: &scanned)
        guard !value.isAbsent else { return }
        let isIBAN = isIBAN(scanned.bytes.span, value.range)
        builder.add(identifier: value, kind: isIBAN ? "iban" : "account", in: &scanned)
    }

    /// A subfield of 27 characters is full and may go on within a word.
    private static let subfieldWidth = 27

    private mutating func addSubfieldNames(
        _ names: [Range<Int>], _ joined: JoinedText, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard let first = names.first else { return }
        if names.count > 1 {
            builder.add(name: append(names, joined, isSpaced: true, to: &scanned), in: scanned)
            if first.count >= MTParser.subfieldWidth {
                builder.add(name: append(names, joined, isSpaced: false, to: &scanned), in: scanned)
            } else {
                builder.add(name: append(joined.bytes, first, to: &scanned), in: scanned)
            }
        } else {
            builder.add(name: append(joined.bytes, first, to: &scanned), in: scanned)
            if joined.hasSeam(in: first) { builder.add(name: joined.appendSpaced(first, to: &scanned), in: scanned) }
        }
    }

    private func append(
        _ parts: [Range<Int>], _ joined: JoinedText, isSpaced: Bool, to scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        let start = scanned.bytes.count
        for (n, part) in parts.enumerated() {
            if n > 0, isSpaced || parts[n - 1].count < MTParser.subfieldWidth { scanned.bytes.append(0x20) }
            scanned.bytes.append(contentsOf: joined.bytes[part])
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    private mutating func addPurpose(
        _ parts: [Range<Int>], _ joined: JoinedText, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        guard !parts.isEmpty else { return }
        let direct = append(parts, joined, isSpaced: false, to: &scanned)
        try addUltimate(direct, into: &scanned)
        try builder.add(text: direct, to: &scanned)
        let hasFull = parts.dropLast().contains { $0.count >= MTParser.subfieldWidth }
        if hasFull { try builder.add(text: append(parts, joined, isSpaced: true, to: &scanned), to: &scanned) }
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
            try builder.close(into: &scanned)
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
