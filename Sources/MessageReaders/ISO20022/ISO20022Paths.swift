import SanctionsModel

/// What each element's path means, found out once by the tables and then remembered: a tree of the paths met so far.
///
/// A step from an element to its child is one look into an open hash table. The tree of a real input has some hundred
/// nodes; `isFull` tells when a hostile one must be forgotten.
struct ISO20022Paths: Sendable {
    struct Node: Sendable {
        var name: String
        var parent: Int32
        /// The role of the party that begins here, as an index of `roles`; -1 for none.
        var role: Int32 = -1
        /// The role of the party whose account this is; -1 for none.
        var accountRole: Int32 = -1
        /// What kind of party the one around it is, when this element stands in it.
        var typeHint = PartyType.any
        /// What its text is; plain, since the meaning of the tables holds a text.
        var action = Action.none
        /// Of a reference.
        var rank: UInt8 = 0
        /// Of an amount by which the transaction is known: the lowest is taken.
        var amountRank: UInt8 = .max
        /// Place in `kinds`: of an identifier, or of a number whose scheme has no kind.
        var kind: Int32 = -1
        /// A number and its scheme are put together at its end.
        var isNumbered = false
        /// Among the elements that are not screened.
        var isSkipped = false
        /// Of those one that holds a reference, in which words may stand.
        var isReference = false
        /// Of those one that is never looked at: the message's own namespace and schema.
        var isNamespace = false
        var isMessage = false
        /// The message, or inside it.
        var isWithinMessage = false
        var isTransaction = false
        var needsTransactions = false
        var coverage: FieldCoverage.Field
        var count = 0
        /// Fields of the same path whose text was looked at although the table says that none belongs there.
        var countOfWords = 0
    }

    /// `ISO20022Fields.Meaning` without what only the tables need.
    enum Action: UInt8, Sendable {
        case none
        case name
        case birthDate
        case country
        case residence
        case address
        case identifier
        case otherNumber
        case scheme
        case text
        case reference
    }

    private struct Entry: Sendable {
        var key: UInt64 = 0
        var node: Int32 = -1
    }

    private(set) var nodes: [Node] = []
    private(set) var roles: [(text: [UInt8], type: PartyType)] = []
    private(set) var kinds: [[UInt8]] = []
    private var entries: [Entry]

    /// Most nodes: a message definition has a few thousand paths.
    static let limit = 1 << 15

    init() {
        entries = Array(repeating: Entry(), count: 1024)
        nodes.append(Node(name: "", parent: -1, coverage: FieldCoverage.Field(path: "", treatment: .unknown, detail: "")))
    }

    var isFull: Bool { nodes.count >= ISO20022Paths.limit }

    /// Forgets all paths but keeps roles and kinds.
    mutating func forget() {
        nodes.removeLast(nodes.count - 1)
        entries = Array(repeating: Entry(), count: 1024)
    }

    mutating func count(_ node: Int) { nodes[node].count &+= 1 }
    mutating func countWords(_ node: Int) { nodes[node].countOfWords &+= 1 }

    /// The node of an element inside that of `parent`.
    ///
    /// - Parameter isAttribute: an attribute of the element instead, whose name is reported with `@` before it.
    @inline(__always)
    mutating func child(
        of parent: Int, _ name: XMLMarkup.Name, _ text: Span<UInt8>, _ range: Range<Int>, isAttribute: Bool = false
    ) -> Int {
        let own = isAttribute ? ~name.hash : name.hash
        let key = (own ^ (UInt64(truncatingIfNeeded: parent) &* 0x9E37_79B9_7F4A_7C15)) | 1
        var place = Int(truncatingIfNeeded: (key &* 0xD6E8_FEB8_6659_FD93) >> 40) & (entries.count - 1)
        while true {
            let entry = entries[place]
            if entry.key == key { return Int(entry.node) }
            if entry.key == 0 { break }
            place = (place + 1) & (entries.count - 1)
        }
        return add(key, parent, text, range, isAttribute)
    }

    @inline(never)
    private mutating func add(
        _ key: UInt64, _ parent: Int, _ text: Span<UInt8>, _ range: Range<Int>, _ isAttribute: Bool
    ) -> Int {
        var bytes: [UInt8] = []
        for i in range.prefix(128) {
            if text[i] == 0x3A, !isAttribute || !bytes.elementsEqual("xmlns".utf8) {
                bytes.removeAll()
            } else {
                bytes.append(text[i])
            }
        }
        if isAttribute { bytes.insert(0x40, at: 0) }
        let node = makeNode(String(decoding: bytes, as: UTF8.self), parent)
        nodes.append(node)
        if nodes.count * 2 > entries.count {
            let old = entries
            entries = Array(repeating: Entry(), count: old.count * 2)
            for entry in old where entry.key != 0 { insert(entry) }
        }
        insert(Entry(key: key, node: Int32(truncatingIfNeeded: nodes.count - 1)))
        return nodes.count - 1
    }

    private mutating func insert(_ entry: Entry) {
        var place = Int(truncatingIfNeeded: (entry.key &* 0xD6E8_FEB8_6659_FD93) >> 40) & (entries.count - 1)
        while entries[place].key != 0 { place = (place + 1) & (entries.count - 1) }
        entries[place] = entry
    }

    // MARK: The tables

    private mutating func makeNode(_ name: String, _ parent: Int) -> Node {
        var path = [name]
        var at = parent
        while at > 0, path.count < XMLMarkup.maximumDepth {
            path.append(nodes[at].name)
            at = Int(nodes[at].parent)
        }
        path.reverse()
        // The envelope is nobody's field.
        let shown = path.drop { !["Document", "AppHdr"].contains($0) }
        let told = (shown.isEmpty ? path[...] : shown.first == "Document" ? shown.dropFirst() : shown).joined(separator: "/")
        var node = Node(
            name: name, parent: Int32(truncatingIfNeeded: parent),
            coverage: FieldCoverage.Field(path: told, treatment: .unknown, detail: "as free text, when it has a word"))
        let element = XMLMarkup.Name(name)
        let around = XMLMarkup.Name(parent > 0 ? nodes[parent].name : "")
        let isRecord = ISO20022Elements.isRecord(element, under: around)
        node.isTransaction =
            isRecord || element == ISO20022Elements.entry || element == ISO20022Elements.transactionDetails
            || (ISO20022Elements.isReported(element) && element != ISO20022Elements.document)
        node.needsTransactions = ISO20022Elements.needsTransactions(element)
        node.isMessage =
            isRecord || element == ISO20022Elements.groupHeader || element == ISO20022Elements.assignment
            || node.needsTransactions || element == ISO20022Elements.entry
            || (path.count >= 2 && path[path.count - 2] == "Document")
        node.isWithinMessage = node.isMessage || nodes[parent].isWithinMessage

        let party = partyAround(parent)
        if let row = ISO20022Fields.parties.first(where: { ISO20022Paths.fits($0.path, path) }), !isOwner(name, parent) {
            let role = row.role.hasPrefix("-") ? (party.map { roleText($0) } ?? "agent") + row.role : row.role
            node.role = self.role(role, row.type)
        } else if let row = ISO20022Fields.accounts.first(where: { ISO20022Paths.fits($0.path, path) }) {
            node.accountRole = self.role(
                row.role, row.role.hasSuffix("agent") || row.role == "intermediary" ? .organisation : .any)
        } else if name.hasSuffix("Acct"), party == nil {
            node.accountRole = role("account-holder", .any)
        } else if name.hasSuffix("Pty") || name.hasSuffix("Agt"), party == nil || (name != "Pty" && name != "Agt") {
            // A party that no table knows still is one, by the name of its element.
            node.role = self.role(name.lowercased(), name.hasSuffix("Agt") ? .organisation : .any)
        } else if party == nil, ["FinInstnId", "OrgId", "PrvtId", "PstlAdr", "Nm"].contains(name), parent > 0 {
            let around = path.dropLast().last { $0 != "Id" }
            node.accountRole = self.role((around ?? "party").lowercased(), .any)
        }
        switch name {
        // A creditor's scheme identifier stands under PrvtId even of a company (SEPA direct debit implementation guidelines).
        case "PrvtId": node.typeHint = path.contains { $0.hasSuffix("SchmeId") } ? .any : .person
        case "OrgId", "FinInstnId": node.typeHint = .organisation
        default: break
        }
        if let row = ISO20022Fields.numbered.first(where: { ISO20022Paths.fits($0.path, path) }) {
            node.isNumbered = true
            node.kind = kind(row.kind)
        }
        let inParty = party != nil || node.role >= 0 || node.accountRole >= 0
        if let row = ISO20022Fields.fields.first(where: {
            ISO20022Paths.fits($0.path, path) && (inParty || !$0.meaning.needsParty)
        }) {
            node.action = row.meaning.action
            if case .identifier(let kind) = row.meaning { node.kind = self.kind(kind) }
            if case .reference(let rank) = row.meaning { node.rank = rank }
            let role = node.role >= 0 ? Int(node.role) : party
            node.coverage.treatment = .screened
            node.coverage.detail = row.meaning.described(role: role.map { roleText($0) } ?? "")
        } else if let row = ISO20022Fields.notScreened.first(where: { ISO20022Paths.fits($0.path, path) }) {
            node.isSkipped = true
            node.isReference = row.reason == ISO20022Fields.reference
            node.isNamespace = row.reason == ISO20022Fields.namespace
            if let row = ISO20022Fields.amounts.first(where: { ISO20022Paths.fits($0.path, path) }) { node.amountRank = row.rank }
            node.coverage.treatment = .notScreened
            node.coverage.detail = row.reason
        }
        return node
    }

    /// The owner of an account is the account's party.
    private func isOwner(_ name: String, _ parent: Int) -> Bool { name == "Ownr" && nodes[parent].accountRole >= 0 }

    /// The role of the party or account around a place.
    private func partyAround(_ node: Int) -> Int? {
        var at = node
        while at > 0 {
            if nodes[at].role >= 0 { return Int(nodes[at].role) }
            if nodes[at].accountRole >= 0 { return Int(nodes[at].accountRole) }
            at = Int(nodes[at].parent)
        }
        return nil
    }

    private func roleText(_ role: Int) -> String { String(decoding: roles[role].text, as: UTF8.self) }

    private mutating func role(_ text: String, _ type: PartyType) -> Int32 {
        let bytes = Array(text.utf8)
        if let known = roles.firstIndex(where: { $0.text == bytes && $0.type == type }) {
            return Int32(truncatingIfNeeded: known)
        }
        // A hostile input makes roles of any names: beyond some they share one.
        if roles.count >= 1024 { return 0 }
        roles.append((bytes, type))
        return Int32(truncatingIfNeeded: roles.count - 1)
    }

    private mutating func kind(_ text: String) -> Int32 {
        let bytes = Array(text.utf8)
        if let known = kinds.firstIndex(of: bytes) { return Int32(truncatingIfNeeded: known) }
        kinds.append(bytes)
        return Int32(truncatingIfNeeded: kinds.count - 1)
    }

    /// The kind that a scheme's code tells, or the one that the number's place tells.
    mutating func kind(ofScheme code: String, at node: Int) -> Int32 {
        if let known = ISO20022Fields.schemes[code] { return kind(known) }
        return nodes[node].kind
    }

    /// Whether a row's path is the end of an element's path.
    static func fits(_ row: String, _ path: [String]) -> Bool {
        var i = path.count
        for segment in row.split(separator: "/").reversed() {
            i -= 1
            guard i >= 0 else { return false }
            if segment == "*" { continue }
            if segment.first == "*" {
                guard path[i].hasSuffix(segment.dropFirst()) else { return false }
            } else if segment.last == "*" {
                guard path[i].hasPrefix(segment.dropLast()) else { return false }
            } else if segment != path[i] {
                return false
            }
        }
        return true
    }
}

extension ISO20022Fields.Meaning {
    /// Whether it says something of a party, and means nothing outside of one.
    var needsParty: Bool {
        switch self {
        case .text, .reference: false
        default: true
        }
    }

    var action: ISO20022Paths.Action {
        switch self {
        case .name: .name
        case .birthDate: .birthDate
        case .country: .country
        case .residence: .residence
        case .address: .address
        case .identifier: .identifier
        case .otherNumber: .otherNumber
        case .scheme: .scheme
        case .text: .text
        case .reference: .reference
        }
    }

    func described(role: String) -> String {
        let prefix = role.isEmpty ? "" : role + "."
        switch self {
        case .name: return prefix + "name"
        case .birthDate: return prefix + "birthDate"
        case .country, .residence: return prefix + "country"
        case .address: return prefix + "address"
        case .identifier(let kind): return prefix + "identifier." + kind
        case .otherNumber: return prefix + "identifier"
        case .scheme: return prefix + "identifier's kind"
        case .text: return "text"
        case .reference: return "id; as text when it holds words"
        }
    }
}
