import Bytes
import NameMatching
import SanctionsModel

/// Which names are looked at: those that the bound of `SearchCore` does not rule out.
///
/// Names are reached by the postings of listed units that the query's units meet. Some words of a query need not be followed, the
/// costliest first: those that together can't reach the threshold. A name that is reached is refused by the sum of what the
/// query's units add to it.
extension SearchCore {
    mutating func searchCandidates(_ anatomy: Anatomy, _ threshold: Int) {
        guard setPlan(anatomy, threshold) else { return }
        candidates.start()
        for index in units.indices {
            if units[index].words.contains(where: { candidates.words[$0].isFollowed }) {
                follow(index, anatomy, threshold, .all)
            } else {
                if candidates.plan.followsInitials { follow(index, anatomy, threshold, .withInitials) }
            }
        }
        guard !candidates.touched.isEmpty else { return }
        setWordsLeft(anatomy, threshold)
        let plan = candidates.plan
        candidates.hasTerms = false
        for i in candidates.touched.indices {
            let name = Int(candidates.touched[i])
            let initials = queryHasInitial || watchlist.hasInitial(name) ? plan.initials : 0
            let needed = plan.required + UnitTerms.down(plan.listedAlone * watchlist.weight(ofName: name, anatomy))
            guard Int(candidates.sum(ofName: name)) + plan.left + initials >= needed,
                mayReach(name, anatomy, threshold, needed - initials)
            else { continue }
            consider(name, anatomy, threshold, plan.edgesNeeded + plan.listedAlone * watchlist.weight(ofName: name, anatomy))
        }
    }

    // MARK: The plan

    /// What each word can add, and which words are followed. False when no name can reach the threshold.
    private mutating func setPlan(_ anatomy: Anatomy, _ threshold: Int) -> Bool {
        setQueryRoles(anatomy)
        setTerms(anatomy, threshold)
        let costs = model.costs(anatomy)
        var weight = 0
        var all = 0
        var initialRest = 0
        var initials = 0
        for i in 0..<tokenCount {
            let terms = candidates.words[i].terms
            weight += Int(queryRoles[i].weight)
            all += Int(terms.gain)
            initialRest += Int(terms.initialGain)
            initials += Int(terms.initialInName)
        }
        // What a cut and fathers' names may not cost.
        let forgiven = (isCut ? Int(queryRoles.last?.weight ?? 0) : 0) + (anatomy == .person ? queryRoles.sparedWeight : 0)
        var plan = CandidatePlan()
        plan.edgesNeeded = 2 * threshold * costs.alone.query * (weight - forgiven)
        plan.required = UnitTerms.down(plan.edgesNeeded)
        guard all + initialRest >= plan.required else { return false }
        plan.listedAlone = isCut ? 0 : 2 * threshold * costs.alone.listed
        plan.initials = initials
        plan.spare = all + initialRest - plan.required
        choose(&plan, initialRest)
        candidates.plan = plan
        return true
    }

    /// What the units can add, by the words that they are made of.
    mutating func setTerms(_ anatomy: Anatomy, _ threshold: Int) {
        candidates.words.removeAll(keepingCapacity: true)
        for i in 0..<tokenCount {
            candidates.words.append(PlannedWord(terms: finder.terms(units[i].known, anatomy, isCut: i == cutUnit, threshold)))
        }
        for unit in units[tokenCount...] {
            let terms = finder.terms(unit.known, anatomy, isCut: false, threshold)
            var weight = 0
            for i in unit.words { weight += Int(queryRoles[i].weight) }
            for i in unit.words {
                // A joined unit's term is shared by its words, by weight; rounded up, since it is a bound.
                let share = weight > 0 ? Int(queryRoles[i].weight) : 1
                let whole = max(weight, 1)
                let gain = Int32(truncatingIfNeeded: (Int(terms.gain) * share + whole - 1) / whole)
                let inName = Int32(truncatingIfNeeded: (Int(terms.inName) * share + whole - 1) / whole)
                candidates.words[i].terms.gain = max(candidates.words[i].terms.gain, gain)
                candidates.words[i].terms.inName = max(candidates.words[i].terms.inName, inName)
                candidates.words[i].terms.cost += terms.cost
            }
        }
    }

    /// Chooses the words that are followed.
    private mutating func choose(_ plan: inout CandidatePlan, _ initialRest: Int) {
        for i in 0..<tokenCount { candidates.words[i].isFollowed = candidates.words[i].terms.cost > 0 }
        // Initials are read off the names themselves: their terms are always left to the rest.
        var rest = 0
        for i in 0..<tokenCount where queryRoles[i].isInitial { rest += Int(candidates.words[i].terms.initialGain) }
        candidates.order.removeAll(keepingCapacity: true)
        for i in 0..<tokenCount where candidates.words[i].isFollowed { candidates.order.append(i) }
        let words = candidates.words
        candidates.order.sort { a, b in
            words[a].terms.cost != words[b].terms.cost ? words[a].terms.cost > words[b].terms.cost : a < b
        }
        for i in candidates.order where rest + Int(words[i].terms.gain) < plan.required {
            candidates.words[i].isFollowed = false
            rest += Int(words[i].terms.gain)
        }
        plan.followsInitials = rest + initialRest >= plan.required
    }

    /// Adds the terms of words that are not followed to the names found, where that costs less than looking at those names one by
    /// one, and sums what is left to add.
    private mutating func setWordsLeft(_ anatomy: Anatomy, _ threshold: Int) {
        let limit = CandidatePlan.looksOfAName * candidates.touched.count
        for i in 0..<tokenCount where !candidates.words[i].isFollowed {
            let cost = Int(candidates.words[i].terms.cost)
            candidates.words[i].isAdded = cost > 0 && cost <= limit
        }
        for index in units.indices {
            let words = units[index].words
            if words.contains(where: { candidates.words[$0].isAdded }),
                !words.contains(where: { candidates.words[$0].isFollowed })
            {
                follow(index, anatomy, threshold, candidates.plan.followsInitials ? .foundWithoutInitials : .found)
            }
        }
        var left = 0
        for word in candidates.words[..<tokenCount] where !word.isFollowed && !word.isAdded { left += Int(word.terms.inName) }
        candidates.plan.left = left
    }

    // MARK: Postings

    /// The names to which a unit's terms are added.
    private enum FollowedNames {
        case all
        /// Those that hold a single letter.
        case withInitials
        /// Those that another unit has led to.
        case found
        /// The same, but for those with a single letter, to which they have been added.
        case foundWithoutInitials
    }

    /// Adds a unit's terms to the bounds of the names that hold its neighbours: but for terms so small that the best of the others
    /// can't make up for them, since no name owes its hit to such a neighbour.
    private mutating func follow(_ index: Int, _ anatomy: Anatomy, _ threshold: Int, _ names: FollowedNames) {
        let unit = units[index]
        var least = -candidates.plan.spare
        for i in unit.words { least += Int(candidates.words[i].terms.gain) }
        let bound = TermBound(threshold, model.costs(anatomy).alone, finder.units[unit.known].weights[anatomy])
        let starts = watchlist.postingStarts
        let postings = watchlist.postings
        for i in neighbours(ofUnit: index) {
            let neighbour = finder.neighbours[i]
            guard neighbour.kind != .initial else { continue }
            let listedUnit = Int(neighbour.unit)
            let isListedJoined = listedUnit >= watchlist.tokenCount
            let (gain, term) = bound.terms(neighbour, anatomy, isListedJoined: isListedJoined)
            guard Int(gain) >= least else { continue }
            var range = Int(starts[listedUnit])..<Int(starts[listedUnit + 1])
            let initialsEnd = range.lowerBound + Int(watchlist.postingInitials[listedUnit])
            if names == .withInitials { range = range.lowerBound..<initialsEnd }
            if names == .foundWithoutInitials { range = initialsEnd..<range.upperBound }
            if names == .found || names == .foundWithoutInitials {
                for place in range { candidates.addIfFound(term, toName: postings[place]) }
            } else {
                for place in range { candidates.add(term, toName: postings[place]) }
            }
        }
    }

    // MARK: A name

    /// Whether what the units of a listed name can add together reaches what it needs: each meets one unit of the query at most.
    /// O(its units).
    private mutating func mayReach(_ name: Int, _ anatomy: Anatomy, _ threshold: Int, _ needed: Int) -> Bool {
        if !candidates.hasTerms { setUnitTerms(anatomy, threshold) }
        let units = watchlist.nameUnits
        var sum = 0
        for place in watchlist.units(ofName: name) { sum += Int(candidates.term(ofUnit: units[place])) }
        return sum >= needed
    }

    private mutating func setUnitTerms(_ anatomy: Anatomy, _ threshold: Int) {
        candidates.startTerms()
        let costs = model.costs(anatomy)
        for index in units.indices {
            let unit = units[index]
            let weight = finder.units[unit.known].weights[anatomy]
            let bound = TermBound(threshold, costs.alone, weight)
            for neighbour in finder.neighbours[neighbours(ofUnit: index)] where neighbour.kind != .initial {
                let isListedJoined = Int(neighbour.unit) >= watchlist.tokenCount
                let term = bound.terms(neighbour, anatomy, isListedJoined: isListedJoined).inName
                candidates.setTerm(ofUnit: neighbour.unit, term)
            }
        }
    }
}
