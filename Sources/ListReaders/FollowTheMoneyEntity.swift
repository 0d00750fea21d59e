import JSON
import SanctionsModel

/// One entity of a FollowTheMoney file.
struct FollowTheMoneyEntity {
    /// What an entity is to a list.
    enum Role: Equatable {
        /// Somebody or something that can be listed.
        case thing(PartyType)
        /// A document, sanction or wallet of a thing, which it names.
        case belonging
        /// An address, which things name.
        case address
        /// A relation between two things.
        case link
        case unknown
    }

    var id: String
    var schema: String
    var caption: String
    var line: Int
    var datasets: [String]
    /// False only where the entity says so.
    var isTarget: Bool
    /// Time stamps of ISO 8601, empty where there are none.
    var lastSeen: String
    var lastChange: String
    /// In the order of the file, the texts of each; entities that stand inside are named by their ids.
    private(set) var properties: [(name: String, values: [String])] = []
    /// Entities that stand inside the properties, and inside those.
    private(set) var nested: [FollowTheMoneyEntity] = []

    /// `nil` when it has no id or no schema.
    init?(_ record: JSONValue) {
        self.init(record, isInside: nil)
    }

    private init?(_ record: JSONValue, isInside owner: FollowTheMoneyEntity?) {
        id = record.text("id")
        schema = record.text("schema")
        guard !id.isEmpty, !schema.isEmpty else { return nil }
        caption = record.text("caption")
        line = record.line
        datasets = record.all("datasets").flatMap { $0.items.map(\.text) }.filter { !$0.isEmpty }
        if let owner, datasets.isEmpty { datasets = owner.datasets }
        // What stands inside another entity is there to describe it.
        // Of two that contradict each other the one that makes it a target counts.
        let says = record.all("target").map(\.text)
        isTarget = owner == nil ? says.isEmpty || says.contains { $0 != "false" } : says.contains("true")
        lastSeen = record.text("last_seen")
        lastChange = record.text("last_change")
        for member in record.all("properties").flatMap(\.members) {
            var values: [String] = []
            for value in member.value.items {
                if value.isObject {
                    guard var inner = FollowTheMoneyEntity(value, isInside: self) else { continue }
                    nested += inner.nested
                    inner.nested = []
                    values.append(inner.id)
                    nested.append(inner)
                } else if !value.text.isEmpty {
                    values.append(value.text)
                }
            }
            if let index = properties.firstIndex(where: { $0.name == member.key }) {
                properties[index].values += values
            } else {
                properties.append((member.key, values))
            }
        }
        // A nested belonging may leave out whom it belongs to.
        for index in nested.indices where nested[index].role == .belonging && nested[index].owners.isEmpty {
            nested[index].properties.append(("holder", [id]))
        }
    }

    /// The texts of a property; empty when the entity doesn't have it.
    subscript(property: String) -> [String] { properties.first { $0.name == property }?.values ?? [] }

    var role: Role {
        switch schema {
        case "Person": .thing(.person)
        case "Organization", "Company", "PublicBody": .thing(.organisation)
        // A person or an organisation: the source doesn't know.
        case "LegalEntity": .thing(.any)
        case "Vessel": .thing(.vessel)
        case "Airplane": .thing(.aircraft)
        case "Vehicle", "Asset", "Security", "RealEstate", "Thing": .thing(.any)
        case "Sanction", "Identification", "Passport", "CryptoWallet": .belonging
        case "Address": .address
        case "Ownership", "Directorship", "Family", "Associate", "Membership", "Employment", "UnknownLink", "Occupancy",
            "Representation", "Succession", "Position", "Payment", "Debt", "Similar", "ContractAward", "Contract",
            "Documentation",
            "ProjectParticipant", "Project", "EconomicActivity", "Interval", "Interest", "Event", "TaxRoll", "License", "Mention":
            .link
        default: .unknown
        }
    }

    /// The ids of the things that a belonging belongs to.
    var owners: [String] { role == .belonging ? ["entity", "holder", "owner"].flatMap { self[$0] } : [] }

    /// The entity's own fields as an address.
    var address: Address {
        func text(_ properties: String...) -> String {
            properties.flatMap { self[$0] }.filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let street = text("street", "street2", "street3", "postOfficeBox")
        let parts = street + text("city")
        return Address(
            street: parts.isEmpty ? text("full", "name") : street, city: text("city"), region: text("region", "state"),
            postalCode: text("postalCode"), country: self["country"].first.map(FollowTheMoneyProperties.country) ?? "",
            note: text("remarks", "summary"))
    }
}
