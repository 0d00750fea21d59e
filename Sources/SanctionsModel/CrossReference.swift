/// The entry of another list, or of the same authority's earlier list, that a designation names as the same party's.
///
/// A designation keeps it as a remark, `United Nations reference: QDi.006`, in words that people read and that
/// `Designation.crossReferences` reads back.
public enum CrossReference: String, Sendable, Hashable, CaseIterable {
    /// A permanent reference number of the Security Council's list.
    case unitedNations = "United Nations reference"
    /// A Group ID of the consolidated list that OFSI kept until January 2026.
    case ofsiGroup = "OFSI Group ID"
    /// A Unique ID of the UK Sanctions List.
    case ukSanctionsList = "UK Sanctions List reference"
    /// A `euReferenceNumber` of the European Union's consolidated list.
    case europeanUnion = "European Union reference"
    /// An entry of another list, as the Swiss list names it: the Security Council's, where it has the form of one.
    case foreign = "Foreign reference"

    /// The prefix of the other entry's designation id.
    public var authority: String {
        switch self {
        case .unitedNations, .foreign: "un"
        case .ofsiGroup, .ukSanctionsList: "gb"
        case .europeanUnion: "eu"
        }
    }

    /// The id of the other entry; `nil` where the reference has not the form that it should have.
    ///
    /// The Security Council's are read in both of their forms: until 2014 they were written `QI.A.151.03.`, since then `QDi.151`, with
    /// the regime, the kind of party and the serial number kept.
    public func id(_ reference: String) -> String? {
        var text = reference[...]
        while let last = text.last, last == "." || last == " " { text = text.dropLast() }
        guard !text.isEmpty else { return nil }
        switch self {
        case .unitedNations: return "un:" + (CrossReference.permanentReference(text) ?? String(text))
        case .foreign: return CrossReference.permanentReference(text).map { "un:" + $0 }
        case .ofsiGroup, .ukSanctionsList, .europeanUnion: return "\(authority):\(text)"
        }
    }

    /// `QDi.151` of itself and of `QI.A.151.03`; `nil` of anything else.
    private static func permanentReference(_ text: Substring) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Array($0.utf8) }
        func isNumber(_ part: [UInt8], _ digits: ClosedRange<Int>) -> Bool {
            digits.contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
        }
        let letters = parts[0]
        guard letters.allSatisfy({ (0x41...0x5A).contains($0 & ~0x20) }) else { return nil }
        if parts.count == 2, letters.count == 3, letters[2] == 0x69 || letters[2] == 0x65, isNumber(parts[1], 3...3) {
            return String(text)
        }
        guard parts.count == 4, letters.count == 2, parts[1].count == 1, isNumber(parts[2], 1...3), isNumber(parts[3], 2...2)
        else { return nil }
        let regime: String
        switch letters[0] {
        case UInt8(ascii: "Q"): regime = "QD"
        case UInt8(ascii: "T"): regime = "TA"
        default: return nil
        }
        guard letters[1] == UInt8(ascii: "I") || letters[1] == UInt8(ascii: "E") else { return nil }
        let serial = String(decoding: parts[2], as: UTF8.self)
        return regime + (letters[1] == UInt8(ascii: "I") ? "i." : "e.") + String(repeating: "0", count: 3 - serial.count) + serial
    }

    /// The remark that keeps it.
    public func remark(_ reference: String) -> String { "\(rawValue): \(reference)" }
}

extension Designation {
    /// The ids of the other entries that the list says are the same party's: `un:QDi.006`, `gb:13349`. In the order of the
    /// remarks, each once. O(remarks).
    public var crossReferences: [String] {
        var ids: [String] = []
        for remark in remarks {
            for kind in CrossReference.allCases where remark.utf8.starts(with: kind.remark("").utf8) {
                let text = String(decoding: remark.utf8.dropFirst(kind.remark("").utf8.count), as: UTF8.self)
                if let id = kind.id(text), !ids.contains(id) { ids.append(id) }
            }
        }
        return ids
    }
}
