// WatchlistStore: builder → one frozen columnar file, memory-mapped; candidates without loss.
//
// Order of the pipeline: lists → WatchlistBuilder → FrozenFile (sections under hashes) → Watchlist (columns read in place) →
// NameSearch (keys → neighbours of a token → postings → bounds → scores). Must not import readers or Screening.

import Bytes
public import NameMatching
public import NameText
public import SanctionsModel

/// A compiled watchlist: immutable, shared by all threads, and by processes when it is a mapped file.
public final class Watchlist: Sendable {
    let file: MappedFile

    /// The lists it holds, without their designations.
    public let sources: [SourceList]
    public let model: ScoringModel
    public let icuVersion: String
    /// Names in which no letter could be read; they match nothing and are told when a list is compiled.
    public let unreadableNames: Int

    /// What searches have learnt of words, for all of them.
    let learntWords = LearntWords()
    /// What searches have found nothing for.
    let clearQuestions = ClearQuestions()

    /// The shipped variants with what the aliases of these lists taught.
    let variants: VariantTable
    let respellings: Column<UInt64>

    let units: Column<ListedUnit>
    let unitText: Column<UInt8>
    /// As comparisons read them.
    let listedUnits: ListedUnits
    let tokenMeanings: Column<UInt16>
    let tokenHashes: Column<UInt64>
    let keyTable: KeyTable
    let exactSlots: Column<UInt32>
    let keyFilter: Column<UInt64>
    let postingStarts: Column<UInt32>
    let postings: Column<PostedName>
    let postingInitials: Column<UInt32>
    let anchorStarts: Column<UInt32>
    let anchoredNames: Column<PostedName>
    let nameUnitStarts: Column<UInt32>
    let nameUnits: Column<UInt32>
    let nameWeights: Column<UInt64>
    let nameTraits: Column<UInt32>
    let nameDesignations: Column<UInt32>
    let nameTexts: Column<UInt32>
    let designationNames: Column<UInt32>
    let designationTraits: Column<UInt32>
    let partyRing: Column<UInt32>
    let partyLinks: Column<UInt32>
    let identifierHashes: Column<UInt64>
    let identifierDesignations: Column<UInt32>
    /// Before the search in `identifierHashes`: most numbers of a record are not listed.
    let identifierFilter: [UInt64]
    let designationOffsets: Column<UInt64>
    let designationBytes: Column<UInt8>

    /// Opens and verifies a compiled watchlist. O(size), on all cores.
    public convenience init(contentsOf path: String) throws(WatchlistError) {
        try self.init(mapping: path)
        try verify()
    }

    /// Maps a compiled watchlist and checks its structure. O(size), without hashing it: `verify()` must succeed before a first result
    /// leaves.
    public convenience init(mapping path: String) throws(WatchlistError) {
        let file: MappedFile
        do { file = try MappedFile(path: path) } catch { throw .file(error) }
        try self.init(file)
    }

    /// Compiles lists in memory.
    public convenience init(lists: [SourceList], model: ScoringModel = .standard) throws(WatchlistError) {
        var builder = WatchlistBuilder(model: model)
        for list in lists { try builder.add(list) }
        try self.init(frozen: try builder.freeze())
    }

    /// Opens and verifies a compiled watchlist held in memory. O(size), on all cores.
    public convenience init(bytes: [UInt8]) throws(WatchlistError) {
        try self.init(frozen: bytes)
        try verify()
    }

    /// A watchlist that was frozen just now, in this process: not verified again.
    package convenience init(frozen: [UInt8]) throws(WatchlistError) {
        try self.init(MappedFile(copying: frozen))
    }

    /// - Parameter index: which names each unit leads to; `nil` for the one in the file.
    private init(_ file: MappedFile, index: Postings? = nil) throws(WatchlistError) {
        let sections = try FrozenFile.sections(of: file)
        self.file = file
        func column<T>(_ section: Section) throws(WatchlistError) -> Column<T> {
            guard let range = sections[section.rawValue], let column = Column<T>(file, range: range) else {
                throw .damaged("section \(section) is missing or uneven")
            }
            return column
        }
        let description: Column<UInt8> = try column(.description)
        var input = ByteReader(description.span)
        icuVersion = input.readText()
        let modelHash = input.readText()
        unreadableNames = input.readNumber()
        sources = input.readList { SourceList(description: &$0) }
        guard !input.isDamaged, input.isAtEnd else { throw .damaged("its description can't be read") }
        guard icuVersion == ICUVersion.current else { throw .otherICU(compiled: icuVersion, running: ICUVersion.current) }
        model = .standard
        guard modelHash == model.hash else { throw .otherModel(compiled: modelHash, running: model.hash) }
        units = try column(.units)
        unitText = try column(.unitText)
        tokenMeanings = try column(.tokenMeanings)
        tokenHashes = try column(.tokenHashes)
        listedUnits = ListedUnits(units: units, letters: unitText, meanings: tokenMeanings, hashes: tokenHashes)
        guard
            let table = KeyTable(
                buckets: try column(.keyBuckets), entries: try column(.keyEntries), unitCount: units.count)
        else { throw .damaged("its table of keys has no power of two buckets") }
        keyTable = table
        exactSlots = try column(.exactSlots)
        keyFilter = try column(.keyFilter)
        let written = Postings(
            starts: try column(.postingStarts), names: try column(.postings), initials: try column(.postingInitials))
        (postingStarts, postings, postingInitials) = (index ?? written).columns
        anchorStarts = try column(.anchorStarts)
        anchoredNames = try column(.anchoredNames)
        nameUnitStarts = try column(.nameUnitStarts)
        nameUnits = try column(.nameUnits)
        nameWeights = try column(.nameWeights)
        nameTraits = try column(.nameTraits)
        nameDesignations = try column(.nameDesignations)
        nameTexts = try column(.nameTexts)
        respellings = try column(.respellings)
        variants = VariantTable(rows: respellings)
        designationNames = try column(.designationNames)
        designationTraits = try column(.designationTraits)
        partyRing = try column(.partyRing)
        partyLinks = try column(.partyLinks)
        identifierHashes = try column(.identifierHashes)
        identifierDesignations = try column(.identifierDesignations)
        let hashes = identifierHashes
        identifierFilter = KeyFilter.words(of: (0..<hashes.count).lazy.map { hashes[$0] })
        designationOffsets = try column(.designationOffsets)
        designationBytes = try column(.designations)
        guard units.count >= tokenHashes.count, postingStarts.count == units.count + 1,
            postingInitials.count == units.count, anchorStarts.count == tokenHashes.count + 1,
            tokenMeanings.count == tokenHashes.count,
            nameUnitStarts.count == nameCount + 1,
            nameWeights.count == nameCount, nameDesignations.count == nameCount,
            nameTexts.count == nameCount,
            designationNames.count == designationCount + 1, designationOffsets.count == designationCount + 1,
            identifierDesignations.count == identifierHashes.count, partyRing.count == designationCount,
            partyLinks.count == designationCount,
            exactSlots.count.nonzeroBitCount == 1,
            keyFilter.count.nonzeroBitCount == 1
        else { throw .damaged("its columns do not fit each other") }
        // An index that was made here leads to names of the file that was checked before.
        if index == nil { try checkStructure() }
    }

    /// Forgets what searches share: what they have learnt of words, and what they found nothing for. What each knows by itself stays.
    /// For measurements.
    package func forgetSearches() {
        learntWords.removeAll()
        clearQuestions.removeAll()
    }

    /// Compares the contents with their SHA-256, on all cores. O(size).
    public func verify() throws(WatchlistError) { try FrozenFile.verify(file) }

    /// Bytes.
    public var fileSize: Int { file.count }
    public var designationCount: Int { designationTraits.count }
    public var nameCount: Int { nameTraits.count }
    /// Distinct tokens of all names.
    public var tokenCount: Int { tokenHashes.count }

    /// Which names each unit leads to.
    struct Postings {
        var starts: Column<UInt32>
        var names: Column<PostedName>
        var initials: Column<UInt32>

        fileprivate var columns: (Column<UInt32>, Column<PostedName>, Column<UInt32>) { (starts, names, initials) }
    }

    /// The same with another index.
    func replacing(_ index: Postings) -> Watchlist {
        guard let copy = try? Watchlist(file, index: index) else { preconditionFailure("the file was read before") }
        return copy
    }

    // MARK: Designations and names, for alerts and reports

    /// The lists with their designations, as they were compiled. Allocates everything.
    public func lists() -> [SourceList] {
        var lists = sources
        for index in 0..<designationCount { lists[source(ofDesignation: index)].designations.append(designation(index)) }
        return lists
    }

    /// The designation at `index`, 0..<designationCount. Allocates: for alerts.
    public func designation(_ index: Int) -> Designation {
        let start = Int(truncatingIfNeeded: designationOffsets[index])
        let end = Int(truncatingIfNeeded: designationOffsets[index + 1])
        let bytes = designationBytes
        guard start >= 0, end >= start, end <= bytes.count,
            let designation = Designation(reading: bytes.span.extracting(start..<end))
        else { return Designation(id: "", authority: "", reference: "", type: .any) }
        return designation
    }

    /// The designation with an id, by looking through all. O(designations).
    public func designationIndex(id: String) -> Int? {
        (0..<designationCount).first { designationID($0) == id }
    }

    /// The id of the designation at `index`.
    public func designationID(_ index: Int) -> String {
        let start = Int(truncatingIfNeeded: designationOffsets[index])
        let end = Int(truncatingIfNeeded: designationOffsets[index + 1])
        guard start >= 0, end >= start, end <= designationBytes.count else { return "" }
        let bytes = designationBytes
        var input = ByteReader(bytes.span.extracting(start..<end))
        return input.readText()
    }

    public func type(ofDesignation index: Int) -> PartyType {
        PartyType(rawValue: UInt8(truncatingIfNeeded: designationTraits[index])) ?? .any
    }

    /// The list of the designation at `index`, an index of `sources`.
    public func source(ofDesignation index: Int) -> Int { Int(designationTraits[index] >> 8) }

    public func designation(ofName name: Int) -> Int { Int(nameDesignations[name]) }

    /// The names of the designation at `index`.
    public func names(ofDesignation index: Int) -> Range<Int> {
        Int(designationNames[index])..<Int(designationNames[index + 1])
    }

    /// Which of the names of its designation a name is a reading of, an index of `Designation.names`.
    public func text(ofName name: Int) -> Int { Int(nameTexts[name] & 0xFF_FFFF) }

    /// Which reading of its text a name is: 0 for the first, else one more than its index in the alternatives.
    func reading(ofName name: Int) -> Int { Int(nameTexts[name] >> 24) }

    /// Pairs of words that the aliases of these lists taught to stand for each other.
    public var learnedRespellings: Int { variants.learnedCount }

    public func quality(ofName name: Int) -> ListedName.Quality {
        ListedName.Quality(rawValue: UInt8(truncatingIfNeeded: nameTraits[name])) ?? .weak
    }

    public func script(ofName name: Int) -> Script {
        Script(rawValue: UInt8(truncatingIfNeeded: nameTraits[name] >> 24)) ?? .other
    }

    // MARK: Hot

    /// Asks for what is read of a name before its units.
    @inline(__always)
    func prefetch(name: Int) {
        nameUnitStarts.prefetch(name)
        nameWeights.prefetch(name)
        nameTraits.prefetch(name)
    }

    @inline(__always)
    func hasInitial(_ name: Int) -> Bool { nameTraits[name] & (1 << 16) != 0 }

    @inline(__always)
    func weight(ofName name: Int, _ anatomy: Anatomy) -> Int {
        let weights = nameWeights[name]
        return Int(truncatingIfNeeded: anatomy == .person ? weights & 0xFFFF_FFFF : weights >> 32)
    }

    func weight(ofUnit unit: Int, _ anatomy: Anatomy) -> Int { units[unit].weight(anatomy) }

    /// Where the names that hold a unit stand in `postings`: those that hold a single letter too, and the others.
    @inline(__always)
    func names(ofUnit unit: Int) -> (withInitials: Range<Int>, others: Range<Int>) {
        let start = Int(postingStarts[unit])
        let middle = start + Int(postingInitials[unit])
        return (start..<middle, middle..<Int(postingStarts[unit + 1]))
    }

    /// Where the units of a name stand in `nameUnits`, its tokens first.
    @inline(__always)
    func units(ofName name: Int) -> Range<Int> { Int(nameUnitStarts[name])..<Int(nameUnitStarts[name + 1]) }

    /// Where the tokens of a name stand in `nameUnits`.
    @inline(__always)
    func tokens(ofName name: Int) -> Range<Int> {
        let units = units(ofName: name)
        return units.lowerBound..<units.lowerBound + Watchlist.tokenCount(ofUnits: units.count)
    }

    /// A name of n tokens has 2n units, but that one of two has no whole beside its one pair, and one of one nothing joined.
    @inline(__always)
    static func tokenCount(ofUnits count: Int) -> Int { count <= 3 ? (count + 1) / 2 : count / 2 }

    /// The token with an exact form, by its hash.
    func token(exactHash: UInt64) -> Int? {
        let mask = exactSlots.count - 1
        var i = Int(truncatingIfNeeded: exactHash) & mask
        while exactSlots[i] != 0 {
            let token = Int(exactSlots[i]) - 1
            if tokenHashes[token] == exactHash { return token }
            i = (i + 1) & mask
        }
        return nil
    }
}
