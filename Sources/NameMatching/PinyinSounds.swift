import NameText

/// The Pinyin reading of a transcribed foreign name, spelt by the sounds that it stands for.
///
/// By the tables for the transcription of foreign names (Xinhua News Agency): x for s and sh, q for ch, zh for j, a closing er for r.
enum PinyinSounds {
    /// The reading, respelt; as it stands where it would grow over 32 letters. O(letters).
    static func sounds(_ pinyin: ShortText) -> ShortText {
        var out = ShortText()
        var i = 0
        while i < pinyin.count {
            let letter = pinyin[i]
            let next: UInt8 = i + 1 < pinyin.count ? pinyin[i + 1] : 0
            let after: UInt8 = i + 2 < pinyin.count ? pinyin[i + 2] : 0
            var isKept = true
            switch letter {
            case .x:
                isKept = out.append(.s) && out.append(.h)
            case .q:
                isKept = out.append(.c) && out.append(.h)
            case .z where next == .h:
                isKept = out.append(.j)
                i += 1
            case .e where next == .r && !Folding.isVowel(after):
                break
            default:
                isKept = out.append(letter)
            }
            guard isKept else { return pinyin }
            i += 1
        }
        return out.count > 0 ? out : pinyin
    }
}
