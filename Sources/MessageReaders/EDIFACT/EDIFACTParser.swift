import SanctionsModel

/// Reads one traveller of a passenger message, or one transaction of a payment message, into a `ScannedRecord`.
///
/// - **Id**: the booking's locator (PNRGOV) or the message's reference, a slash, and the record's number in it.
/// - **Parties of passenger messages**: `traveller`, `crew`, `reporting-party` and `sponsor`, other names of NAD as `party-` and
///   their qualifier; birth date, gender, nationality, country of residence and documents from the segments that follow the name.
/// - **Parties of payments**: names of NAD and FII with the roles of `EDIFACTParty`, contacts of CTA.
/// - **Texts**: addresses, contacts' words, remarks (IFT, FTX, OSI), the free text of special service requests, every segment
///   that isn't known to hold nobody's name, and of these the ones that hold words all the same (`NameTest`).
///
/// Sources: UN/EDIFACT D.96A and later (PAXLST, PAYMUL, CREMUL, FINSTA and their like), ISO 9735; the WCO/IATA/ICAO implementation
/// guide of PAXLST; IATA PNRGOV EDIFACT implementation guide; DOCS, DOCA and DOCO by the AIRIMP.
struct EDIFACTParser: Sendable {
    var builder = MessageBuilder()
    var segment = EDIFACTSegment()
    var around = EDIFACTContext()
    private let encoding: RecordEncoding
    private var decoded: [UInt8] = []
    private var work: [UInt8] = []
    /// By tag and message, how often a segment was met, and how often words in codes were screened as text.
    private var met: [UInt64: Int] = [:]

    // The present record.
    private var isOpen = false
    /// A document whose country may follow.
    private var document = ScannedRecord.Slice.absent
    private var documentKind: StaticString = "passport"
    private var documentCountry = ScannedRecord.Slice.absent
    /// What the segment before ended with.
    private var before = ScannedRecord.Slice.absent

    init(profile: InputProfile) {
        encoding = RecordEncoding(profile)
    }

    /// See `RecordParser.parse`.
    mutating func parse(
        _ record: Span<UInt8>, context: RecordContext?, into scanned: inout ScannedRecord
    ) -> RejectReason? {
        around = context.map { EDIFACTContext($0.bytes) } ?? EDIFACTContext()
        var text: [UInt8] = []
        swap(&text, &work)
        defer { swap(&text, &work) }
        text.removeAll(keepingCapacity: true)
        do throws(RejectReason) {
            let head = around.head
            if !head.isEmpty { try append(head.span, to: &text) }
            try append(record, to: &text)
        } catch {
            return error
        }
        isOpen = false
        document = .absent
        before = .absent
        do throws(RejectReason) {
            var i = 0
            let span = text.span
            while i < span.count {
                let start = i
                i = try segment.read(span, from: start, around.syntax, into: &scanned)
                if segment.isMended {
                    // Up to the first terminator it may have been a segment, and the rest none.
                    _ = try segment.read(span, from: start, around.syntax, mends: false, into: &scanned)
                    try take(into: &scanned)
                    _ = try segment.read(span, from: start, around.syntax, into: &scanned)
                    try takeText(from: segment.isTagged ? 1 : 0, into: &scanned)
                }
                try take(into: &scanned)
                before = segment.components.last?.slice ?? .absent
            }
            try closeParty(into: &scanned)
        } catch {
            scanned.removeAll()
            return error
        }
        scanned.id = id(into: &scanned)
        return nil
    }

    private mutating func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) throws(RejectReason) {
        let own = try encoding.of(bytes)
        if own == .utf8 {
            // SAFETY: the buffer is read within the closure only.
            unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
            return
        }
        let count = try RecordEncoding.decode(bytes, from: own, into: &decoded)
        text.append(contentsOf: decoded[..<count])
    }

    private func id(into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        guard !around.reference.isEmpty || around.ordinal > 0 else { return .absent }
        let number = around.ordinal > 0 ? Array("/\(around.ordinal)".utf8) : []
        return MessageBuilder.append(around.reference + number, to: &scanned)
    }

    // MARK: Segments

    private mutating func take(into scanned: inout ScannedRecord) throws(RejectReason) {
        guard !segment.components.isEmpty else { return }
        var isText = false
        switch EDIFACTTag(segment.tag, in: around.message) {
        case .nad:
            if around.message == .passenger {
                try takeName(into: &scanned)
            } else {
                try takePaymentParty(into: &scanned)
            }
        case .fii: try takeInstitution(into: &scanned)
        case .cta: try takeContactName(into: &scanned)
        case .tif: try takeTravellers(into: &scanned)
        case .ssr: try takeService(into: &scanned)
        case .att:
            if isOpen, segment.holds("2", 1, in: scanned), builder.party.gender.isAbsent {
                builder.party.gender = segment.slice(3).isAbsent ? segment.slice(2) : segment.slice(3)
            }
            isText = try takeWordsOfCodes(into: &scanned)
        case .dtm:
            if isOpen, segment.holds("329", 1, 0, in: scanned), builder.party.birthDate.isAbsent {
                builder.party.birthDate = birthDate(segment.slice(1, 1), into: &scanned)
            }
            isText = try takeWordsOfCodes(into: &scanned)
        case .nat:
            if isOpen, builder.party.nationality.isAbsent { builder.party.nationality = segment.slice(2) }
            isText = try takeWordsOfCodes(into: &scanned)
        case .loc:
            if segment.holds("91", 1, in: scanned) { documentCountry = segment.slice(2) }
            if isOpen, segment.holds("174", 1, in: scanned) { builder.party.country = segment.slice(2) }
            isText = try takeWordsOfCodes(into: &scanned)
        case .doc:
            takeDocument(into: &scanned)
            isText = try takeWordsOfCodes(into: &scanned)
        case .com:
            if isOpen { takeContacts(into: &scanned) } else { try takeText(from: 1, into: &scanned) }
            isText = try takeWordsOfCodes(into: &scanned)
        case .add: try takeAddress(into: &scanned)
        case .ift: try takeRemark(into: &scanned)
        case .moa:
            takeAmount(into: &scanned)
            isText = try takeWordsOfCodes(into: &scanned)
        case .code, .frame: isText = try takeWordsOfCodes(into: &scanned)
        case .other: try takeUnknown(into: &scanned)
        }
        met[UInt64(segment.tag) << 16 | UInt64(around.message.rawValue) << 8 | (isText ? 1 : 0), default: 0] += 1
    }

    /// Words that may name somebody in a segment of codes, numbers and dates: all of it as text then. Returns whether there were
    /// any.
    private mutating func takeWordsOfCodes(into scanned: inout ScannedRecord) throws(RejectReason) -> Bool {
        for component in segment.components where component.element > 0 {
            guard mayHoldName(scanned.bytes.span, component.slice.range) else { continue }
            try takeText(from: 1, into: &scanned)
            return true
        }
        return false
    }

    /// A segment whose tag is in no table. It may be no segment at all, but go on from the one before it, whose terminator was not
    /// released (`AL'ADL+STREET`): it is searched with what stood there, too.
    private mutating func takeUnknown(into scanned: inout ScannedRecord) throws(RejectReason) {
        guard
            segment.components.contains(where: { mayHoldWords(scanned.bytes.span.extracting($0.slice.range)) && $0.element > 0 })
                || !segment.isTagged
        else { return }
        try takeText(from: segment.isTagged ? 1 : 0, into: &scanned)
        guard !EDIFACTTag.isKnown(segment.tag), !before.isAbsent else { return }
        let start = scanned.bytes.count
        scanned.appendCopy(of: before)
        for component in segment.components {
            scanned.bytes.append(component.element == 0 ? 0x27 : 0x20)
            scanned.appendCopy(of: component.slice)
        }
        try builder.add(text: ScannedRecord.Slice(start: start, count: scanned.bytes.count - start), to: &scanned)
    }

    /// `MOA+9:1234.56:EUR`: the first amount of the record.
    private func takeAmount(into scanned: inout ScannedRecord) {
        guard scanned.amount.isAbsent else { return }
        scanned.amount = segment.slice(1, 1)
        scanned.currency = segment.slice(1, 2)
    }

    mutating func closeParty(into scanned: inout ScannedRecord) throws(RejectReason) {
        addDocument(into: &scanned)
        if isOpen { try builder.close(into: &scanned) }
        isOpen = false
    }

    mutating func openParty(
        _ role: StaticString, type: PartyType, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        try closeParty(into: &scanned)
        let text = role.withUTF8Buffer { unsafe Array($0) }
        builder.open(role: text, type: type, in: &scanned)
        isOpen = true
    }

    // MARK: NAD

    /// `NAD+FL+++SURNAME:GIVEN:SECOND`; the name may also stand in the lines of name and address (C058).
    private mutating func takeName(into scanned: inout ScannedRecord) throws(RejectReason) {
        let qualifier = segment.slice(1)
        let isPassenger = segment.holds("FL", 1, in: scanned) || segment.holds("DDU", 1, in: scanned)
        let isCrew = segment.holds("FM", 1, in: scanned) || segment.holds("DDT", 1, in: scanned)
        if isPassenger {
            try openParty("traveller", type: .person, into: &scanned)
        } else if isCrew {
            try openParty("crew", type: .person, into: &scanned)
        } else if segment.holds("MS", 1, in: scanned) {
            try openParty("reporting-party", type: .any, into: &scanned)
        } else {
            try openParty("", type: .any, into: &scanned)
            let start = scanned.bytes.count
            scanned.bytes.append(contentsOf: "party-".utf8)
            for i in qualifier.range { scanned.bytes.append(lowered(scanned.bytes[i])) }
            builder.party.role = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        }
        addName(surname: segment.slice(4, 0), given: givenNames(of: 4, from: 1, into: &scanned), into: &scanned)
        let lines = joined(3, into: &scanned)
        if !builder.hasName { builder.add(name: lines, in: scanned) } else { try builder.add(text: lines, to: &scanned) }
        builder.party.address = joined(5, 6, 7, 8, into: &scanned)
        if !segment.slice(9).isAbsent { builder.party.country = segment.slice(9) }
        try builder.add(text: builder.party.address, to: &scanned)
        try takeWords(outside: 3...8, into: &scanned)
    }

    /// Words in elements that are meant to hold codes and numbers, as text.
    mutating func takeWords(outside elements: ClosedRange<Int>, into scanned: inout ScannedRecord) throws(RejectReason) {
        for component in segment.components where component.element > 0 && !elements.contains(component.element) {
            if mayHoldName(scanned.bytes.span, component.slice.range) {
                try builder.add(text: component.slice, to: &scanned)
            }
        }
    }

    private func givenNames(of element: Int, from first: Int, into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        let start = scanned.bytes.count
        for component in segment.components where component.element == element && component.number >= first {
            if scanned.bytes.count > start { scanned.bytes.append(0x20) }
            scanned.appendCopy(of: component.slice)
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    /// All components of elements, parted by spaces.
    func joined(_ elements: Int..., into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        let start = scanned.bytes.count
        for component in segment.components where elements.contains(component.element) {
            if scanned.bytes.count > start { scanned.bytes.append(0x20) }
            scanned.appendCopy(of: component.slice)
        }
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    /// The given names before the surname. With a title written onto the given name (`JOHNMR`) the name without it goes first,
    /// and as it is written second: some names end so by themselves.
    mutating func addName(
        surname: ScannedRecord.Slice, given: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) {
        let bare = PassengerTitles.withoutTitle(given, in: scanned)
        if bare != given { builder.add(name: name(bare, surname, into: &scanned), in: scanned) }
        builder.add(name: name(given, surname, into: &scanned), in: scanned)
    }

    private func name(
        _ given: ScannedRecord.Slice, _ surname: ScannedRecord.Slice, into scanned: inout ScannedRecord
    ) -> ScannedRecord.Slice {
        if given.isAbsent { return surname }
        if surname.isAbsent { return given }
        let start = scanned.bytes.count
        scanned.appendCopy(of: given)
        scanned.bytes.append(0x20)
        scanned.appendCopy(of: surname)
        return ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
    }

    // MARK: TIF

    /// `TIF+SURNAME+GIVEN TITLE:A:1`, several given names for travellers of one surname; a qualifier C or G behind the surname
    /// tells a company or a group.
    private mutating func takeTravellers(into scanned: inout ScannedRecord) throws(RejectReason) {
        var surname = segment.slice(1)
        // Codes of one or two letters tell what the name is; longer words belong to it.
        for component in segment.components where component.element == 1 && component.number > 0 && component.slice.count > 2 {
            surname = name(surname, component.slice, into: &scanned)
        }
        let isPerson = !segment.holds("C", 1, 1, in: scanned) && !segment.holds("G", 1, 1, in: scanned)
        var element = 2
        repeat {
            let given = segment.slice(element)
            if element == 2 || !given.isAbsent {
                try openParty("traveller", type: isPerson ? .person : .any, into: &scanned)
                addName(surname: surname, given: given, into: &scanned)
                // Flights and history name the travellers again.
                if builder.isRepeated(in: scanned) { isOpen = false }
            }
            element += 1
        } while segment.components.last.map({ $0.element >= element }) ?? false
        for component in segment.components where component.element > 1 && component.number > 0 {
            if mayHoldName(scanned.bytes.span, component.slice.range) {
                try builder.add(text: component.slice, to: &scanned)
            }
        }
    }

    // MARK: Documents, contacts, addresses

    /// `DOC+P:110:111+NUMBER`; `LOC+91` behind it says whose.
    private mutating func takeDocument(into scanned: inout ScannedRecord) {
        addDocument(into: &scanned)
        guard isOpen else { return }
        document = segment.slice(2)
        documentKind =
            segment.holds("P", 1, in: scanned) || segment.holds("PT", 1, in: scanned)
            ? "passport"
            : segment.holds("V", 1, in: scanned) ? "visa" : "identity document"
    }

    private mutating func addDocument(into scanned: inout ScannedRecord) {
        if isOpen, !document.isAbsent {
            builder.add(identifier: document, kind: documentKind, country: documentCountry, in: &scanned)
        }
        document = .absent
        documentCountry = .absent
    }

    /// `COM+NUMBER:TE+ADDRESS:EM`.
    private mutating func takeContacts(into scanned: inout ScannedRecord) {
        var element = 1
        while segment.components.last.map({ $0.element >= element }) ?? false {
            let value = segment.slice(element)
            if segment.holds("EM", element, 1, in: scanned) {
                builder.add(identifier: value, kind: "email", in: &scanned)
            } else {
                builder.add(identifier: value, kind: "phone", in: &scanned)
            }
            element += 1
        }
    }

    /// `ADD++702:STREET:CITY:…`: a contact's address.
    private mutating func takeAddress(into scanned: inout ScannedRecord) throws(RejectReason) {
        let start = scanned.bytes.count
        for component in segment.components
        where component.element > 2 || component.element == 2 && (component.number > 0 || component.slice.count > 3) {
            if scanned.bytes.count > start {
                scanned.bytes.append(0x2C)
                scanned.bytes.append(0x20)
            }
            scanned.appendCopy(of: component.slice)
        }
        let address = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        if isOpen, builder.party.address.isAbsent { builder.party.address = address }
        try builder.add(text: address, to: &scanned)
        try takeWords(outside: 2...Int.max, into: &scanned)
    }

    // MARK: Text

    /// `IFT+4:28::DL+TEXT+TEXT`; subject 43 is who pays for the journey, named first.
    private mutating func takeRemark(into scanned: inout ScannedRecord) throws(RejectReason) {
        if segment.holds("43", 1, 1, in: scanned), !segment.slice(2).isAbsent {
            var sponsor = MessageBuilder()
            sponsor.open(role: Array("sponsor".utf8), type: .any, in: &scanned)
            sponsor.add(name: segment.slice(2), address: segment.slice(3), in: scanned)
            try sponsor.close(into: &scanned)
        }
        try takeText(from: 2, into: &scanned)
        try takeWords(outside: 2...Int.max, into: &scanned)
    }

    /// The components from an element on, or of it alone, as one text, and with a space at each line's cut where there is one.
    mutating func takeText(
        from element: Int, number: Int = 0, isAlone: Bool = false, into scanned: inout ScannedRecord
    ) throws(RejectReason) {
        func wanted(_ component: EDIFACTSegment.Component) -> Bool {
            !isAlone && component.element > element || component.element == element && component.number >= number
        }
        var hasSeam = false
        let start = scanned.bytes.count
        for component in segment.components where wanted(component) {
            if scanned.bytes.count > start { scanned.bytes.append(0x20) }
            scanned.appendCopy(of: component.slice)
            if component.seam >= 0 { hasSeam = true }
        }
        let text = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        try builder.add(text: text, to: &scanned)
        guard hasSeam else { return }
        let second = scanned.bytes.count
        for component in segment.components where wanted(component) {
            if scanned.bytes.count > second { scanned.bytes.append(0x20) }
            for i in component.slice.range {
                if i == component.seam { scanned.bytes.append(0x20) }
                scanned.bytes.append(scanned.bytes[i])
            }
        }
        try builder.add(text: ScannedRecord.Slice(start: second, count: scanned.bytes.count - second), to: &scanned)
    }

    /// A birth date as YYYY-MM-DD where it is one of YYMMDD, CCYYMMDD and DDMMMYY, else as it is written.
    func birthDate(_ slice: ScannedRecord.Slice, into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        let text = Array(scanned.bytes[slice.range])
        guard let date = PassengerDate.iso(text, interchangeYear: around.year) else { return slice }
        return MessageBuilder.append(date, to: &scanned)
    }

    /// Whether a name is being read, to which facts belong.
    var hasParty: Bool { isOpen }

    // MARK: Coverage

    /// Which segments were met.
    var coverage: FieldCoverage {
        var coverage = FieldCoverage()
        for (key, count) in met {
            let message = EDIFACTMessage(rawValue: UInt8(truncatingIfNeeded: key >> 8)) ?? .passenger
            var field = EDIFACTTag.coverage(of: UInt32(truncatingIfNeeded: key >> 16), in: message)
            if key & 1 != 0 {
                field.treatment = .screened
                field.detail = "text: words in a segment of codes"
            }
            coverage.add(field, count: count)
        }
        return coverage
    }
}
