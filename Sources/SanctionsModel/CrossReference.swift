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

    /// The prefix of the other entry's designation id.
    public var authority: String {
        switch self {
        case .unitedNations: "un"
        case .ofsiGroup, .ukSanctionsList: "gb"
        }
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
                let id = "\(kind.authority):\(String(decoding: remark.utf8.dropFirst(kind.remark("").utf8.count), as: UTF8.self))"
                if !ids.contains(id) { ids.append(id) }
            }
        }
        return ids
    }
}
