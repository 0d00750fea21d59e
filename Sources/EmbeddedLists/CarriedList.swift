import ReferenceData

/// That a list is meant to hold the entries of another one: a row of `lists/carries.csv`.
///
/// A list that carries no other is its authority's own: what it lacks of others is no gap in it.
public struct CarriedList: Sendable, Hashable {
    /// The list's identifier in the registry.
    public var list: String
    /// The other's.
    public var carries: String
    /// By what, in words.
    public var basis: String
}

extension EmbeddedLists {
    /// Empty only when the program was built from a damaged table; a test holds that it isn't.
    public static let carriedLists: [CarriedList] = {
        guard let rows = RegistryRows.rows(of: ReferenceData.carries), rows.first == ["list", "carries", "basis"] else {
            return []
        }
        let entries = rows.dropFirst().compactMap { row in
            row.count == 3 && !row[0].isEmpty && !row[1].isEmpty
                ? CarriedList(list: row[0], carries: row[1], basis: row[2]) : nil
        }
        return entries.count == rows.count - 1 ? entries : []
    }()
}
