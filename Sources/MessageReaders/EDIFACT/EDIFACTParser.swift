import SanctionsModel

/// Reads one traveller of a passenger message into a `ScannedRecord`.
///
/// - **Id**: the booking's locator (PNRGOV) or the message's reference (PAXLST), a slash, and the traveller's number in it.
/// - **Parties**: `traveller`, `crew`, `reporting-party` and `sponsor`, other names of NAD as `party-` and their qualifier;
///   birth date, gender, nationality, country of residence and documents from the segments that follow the name.
/// - **Texts**: addresses, contacts' words, remarks (IFT, FTX, OSI), the free text of special service requests, and every
///   segment that isn't known to hold nobody's name.
///
/// Sources: UN/EDIFACT PAXLST (D.02B and later) and the WCO/IATA/ICAO implementation guide; IATA PNRGOV EDIFACT implementation
/// guide; DOCS, DOCA and DOCO by the AIRIMP.
struct EDIFACTParser: Sendable {
    var builder = MessageBuilder()
    var segment = EDIFACTSegment()
    var around = EDIFACTContext()
    private let encoding: RecordEncoding
    private var decoded: [UInt8] = []
    private var work: [UInt8] = []
    private var met: [UInt32: Int] = [:]

    // The present record.
    private var isOpen = false
    /// A document whose country may follow.
    private var document = ScannedRecord.Slice.absent
    private var documentKind: StaticString = "passport"
    private var documentCountry = ScannedRecord.Slice.absent

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
            let encoding = try encoding.of(record)
            if encoding == .utf8 {
                // SAFETY: the buffer is read within the closure only.
                unsafe record.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
            } else {
                let count = try RecordEncoding.decode(record, from: encoding, into: &decoded)
                text.append(contentsOf: decoded[..<count])
            }
        } catch {
            return error
        }
        isOpen = false
        document = .absent
        do throws(RejectReason) {
            var i = 0
            let span = text.span
            while i < span.count {
                i = try segment.read(span, from: i, around.syntax, into: &scanned)
                try take(into: &scanned)
            }
            try closeParty(into: &scanned)
        } catch {
            scanned.removeAll()
            return error
        }
        scanned.id = id(into: &scanned)
        return nil
    }

    private func id(into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
        guard !around.reference.isEmpty || around.ordinal > 0 else { return .absent }
        return MessageBuilder.append(around.reference + Array("/\(around.ordinal)".utf8), to: &scanned)
    }

    // MARK: Segments

    private mutating func take(into scanned: inout ScannedRecord) throws(RejectReason) {
        guard !segment.components.isEmpty else { return }
        met[segment.tag, default: 0] += 1
        switch EDIFACTTag(segment.tag) {
        case .nad: try takeName(into: &scanned)
        case .tif: try takeTravellers(into: &scanned)
        case .ssr: try takeService(into: &scanned)
        case .att:
            if isOpen, segment.holds("2", 1, in: scanned), builder.party.gender.isAbsent {
                builder.party.gender = segment.slice(3).isAbsent ? segment.slice(2) : segment.slice(3)
            }
        case .dtm:
            if isOpen, segment.holds("329", 1, 0, in: scanned), builder.party.birthDate.isAbsent {
                builder.party.birthDate = birthDate(segment.slice(1, 1), into: &scanned)
            }
        case .nat:
            if isOpen, builder.party.nationality.isAbsent { builder.party.nationality = segment.slice(2) }
        case .loc:
            if segment.holds("91", 1, in: scanned) { documentCountry = segment.slice(2) }
            if isOpen, segment.holds("174", 1, in: scanned) { builder.party.country = segment.slice(2) }
        case .doc: takeDocument(into: &scanned)
        case .com: takeContacts(into: &scanned)
        case .add: try takeAddress(into: &scanned)
        case .ift: try takeRemark(into: &scanned)
        case .code: break
        case .other: try takeText(from: 1, into: &scanned)
        }
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
        if !builder.hasName { builder.add(name: joined(3, into: &scanned), in: scanned) }
        builder.party.address = joined(5, 6, 7, 8, into: &scanned)
        if !segment.slice(9).isAbsent { builder.party.country = segment.slice(9) }
        try builder.add(text: builder.party.address, to: &scanned)
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
    private func joined(_ elements: Int..., into scanned: inout ScannedRecord) -> ScannedRecord.Slice {
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
        let surname = segment.slice(1)
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
        guard isOpen else { return }
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
        for component in segment.components where component.element == 2 && component.number > 0 {
            if scanned.bytes.count > start {
                scanned.bytes.append(0x2C)
                scanned.bytes.append(0x20)
            }
            scanned.appendCopy(of: component.slice)
        }
        let address = ScannedRecord.Slice(start: start, count: scanned.bytes.count - start)
        if isOpen, builder.party.address.isAbsent { builder.party.address = address }
        try builder.add(text: address, to: &scanned)
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
        for (tag, count) in met { coverage.add(EDIFACTTag.coverage(of: tag), count: count) }
        return coverage
    }
}
