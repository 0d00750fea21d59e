import MessageReaders
import SanctionsModel

/// A place of a message that is filled in: a field that may name somebody, or a reference, amount and the like.
struct MessageSlot: Sendable, Hashable {
    /// How the field is screened, and so by what a name in it is to be compared.
    enum Kind: Sendable, Hashable {
        case party(PartyType)
        case text
    }

    var layout: SlotLayout
    /// As reports write it: `Dbtr/Nm`, `:50K:`; empty for a slot that holds no name.
    var field: String
    var kind: Kind

    /// Reads what stands between the braces of a template; `nil` when it is no known layout.
    init?(_ text: Substring) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        guard let first = parts.first, let layout = SlotLayout(first), layout.isFiller == (parts.count == 1), parts.count <= 3
        else { return nil }
        self.layout = layout
        field = parts.count > 1 ? String(parts[1]) : ""
        switch parts.count > 2 ? parts[2] : "" {
        case "": kind = layout.isText ? .text : .party(.any)
        case "o": kind = .party(.organisation)
        case "p": kind = .party(.person)
        case "t": kind = .text
        default: return nil
        }
    }
}

/// How a value stands in a message. `Data/messages.txt` says what each is.
enum SlotLayout: Sendable, Hashable {
    case name(Int)
    case text(Int)
    case pieces(Int, String)
    case lines(width: Int, count: Int)
    case numbered(Int)
    case free(width: Int, count: Int)
    case codes(String)
    case coded(width: Int, String)
    case subfields(String)
    case parted(String, isGivenFirst: Bool)
    case fixed(Int)
    case fixedText(Int)
    case filler(Filler)

    /// A value that names nobody.
    enum Filler: String, Sendable, Hashable, CaseIterable {
        case ref, number, amount, mtamount, day, yymmdd, iban, bic, encoding
    }

    init?(_ text: Substring) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count > 1 ? parts[1] : ""
        let arguments = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let first = arguments.first.flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
        let second = arguments.count > 1 ? arguments[1] : ""
        switch parts[0] {
        case "codes": self = .codes(String(rest))
        case "subfields": self = .subfields(String(rest))
        case "parted": self = .parted(String(rest), isGivenFirst: false)
        case "parted-given": self = .parted(String(rest), isGivenFirst: true)
        default:
            if let filler = Filler(rawValue: String(text)) {
                self = .filler(filler)
                return
            }
            guard let first else { return nil }
            switch parts[0] {
            case "name": self = .name(first)
            case "text": self = .text(first)
            case "pieces": self = .pieces(first, String(second))
            case "numbered": self = .numbered(first)
            case "coded": self = .coded(width: first, String(second))
            case "fixed": self = .fixed(first)
            case "fixed-text": self = .fixedText(first)
            case "lines", "free":
                guard let count = Int(second), (1...100).contains(count) else { return nil }
                self = parts[0] == "lines" ? .lines(width: first, count: count) : .free(width: first, count: count)
            default: return nil
            }
        }
    }

    var isFiller: Bool {
        if case .filler = self { true } else { false }
    }

    /// Whether a name stands in it among other words.
    var isText: Bool {
        switch self {
        case .text, .pieces, .free, .codes, .fixedText: true
        default: false
        }
    }
}
