public import NameText

/// Everything about a token that its similarity to another depends on, read in place: from a form, or from a compiled list.
public struct TokenView: ~Escapable {
    /// `TokenForm.latin`; empty when `isLong`.
    public let latin: Span<UInt8>
    /// `TokenForm.fold`, 1...32 letters.
    public let fold: Span<UInt8>
    /// `TokenForm.skeleton`.
    public let skeleton: Span<UInt8>
    /// `TokenForm.exactHash`.
    public let exactHash: UInt64
    /// Script, traits and meaning in one word: a view is copied at every call, and what is written in parts is slow to read whole.
    private let bits: UInt64

    /// The number of its script, which is told apart faster than the script itself.
    @inline(__always) var scriptNumber: UInt8 { UInt8(truncatingIfNeeded: bits) }
    public var script: Script { Script(rawValue: UInt8(truncatingIfNeeded: bits)) ?? .other }
    public var traits: Traits { Traits(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) }
    /// `Word.meaning`; 0 where the other's is known to be 0.
    public var meaning: UInt16 { UInt16(truncatingIfNeeded: bits >> 16) }

    /// What a token is beside its letters, a bit each.
    public struct Traits: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        @inlinable public static var abjad: Traits { Traits(rawValue: 1) }
        @inlinable public static var number: Traits { Traits(rawValue: 2) }
        @inlinable public static var initial: Traits { Traits(rawValue: 4) }
        /// Over 32 letters.
        @inlinable public static var long: Traits { Traits(rawValue: 8) }
        @inlinable public static var syllabic: Traits { Traits(rawValue: 16) }
        /// A common name, by the shipped table (`Word.frequency`).
        @inlinable public static var commonName: Traits { Traits(rawValue: 32) }
        /// The table of variants may hold it.
        @inlinable public static var variants: Traits { Traits(rawValue: 64) }
    }

    /// - Parameter scriptNumber: `Script.rawValue`.
    @_lifetime(copy latin, copy fold, copy skeleton)
    @inline(__always)
    init(
        latin: Span<UInt8>, fold: Span<UInt8>, skeleton: Span<UInt8>, scriptNumber: UInt8, traits: Traits, meaning: UInt16,
        exactHash: UInt64
    ) {
        self.latin = latin
        self.fold = fold
        self.skeleton = skeleton
        self.exactHash = exactHash
        bits = UInt64(scriptNumber) | UInt64(traits.rawValue) << 8 | UInt64(meaning) << 16
    }

    @inline(__always) var kind: ReadingKind { ReadingKind(scriptNumber: scriptNumber, traits) }
    @inline(__always) var isAbjad: Bool { traits.contains(.abjad) }
    @inline(__always) var isNumber: Bool { traits.contains(.number) }
    @inline(__always) var isInitial: Bool { traits.contains(.initial) }
    @inline(__always) var isLong: Bool { traits.contains(.long) }
    @inline(__always) var isSyllabic: Bool { traits.contains(.syllabic) }
    @inline(__always) var isCommonName: Bool { traits.contains(.commonName) }
    /// Vowels are missing or say little: consonants decide.
    @inline(__always) var isLoose: Bool { isAbjad || script.hasLooseVowels }
}

extension TokenForm {
    public var view: TokenView {
        @_lifetime(borrow self) get {
            TokenView(
                latin: latin.span, fold: fold.span, skeleton: skeleton.span, scriptNumber: script.rawValue,
                traits: traits.union(.variants),
                meaning: word.meaning, exactHash: exactHash)
        }
    }

    /// - Parameter mayHaveVariants: false where the table of variants is known not to hold the token.
    @_lifetime(borrow self)
    public func view(mayHaveVariants: Bool) -> TokenView {
        TokenView(
            latin: latin.span, fold: fold.span, skeleton: skeleton.span, scriptNumber: script.rawValue,
            traits: mayHaveVariants ? traits.union(.variants) : traits, meaning: word.meaning, exactHash: exactHash)
    }

    /// What it is beside its letters, but for `variants`.
    public var traits: TokenView.Traits {
        var traits = TokenView.Traits()
        if isAbjad { traits.insert(.abjad) }
        if isNumber { traits.insert(.number) }
        if isInitial { traits.insert(.initial) }
        if isLong { traits.insert(.long) }
        if isSyllabic { traits.insert(.syllabic) }
        if word.frequency > 0 { traits.insert(.commonName) }
        return traits
    }
}

/// Whether two texts are the same bytes. O(bytes).
@inline(__always)
func areEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in a.indices where a[i] != b[i] { return false }
    return true
}
