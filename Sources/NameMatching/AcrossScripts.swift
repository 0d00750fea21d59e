import NameText

/// What it costs that a letter of a token has nothing to meet in a token of another script, in hundredths of a letter: between the
/// reading of a script, which is near the sounds, and an orthography, which writes silent letters. Both tokens folded.
///
/// Sources: the rules by which the scripts write foreign names (Korea: Ministry of Culture 2017-14; Japan: Cabinet Notice 2 of 1991;
/// Greek: ELOT 743 for nt, mp, gk), and what French, English and German leave unspoken.
struct AcrossScripts {
    /// A last a for an o, which tells woman from man.
    static let lastVowel = 60
    /// One vowel for another where a script has loose ones.
    static let looseVowel = 20

    /// Two letters that a script has one sound for.
    static let sameSound = 8

    private let isLatin: Bool
    private let isGreek: Bool
    /// Either script has loose vowels.
    private let hasLooseVowels: Bool
    private let otherHasLooseVowels: Bool

    init(of script: Script, against other: Script) {
        isLatin = script == .latin
        isGreek = script == .greek
        otherHasLooseVowels = AcrossScripts.hasLooseVowels(other)
        hasLooseVowels = otherHasLooseVowels || AcrossScripts.hasLooseVowels(script)
    }

    /// Scripts that write foreign names in syllables; Chinese characters come here as the transcription of one.
    static func hasLooseVowels(_ script: Script) -> Bool { script.hasLooseVowels || script == .han }

    /// The cost of the letter at `i` alone, 0...100. O(1).
    func gap(_ text: Span<UInt8>, _ i: Int) -> Int {
        let letter = text[i]
        if Folding.isVowel(letter) { return hasLooseVowels ? 15 : i == 0 ? 45 : 25 }
        let isLast = i == text.count - 1
        let next: UInt8 = isLast ? 0 : text[i + 1]
        let before: UInt8 = i == 0 ? 0 : text[i - 1]
        switch letter {
        case .h:
            let isSilent = i > 0 && (isLast || !Folding.isVowel(next) || !Folding.isVowel(before))
            return isSilent ? 15 : 40
        case .w, .j:
            return 55
        case .r where i > 0 && otherHasLooseVowels && !Folding.isVowel(next):
            // Korean, Japanese and Thai write no r that stands before no vowel.
            return 15
        case .n where isGreek && isStop(next), .m where isGreek && (next == .b || next == .p):
            // ντ, γκ and μπ write d, g and b as well.
            return 10
        case .g where before == .n:
            return 30
        case .t, .d, .s, .p, .z, .k:
            guard isLatin else { return 100 }
            if isLast { return Folding.isVowel(before) || before == .n || before == .r ? 45 : 100 }
            let isCluster = (letter == .d || letter == .t) && !Folding.isVowel(next) && next != .r
            return isCluster ? 50 : 100
        default:
            return 100
        }
    }

    private func isStop(_ letter: UInt8) -> Bool {
        switch letter {
        case .d, .t, .k, .g, .s, .z, .c: true
        default: false
        }
    }
}
