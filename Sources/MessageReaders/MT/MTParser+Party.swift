import SanctionsModel

/// Party fields, by option letter.
///
/// **Lines that aren't labelled** (options D, H, K and none). The first line is the name; but names run on into the next
/// line, so further readings are made:
/// - the first line alone, the others as its address;
/// - the first and the second line, joined by a space; of the second line, what stands before the first number, house
///   number or postcode (`endOfName`); a line that starts with one makes no reading;
/// - the same joined directly, when the first line fills its width and may have been cut within a word;
/// - with the third line, when the second one is full as well.
///
/// All lines below the first are searched as text too: `c/o` and the like put names there.
extension MTParser {
    mutating func takeParty(
        _ tag: MTTag, _ role: MTRole, _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        if role == .named {
            try takeQualified(tag, range, text, into: &scanned)
            return
        }
        let option = tag.letter
        let width = option == 0x4A ? 40 : 35
        lines.read(text, range, width: width)
        builder.open(role: MTRole.texts[role] ?? [], type: role.type, in: &scanned)
        var first = 0
        if option == 0x46 {
            try takeNumbered(text, into: &scanned)
            return
        }
        if option == 0x4A {
            try takeCoded(text, into: &scanned)
            return
        }
        if let line = lines.lines.first, text[line.start] == 0x2F {
            try takeIdentifierLine(text, line.start..<line.end, into: &scanned)
            first = 1
        }
        if first < lines.lines.count {
            let line = lines.lines[first]
            let isCode = isBIC(text, line.start..<line.end)
            switch option {
            case 0x41, 0x47, 0x50, 0x43:
                if isCode {
                    let bic = ScannedRecord.Slice(start: line.start, count: line.end - line.start)
                    builder.add(identifier: bic, kind: "bic", in: &scanned)
                    first += 1
                }
            case 0x42:
                // A place or branch: no name is meant to stand there, so it is searched as text.
                let place = lines.address(first..<lines.lines.count, of: text, into: &scanned)
                builder.party.address = place
                try builder.add(text: place, to: &scanned)
                first = lines.lines.count
            default: break
            }
        }
        let rest = try takeUnlabelled(from: first, text, into: &scanned)
        try builder.close(into: &scanned)
        try builder.add(text: rest, to: &scanned)
    }

    // MARK: Identifier lines

    /// `/account`, `/C/account`, `/D/account`; `//` and two letters are a clearing code, which no list holds.
    private mutating func takeIdentifierLine(
        _ text: Span<UInt8>, _ range: Range<Int>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try addIfNamed(text, range, into: &scanned)
        var start = range.lowerBound + 1
        guard start < range.upperBound, text[start] != 0x2F else { return }
        if start + 1 < range.upperBound, text[start + 1] == 0x2F, text[start] == 0x43 || text[start] == 0x44 { start += 2 }
        guard start < range.upperBound else { return }
        // `/CH/123456` and the like are clearing codes written with one slash too few.
        addAccount(text, start..<range.upperBound, into: &scanned)
    }

    /// An account number, and what stands behind the last slash in it: some write the bank's code before it.
    mutating func addAccount(_ text: Span<UInt8>, _ range: Range<Int>, into scanned: inout ScannedRecord) {
        let value = RecordParser.trimmed(text, range)
        var hasLetterOrDigit = false
        for i in value.range where isAlphanumeric(text, i..<i + 1) { hasLetterOrDigit = true }
        guard hasLetterOrDigit else { return }
        if isIBAN(text, value.range) {
            builder.add(identifier: value, kind: "iban", in: &scanned)
            return
        }
        builder.add(identifier: value, kind: "account", in: &scanned)
        var slash = -1
        for i in value.range where text[i] == 0x2F { slash = i }
        if slash >= 0, slash + 4 < value.range.upperBound {
            let tail = RecordParser.trimmed(text, slash + 1..<value.range.upperBound)
            builder.add(identifier: tail, kind: "account", in: &scanned)
        }
    }

    /// Field 25: the account, with the BIC of its bank in the second line of option P.
    mutating func takeAccount(
        _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        lines.read(text, range, width: 35)
        builder.open(role: MTRole.texts[.accountHolder] ?? [], type: .any, in: &scanned)
        for (n, line) in lines.lines.enumerated() {
            if n > 0, isBIC(text, line.start..<line.end) { continue }
            try addIfNamed(text, line.start..<line.end, into: &scanned)
            let start = text[line.start] == 0x2F ? line.start + 1 : line.start
            addAccount(text, start..<line.end, into: &scanned)
        }
        try builder.close(into: &scanned)
    }

    // MARK: Lines that aren't labelled

    /// Adds the readings of the lines from `first` on, and returns the lines below the first one, as text.
    private mutating func takeUnlabelled(
        from first: Int, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) -> ScannedRecord.Slice {
        let all = lines.lines
        guard first < all.count else { return .absent }
        let name = all[first]
        let rest = lines.address(first + 1..<all.count, of: text, into: &scanned)
        builder.add(name: ScannedRecord.Slice(start: name.start, count: name.end - name.start), address: rest, in: scanned)
        guard first + 1 < all.count else { return rest }
        let second = all[first + 1]
        let cut = endOfName(text, second.start..<second.end)
        guard cut > second.start else { return rest }
        addReading(first, cut, second: first + 1, isSpaced: true, text, into: &scanned)
        if name.isFull { addReading(first, cut, second: first + 1, isSpaced: false, text, into: &scanned) }
        if second.isFull, cut == second.end, first + 2 < all.count {
            let third = all[first + 2]
            let end = endOfName(text, third.start..<third.end)
            if end > third.start {
                addReading(first, end, second: first + 2, isSpaced: true, text, into: &scanned)
                addReading(first, end, second: first + 2, isSpaced: false, text, into: &scanned)
            }
        }
        return rest
    }

    /// Lines `first` to `second`, of which the last up to `cut`; what follows is the address.
    private mutating func addReading(
        _ first: Int, _ cut: Int, second: Int, isSpaced: Bool, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) {
        let all = lines.lines
        let start = scanned.bytes.count
        for n in first...second {
            if n > first, isSpaced || !all[n - 1].isFull { scanned.bytes.append(0x20) }
            for k in all[n].start..<(n == second ? cut : all[n].end) { scanned.bytes.append(text[k]) }
        }
        let name = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        let addressStart = scanned.bytes.count
        for k in cut..<all[second].end where scanned.bytes.count > addressStart || !isSpace(text[k]) {
            scanned.bytes.append(text[k])
        }
        for line in all[(second + 1)...] {
            if scanned.bytes.count > addressStart {
                scanned.bytes.append(0x2C)
                scanned.bytes.append(0x20)
            }
            for k in line.start..<line.end { scanned.bytes.append(text[k]) }
        }
        let address = ScannedRecord.Slice(start: addressStart, count: scanned.bytes.count - addressStart)
        builder.add(name: name, address: address, in: scanned)
    }

    /// Where the words end that may be a name's: not with a house number, a postcode or an ordinal. A digit among four letters or more is
    /// one that stands for a letter (KHAL1D).
    private func endOfName(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var end = range.lowerBound
        var i = range.lowerBound
        while i < range.upperBound {
            var wordEnd = i
            var digits = 0
            while wordEnd < range.upperBound, !isSpace(text[wordEnd]) {
                if text[wordEnd] >= 0x30, text[wordEnd] <= 0x39 { digits += 1 }
                wordEnd += 1
            }
            let letters = wordEnd - i - digits
            if digits > 1 || (digits == 1 && letters < 4) { return end }
            end = wordEnd
            while wordEnd < range.upperBound, isSpace(text[wordEnd]) { wordEnd += 1 }
            i = wordEnd
        }
        return end
    }

    // MARK: Numbered lines (option F)

    /// `1/` name, `2/` street, `3/` country and town, `4/` birth date, `5/` place of birth, `6/` customer number, `7/` national
    /// identity number, `8/` more of the identifier or the text. Before them an account line or a code with country and number.
    private mutating func takeNumbered(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        let all = lines.lines
        var address: [Int] = []
        var names: [Int] = []
        var extra: [Int] = []
        for (n, line) in all.enumerated() {
            let count = line.end - line.start
            guard count >= 2, text[line.start + 1] == 0x2F, text[line.start] >= 0x31, text[line.start] <= 0x38 else {
                if n == 0, text[line.start] == 0x2F {
                    try takeIdentifierLine(text, line.start..<line.end, into: &scanned)
                } else if n == 0, takePartyCode(text, line.start..<line.end, into: &scanned) {
                    try addIfNamed(text, line.start + 5..<line.end, into: &scanned)
                } else {
                    // Against the format, and so searched rather than passed over.
                    extra.append(n)
                }
                continue
            }
            lines.replaceStart(of: n, with: line.start + 2)
            // Dates, places of birth and numbers: no name is meant to stand there.
            if text[line.start] >= 0x34, text[line.start] <= 0x37 {
                try addIfNamed(text, line.start + 2..<line.end, into: &scanned)
            }
            switch text[line.start] {
            case 0x31: names.append(n)
            case 0x32: address.append(n)
            case 0x33:
                if let country = country(text, line.start + 2..<line.end) { builder.party.country = country }
                address.append(n)
            case 0x34: builder.party.birthDate = birthDate(text, line.start + 2..<line.end, into: &scanned)
            case 0x36:
                takeIssued("customer number", text, line.start + 2..<line.end, into: &scanned)
            case 0x37:
                takeIssued("national-id", text, line.start + 2..<line.end, into: &scanned)
            case 0x38: extra.append(n)
            default: break
            }
        }
        let street = joinAddress(address, text, into: &scanned)
        builder.party.address = street
        addNumberedName(names, text, into: &scanned)
        let more = joinAddress(extra, text, into: &scanned)
        if !builder.hasName, !extra.isEmpty { builder.add(name: more, in: scanned) }
        try builder.close(into: &scanned)
        try builder.add(text: more, to: &scanned)
        try builder.add(text: street, to: &scanned)
    }

    /// The lines of the name, joined with spaces and, where one is full, directly.
    private mutating func addNumberedName(_ names: [Int], _ text: Span<UInt8>, into scanned: inout ScannedRecord) {
        let all = lines.lines
        var hasFull = false
        for n in names.dropLast() where all[n].isFull { hasFull = true }
        for isSpaced in hasFull ? [true, false] : [true] {
            let start = scanned.bytes.count
            for (k, n) in names.enumerated() {
                if k > 0, isSpaced || !all[names[k - 1]].isFull { scanned.bytes.append(0x20) }
                for i in all[n].start..<all[n].end { scanned.bytes.append(text[i]) }
            }
            builder.add(
                name: ScannedRecord.Slice(start: start, count: scanned.bytes.count - start), in: scanned)
        }
    }

    private func joinAddress(_ numbers: [Int], _ text: Span<UInt8>, into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        let start = scanned.bytes.count
        for n in numbers {
            let line = lines.lines[n]
            if scanned.bytes.count > start {
                scanned.bytes.append(0x2C)
                scanned.bytes.append(0x20)
            }
            for k in line.start..<line.end { scanned.bytes.append(text[k]) }
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    /// Two capitals at the start, alone or before a slash.
    private func country(_ text: Span<UInt8>, _ range: Range<Int>) -> ScannedRecord.Slice? {
        let start = range.lowerBound
        guard range.count >= 2, text[start] >= 0x41, text[start] <= 0x5A, text[start + 1] >= 0x41, text[start + 1] <= 0x5A,
            range.count == 2 || text[start + 2] == 0x2F
        else { return nil }
        return ScannedRecord.Slice(start: start, count: 2)
    }

    /// YYYYMMDD as YYYY-MM-DD; anything else as it is.
    private func birthDate(
        _ text: Span<UInt8>, _ range: Range<Int>, into scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        let value = RecordParser.trimmed(text, range)
        guard value.count == 8 else { return value }
        for i in value.range where text[i] < 0x30 || text[i] > 0x39 { return value }
        let start = scanned.bytes.count
        for (k, i) in value.range.enumerated() {
            if k == 4 || k == 6 { scanned.bytes.append(0x2D) }
            scanned.bytes.append(text[i])
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    /// `DE/123456` or `DE/ISSUER/123456`: a country, an issuer where there is one, a number.
    private mutating func takeIssued(
        _ kind: StaticString, _ text: Span<UInt8>, _ range: Range<Int>, into scanned: inout ScannedRecord
    ) {
        let country = country(text, range)
        let start = country == nil ? range.lowerBound : min(range.lowerBound + 3, range.upperBound)
        var number = start
        if country != nil {
            for i in start..<range.upperBound where text[i] == 0x2F {
                number = i + 1
                break
            }
        }
        builder.add(
            identifier: RecordParser.trimmed(text, number..<range.upperBound), kind: kind, country: country ?? .absent,
            in: &scanned)
    }

    /// `CCPT/DE/123456`: the code words of the party identifier of option F.
    private mutating func takePartyCode(
        _ text: Span<UInt8>, _ range: Range<Int>, into scanned: inout ScannedRecord
    ) -> Bool {
        guard range.count > 5, text[range.lowerBound + 4] == 0x2F else { return false }
        var word: UInt32 = 0
        for i in range.lowerBound..<range.lowerBound + 4 { word = word << 8 | UInt32(text[i]) }
        let kind: StaticString
        switch word {
        case 0x4152_4E55: kind = "national-id"  // ARNU, alien registration number
        case 0x4343_5054: kind = "passport"  // CCPT
        case 0x4355_5354: kind = "customer number"  // CUST
        case 0x4452_4C43: kind = "driving-licence"  // DRLC
        case 0x454D_504C: kind = "employer number"  // EMPL
        case 0x4E49_444E: kind = "national-id"  // NIDN
        case 0x534F_5345: kind = "national-id"  // SOSE, social security number
        case 0x5458_4944: kind = "tax-id"  // TXID
        default: return false
        }
        takeIssued(kind, text, range.lowerBound + 5..<range.upperBound, into: &scanned)
        return true
    }

    // MARK: Code words (option J) and qualifiers (field 95)

    /// `/NAME/…`, `/ABIC/…`, `/ACCT/…`, each up to the next of its words. What has no word of them is the address.
    private mutating func takeCoded(_ text: Span<UInt8>, into scanned: inout ScannedRecord) throws(RejectReason) {
        unwrap(text)
        let joined = takeJoined()
        defer { giveBack(joined) }
        CodeWords.read(joined.bytes.span, known: CodeWords.party, into: &words)
        var rest = ScannedRecord.Slice.absent
        for part in words {
            let value = append(joined.bytes, part.value, to: &scanned)
            switch part.word {
            case "NAME": builder.add(name: value, in: scanned)
            case "ABIC": builder.add(identifier: value, kind: "bic", in: &scanned)
            case "ACCT": builder.add(identifier: value, kind: "account", in: &scanned)
            case "LEIC": builder.add(identifier: value, kind: "lei", in: &scanned)
            case "TXID": builder.add(identifier: value, kind: "tax-id", in: &scanned)
            default: if rest.isAbsent { rest = value }
            }
        }
        if !builder.hasName { builder.add(name: rest, in: scanned) }
        builder.party.address = rest
        try builder.close(into: &scanned)
        try builder.add(text: append(joined.bytes, 0..<joined.bytes.count, to: &scanned), to: &scanned)
    }

    /// Field 95: `:SELL//BIC` (P), `:SELL//name and address` (Q), `:SELL/scheme/code` (R) and others.
    private mutating func takeQualified(
        _ tag: MTTag, _ range: Range<Int>, _ text: Span<UInt8>, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        lines.read(text, range, width: 35)
        guard let line = lines.lines.first, text[line.start] == 0x3A, line.end - line.start >= 5 else {
            try takeText(text, range, width: 35, into: &scanned)
            return
        }
        var role = Array("party-".utf8)
        for i in line.start + 1..<line.start + 5 { role.append(lowered(text[i])) }
        var start = line.start + 5
        var slashes = 0
        for i in start..<line.end where text[i] == 0x2F && slashes < 2 {
            slashes += 1
            start = i + 1
        }
        lines.replaceStart(of: 0, with: start)
        builder.open(role: role, type: .any, in: &scanned)
        let value = RecordParser.trimmed(text, start..<line.end)
        switch tag.letter {
        case 0x50 where isBIC(text, value.range):
            builder.add(identifier: value, kind: "bic", in: &scanned)
        case 0x4C:
            builder.add(identifier: value, kind: "lei", in: &scanned)
        case 0x52:
            builder.add(identifier: value, kind: "registration", in: &scanned)
        default:
            let rest = try takeUnlabelled(from: value.isAbsent ? 1 : 0, text, into: &scanned)
            try builder.close(into: &scanned)
            try builder.add(text: rest, to: &scanned)
            return
        }
        try addIfNamed(text, value.range, into: &scanned)
        let rest = try takeUnlabelled(from: 1, text, into: &scanned)
        try builder.close(into: &scanned)
        try builder.add(text: rest, to: &scanned)
    }
}
