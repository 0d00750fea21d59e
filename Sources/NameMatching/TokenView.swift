public import NameText

/// Everything about a token that its similarity to another depends on, read in place: from a form, or from a compiled list.
public struct TokenView: ~Escapable {
    /// `TokenForm.latin`; empty when `isLong`.
    public let latin: Span<UInt8>
    /// `TokenForm.fold`, 1...32 letters.
    public let fold: Span<UInt8>
    /// `TokenForm.skeleton`.
    public let skeleton: Span<UInt8>
    public let script: Script
    public let traits: Traits
    /// `Word.meaning`; 0 where the other's is known to be 0.
    public let meaning: UInt16
    /// `TokenForm.exactHash`.
    public let exactHash: UInt64

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

    @_lifetime(copy latin, copy fold, copy skeleton)
    public init(
        latin: Span<UInt8>, fold: Span<UInt8>, skeleton: Span<UInt8>, script: Script, traits: Traits, meaning: UInt16,
        exactHash: UInt64
    ) {
        self.latin = latin
        self.fold = fold
        self.skeleton = skeleton
        self.script = script
        self.traits = traits
        self.meaning = meaning
        self.exactHash = exactHash
    }

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
                latin: latin.span, fold: fold.span, skeleton: skeleton.span, script: script, traits: traits.union(.variants),
                meaning: word.meaning, exactHash: exactHash)
        }
    }

    /// - Parameter mayHaveVariants: false where the table of variants is known not to hold the token.
    @_lifetime(borrow self)
    public func view(mayHaveVariants: Bool) -> TokenView {
        TokenView(
            latin: latin.span, fold: fold.span, skeleton: skeleton.span, script: script,
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
