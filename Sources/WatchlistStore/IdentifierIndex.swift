import Bytes
import NameMatching
public import SanctionsModel

/// Identifiers → designations.
extension Watchlist {
    /// The designations that hold an identifier, in the list's order. O(log identifiers); allocates where it finds one.
    public func designations(withIdentifier key: IdentifierKey) -> [Int] {
        let hash = Watchlist.hash(key)
        var low = 0
        var high = identifierHashes.count
        while low < high {
            let middle = (low + high) / 2
            if identifierHashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        var found: [Int] = []
        while low < identifierHashes.count, identifierHashes[low] == hash {
            let index = Int(identifierDesignations[low])
            // The hash is of the value alone; the designation's own words decide.
            let holds = designation(index).identifiers.contains { IdentifierKey($0)?.meets(key) ?? false }
            if holds, !found.contains(index) { found.append(index) }
            low += 1
        }
        return found
    }

    static func hash(_ key: IdentifierKey) -> UInt64 {
        let bytes = Array(key.value.utf8)
        return stableHash(bytes.span, seed: 7)
    }
}
