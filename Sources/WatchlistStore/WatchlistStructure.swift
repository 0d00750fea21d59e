import Bytes
import NameMatching
import SanctionsModel

/// The rules that every compiled watchlist keeps: each number in a column is one that its reader may use without a further look.
///
/// Hashes prove that a file is as it was written, not by whom. With this a file that was made otherwise is refused when it is opened,
/// and stops no search. Linear, and bound by the memory's speed; the designations are read on all cores.
extension Watchlist {
    /// Most units of one name: sums of their weights stay within 32 bits.
    private static let mostUnits = 1 << 15

    /// - Throws: `WatchlistError.damaged`, naming the section.
    func checkStructure() throws(WatchlistError) {
        try checkDescription()
        try checkStarts(.nameUnitStarts, nameUnitStarts, end: nameUnits.count)
        try checkStarts(.designationNames, designationNames, end: nameCount)
        try checkUnits()
        try checkKeys()
        try checkNames()
        try checkPostings()
        try checkRespellings()
        try checkParties()
        try checkIdentifiers()
        try checkDesignations()
    }

    // MARK: Columns

    private func refuse(_ section: Section, _ place: Int) -> WatchlistError {
        .damaged("section \(section) holds what it can't at \(place)")
    }

    private func check<T>(_ section: Section, _ column: Column<T>, _ isSound: (T) -> Bool) throws(WatchlistError) {
        let values = column.span
        for i in values.indices where !isSound(values[i]) { throw refuse(section, i) }
    }

    /// Places that begin with 0, ascend, and end where the other column does.
    private func checkStarts(_ section: Section, _ column: Column<UInt32>, end: Int) throws(WatchlistError) {
        let starts = column.span
        guard starts.count > 0, starts[0] == 0, Int(starts[starts.count - 1]) == end else { throw refuse(section, 0) }
        for i in 1..<max(1, starts.count) where starts[i] < starts[i - 1] { throw refuse(section, i) }
    }

    private func checkDescription() throws(WatchlistError) {
        var ids: Set<String> = []
        for list in sources {
            guard list.entryCount >= 0, ids.insert(list.id).inserted, list.files.allSatisfy({ $0.size >= 0 }),
                list.quirks.allSatisfy({ $0.count >= 0 })
            else { throw .damaged("its description contradicts itself") }
        }
        guard unreadableNames >= 0, unreadableNames <= nameCount else { throw .damaged("its description contradicts itself") }
    }

    // MARK: Tokens

    private func checkUnits() throws(WatchlistError) {
        let (units, unitText, exactSlots) = (units, unitText, exactSlots)
        let listed = units.span
        let letters = unitText.span
        for i in listed.indices where !listed[i].isSound(letters) { throw refuse(.units, i) }
        let tokens = UInt32(truncatingIfNeeded: tokenCount)
        var hasRoom = false
        let slots = exactSlots.span
        for i in slots.indices {
            guard slots[i] <= tokens else { throw refuse(.exactSlots, i) }
            hasRoom = hasRoom || slots[i] == 0
        }
        // A search in it ends at a free slot.
        guard hasRoom else { throw refuse(.exactSlots, 0) }
    }

    private func checkKeys() throws(WatchlistError) {
        try checkStarts(.keyBuckets, keyTable.buckets, end: keyTable.entries.count)
        let (table, count) = (keyTable, units.count)
        try check(.keyEntries, table.entries) { table.unit(ofEntry: $0) < count }
    }

    private func checkRespellings() throws(WatchlistError) {
        guard let place = VariantTable.firstUnsoundRow(respellings) else { return }
        throw refuse(.respellings, place)
    }

    // MARK: Names

    private func checkNames() throws(WatchlistError) {
        let (nameUnitStarts, nameUnits, nameWeights) = (nameUnitStarts, nameUnits, nameWeights)
        let starts = nameUnitStarts.span
        let held = nameUnits.span
        let weights = nameWeights.span
        let (tokens, all) = (UInt32(truncatingIfNeeded: tokenCount), UInt32(truncatingIfNeeded: units.count))
        for name in 0..<nameCount {
            let (start, end) = (Int(starts[name]), Int(starts[name + 1]))
            let count = end - start
            let tokenCount = Watchlist.tokenCount(ofUnits: count)
            guard count == Watchlist.unitCount(ofTokens: tokenCount), count <= Watchlist.mostUnits else {
                throw refuse(.nameUnitStarts, name)
            }
            for place in start..<start + tokenCount where held[place] >= tokens { throw refuse(.nameUnits, place) }
            for place in start + tokenCount..<end {
                guard held[place] == .max || (held[place] >= tokens && held[place] < all) else { throw refuse(.nameUnits, place) }
            }
            let most = UInt64(tokenCount) * UInt64(UInt16.max)
            guard weights[name] & 0xFFFF_FFFF <= most, weights[name] >> 32 <= most else { throw refuse(.nameWeights, name) }
        }
        let (nameDesignations, designationNames) = (nameDesignations, designationNames)
        let owners = nameDesignations.span
        let owned = designationNames.span
        for designation in 0..<designationCount {
            for name in Int(owned[designation])..<Int(owned[designation + 1]) where Int(owners[name]) != designation {
                throw refuse(.nameDesignations, name)
            }
        }
    }

    private func checkPostings() throws(WatchlistError) {
        try checkStarts(.postingStarts, postingStarts, end: postings.count)
        try checkStarts(.anchorStarts, anchorStarts, end: anchoredNames.count)
        guard postings.count <= Int(Int32.max) else { throw refuse(.postings, 0) }
        let (postingStarts, postingInitials, nameUnitStarts) = (postingStarts, postingInitials, nameUnitStarts)
        let starts = postingStarts.span
        let initials = postingInitials.span
        for unit in initials.indices where initials[unit] > starts[unit + 1] - starts[unit] {
            throw refuse(.postingInitials, unit)
        }
        let names = nameUnitStarts.span
        let count = nameCount
        // A name is found by what it holds, so it holds something.
        for (section, column) in [(Section.postings, postings), (.anchoredNames, anchoredNames)] {
            let posted = column.span
            for i in posted.indices {
                let name = posted[i].name
                guard name < count, names[name] < names[name + 1] else { throw refuse(section, i) }
            }
        }
    }

    // MARK: Designations

    private func checkParties() throws(WatchlistError) {
        let lists = UInt32(truncatingIfNeeded: sources.count)
        try check(.designationTraits, designationTraits) { $0 >> 8 < lists }
        try check(.partyLinks, partyLinks) { PartyLink(rawValue: $0) != nil }
        // Rings: each designation is the next one of exactly one.
        var isNext = [Bool](repeating: false, count: designationCount)
        let partyRing = partyRing
        let ring = partyRing.span
        for i in ring.indices {
            let next = Int(ring[i])
            guard next < designationCount, !isNext[next] else { throw refuse(.partyRing, i) }
            isNext[next] = true
        }
    }

    private func checkIdentifiers() throws(WatchlistError) {
        let identifierHashes = identifierHashes
        let hashes = identifierHashes.span
        for i in 1..<max(1, hashes.count) where hashes[i] < hashes[i - 1] { throw refuse(.identifierHashes, i) }
        let count = UInt32(truncatingIfNeeded: designationCount)
        try check(.identifierDesignations, identifierDesignations) { $0 < count }
    }
}

extension Watchlist {
    /// The units of a name of so many tokens: `tokenCount(ofUnits:)` turned round.
    static func unitCount(ofTokens count: Int) -> Int { count < 2 ? count : count == 2 ? 3 : 2 * count }
}
