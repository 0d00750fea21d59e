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

    init(_ form: TokenForm, textStart: Int, weights: TokenWeights) {
        self.textStart = UInt32(truncatingIfNeeded: textStart)
        textCounts = UInt32(truncatingIfNeeded: form.latin.count | form.fold.count << 8 | form.skeleton.count << 16)
        traitBits = UnitTraits(form).bits
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

    init(_ form: TokenForm) {
        let flags: UInt32 =
            (form.isAbjad ? 1 : 0) | (form.isNumber ? 2 : 0) | (form.isInitial ? 4 : 0) | (form.isLong ? 8 : 0)
            | (form.isSyllabic ? 16 : 0)
        bits =
            UInt32(form.script.rawValue) | flags << 8 | UInt32(form.word.inPerson.rawValue) << 16
            | UInt32(form.word.inOrganisation.rawValue) << 24
    }

    @inline(__always) var script: Script { Script(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .other }
    @inline(__always) var isAbjad: Bool { bits & 0x100 != 0 }
    @inline(__always) var isNumber: Bool { bits & 0x200 != 0 }
    @inline(__always) var isInitial: Bool { bits & 0x400 != 0 }
    @inline(__always) var isLong: Bool { bits & 0x800 != 0 }
    @inline(__always) var isSyllabic: Bool { bits & 0x1000 != 0 }
    /// No number, single letter or long token.
    @inline(__always) var isWord: Bool { bits & 0xE00 == 0 }
    @inline(__always) var inPerson: Word.Class { Word.Class(rawValue: UInt8(truncatingIfNeeded: bits >> 16)) ?? .plain }
    @inline(__always) var inOrganisation: Word.Class { Word.Class(rawValue: UInt8(truncatingIfNeeded: bits >> 24)) ?? .plain }
}
