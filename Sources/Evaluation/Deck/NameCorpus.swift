import NameMatching
import NameText
import SanctionsModel
import WatchlistStore

/// The names of a watchlist as a deck is made from them: cut into words, with who else holds them.
struct NameCorpus {
    struct Holder {
        var id: String
        var birthDate: String
        /// ISO 3166-1 alpha-2 of the first nationality that is known by name; empty otherwise.
        var country: String
    }

    private(set) var holders: [Holder] = []
    private(set) var names: [SourceName] = []
    /// Names by what they are in all scripts and orders → the designations that hold them.
    private var holdersByKey: [String: Set<Int>] = [:]
    private var index = NameIndex()
    /// The same by consonants.
    private var soundIndex = NameIndex()
    /// How many designations a folded word is a name of.
    private(set) var bearers: [String: Int] = [:]
    /// Names of persons by nationality, and of all, for those who lend their parts.
    private(set) var persons: [String: [Int]] = [:]
    private(set) var organisations: [Int] = []
    /// Listed fathers' names in -ovich and -ovna, each once, in order.
    private(set) var slavicPatronymics: [String] = []

    /// Reads all names. O(names), some seconds for 40,000 names.
    init(_ watchlist: Watchlist) {
        let normalizer = NameNormalizer()
        for index in 0..<watchlist.designationCount {
            let designation = watchlist.designation(index)
            let country = designation.nationalities.lazy.compactMap { $0.isEmpty ? nil : RegionNames.shared.code(for: $0) }.first
            holders.append(
                Holder(
                    id: designation.id, birthDate: designation.births.lazy.compactMap { $0.date?.description }.first ?? "",
                    country: country ?? ""))
            add(designation, index, watchlist, normalizer)
        }
        slavicPatronymics = NameCorpus.slavicPatronymics(of: names)
    }

    private mutating func add(_ designation: Designation, _ index: Int, _ watchlist: Watchlist, _ normalizer: NameNormalizer) {
        let places = watchlist.names(ofDesignation: index)
        let scripts = Set(places.map { watchlist.script(ofName: $0) })
        let origin = NameOrigin(designation, scripts: scripts)
        var own: Set<String> = []
        for (listed, place) in zip(designation.names, places) {
            let name = SourceName(
                listed, of: designation, index: index, script: watchlist.script(ofName: place), origin: origin, normalizer)
            guard !name.words.isEmpty else { continue }
            holdersByKey[NameCorpus.key(name.words), default: []].insert(index)
            self.index.add(NameCorpus.core(name.words).flatMap(\.folds))
            soundIndex.add(NameCorpus.core(name.words).flatMap(\.skeletons))
            own.formUnion(name.words.filter(\.isPlain).flatMap(\.folds))
            if name.isPlain, name.script == .latin, name.words.count >= 2 {
                if name.isPerson, name.plainWords >= 2 { persons[holders[index].country, default: []].append(names.count) }
                if name.isOrganisation { organisations.append(names.count) }
            }
            names.append(name)
        }
        for word in own { bearers[word, default: 0] += 1 }
    }

    private static func slavicPatronymics(of names: [SourceName]) -> [String] {
        let words = names.lazy.filter { $0.isPerson && $0.isPlain }.flatMap(\.words).filter(\.isSlavicPatronymic)
        return Set(words.map { $0.text.prefix(1).uppercased() + $0.text.dropFirst().lowercased() }).sorted()
    }

    /// The ids of all designations that hold a name, in any order of its words.
    func expected(_ name: SourceName) -> [String] {
        (holdersByKey[NameCorpus.key(name.words)] ?? [name.designation]).map { holders[$0].id }.sorted()
    }

    /// Whether the words are those of a listed name.
    func isListed(_ words: [NameWord]) -> Bool { holdersByKey[NameCorpus.key(words)] != nil }

    /// Whether the words are, hold or are part of a listed name: then they may well be that party's.
    ///
    /// - Parameter isBySound: also in another spelling, by the consonants.
    func meetsListedName(_ words: [NameWord], isBySound: Bool) -> Bool {
        let core = NameCorpus.core(words)
        return isListed(words) || index.meets(core.flatMap(\.folds)) || (isBySound && soundIndex.meets(core.flatMap(\.skeletons)))
    }

    /// Persons of a nationality, and all when they are few.
    func persons(of country: String) -> [Int] {
        let own = country.isEmpty ? [] : persons[country] ?? []
        return own.count >= 20 ? own : persons.keys.sorted().flatMap { persons[$0] ?? [] }
    }

    /// How many designations bear the commonest part of a word.
    func bearers(_ word: NameWord) -> Int { word.folds.map { bearers[$0] ?? 0 }.max() ?? 0 }

    /// How many designations bear the rarest part of a word.
    func rarity(_ word: NameWord) -> Int {
        // Articles and particles are nobody's names, so they are not counted.
        word.folds.compactMap { bearers[$0] }.min() ?? 0
    }

    private static func key(_ words: [NameWord]) -> String { words.flatMap(\.folds).sorted().joined(separator: " ") }

    /// The words that say who it is: neither particles nor titles nor legal forms.
    private static func core(_ words: [NameWord]) -> [NameWord] {
        words.filter { word in
            word.isNumber || ![.article, .particle, .patronymic, .title, .legalForm, .filler].contains(word.kind)
        }
    }
}

/// Finds the names that are part of another or hold it, by their words.
struct NameIndex {
    private var postings: [String: [Int32]] = [:]
    private var counts: [Int32] = []

    /// Adds a name; one of a single word is too little to know anybody by and is left out.
    mutating func add(_ words: [String]) {
        let words = Set(words)
        guard words.count >= 2 else { return }
        for word in words { postings[word, default: []].append(Int32(truncatingIfNeeded: counts.count)) }
        counts.append(Int32(truncatingIfNeeded: words.count))
    }

    /// Whether all words of an added name are among these, or all these among an added name's. O(postings of the words).
    func meets(_ words: [String]) -> Bool {
        let words = Set(words)
        var found: [Int32: Int32] = [:]
        for word in words { for name in postings[word] ?? [] { found[name, default: 0] += 1 } }
        let all = Int32(truncatingIfNeeded: words.count)
        return found.contains { name, count in count == all || count == counts[Int(name)] }
    }
}
