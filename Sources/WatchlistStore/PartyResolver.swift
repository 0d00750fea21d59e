import NameMatching
import NameText
import SanctionsModel

/// Finds the designations of several lists that are one party, when a watchlist is compiled.
///
/// In the order of how sure they are: references to other lists, identifiers, a name with the day of birth, a whole name that is one
/// party's alone on either list with what bears it out (`PartyResolver+Names`). A link is refused when anything speaks against it: two types, birth dates that no list could
/// mean as one, two IMO numbers, man and woman; and, but for references, when the party already has a designation of the same list,
/// for an authority knows its own parties apart. A party is kept from what its members speak against: each new member is held against
/// all of them. After Fellegi and Sunter 1969 in spirit, with rules in place of weights, since each link must be told to people.
///
/// O(designations × names), and the squares of the few that share a name, a number or a day of birth.
struct PartyResolver {
    /// What is looked at of a designation.
    struct Entry {
        var list: Int
        var designation: Designation
        /// Sounds of the words of its strong names, sorted, each name once.
        var names: [[UInt64]] = []
        var sounds: Set<UInt64> = []
        var imo: Set<String> = []
        /// Told when they are first asked for: what the names are held against.
        var surroundings: Surroundings?
    }

    private let forms: [TokenForm]
    private let weights: [TokenWeights]
    var entries: [Entry] = []
    private(set) var weightOfSound: [UInt64: TokenWeights] = [:]
    /// Of each entry its party: the least of its members; and the members of each party.
    private(set) var party: [Int] = []
    private var members: [[Int]] = []
    private var links: [PartyLink] = []

    init(forms: [TokenForm], weights: [TokenWeights]) {
        self.forms = forms
        self.weights = weights
    }

    /// - Parameter names: tokens of each name's first reading, with its quality.
    mutating func add(_ designation: Designation, list: Int, names: [(tokens: [UInt32], quality: ListedName.Quality)]) {
        var entry = Entry(list: list, designation: designation)
        for name in names where name.quality != .weak {
            guard let sounds = sounds(of: name.tokens), !entry.names.contains(sounds) else { continue }
            entry.names.append(sounds)
            entry.sounds.formUnion(sounds)
        }
        for identifier in designation.identifiers {
            if let key = IdentifierKey(identifier), key.kind == .imo { entry.imo.insert(key.value) }
        }
        party.append(entries.count)
        members.append([entries.count])
        links.append(.alone)
        entries.append(entry)
    }

    /// The sounds of a name's words but titles and articles, sorted; `nil` where one can't be told by its letters alone: a single
    /// letter, a word without vowels, a syllable of a Chinese name.
    private mutating func sounds(of tokens: [UInt32]) -> [UInt64]? {
        var sounds: [UInt64] = []
        for token in tokens {
            let form = forms[Int(token)]
            if form.isAttendant { continue }
            // Ltd has no vowel either, and is known.
            guard !form.isInitial, !form.isSyllabic, !form.isAbjad || form.word.meaning != 0 else { return nil }
            let sound = form.word.meaning != 0 ? UInt64(form.word.meaning) : form.isLong ? form.exactHash : form.fold.hash()
            let weight = weights[Int(token)]
            let known = weightOfSound[sound] ?? weight
            weightOfSound[sound] = TokenWeights(
                person: min(known.person, weight.person), organisation: min(known.organisation, weight.organisation))
            sounds.append(sound)
        }
        return sounds.isEmpty ? nil : sounds.sorted()
    }

    /// Of each designation the next of its party, in a ring, and how it came to it.
    ///
    /// - Parameter identifiers: hashes of the identifiers' values with their designation, ascending.
    mutating func resolve(identifiers: [(hash: UInt64, designation: UInt32)]) -> (ring: [UInt32], links: [UInt32]) {
        linkByReference()
        linkByIdentifier(identifiers)
        linkByName()
        var ring = (0..<entries.count).map { UInt32(truncatingIfNeeded: $0) }
        for group in members where group.count > 1 {
            for (place, member) in group.enumerated() {
                ring[member] = UInt32(truncatingIfNeeded: group[(place + 1) % group.count])
            }
        }
        return (ring, links.map(\.rawValue))
    }

    // MARK: Rules

    private mutating func linkByReference() {
        // An id that is in no list of the set still joins those that name it.
        var holders: [String: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            for id in [entry.designation.id] + entry.designation.crossReferences { holders[id, default: []].append(index) }
        }
        for (index, entry) in entries.enumerated() {
            for id in entry.designation.crossReferences {
                for other in holders[id] ?? [] where entries[other].list != entry.list || other < index {
                    link(index, other, .reference)
                }
            }
        }
    }

    private mutating func linkByIdentifier(_ identifiers: [(hash: UInt64, designation: UInt32)]) {
        var start = 0
        while start < identifiers.count {
            var end = start + 1
            while end < identifiers.count, identifiers[end].hash == identifiers[start].hash { end += 1 }
            // A number that many give is an agent's or a registry's, nobody's own.
            if end - start >= 2, end - start <= PartyResolver.mostHolders {
                for i in start..<end {
                    for j in i + 1..<end {
                        let (a, b) = (Int(identifiers[i].designation), Int(identifiers[j].designation))
                        if entries[a].list != entries[b].list, shareIdentifier(a, b) { link(b, a, .identifier) }
                    }
                }
            }
            start = end
        }
    }

    private func shareIdentifier(_ a: Int, _ b: Int) -> Bool {
        let (a, b) = (entries[a], entries[b])
        guard a.designation.type == b.designation.type else { return false }
        return a.designation.identifiers.contains { own in
            guard let match = IdentifierMatch.best(of: own, among: b.designation.identifiers, ownIsListed: true),
                match.meeting != .confusable,
                match.origin == .whole
            else { return false }
            switch IdentifierKey(own)?.kind ?? .other {
            // Given once to one ship or one company, whatever it is called now.
            case .imo, .lei: return true
            case .passport, .nationalID, .taxID, .registration, .duns, .aircraftSerial, .aircraftTail, .bic, .cryptoAddress:
                return !a.sounds.isDisjoint(with: b.sounds)
            default: return false
            }
        }
    }

    private mutating func linkByName() {
        var byDay: [PartialDate.Day: [Int]] = [:]
        var byName: [[UInt64]: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            if entry.designation.type == .person {
                for day in Set(entry.designation.births.compactMap(PartyResolver.day)) { byDay[day, default: []].append(index) }
            }
            for name in entry.names { byName[name, default: []].append(index) }
        }
        for day in byDay.keys.sorted() {
            let born = byDay[day] ?? []
            for (place, a) in born.enumerated() {
                for b in born[(place + 1)...] where entries[a].list != entries[b].list && party[a] != party[b] && shareName(a, b)
                {
                    link(b, a, .nameAndBirthDate)
                }
            }
        }
        linkByWholeName(byName)
    }

    /// The day of birth of a whole date. The first of January stands for a year alone on many lists.
    private static func day(_ birth: Birth) -> PartialDate.Day? {
        guard let date = birth.date, date.precision == .day, !date.isCirca else { return nil }
        return date.earliest.month == 1 && date.earliest.day == 1 ? nil : date.earliest
    }

    /// Whether a name of two words or more stands in a name of the other with all its words.
    private func shareName(_ a: Int, _ b: Int) -> Bool {
        entries[a].names.contains { mine in
            entries[b].names.contains { theirs in
                let (short, long) = mine.count <= theirs.count ? (mine, theirs) : (theirs, mine)
                guard short.count >= 2 else { return false }
                var rest = long
                return short.allSatisfy { sound in
                    guard let place = rest.firstIndex(of: sound) else { return false }
                    rest.remove(at: place)
                    return true
                }
            }
        }
    }

    func dates(_ index: Int) -> [PartialDate] { entries[index].designation.births.compactMap(\.date) }

    /// A number, a name or a day that more than so many designations share tells nobody apart, and would cost its square.
    static let mostHolders = 64

    // MARK: Joining

    /// Joins the parties of two designations, unless something speaks against it.
    mutating func link(_ a: Int, _ b: Int, _ reason: PartyLink) {
        let (first, second) = (min(party[a], party[b]), max(party[a], party[b]))
        guard first != second else { return }
        for x in members[first] {
            for y in members[second] where speakAgainst(x, y, reason) { return }
        }
        guard members[first].count + members[second].count <= PartyResolver.mostMembers else { return }
        for member in members[second] { party[member] = first }
        for member in members[first] + members[second] where links[member] == .alone { links[member] = reason }
        members[first] = (members[first] + members[second]).sorted()
        members[second] = []
    }

    private static let mostMembers = 256

    private func speakAgainst(_ x: Int, _ y: Int, _ reason: PartyLink) -> Bool {
        let (a, b) = (entries[x], entries[y])
        let types = (a.designation.type, b.designation.type)
        if types.0 != types.1, types.0 != .any, types.1 != .any, reason != .reference || types.0 == .person || types.1 == .person
        {
            return true
        }
        if !a.imo.isEmpty, !b.imo.isEmpty, a.imo.isDisjoint(with: b.imo) { return true }
        let (mine, theirs) = (dates(x), dates(y))
        let isBornApart =
            !mine.isEmpty && !theirs.isEmpty
            && !mine.contains { one in theirs.contains { PartyResolver.mayAgree(one, $0) } }
        if reason == .reference {
            // Lists disagree on birth dates; a slip in a reference leads to a stranger.
            return isBornApart && a.sounds.isDisjoint(with: b.sounds)
        }
        if a.list == b.list || isBornApart { return true }
        return a.designation.genders.count == 1 && b.designation.genders.count == 1
            && a.designation.genders != b.designation.genders
    }

    /// The intervals share a day.
    static func agree(_ a: PartialDate, _ b: PartialDate) -> Bool { a.overlaps(b) }

    /// The intervals share a day, or "about" brings them within two years.
    private static func mayAgree(_ a: PartialDate, _ b: PartialDate) -> Bool {
        if a.overlaps(b) { return true }
        guard a.isCirca || b.isCirca else { return false }
        return max(a.earliest.year - b.latest.year, b.earliest.year - a.latest.year) <= 2
    }
}
