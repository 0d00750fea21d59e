import Bytes

extension Watchlist {
    /// The same watchlist with an index that leads to the names of some designations alone.
    ///
    /// Words, weights and what the aliases taught stay those of the whole, so that a search of the restricted one returns exactly what
    /// a search of the whole returns of those designations, with the same scores. Ids, sources and identifiers are all still there.
    /// O(postings); holds a copy of the postings that are kept.
    ///
    /// - Parameter isWanted: by designation; one that is missing is not wanted.
    public func restricted(to isWanted: [Bool]) -> Watchlist {
        var starts: [UInt32] = [0]
        var kept: [PostedName] = []
        var initials: [UInt32] = []
        starts.reserveCapacity(postingStarts.count)
        initials.reserveCapacity(postingInitials.count)
        for unit in 0..<postingInitials.count {
            let range = Int(postingStarts[unit])..<Int(postingStarts[unit + 1])
            var count: UInt32 = 0
            for place in range {
                let name = postings[place]
                let designation = Int(nameDesignations[name.name])
                guard isWanted.indices.contains(designation), isWanted[designation] else { continue }
                kept.append(name)
                if place - range.lowerBound < Int(postingInitials[unit]) { count += 1 }
            }
            initials.append(count)
            starts.append(UInt32(truncatingIfNeeded: kept.count))
        }
        return replacing(
            Postings(starts: Column(copying: starts), names: Column(copying: kept), initials: Column(copying: initials)))
    }
}
