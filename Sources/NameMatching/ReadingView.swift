public import NameText

/// What two words of different scripts, or without vowels, are compared by: folded letters, consonants, and how they are written. Read
/// in place, from a form or from a compiled list.
public struct ReadingView: ~Escapable {
    /// `TokenForm.fold`, 1...32 letters.
    public let fold: Span<UInt8>
    /// `TokenForm.skeleton`.
    public let skeleton: Span<UInt8>
    public let script: Script
    public let isAbjad: Bool
    public let isSyllabic: Bool

    @_lifetime(copy fold, copy skeleton)
    public init(fold: Span<UInt8>, skeleton: Span<UInt8>, script: Script, isAbjad: Bool, isSyllabic: Bool) {
        self.fold = fold
        self.skeleton = skeleton
        self.script = script
        self.isAbjad = isAbjad
        self.isSyllabic = isSyllabic
    }

    /// Vowels are missing or say little: consonants decide.
    var isLoose: Bool { isAbjad || script.hasLooseVowels }
}

extension TokenForm {
    public var reading: ReadingView {
        @_lifetime(borrow self) get {
            ReadingView(fold: fold.span, skeleton: skeleton.span, script: script, isAbjad: isAbjad, isSyllabic: isSyllabic)
        }
    }
}
