import NameMatching
import NameText
import SanctionsModel

/// A word of a listed name: what stands between two spaces.
struct NameWord {
    /// As written.
    var text: String
    /// The Latin readings of its tokens, folded, article and word apart: `al`, `zawahiri`.
    var folds: [String]
    /// What it is in its name; a word with one plain token is plain.
    var kind: Word.Class
    var script: Script
    /// Letters of any script.
    var letters: Int
    var isNumber: Bool

    /// The consonants of `folds`, in classes of sounds: other spellings of one name meet in it. One with fewer than two
    /// consonants stays as it is.
    var skeletons: [String] {
        folds.map { fold in
            let bytes = Array(fold.utf8)
            let skeleton = Folding.skeleton(bytes.span)
            var text: [UInt8] = []
            for i in 0..<skeleton.count { text.append(skeleton[i]) }
            return text.count < 2 ? fold : String(decoding: text, as: UTF8.self)
        }
    }

    /// A word of its own: a name or a distinctive word, of two letters or more.
    var isPlain: Bool { kind == .plain && !isNumber && letters >= 2 }

    /// al-Din, uddin, eddine: the end of a name like Salah al-Din.
    var isFaith: Bool {
        guard let last = folds.last, isPlain else { return false }
        return ["din", "udin", "edin", "adin", "aldin", "eldin", "dine", "edine"].contains(last)
    }
}

extension NameWord {
    /// Reads the words of a name as `type` reads them.
    static func words(of text: String, type: PartyType, _ normalizer: NameNormalizer) -> [NameWord] {
        let isPerson = type == .person || type == .any
        return text.split(separator: " ").map { piece in
            let text = String(piece)
            let tokens = normalizer.tokens(of: text)
            let bytes = tokens.bytes
            let forms = tokens.tokens.map { TokenForm($0, in: bytes.span) }
            let kinds = forms.map { isPerson ? $0.word.inPerson : $0.word.inOrganisation }
            return NameWord(
                text: text, folds: forms.map { fold($0) },
                kind: kinds.contains(.plain) ? .plain : kinds.first ?? .filler, script: forms.first?.script ?? .other,
                letters: text.letterCount, isNumber: !forms.isEmpty && forms.allSatisfy(\.isNumber))
        }
    }

    private static func fold(_ form: TokenForm) -> String {
        var bytes: [UInt8] = []
        for i in 0..<form.fold.count { bytes.append(form.fold[i]) }
        return bytes.isEmpty ? "\(form.exactHash)" : String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    var letterCount: Int { unicodeScalars.count { $0.properties.isAlphabetic } }
}

extension Script {
    /// Writes consonants alone.
    var isAbjad: Bool { self == .arabic || self == .hebrew || self == .syriac }
}
