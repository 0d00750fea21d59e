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
            var low = firstIdentifier(from: hash)
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
        return identifierHash(ofFolded: bytes.span)
    }

    /// The hash under which an identifier is looked up.
    ///
    /// - Parameter letters: as `IdentifierKey.lookup` gives them: letters and digits folded, without zeros at the front.
    package static func identifierHash(ofFolded letters: Span<UInt8>) -> UInt64 { stableHash(letters, seed: 7) }

    /// Whether an identifier with that hash is listed; other kinds of identifiers may have it too. O(1) for most that are not.
    package func holds(identifierHash hash: UInt64) -> Bool {
        let filter = identifierFilter
        guard KeyFilter.mayHold(hash, filter.span) else { return false }
        let low = firstIdentifier(from: hash)
        return low < identifierHashes.count && identifierHashes[low] == hash
    }

    /// The place of the first identifier whose hash is not below that one.
    private func firstIdentifier(from hash: UInt64) -> Int {
        var low = 0
        var high = identifierHashes.count
        while low < high {
            let middle = (low + high) / 2
            if identifierHashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
