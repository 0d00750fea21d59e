import Bytes
import NameMatching
public import SanctionsModel

/// Identifiers → designations.
extension Watchlist {
    /// The designations that hold an identifier (`IdentifierMatch`), in the list's order. O(keys × log identifiers); allocates
    /// where it finds one.
    public func designations(withIdentifier identifier: Identifier) -> [Int] {
        var found: [Int] = []
        for key in IdentifierMatch.keys(of: identifier) {
            let hash = Watchlist.hash(key)
            var low = 0
            var high = identifierHashes.count
            while low < high {
                let middle = (low + high) / 2
                if identifierHashes[middle] < hash { low = middle + 1 } else { high = middle }
            }
            while low < identifierHashes.count, identifierHashes[low] == hash {
                let index = Int(identifierDesignations[low])
                // The hash is of the folded value alone; the designation's own words decide.
                if !found.contains(index), IdentifierMatch.best(of: identifier, among: designation(index).identifiers) != nil {
                    found.append(index)
                }
                low += 1
            }
        }
        return found.sorted()
    }

    static func hash(_ key: IdentifierKey) -> UInt64 {
        let bytes = key.lookup
        return stableHash(bytes.span, seed: 7)
    }
}
