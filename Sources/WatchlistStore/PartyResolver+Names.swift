import NameMatching
import NameText
import SanctionsModel

/// Whole names in common, and what must bear them out.
///
/// A name says the more the rarer its words are and the more of them there are; beside it stand the birth, the regime, the country,
/// the place of birth and further names in common. Two of these are wanted where no birth date speaks, and a name of two words or of
/// common ones wants the regime among them: of the few hundred parties of a regime hardly two bear one rare name, of all listed
/// people many do. The more of them there are, the commoner the name may be.
extension PartyResolver {
    /// What surrounds a name on a list.
    struct Surroundings {
        var regimes: Set<String> = []
        /// Of nationality, address and birth.
        var countries: Set<String> = []
        /// Of nationality alone; of what is no person, of the address.
        var homes: Set<String> = []
        /// Places of birth, in lower case.
        var birthplaces: Set<String> = []
    }

    mutating func linkByWholeName(_ byName: [[UInt64]: [Int]]) {
        // Of the names in the order of who bears them, so that the same lists give the same parties.
        let shared = byName.filter { (2...PartyResolver.mostHolders).contains($0.value.count) }
        let ordered = shared.sorted { a, b in
            a.value != b.value ? a.value.lexicographicallyPrecedes(b.value) : a.key.lexicographicallyPrecedes(b.key)
        }
        for (name, bearers) in ordered {
            for (place, a) in bearers.enumerated() {
                for b in bearers[(place + 1)...] where entries[a].list != entries[b].list && party[a] != party[b] {
                    if isAlone(a, bearers), isAlone(b, bearers), isTelling(name, a, b) { link(b, a, .name) }
                }
            }
        }
    }

    /// Two parties of one name on a list: nobody says which of them the other list means.
    private func isAlone(_ one: Int, _ bearers: [Int]) -> Bool {
        bearers.allSatisfy { entries[$0].list != entries[one].list || party[$0] == party[one] }
    }

    /// Whether a whole name in common says enough, with what is known beside it.
    private mutating func isTelling(_ name: [UInt64], _ a: Int, _ b: Int) -> Bool {
        let type = entries[a].designation.type
        guard type == entries[b].designation.type else { return false }
        let (mine, theirs) = (surroundings(a), surroundings(b))
        let isOfOneRegime = !mine.regimes.isDisjoint(with: theirs.regimes)
        switch type {
        case .person:
            let weight = weight(of: name, \.person)
            let (own, other) = (dates(a), dates(b))
            let isBornAlike = own.contains { one in other.contains { PartyResolver.agree(one, $0) } }
            // Three words that are no common ones, and years of birth that agree.
            if isBornAlike, name.count >= 3, weight >= PartyResolver.tellingThree { return true }
            guard name.count >= 2, mine.homes.isEmpty || theirs.homes.isEmpty || !mine.homes.isDisjoint(with: theirs.homes)
            else { return false }
            let others = [
                isBornAlike, !mine.countries.isDisjoint(with: theirs.countries),
                !mine.birthplaces.isDisjoint(with: theirs.birthplaces), haveOtherName(than: name, a, b),
            ].count { $0 }
            if isOfOneRegime { return others > 0 && weight >= PartyResolver.tellingInRegime[min(others, 3)] }
            return name.count >= 3 && others >= 2 && weight >= PartyResolver.tellingThree
        case .organisation, .any:
            guard mine.homes.isEmpty || theirs.homes.isEmpty || !mine.homes.isDisjoint(with: theirs.homes) else { return false }
            let weight = weight(of: name, \.organisation)
            if name.count >= 2, weight >= PartyResolver.tellingOrganisation { return true }
            // Fewer or commoner words, borne out by the regime and the country, or by another name.
            guard isOfOneRegime, weight >= PartyResolver.tellingOrganisationInRegime else { return false }
            return !mine.countries.isDisjoint(with: theirs.countries) || haveOtherName(than: name, a, b)
        // Ships share names; they have numbers.
        case .vessel, .aircraft: return false
        }
    }

    /// Weights of all the words of a name, per mille.
    private static let tellingThree = 1_800
    private static let tellingOrganisation = 1_200
    private static let tellingOrganisationInRegime = 800
    /// Of persons of one regime, by how many other things bear the name out.
    private static let tellingInRegime = [Int.max, 1_300, 900, 500]

    private func weight(of name: [UInt64], _ path: KeyPath<TokenWeights, Int32>) -> Int {
        name.reduce(0) { $0 + Int(weightOfSound[$1]?[keyPath: path] ?? 0) }
    }

    /// Whether the two share another whole name of two words or more.
    private func haveOtherName(than name: [UInt64], _ a: Int, _ b: Int) -> Bool {
        entries[a].names.contains { $0.count >= 2 && $0 != name && entries[b].names.contains($0) }
    }

    private mutating func surroundings(_ index: Int) -> Surroundings {
        if let known = entries[index].surroundings { return known }
        let designation = entries[index].designation
        var found = Surroundings()
        for programme in designation.programmes { found.regimes.formUnion(Regimes.shared.regimes(of: programme)) }
        let isPerson = designation.type == .person
        for text in isPerson ? designation.nationalities : designation.addresses.map(\.country) + designation.nationalities {
            found.homes.formUnion(PartyResolver.codes(text))
        }
        found.countries = found.homes
        for text in designation.addresses.map(\.country) + designation.births.map(\.country) {
            found.countries.formUnion(PartyResolver.codes(text))
        }
        for birth in designation.births where !birth.city.isEmpty { found.birthplaces.insert(birth.city.lowercased()) }
        entries[index].surroundings = found
        return found
    }

    private static func codes(_ text: String) -> Set<String> {
        text.isEmpty ? [] : Set(RegionNames.shared.codes(for: text))
    }
}
