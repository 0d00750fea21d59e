public import Bytes
public import NameText

/// A listed token, or several adjoining ones written together: all that a comparison reads before the letters, 16 bytes.
///
/// As it stands in a compiled file, little-endian as all numbers there.
public struct ListedUnit: BitwiseCopyable, Sendable {
    /// Where its readings begin among the letters of all.
    public let textStart: UInt32
    /// Letters of the Latin reading, of the folded form and consonants, a byte each; then 1 where `LetterBatch` holds the folded form.
    @usableFromInline let textCounts: UInt32
    @usableFromInline let traitBits: UInt32
    @usableFromInline let personWeight: UInt16
    @usableFromInline let organisationWeight: UInt16

    public init(_ form: TokenForm, mayHaveVariants: Bool, textStart: Int, weights: TokenWeights) {
        self.textStart = UInt32(truncatingIfNeeded: textStart)
        textCounts = UInt32(
            truncatingIfNeeded: form.latin.count | form.fold.count << 8 | form.skeleton.count << 16
                | (LetterBatch.holds(form.fold.span) ? 1 << 24 : 0))
        traitBits = UnitTraits(form, mayHaveVariants: mayHaveVariants).bits
        personWeight = UInt16(truncatingIfNeeded: weights.person)
        organisationWeight = UInt16(truncatingIfNeeded: weights.organisation)
    }

    @inlinable @inline(__always) public var traits: UnitTraits { UnitTraits(traitBits) }
    @inlinable @inline(__always) public var latinCount: Int { Int(textCounts & 0xFF) }
    @inline(__always) var foldCount: Int { Int(textCounts >> 8 & 0xFF) }
    @inline(__always) var skeletonCount: Int { Int(textCounts >> 16 & 0xFF) }
    /// Its folded form may stand in a `LetterBatch`.
    @inline(__always) var isForLanes: Bool { textCounts >> 24 & 1 != 0 }

    /// Where the first letters of its Latin reading and of its folded form stand.
    @inlinable @inline(__always) public var latinStart: Int { Int(textStart) }
    @inlinable @inline(__always) public var foldStart: Int { Int(textStart) + latinCount }

    /// The readings of a form as they stand side by side: Latin, folded, what each folded letter costs alone where the query is Latin
    /// and writes its vowels, and consonants.
    public static func text(_ form: TokenForm, _ similarity: TokenSimilarity) -> [UInt8] {
        bytes(form.latin) + bytes(form.fold) + similarity.gapsAgainstLatin(form) + bytes(form.skeleton)
    }

    private static func bytes(_ text: ShortText) -> [UInt8] { (0..<text.count).map { text[$0] } }

    /// Returns whether its readings lie within the letters of all units and have lengths that a comparison has room for; O(1).
    public func isSound(_ letters: Span<UInt8>) -> Bool {
        let end = Int(textStart) + latinCount + 2 * foldCount + skeletonCount
        guard end + LetterBatch.padding <= letters.count, skeletonCount <= ShortText.capacity else { return false }
        if traits.flags.contains(.long) { return latinCount == 0 && foldCount == 0 && skeletonCount == 0 && !isForLanes }
        return (1...ShortText.capacity).contains(latinCount) && (1...ShortText.capacity).contains(foldCount)
            && (!isForLanes || foldCount <= LetterBatch.letters)
    }

    /// Bytes that stand behind the texts of all units, so that the last may be read as the others are.
    public static let padding = [UInt8](repeating: 0, count: LetterBatch.padding)

    /// Of joined units the greatest sum of any name that holds them.
    @inlinable @inline(__always)
    public func weight(_ anatomy: Anatomy) -> Int { Int(anatomy == .person ? personWeight : organisationWeight) }

    /// In persons and in organisations.
    @inlinable public var weights: TokenWeights {
        TokenWeights(person: Int32(personWeight), organisation: Int32(organisationWeight))
    }

    /// Its fields in the order in which they stand, for writing.
    public var words: [UInt32] { [textStart, textCounts, traitBits, UInt32(personWeight) | UInt32(organisationWeight) << 16] }
}

/// What a unit is, packed: script, flags, class in persons, class in organisations, a byte each.
public struct UnitTraits: Sendable {
    @usableFromInline let bits: UInt32

    @inlinable @inline(__always) init(_ bits: UInt32) { self.bits = bits }

    init(_ form: TokenForm, mayHaveVariants: Bool) {
        let flags = form.view(mayHaveVariants: mayHaveVariants).traits
        bits =
            UInt32(form.script.rawValue) | UInt32(flags.rawValue) << 8 | UInt32(form.word.inPerson.rawValue) << 16
            | UInt32(form.word.inOrganisation.rawValue) << 24
    }

    @inline(__always) var scriptNumber: UInt8 { UInt8(truncatingIfNeeded: bits) }
    @inline(__always) var kind: ReadingKind { ReadingKind(scriptNumber: scriptNumber, flags) }
    @inlinable @inline(__always)
    public var script: Script { Script(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .other }
    @inlinable @inline(__always)
    public var flags: TokenView.Traits { TokenView.Traits(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) }
    @inlinable @inline(__always) public var isInitial: Bool { flags.contains(.initial) }
    @inlinable @inline(__always) public var isSyllabic: Bool { flags.contains(.syllabic) }
    /// No number, single letter or long token.
    @inlinable @inline(__always) public var isWord: Bool { flags.isDisjoint(with: [.number, .initial, .long]) }
    @inlinable @inline(__always)
    public var inPerson: Word.Class { Word.Class(rawValue: UInt8(truncatingIfNeeded: bits >> 16)) ?? .plain }
    @inlinable @inline(__always)
    public var inOrganisation: Word.Class { Word.Class(rawValue: UInt8(truncatingIfNeeded: bits >> 24)) ?? .plain }
}

/// The listed units of a compiled file, single tokens first, read in place.
public struct ListedUnits: Sendable {
    let units: Column<ListedUnit>
    /// `ListedUnit.text` of each unit.
    let letters: Column<UInt8>
    /// Of single tokens: `Word.meaning`, `TokenForm.exactHash`.
    let meanings: Column<UInt16>
    let hashes: Column<UInt64>

    public init(
        units: Column<ListedUnit>, letters: Column<UInt8>, meanings: Column<UInt16>, hashes: Column<UInt64>
    ) {
        self.units = units
        self.letters = letters
        self.meanings = meanings
        self.hashes = hashes
    }

    public var count: Int { units.count }

    /// Whether a unit is several tokens written together.
    @inline(__always) func isJoined(_ index: Int) -> Bool { index >= hashes.count }

    /// A unit as comparisons read it.
    ///
    /// - Parameter query: what it is compared with: the columns that can't matter for it are not read.
    @_lifetime(borrow self)
    public borrowing func view(_ index: Int, for query: borrowing TokenView) -> TokenView {
        view(index, units[index], for: query)
    }

    @_lifetime(borrow self)
    @inline(__always)
    borrowing func view(_ index: Int, _ unit: ListedUnit, for query: borrowing TokenView) -> TokenView {
        let traits = unit.traits
        let isToken = !isJoined(index)
        let (start, fold) = (unit.latinStart, unit.foldStart)
        let skeleton = fold + 2 * unit.foldCount
        let letters = letters.span
        let latin = letters.extracting(start..<fold)
        // A hash is a place of its own in memory: most words are told apart by their first or last letter.
        let mayBeEqual = latin.count == query.latin.count && (latin.isEmpty || haveEqualEnds(latin, query.latin))
        return TokenView(
            latin: latin, fold: letters.extracting(fold..<fold + unit.foldCount),
            skeleton: letters.extracting(skeleton..<skeleton + unit.skeletonCount), scriptNumber: traits.scriptNumber,
            traits: traits.flags, meaning: isToken && query.meaning != 0 ? meanings[index] : 0,
            exactHash: isToken && mayBeEqual ? hashes[index] : 0)
    }

    @_lifetime(borrow self)
    @inline(__always)
    borrowing func latin(_ unit: ListedUnit) -> Span<UInt8> {
        letters.span.extracting(unit.latinStart..<unit.foldStart)
    }

    @inline(__always)
    private func haveEqualEnds(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
        a[0] == b[0] && a[a.count - 1] == b[b.count - 1]
    }
}
