/// What the segments of passenger messages are taken for.
enum EDIFACTTag {
    case nad, tif, ssr, att, dtm, nat, loc, doc, com, add, ift
    /// Codes, numbers, dates, places, fares and seats: nobody can be named in it.
    case code
    /// In no table: its text is searched.
    case other

    init(_ tag: UInt32) {
        switch EDIFACTTag.name(tag) {
        case "NAD": self = .nad
        case "TIF": self = .tif
        case "SSR": self = .ssr
        case "ATT": self = .att
        case "DTM": self = .dtm
        case "NAT": self = .nat
        case "LOC": self = .loc
        case "DOC": self = .doc
        case "COM": self = .com
        case "ADD": self = .add
        case "IFT", "FTX": self = .ift
        case let name where EDIFACTTag.codes.contains(name): self = .code
        default: self = .other
        }
    }

    private static let codes: Set<String> = [
        "ABI", "APD", "AUT", "BGM", "CNT", "DAT", "EBD", "EMP", "EQN", "ERC", "FAR", "FOP", "FTI", "GEI", "GRP", "LTS", "MEA",
        "MON",
        "MSG", "ORG", "PTK", "QTY", "RCI", "REF", "RFF", "RPI", "SAC", "SRC", "SSD", "TBD", "TDT", "TKT", "TRA", "TRI", "TVL",
        "TXD", "UNH", "UNT",
    ]

    static func name(_ tag: UInt32) -> String {
        String(
            decoding: [24, 16, 8, 0].compactMap { shift -> UInt8? in
                let byte = UInt8(truncatingIfNeeded: tag >> shift)
                return byte == 0 ? nil : byte
            }, as: UTF8.self)
    }

    static func coverage(of tag: UInt32) -> FieldCoverage.Field {
        let (treatment, detail): (FieldCoverage.Treatment, String) =
            switch EDIFACTTag(tag) {
            case .nad, .tif: (.screened, "name")
            case .ssr: (.screened, "DOCS: name, birthDate, gender, nationality, identifier; others: text")
            case .att: (.screened, "gender")
            case .dtm: (.screened, "birthDate (329); other dates are not screened")
            case .nat: (.screened, "nationality")
            case .loc: (.screened, "country (174), the document's country (91); other places are not screened")
            case .doc: (.screened, "identifier")
            case .com: (.screened, "identifier")
            case .add: (.screened, "address, text")
            case .ift: (.screened, "text")
            case .code: (.notScreened, "codes, numbers, dates, places, fares or seats")
            case .other: (.unknown, "text")
            }
        return FieldCoverage.Field(path: name(tag), treatment: treatment, detail: detail)
    }
}
