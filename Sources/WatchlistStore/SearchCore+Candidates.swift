import Bytes
import NameMatching
import SanctionsModel

/// Which names are looked at: those that `Bound` does not rule out.
///
/// Names are reached by the postings of listed units that the query's units meet. Some words of a query need not be followed, the
/// costliest first: those that together can't reach the threshold. A name that one unit leads to is found where it may hold neighbours
/// of so many others that their terms are enough (`NameTests`), and refused then by what its own units meet (`setReached`).
extension SearchCore {
    mutating func searchCandidates(_ anatomies: Anatomies, _ threshold: Int) {
        if bound.threshold != threshold { bound = TermBound(model, threshold: threshold) }
        guard setPlan(anatomies) else { return }
        candidates.start()
        followWords()
        guard !candidates.found.isEmpty else { return }
        setReached()
        for anatomy in [Anatomy.person, .organisation] where reached.contains(where: { $0.anatomies.contains(anatomy) }) {
            setQueryRoles(anatomy)
            let index = Int(anatomy.rawValue)
            let (needed, listed) = (candidates.plan.edgesNeeded[index], candidates.plan.listedAlone[index])
            for i in reached.indices where reached[i].anatomies.contains(anatomy) {
                let name = reached[i].name
                consider(name, anatomy, threshold, needed + listed * watchlist.weight(ofName: name, anatomy))
            }
        }
    }

    // MARK: The plan

    /// What each unit can add, and which words are followed. False when no name can reach the threshold.
    private mutating func setPlan(_ anatomies: Anatomies) -> Bool {
        var plan = CandidatePlan()
        for i in 0..<tokenCount {
            let terms = terms(ofUnit: i)
            plan.all += terms.most
            plan.initials += terms.initialGain
            plan.initialsInName += terms.initialInName
            if finder.units[units[i].known].traits.contains(.initial) { plan.ownInitials += terms.initialGain }
        }
        for i in units.indices.dropFirst(tokenCount) { plan.all += terms(ofUnit: i).most }
        setNeeded(anatomies, &plan)
        let most = Bound(sum: plan.all.gain.sum + plan.initials, telling: plan.all.gain.telling)
        let within = most.reaches(plan.required)
        guard !within.isEmpty else { return false }
        plan.required = within.only(plan.required)
        choose(&plan)
        candidates.plan = plan
        return true
    }

    /// What a unit of the query can add.
    mutating func terms(ofUnit index: Int) -> UnitTerms { finder.terms(units[index].known, isCut: index == cutUnit, bound) }

    private mutating func setNeeded(_ anatomies: Anatomies, _ plan: inout CandidatePlan) {
        let threshold = bound.threshold
        var weights = TokenWeights(person: 0, organisation: 0)
        for anatomy in [Anatomy.person, .organisation] where anatomies.contains(anatomy) {
            setQueryRoles(anatomy)
            var weight = 0
            for role in queryRoles { weight += Int(role.weight) }
            // What fathers' names may not cost.
            if anatomy == .person { weight -= queryRoles.sparedWeight }
            let alone = model.costs(anatomy).alone
            plan.edgesNeeded[Int(anatomy.rawValue)] = 2 * threshold * alone.query * weight
            plan.listedAlone[Int(anatomy.rawValue)] = 2 * threshold * alone.listed
            if anatomy == .person {
                weights.person = Int32(truncatingIfNeeded: weight)
            } else {
                weights.organisation = Int32(truncatingIfNeeded: weight)
            }
        }
        plan.required = anatomies.only(Bound.lowered(bound.query * Bound.lanes(weights), terms: units.count))
        // What is required has been lowered for the rounding of this as well, but for that of its product.
        plan.listed = bound.listed * (1 - 1e-5)
    }

    /// Chooses the words that are followed.
    private mutating func choose(_ plan: inout CandidatePlan) {
        candidates.words.removeAll(keepingCapacity: true)
        candidates.order.removeAll(keepingCapacity: true)
        for i in 0..<tokenCount { candidates.words.append(PlannedWord(cost: Int(terms(ofUnit: i).cost))) }
        for index in units.indices.dropFirst(tokenCount) {
            let cost = Int(terms(ofUnit: index).cost)
            for word in units[index].words { candidates.words[word].cost += cost }
            if units[index].count == 2 { candidates.words[units[index].start].joined = index }
        }
        for i in 0..<tokenCount where candidates.words[i].cost > 0 {
            candidates.words[i].isFollowed = true
            candidates.order.append(i)
        }
        let words = candidates.words
        candidates.order.sort { a, b in words[a].cost != words[b].cost ? words[a].cost > words[b].cost : a < b }
        // The whole of three words and more written together is left only with the last of them.
        let whole = tokenCount > 2 && units[units.count - 1].count == tokenCount ? units.count - 1 : -1
        var followed = candidates.order.count
        // Letters are read off the names themselves: what they add is always left to the rest.
        var rest = Bound(sum: plan.ownInitials, telling: .zero)
        for i in candidates.order {
            var more = rest + terms(ofUnit: i).most.gain
            if followed == 1, whole >= 0 { more += terms(ofUnit: whole).most.gain }
            if words[i].joined >= 0, !candidates.words[i + 1].isFollowed { more += terms(ofUnit: words[i].joined).most.gain }
            if i > 0, words[i - 1].joined >= 0, !candidates.words[i - 1].isFollowed {
                more += terms(ofUnit: words[i - 1].joined).most.gain
            }
            guard more.reaches(plan.required).isEmpty else { continue }
            candidates.words[i].isFollowed = false
            followed -= 1
            rest = more
        }
        for i in 0..<tokenCount where candidates.words[i].isFollowed { plan.cost += candidates.words[i].cost }
        rest.sum += plan.initials
        plan.followsInitials = !rest.reaches(plan.required).isEmpty
    }

    // MARK: Postings

    private mutating func followWords() {
        for index in units.indices {
            if units[index].words.contains(where: { candidates.words[$0].isFollowed }) {
                follow(index, withInitialsOnly: false)
            } else if candidates.plan.followsInitials {
                follow(index, withInitialsOnly: true)
            }
        }
    }

    /// Finds the names that hold a neighbour of a unit, where what the other units may add makes up for what it lacks.
    private mutating func follow(_ index: Int, withInitialsOnly: Bool) {
        let plan = candidates.plan
        let rest = setTests(index)
        let all = candidates.tests.all.gain + rest.gain
        let list = finder.nameList(ofUnit: units[index].known, bound)
        for tier in 0..<(index == cutUnit ? NameList.tiers : NameList.cutTier) {
            var least = list.terms[tier] + rest
            if !withInitialsOnly, !(list.terms[tier].gain + all).reaches(plan.required).isEmpty {
                find(list.names(tier, withInitials: false), least)
            }
            least.gain.sum += plan.initials
            if !queryHasInitial { least.inName.sum += plan.initialsInName }
            find(list.names(tier, withInitials: true), least)
        }
    }

    /// Sets the tests by the units that share no word with one.
    ///
    /// - Returns: what any name may have without a test.
    private mutating func setTests(_ index: Int) -> MostTerms {
        candidates.tests.start()
        let plan = candidates.plan
        var rest = MostTerms(
            gain: Bound(sum: plan.ownInitials, telling: .zero),
            inName: Bound(sum: queryHasInitial ? plan.initialsInName : .zero, telling: .zero))
        guard units.count <= CandidatePlan.mostTested else { return rest + plan.all }
        for other in units.indices where !units[other].words.overlaps(units[index].words) {
            let terms = terms(ofUnit: other)
            guard terms.cost > 0 else { continue }
            let worth = CandidatePlan.readingsForTest * plan.cost
            if let names = finder.names(ofUnit: units[other].known, worth: worth) {
                candidates.tests.append(names, terms.most)
            } else {
                rest += terms.most
            }
        }
        return rest
    }

    /// Finds the names in a range of a list that pass the tests, or that need pass none.
    ///
    /// - Parameter least: what they have without a test.
    private mutating func find(_ range: Range<Int>, _ least: MostTerms) {
        guard !range.isEmpty, candidates.tests.setLimits(least, candidates.plan.required, candidates.plan.listed) else { return }
        let (names, bits) = (finder.nameLists.names, finder.nameSets.bits)
        candidates.add(names.span.extracting(range), bits: bits.span)
    }

    // MARK: A name

    /// Keeps of the names found those of which the units can add together what they need. O(their units).
    ///
    /// Step by step, so that the processor asks for the lines of all names before it waits for those of the first.
    private mutating func setReached() {
        reached.removeAll(keepingCapacity: true)
        var names: [FoundName] = []
        swap(&names, &foundNames)
        defer { swap(&names, &foundNames) }
        setFound(&names)
        meetings.start(wantsAll: false)
        for found in names { meetings.want(found.units, watchlist.nameUnits) }
        addMeetings(withTerms: true)
        let (plan, meetings, held) = (candidates.plan, meetings, watchlist.nameUnits)
        for found in names {
            let needed = plan.required + plan.listed * Bound.lanes(found.personWeight, found.organisationWeight)
            let initials = queryHasInitial || found.hasInitial ? plan.initialsInName : .zero
            var anatomies = meetings.most(ofUnits: found.units, held).reaches(needed - initials)
            guard !anatomies.isEmpty else { continue }
            if tokenCount <= WordTerms.limit {
                anatomies = anatomies.intersection(meetings.mostOfWords(found.units, held).reaches(needed - initials))
                guard !anatomies.isEmpty else { continue }
            }
            reached.append((found.name, anatomies))
        }
    }

    /// What is asked of each name that was found.
    private mutating func setFound(_ names: inout [FoundName]) {
        let (found, watchlist) = (candidates.found, watchlist)
        let held = watchlist.nameUnits
        names.removeAll(keepingCapacity: true)
        for name in found { watchlist.prefetch(name: Int(name)) }
        names.append(addingCapacity: found.count) { output in
            for name in found {
                let name = FoundName(Int(name), watchlist)
                held.prefetch(name.units.lowerBound)
                output.append(name)
            }
        }
    }
}

/// What is asked of a name that was found.
struct FoundName {
    let name: Int
    let units: Range<Int>
    let personWeight: Int
    let organisationWeight: Int
    let hasInitial: Bool

    @inline(__always)
    init(_ name: Int, _ watchlist: Watchlist) {
        self.name = name
        units = watchlist.units(ofName: name)
        personWeight = watchlist.weight(ofName: name, .person)
        organisationWeight = watchlist.weight(ofName: name, .organisation)
        hasInitial = watchlist.hasInitial(name)
    }
}
