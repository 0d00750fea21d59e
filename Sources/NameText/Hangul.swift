/// Korean syllables: composition (Unicode 3.12) and Revised Romanisation (Ministry of Culture 2000-8), syllable by syllable.
///
/// Away from it in one thing: the vowel eu of an open syllable is left out, and 쓰 is tsu. Native names hold hardly any such
/// syllable, while the rules for foreign words (Ministry of Culture 2017-14) put one wherever a consonant has no vowel of its own:
/// 크리스티안 is kristian, 마쓰모토 matsumoto.
enum Hangul {
    private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
    private static let leading: ClosedRange<UInt32> = 0x1100...0x1112
    private static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
    private static let trailing: ClosedRange<UInt32> = 0x11A8...0x11C2

    private static let initials = words("g kk n d tt r m b pp s ss - j jj ch k t p h")
    private static let medials = words("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
    private static let finals = words("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")

    /// The vowel ㅡ with no consonant after it; ㅇ, which is silent before a vowel; ㅆ.
    private static let epenthetic = 18 * 28
    private static let silentInitial = 11
    private static let doubleS = 10

    private static func words(_ text: String) -> [[UInt8]] {
        text.split(separator: " ").map { $0 == "-" ? [] : Array($0.utf8) }
    }

    /// The reading of a syllable, or of a letter that stands alone. Empty for what is neither.
    static func reading(_ codePoint: UInt32) -> PackedLatin {
        if syllables.contains(codePoint) {
            let index = Int(codePoint - 0xAC00)
            if index % 588 == epenthetic, index / 588 != silentInitial {
                return PackedLatin(index / 588 == doubleS ? Array("tsu".utf8) : initials[index / 588]) ?? .empty
            }
            return PackedLatin(initials[index / 588] + medials[index % 588 / 28] + finals[index % 28]) ?? .empty
        }
        if leading.contains(codePoint) { return PackedLatin(initials[Int(codePoint - 0x1100)]) ?? .empty }
        if vowels.contains(codePoint) { return PackedLatin(medials[Int(codePoint - 0x1161)]) ?? .empty }
        if trailing.contains(codePoint) { return PackedLatin(finals[Int(codePoint - 0x11A7)]) ?? .empty }
        return .empty
    }

    /// The syllable that `next` makes with what stands before it, or `nil`. O(1).
    static func compose(_ last: UInt32, _ next: UInt32) -> UInt32? {
        if leading.contains(last), vowels.contains(next) {
            return 0xAC00 + ((last - 0x1100) * 21 + (next - 0x1161)) * 28
        }
        if syllables.contains(last), (last - 0xAC00) % 28 == 0, trailing.contains(next) {
            return last + next - 0x11A7
        }
        return nil
    }

    /// Ends in ㄹ: the l that an r after it becomes (Revised Romanisation 3.1, ㄹㄹ is ll).
    @inline(__always) static func endsInL(_ codePoint: UInt32) -> Bool {
        codePoint >= 0xAC00 && codePoint <= 0xD7A3 && (codePoint - 0xAC00) % 28 == 8
    }
}
