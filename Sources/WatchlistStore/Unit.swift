import NameMatching
import NameText

/// A listed token, or several adjoining ones written together: all that a comparison reads before the letters, 16 bytes.
///
/// As it stands in the file, little-endian as all numbers there.
struct Unit: BitwiseCopyable, Sendable {
    /// Where its readings begin in the text column.
    let textStart: UInt32
    /// Letters of the Latin reading, of the folded form and consonants, a byte each.
    let textCounts: UInt32
    private let traitBits: UInt32
    private let personWeight: UInt16
    private let organisationWeight: UInt16

    init(_ form: TokenForm, mayHaveVariants: Bool, textStart: Int, weights: TokenWeights) {
        self.textStart = UInt32(truncatingIfNeeded: textStart)
        textCounts = UInt32(truncatingIfNeeded: form.latin.count | form.fold.count << 8 | form.skeleton.count << 16)
        traitBits = UnitTraits(form, mayHaveVariants: mayHaveVariants).bits
        personWeight = UInt16(truncatingIfNeeded: weights.person)
        organisationWeight = UInt16(truncatingIfNeeded: weights.organisation)
    }

    @inline(__always) var traits: UnitTraits { UnitTraits(traitBits) }
    @inline(__always) var latinCount: Int { Int(textCounts & 0xFF) }

    /// Where its Latin reading stands in the text column.
    @inline(__always) var latin: Range<Int> { Int(textStart)..<Int(textStart) + latinCount }
    @inline(__always) var fold: Range<Int> { latin.upperBound..<latin.upperBound + Int(textCounts >> 8 & 0xFF) }
    @inline(__always) var skeleton: Range<Int> { fold.upperBound..<fold.upperBound + Int(textCounts >> 16 & 0xFF) }

    /// Of joined units the greatest sum of any name that holds them.
    @inline(__always) func weight(_ anatomy: Anatomy) -> Int { Int(anatomy == .person ? personWeight : organisationWeight) }

    /// In persons and in organisations.
    var weights: TokenWeights { TokenWeights(person: Int32(personWeight), organisation: Int32(organisationWeight)) }

    /// Its fields in the order in which they stand, for writing.
    var words: [UInt32] { [textStart, textCounts, traitBits, UInt32(personWeight) | UInt32(organisationWeight) << 16] }
}

/// What a unit is, packed: script, flags, class in persons, class in organisations, a byte each.
struct UnitTraits {
    let bits: UInt32

    @inline(__always) init(_ bits: UInt32) { self.bits = bits }

    init(_ form: TokenForm, mayHaveVariants: Bool) {
        let flags = form.view(mayHaveVariants: mayHaveVariants).traits
        bits =
            UInt32(form.script.rawValue) | UInt32(flags.rawValue) << 8 | UInt32(form.word.inPerson.rawValue) << 16
            | UInt32(form.word.inOrganisation.rawValue) << 24
    }

    @inline(__always) var script: Script { Script(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .other }
    @inline(__always) var flags: TokenView.Traits { TokenView.Traits(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) }
    @inline(__always) var isInitial: Bool { flags.contains(.initial) }
    @inline(__always) var isSyllabic: Bool { flags.contains(.syllabic) }
    /// No number, single letter or long token.
    @inline(__always) var isWord: Bool { flags.isDisjoint(with: [.number, .initial, .long]) }
    @inline(__always) var inPerson: Word.Class { Word.Class(rawValue: UInt8(truncatingIfNeeded: bits >> 16)) ?? .plain }
    @inline(__always) var inOrganisation: Word.Class { Word.Class(rawValue: UInt8(truncatingIfNeeded: bits >> 24)) ?? .plain }
}
