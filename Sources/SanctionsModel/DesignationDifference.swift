extension Designation {
    /// The fields in which this designation says something else than an earlier entry of the same id, by their names here, in their
    /// order; empty when it says the same. O(size of both).
    public func fieldsDiffering(from other: Designation) -> [String] {
        var fields: [String] = []
        func compare<T: Equatable>(_ name: String, _ x: T, _ y: T) { if x != y { fields.append(name) } }
        compare("type", type, other.type)
        compare("names", names, other.names)
        compare("genders", genders, other.genders)
        compare("births", births, other.births)
        compare("nationalities", nationalities, other.nationalities)
        compare("identifiers", identifiers, other.identifiers)
        compare("addresses", addresses, other.addresses)
        compare("titles", titles, other.titles)
        compare("programmes", programmes, other.programmes)
        compare("legalBasis", legalBasis, other.legalBasis)
        compare("listedOn", listedOn, other.listedOn)
        compare("updatedOn", updatedOn, other.updatedOn)
        compare("measures", measures, other.measures)
        compare("remarks", remarks, other.remarks)
        return fields
    }
}
