/// What the segments of messages are taken for.
enum EDIFACTTag {
    case nad, fii, tif, ssr, att, dtm, nat, loc, doc, com, cta, add, ift, moa, frame
    /// Codes, numbers, dates, places, fares and seats: nobody is meant to be named in it, and words in it are screened as text.
    case code
    /// In no table: its text is searched.
    case other

    init(_ tag: UInt32, in message: EDIFACTMessage) {
        let isPassenger = message == .passenger
        switch EDIFACTTag.name(tag) {
        case "NAD": self = .nad
        case "FII": self = .fii
        case "TIF" where isPassenger: self = .tif
        case "SSR" where isPassenger: self = .ssr
        case "ATT" where isPassenger: self = .att
        case "DTM" where isPassenger: self = .dtm
        case "NAT" where isPassenger: self = .nat
        case "LOC" where isPassenger: self = .loc
        case "DOC" where isPassenger: self = .doc
        case "COM": self = .com
        case "CTA": self = .cta
        case "ADD" where isPassenger: self = .add
        case "IFT", "FTX", "OSI": self = .ift
        case "MOA" where !isPassenger: self = .moa
        case "UNB", "UNG": self = .frame
        case "ERC" where !isPassenger: self = .other
        case let name where EDIFACTTag.codes.contains(name): self = .code
        default: self = .other
        }
    }

    /// Segments of codes of passenger messages (IATA PNRGOV implementation guide, UN/EDIFACT PAXLST), and of payments and
    /// answers (UN/EDIFACT D.96A and later).
    private static let codes: Set<String> = [
        "ABI", "APD", "AUT", "BGM", "CNT", "DAT", "EBD", "EMP", "EQN", "ERC", "FAR", "FOP", "FTI", "GEI", "GRP", "LTS", "MEA",
        "MON", "MSG", "ORG", "PTK", "QTY", "RCI", "REF", "RFF", "RPI", "SAC", "SRC", "SSD", "TBD", "TDT", "TKT", "TRA", "TRI",
        "TVL", "TXD", "UNH", "UNT",
        "AJT", "ALI", "BUS", "CUX", "DLI", "DOC", "DTM", "FCA", "GIS", "IDE", "INP", "LIN", "LOC", "MOA", "NAT", "PAC", "PAI",
        "PCD", "PRC", "PYT", "RCS", "SEQ", "STS", "TAX", "UCD", "UCF", "UCI", "UCM", "UCS", "UNS",
    ]

    /// Segments that are read and are no codes.
    private static let words: Set<String> = [
        "NAD", "FII", "TIF", "SSR", "ATT", "COM", "CTA", "ADD", "IFT", "FTX", "OSI", "UNA", "UNB", "UNG", "UNE", "UNZ",
    ]

    private static let known: Set<UInt32> = Set(
        codes.union(words).map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } })

    private static let packedCodes: Set<UInt32> = Set(codes.map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } })

    /// Whether nobody is meant to be named in a segment with this tag.
    static func isCode(_ tag: UInt32) -> Bool { packedCodes.contains(tag) }

    /// Whether the tag is in one of the tables.
    static func isKnown(_ tag: UInt32) -> Bool { known.contains(tag) }

    static func name(_ tag: UInt32) -> String {
        String(
            decoding: [24, 16, 8, 0].compactMap { shift -> UInt8? in
                let byte = UInt8(truncatingIfNeeded: tag >> shift)
                return byte == 0 ? nil : byte
            }, as: UTF8.self)
    }

    /// Whether a segment begins behind the terminator at `index`, or nothing but white space stands there: three capitals or
    /// digits and a separator, or a known tag alone. O(white space).
    static func opensSegment(_ text: Span<UInt8>, behind index: Int, _ syntax: EDIFACTSyntax) -> Bool {
        var i = index + 1
        while i < text.count, text[i] <= 0x20 { i += 1 }
        guard i < text.count else { return true }
        return opensSegment(syntax) { k in
            // Line ends may stand anywhere.
            while i < text.count, text[i] == 0x0A || text[i] == 0x0D { i += 1 }
            defer { i += 1 }
            return i < text.count ? text[i] : syntax.terminator
        } != 0
    }

    /// The tag that begins here, 0 when none does.
    ///
    /// - Parameter next: the next byte of the segment, in ASCII, without line ends.
    @inline(__always)
    static func opensSegment(_ syntax: EDIFACTSyntax, next: (Int) -> UInt8) -> UInt32 {
        var tag: UInt32 = 0
        for k in 0..<3 {
            let byte = next(k)
            let isCapital = byte >= 0x41 && byte <= 0x5A
            guard isCapital || k > 0 && byte >= 0x30 && byte <= 0x39 else { return 0 }
            tag = tag << 8 | UInt32(byte)
        }
        var byte = next(3)
        var k = 4
        while byte == 0x20, k < 8 {
            byte = next(k)
            k += 1
        }
        if byte == syntax.element || byte == syntax.component { return tag }
        return byte == syntax.terminator && known.contains(tag) ? tag : 0
    }

    static func coverage(of tag: UInt32, in message: EDIFACTMessage) -> FieldCoverage.Field {
        let isPassenger = message == .passenger
        let (treatment, detail): (FieldCoverage.Treatment, String) =
            switch EDIFACTTag(tag, in: message) {
            case .nad: (.screened, isPassenger ? "name" : "name, address, identifier, text")
            case .tif: (.screened, "name")
            case .fii: (.screened, "account holder: name, identifier; institution: name, identifier; text")
            case .ssr: (.screened, "DOCS: name, birthDate, gender, nationality, identifier; others: text")
            case .att: (.screened, "gender")
            case .dtm: (.screened, "birthDate (329); other dates are not screened")
            case .nat: (.screened, "nationality")
            case .loc: (.screened, "country (174), the document's country (91); other places are not screened")
            case .doc: (.screened, "identifier")
            case .com: (.screened, "identifier")
            case .cta: (.screened, "contact: name")
            case .add: (.screened, "address, text")
            case .ift: (.screened, "text")
            case .moa: (.notScreened, "an amount; words in it are screened as text")
            case .frame: (.screened, "text: words in the names of sender and recipient")
            case .code:
                (
                    .notScreened,
                    isPassenger
                        ? "codes, numbers, dates, places, fares or seats; words in them are screened as text"
                        : "codes, numbers, dates or references; words in them are screened as text"
                )
            case .other: (.unknown, "text")
            }
        let path = tag == 0 ? "EDIFACT segment without a tag" : name(tag)
        return FieldCoverage.Field(path: path, treatment: treatment, detail: detail)
    }
}
