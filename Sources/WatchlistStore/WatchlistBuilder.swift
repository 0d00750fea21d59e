import Bytes
public import NameMatching
import NameText
public import SanctionsModel
import StringMetrics

/// Compiles lists into one frozen watchlist. The same sources give the same bytes.
///
/// The slow way: may allocate. About 20 µs a name.
public struct WatchlistBuilder {
    private let model: ScoringModel
    private var lists: [SourceList] = []

    /// Respellings to be believed in place of what the lists teach.
    private var taught: [VariantTable.Learned]?

    public init(model: ScoringModel = .standard) { self.model = model }

    /// For a part of lists whose whole taught `taught`.
    init(model: ScoringModel = .standard, taught: [VariantTable.Learned]) {
        self.model = model
        self.taught = taught
    }

    /// - Throws: `WatchlistError.sameList` when a source of the same list was added before.
    public mutating func add(_ list: SourceList) throws(WatchlistError) {
        if let other = lists.first(where: { $0.id == list.id }) {
            throw .sameList(id: list.id, first: other.versionAndFile, second: list.versionAndFile)
        }
        lists.append(list)
    }

    /// The bytes of the frozen file.
    public func freeze() throws(WatchlistError) -> [UInt8] {
        guard lists.contains(where: { !$0.designations.isEmpty }) else { throw .empty }
        var tables = Tables(model: model)
        // By identifier, so that the order in which sources are named changes nothing.
        let lists = self.lists.sorted { $0.id < $1.id }
        for (index, list) in lists.enumerated() {
            for designation in list.designations { tables.add(designation, list: index) }
        }
        tables.weigh()
        if let taught { tables.respellings = taught } else { tables.learn() }
        tables.index()
        tables.joinParties(lists)
        var description = ByteWriter()
        description.write(ICUVersion.current)
        description.write(model.hash)
        description.write(tables.unreadableNames)
        description.write(lists) { $1.writeDescription(to: &$0) }
        return FrozenFile.write([(Section.description.rawValue, description.bytes)] + tables.sections())
    }
}

extension SourceList {
    var versionAndFile: String { "\(files.first?.name ?? title) (version \(version))" }
}

/// The columns of a watchlist while they are made.
private struct Tables {
    let model: ScoringModel
    let reader = NameReader()
    var tokens = NameTokens()
    var units = NameUnits()

    var tokenForms: [TokenForm] = []
    var tokenIDs: [UInt64: UInt32] = [:]
    var tokenWeights: [TokenWeights] = []
    /// In how many designations the token stands.
    var tokenBearers: [Int] = []
    var tokenLastBearer: [Int] = []
    var joinedForms: [TokenForm] = []
    var joinedIDs: [UInt64: UInt32] = [:]

    var nameTokens: [[UInt32]] = []
    /// Numbers of joined forms, not yet of units; `UInt32.max` for none.
    var nameJoined: [[UInt32]] = []
    var nameTraits: [UInt32] = []
    var nameDesignations: [UInt32] = []
    var nameTexts: [UInt32] = []
    var respellings: [VariantTable.Learned] = []
    var designationNames: [UInt32] = [0]
    var designationTraits: [UInt32] = []
    var designationOffsets: [UInt64] = [0]
    var identifiers: [(hash: UInt64, designation: UInt32)] = []
    var partyRing: [UInt32] = []
    var partyLinks: [UInt32] = []
    var designations = ByteWriter()
    var nameWeights: [UInt64] = []
    var joinedWeights: [TokenWeights] = []
    var unreadableNames = 0

    var postings: [[PostedName]] = []
    var postingInitials: [UInt32] = []
    var keys: [(hash: UInt64, unit: UInt32)] = []

    init(model: ScoringModel) { self.model = model }

    // MARK: Names in

    mutating func add(_ designation: Designation, list: Int) {
        let index = designationTraits.count
        for (place, name) in designation.names.enumerated() {
            let text = Array(name.text.utf8)
            reader.read(text.span, into: &tokens)
            let readings = reader.alternativeReadings(of: tokens, name: text.span)
            add(tokens, of: name, place, reading: 0, designation: index)
            for (number, reading) in readings.enumerated() {
                add(reading, of: name, place, reading: number + 1, designation: index)
            }
        }
        designationNames.append(UInt32(truncatingIfNeeded: nameTokens.count))
        designationTraits.append(UInt32(designation.type.rawValue) | UInt32(truncatingIfNeeded: list) << 8)
        for identifier in designation.identifiers {
            for key in IdentifierMatch.keys(of: identifier) {
                identifiers.append((Watchlist.hash(key), UInt32(truncatingIfNeeded: index)))
            }
        }
        designation.write(to: &designations)
        designationOffsets.append(UInt64(designations.bytes.count))
    }

    private mutating func add(_ tokens: NameTokens, of name: ListedName, _ place: Int, reading: Int, designation: Int) {
        units.set(tokens)
        if units.tokenCount == 0 { unreadableNames += 1 }
        var ids: [UInt32] = []
        var hasInitial = false
        for unit in units.units.prefix(units.tokenCount) {
            let id = tokenID(unit.form)
            ids.append(id)
            hasInitial = hasInitial || unit.form.isInitial
            if tokenLastBearer[Int(id)] != designation {
                tokenLastBearer[Int(id)] = designation
                tokenBearers[Int(id)] += 1
            }
        }
        nameTokens.append(ids)
        nameJoined.append(joined(count: ids.count))
        let script = tokens.tokens.first { $0.script != .latin }?.script ?? .latin
        nameTraits.append(
            UInt32(name.quality.rawValue) | UInt32(name.origin.rawValue) << 8 | (hasInitial ? 1 << 16 : 0)
                | UInt32(script.rawValue) << 24)
        nameDesignations.append(UInt32(truncatingIfNeeded: designation))
        nameTexts.append(UInt32(truncatingIfNeeded: place) & 0xFF_FFFF | UInt32(truncatingIfNeeded: reading) << 24)
    }

    private mutating func tokenID(_ form: TokenForm) -> UInt32 {
        if let id = tokenIDs[form.exactHash] { return id }
        let id = UInt32(truncatingIfNeeded: tokenForms.count)
        tokenIDs[form.exactHash] = id
        tokenForms.append(form)
        tokenBearers.append(0)
        tokenLastBearer.append(-1)
        return id
    }

    /// The joined forms of the name in `units`: a place for each two neighbours, and the whole from three tokens on.
    private mutating func joined(count: Int) -> [UInt32] {
        guard count >= 2 else { return [] }
        var ids = [UInt32](repeating: .max, count: count == 2 ? 1 : count)
        for unit in units.units.dropFirst(units.tokenCount) {
            let place = unit.count == count && count > 2 ? count - 1 : unit.start
            let id: UInt32
            if let known = joinedIDs[unit.form.exactHash] {
                id = known
            } else {
                id = UInt32(truncatingIfNeeded: joinedForms.count)
                joinedIDs[unit.form.exactHash] = id
                joinedForms.append(unit.form)
            }
            ids[place] = id
        }
        return ids
    }

    // MARK: Weights

    /// Fixes each token's weight by its rarity among the names of these lists.
    mutating func weigh() {
        // Spellings of one name count together: Mohamed and Mohammed are one common name.
        var bearersOfFold: [UInt64: Int] = [:]
        for (form, bearers) in zip(tokenForms, tokenBearers) where !form.isLong {
            bearersOfFold[form.fold.hash(), default: 0] += bearers
        }
        let total = max(designationTraits.count, 2000)
        for form in tokenForms {
            let bearers = form.isLong ? 0 : bearersOfFold[form.fold.hash()] ?? 0
            // One designation's own names make nothing common.
            tokenWeights.append(model.weights(of: form, bearers: bearers <= 1 ? 0 : bearers * 10_000 / total))
        }
        joinedWeights = Array(repeating: TokenWeights(person: 0, organisation: 0), count: joinedForms.count)
        for (ids, joined) in zip(nameTokens, nameJoined) {
            var person = 0
            var organisation = 0
            for id in ids {
                person += Int(tokenWeights[Int(id)].person)
                organisation += Int(tokenWeights[Int(id)].organisation)
            }
            nameWeights.append(UInt64(person) | UInt64(organisation) << 32)
            for (place, id) in joined.enumerated() where id != .max {
                let isWhole = ids.count > 2 && place == ids.count - 1
                let members = isWhole ? ids[...] : ids[place...place + 1]
                let person = members.reduce(0) { $0 + tokenWeights[Int($1)].person }
                let organisation = members.reduce(0) { $0 + tokenWeights[Int($1)].organisation }
                joinedWeights[Int(id)].person = max(joinedWeights[Int(id)].person, person)
                joinedWeights[Int(id)].organisation = max(joinedWeights[Int(id)].organisation, organisation)
            }
        }
    }

    /// Learns respellings from the names of each designation.
    mutating func learn() {
        var miner = RespellingMiner(similarity: TokenSimilarity(parameters: model.similarity))
        for index in designationTraits.indices {
            miner.study(nameTokens[Int(designationNames[index])..<Int(designationNames[index + 1])], tokenForms)
        }
        respellings = miner.learned(tokenForms, bearers: tokenBearers)
    }

    // MARK: Index

    mutating func index() {
        let variants = VariantTable(learned: respellings)
        let tokenCount = tokenForms.count
        postings = Array(repeating: [], count: tokenCount + joinedForms.count)
        postingInitials = Array(repeating: 0, count: postings.count)
        for pass in 0..<2 {
            for name in nameTokens.indices {
                let hasInitial = nameTraits[name] & (1 << 16) != 0
                guard hasInitial == (pass == 0) else { continue }
                var held = nameTokens[name]
                held += nameJoined[name].filter { $0 != .max }.map { $0 + UInt32(truncatingIfNeeded: tokenCount) }
                for unit in Set(held) {
                    postings[Int(unit)].append(PostedName(name, weight: leastWeight(ofName: name)))
                    if hasInitial { postingInitials[Int(unit)] += 1 }
                }
            }
        }
        var neighbours: [UInt64] = []
        for (id, form) in tokenForms.enumerated() where !form.isLong {
            let unit = UInt32(truncatingIfNeeded: id)
            TokenKeys.keys(ofListed: form, variants, into: &neighbours)
            for key in neighbours { keys.append((key, unit)) }
        }
        for (id, form) in joinedForms.enumerated() {
            let unit = UInt32(truncatingIfNeeded: id + tokenCount)
            TokenKeys.keys(ofJoined: form, into: &neighbours)
            for key in neighbours { keys.append((key, unit)) }
        }
    }

    // MARK: Parties

    /// Finds the designations that are one party on several lists.
    mutating func joinParties(_ lists: [SourceList]) {
        identifiers.sort { ($0.hash, $0.designation) < ($1.hash, $1.designation) }
        var resolver = PartyResolver(forms: tokenForms, weights: tokenWeights)
        var index = 0
        for (number, list) in lists.enumerated() {
            for designation in list.designations {
                let names = Int(designationNames[index])..<Int(designationNames[index + 1])
                resolver.add(
                    designation, list: number,
                    names: names.filter { nameTexts[$0] >> 24 == 0 }.map { name in
                        let quality = ListedName.Quality(rawValue: UInt8(truncatingIfNeeded: nameTraits[name])) ?? .weak
                        return (nameTokens[name], quality)
                    })
                index += 1
            }
        }
        (partyRing, partyLinks) = resolver.resolve(identifiers: identifiers)
    }

    // MARK: Sections out

    func sections() -> [(id: UInt32, bytes: [UInt8])] {
        var texts = ByteColumn()
        var units = ByteColumn()
        let variants = VariantTable(learned: respellings)
        let similarity = TokenSimilarity(parameters: model.similarity)
        for (form, weights) in zip(tokenForms + joinedForms, tokenWeights + joinedWeights) {
            let mayHaveVariants = !variants.groups(of: form.latin).isEmpty
            let unit = ListedUnit(form, mayHaveVariants: mayHaveVariants, textStart: texts.bytes.count, weights: weights)
            for word in unit.words { units.append(word) }
            texts.bytes += ListedUnit.text(form, similarity)
        }
        texts.bytes += ListedUnit.padding
        var starts: [UInt32] = [0]
        for list in postings { starts.append(starts[starts.count - 1] + UInt32(truncatingIfNeeded: list.count)) }
        let (buckets, entries) = KeyTable.columns(keys, unitCount: tokenForms.count + joinedForms.count)
        let nameUnits = zip(nameTokens, nameJoined).map { tokens, joined in
            tokens + joined.map { $0 == .max ? $0 : $0 + UInt32(truncatingIfNeeded: tokenForms.count) }
        }
        let anchored = anchoredNames()
        let parts: [(Section, [UInt8])] = [
            (.units, units.bytes),
            (.unitText, texts.bytes),
            (.tokenMeanings, ByteColumn(tokenForms.map(\.word.meaning)).bytes),
            (.tokenHashes, ByteColumn(tokenForms.map(\.exactHash)).bytes),
            (.keyBuckets, ByteColumn(buckets).bytes),
            (.keyEntries, ByteColumn(entries).bytes),
            (.exactSlots, exactSlots()),
            (.keyFilter, ByteColumn(KeyFilter.words(of: keys.lazy.map(\.hash))).bytes),
            (.postingStarts, ByteColumn(starts).bytes),
            (.postings, ByteColumn(postings.flatMap { $0.map(\.bits) }).bytes),
            (.postingInitials, ByteColumn(postingInitials).bytes),
            (.anchorStarts, ByteColumn(runningStarts(anchored)).bytes),
            (.anchoredNames, ByteColumn(anchored.flatMap { $0.map(\.bits) }).bytes),
            (.nameUnitStarts, ByteColumn(runningStarts(nameUnits)).bytes),
            (.nameUnits, ByteColumn(nameUnits.flatMap { $0 }).bytes),
            (.nameWeights, ByteColumn(nameWeights).bytes),
            (.nameTraits, ByteColumn(nameTraits).bytes),
            (.nameDesignations, ByteColumn(nameDesignations).bytes),
            (.nameTexts, ByteColumn(nameTexts).bytes),
            (.respellings, ByteColumn(VariantTable.rows(respellings)).bytes),
            (.designationNames, ByteColumn(designationNames).bytes),
            (.designationTraits, ByteColumn(designationTraits).bytes),
            (.partyRing, ByteColumn(partyRing).bytes),
            (.partyLinks, ByteColumn(partyLinks).bytes),
            (.identifierHashes, ByteColumn(identifiers.map(\.hash)).bytes),
            (.identifierDesignations, ByteColumn(identifiers.map(\.designation)).bytes),
            (.designationOffsets, ByteColumn(designationOffsets).bytes),
            (.designations, designations.bytes),
        ]
        return parts.map { ($0.0.rawValue, $0.1) }
    }

    /// As a person or as an organisation.
    private func leastWeight(ofName name: Int) -> Int {
        Int(min(nameWeights[name] & 0xFFFF_FFFF, nameWeights[name] >> 32))
    }

    /// Of each token the names that it is the anchor of.
    private func anchoredNames() -> [[PostedName]] {
        var names = [[PostedName]](repeating: [], count: tokenForms.count)
        for (name, tokens) in nameTokens.enumerated() {
            let words = tokens.filter { !tokenForms[Int($0)].isInitial }
            let rarest = (words.isEmpty ? tokens : words).min { postings[Int($0)].count < postings[Int($1)].count }
            guard let anchor = rarest else { continue }
            names[Int(anchor)].append(PostedName(name, weight: leastWeight(ofName: name)))
        }
        return names
    }

    private func runningStarts(_ lists: [[some Any]]) -> [UInt32] {
        var starts: [UInt32] = [0]
        for list in lists { starts.append(starts[starts.count - 1] + UInt32(truncatingIfNeeded: list.count)) }
        return starts
    }

    private func exactSlots() -> [UInt8] {
        var capacity = 16
        while capacity < tokenForms.count * 2 { capacity *= 2 }
        var slots = [UInt32](repeating: 0, count: capacity)
        for (id, form) in tokenForms.enumerated() {
            var i = Int(truncatingIfNeeded: form.exactHash) & (capacity - 1)
            while slots[i] != 0 { i = (i + 1) & (capacity - 1) }
            slots[i] = UInt32(truncatingIfNeeded: id + 1)
        }
        return ByteColumn(slots).bytes
    }
}

/// Values in little-endian bytes.
struct ByteColumn {
    var bytes: [UInt8] = []

    init() {}

    init(_ values: [some FixedWidthInteger]) {
        bytes.reserveCapacity(values.count * 8)
        for value in values { append(value) }
    }

    mutating func append(_ value: some FixedWidthInteger) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
