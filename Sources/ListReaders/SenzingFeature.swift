import JSON

/// Attributes of a Senzing record that belong together: those of one object in a list, or those of one label in a flat record.
struct SenzingFeature {
    /// What stands before the attributes' names: `HOME` of `HOME_ADDR_CITY`; empty inside lists, where the type says it.
    var label: String
    /// By the name of the specification, in the order of the record.
    private var attributes: [(name: String, value: String)] = []
    /// What the specification doesn't name.
    private(set) var unknown: [(name: String, value: String)] = []

    private init(label: String) { self.label = label }

    func values(_ name: String) -> [String] { attributes.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

    func value(_ name: String) -> String { values(name).first ?? "" }

    var remarks: [(name: String, value: String)] {
        attributes.filter { SenzingFeature.remarkNames.contains($0.name) && !$0.value.isEmpty }
    }

    var isRelation: Bool { attributes.contains { $0.name.hasPrefix("REL_") } }

    /// All features of a record. O(attributes).
    static func features(of record: JSONValue) -> [SenzingFeature] {
        var flat: [SenzingFeature] = []
        var lists: [SenzingFeature] = []
        for member in record.members where !recordKeys.contains(member.key) {
            let (key, value) = (member.key, member.value)
            if case .list(let items) = value.content {
                for item in items {
                    guard item.isObject else {
                        add(key, item.text, to: &flat)
                        continue
                    }
                    var inside: [SenzingFeature] = []
                    for member in item.members { add(member.key, member.value.text, to: &inside) }
                    lists += merged(inside)
                }
            } else {
                add(key, value.text, to: &flat)
            }
        }
        return flat + lists
    }

    /// An object holds one feature, whatever labels its attributes have.
    private static func merged(_ features: [SenzingFeature]) -> [SenzingFeature] {
        guard var one = features.first else { return [] }
        for other in features.dropFirst() {
            if one.label.isEmpty { one.label = other.label }
            one.attributes += other.attributes
            one.unknown += other.unknown
        }
        return [one]
    }

    private static func add(_ key: String, _ text: String, to features: inout [SenzingFeature]) {
        let name = names.contains(key) ? key : names.filter { key.hasSuffix("_" + $0) }.max { $0.utf8.count < $1.utf8.count }
        let label = name.map { $0 == key ? "" : key.slice(0, key.utf8.count - $0.utf8.count - 1) } ?? ""
        let index = features.firstIndex { $0.label == label } ?? features.count
        if index == features.count { features.append(SenzingFeature(label: label)) }
        if let name {
            features[index].attributes.append((name, text))
        } else {
            features[index].unknown.append((key, text))
        }
    }

    /// Codes of countries in capitals, anything else as written.
    static func country(_ text: String) -> String { FollowTheMoneyProperties.country(text) }

    // MARK: - The specification's names

    /// Read with the record itself.
    private static let recordKeys: Set<String> = ["DATA_SOURCE", "RECORD_ID", "RECORD_TYPE", "LAST_CHANGE"]

    /// Attributes that are numbers of a party, with their kinds.
    static let identifiers: [(attribute: String, kind: String)] = [
        ("PASSPORT_NUMBER", "passport"), ("NATIONAL_ID_NUMBER", "national-id"), ("SSN_NUMBER", "national-id"),
        ("DRIVERS_LICENSE_NUMBER", "driving-licence"), ("TAX_ID_NUMBER", "tax-id"), ("DUNS_NUMBER", "duns"),
        ("LEI_NUMBER", "lei"),
        ("IMO_NUMBER", "imo"), ("MMSI_NUMBER", "mmsi"), ("CALL_SIGN", "call-sign"), ("ISIN_NUMBER", "isin"),
        ("ACCOUNT_NUMBER", "account"), ("PHONE_NUMBER", "phone"), ("EMAIL_ADDRESS", "email"), ("WEBSITE_ADDRESS", "website"),
        ("NPI_NUMBER", "other"), ("OTHER_ID_NUMBER", "other"), ("TRUSTED_ID_NUMBER", "other"), ("OFAC_ID", "other"),
    ]

    private static let remarkNames: Set<String> = [
        "DATE_OF_DEATH", "REGISTRATION_DATE", "TOPIC", "GROUP_ASSN_ORG_NAME", "GROUP_ASSOCIATION_ORG_NAME", "EMPLOYER_NAME",
        "URL",
        "SOURCE_URL", "LINKEDIN", "FACEBOOK", "TWITTER", "INSTAGRAM", "TELEGRAM", "WHATSAPP", "SKYPE", "SIGNAL", "VIBER",
        "WECHAT",
        "ZOOMROOM", "TANGO", "GROUP_ASSOCIATION_TYPE", "GROUP_ASSN_ID_NUMBER", "EMPLOYER",
    ]

    private static let names: Set<String> = {
        var names: Set<String> = [
            "NAME_TYPE", "NAME_FULL", "NAME_ORG", "NAME_FIRST", "NAME_MIDDLE", "NAME_LAST", "NAME_PREFIX", "NAME_SUFFIX",
            "ADDR_TYPE",
            "ADDR_FULL", "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE", "ADDR_COUNTRY", "DATE_OF_BIRTH", "PLACE_OF_BIRTH",
            "NATIONALITY", "CITIZENSHIP", "REGISTRATION_COUNTRY", "COUNTRY_OF_ASSOCIATION", "GENDER", "RECORD_TYPE",
            "REL_ANCHOR_DOMAIN", "REL_ANCHOR_KEY", "REL_POINTER_DOMAIN", "REL_POINTER_KEY", "REL_POINTER_ROLE", "PHONE_TYPE",
            "ACCOUNT_DOMAIN", "PASSPORT_COUNTRY", "DRIVERS_LICENSE_STATE",
        ]
        for line in 1...6 { names.insert("ADDR_LINE\(line)") }
        for (attribute, _) in identifiers {
            names.insert(attribute)
            guard let place = attribute.offset(of: "_NUMBER") else { continue }
            for field in ["TYPE", "COUNTRY", "STATE", "ISSUER"] { names.insert("\(attribute.slice(0, place))_\(field)") }
        }
        return names.union(remarkNames)
    }()
}
