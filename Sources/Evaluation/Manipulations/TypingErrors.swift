import Bytes
import NameText

extension Manipulator {
    /// Slips of the fingers; see `DeckCategory.typing`.
    func typing(_ name: SourceName, _ random: inout SeededRandom) -> Manipulated? {
        // Words of consonants alone are short, and every letter of theirs counts.
        let wanted = name.script.isAbjad ? (name.letters <= 15 ? 1 : 2) : Manipulator.edits(name)
        var words = name.words.map { Array($0.text.unicodeScalars) }
        let places = name.words.indices.filter { TypingError.takes(name.words[$0]) }
        var left = random.shuffle(places)
        // A second error in one word only when it is long enough to stay itself.
        left += random.shuffle(places.filter { name.words[$0].letters >= 6 })
        var done: [String] = []
        var edited: [Int: Int] = [:]
        for place in left where done.count < wanted {
            let script = name.words[place].script
            guard let error = TypingError.make(in: &words[place], script: script, after: edited[place], &random) else { continue }
            done.append(error.what)
            edited[place] = error.place
        }
        guard done.count == wanted else { return nil }
        let text = words.map { String($0) }.joined(separator: " ")
        // Two errors that undo each other are none.
        guard text != name.text else { return nil }
        return Manipulated(text, "\(counted(done.count, "edit")): \(done.joined(separator: ", "))")
    }
}

/// One error of typing in one word.
enum TypingError {
    static func takes(_ word: NameWord) -> Bool {
        guard word.isPlain, word.letters >= (word.script.isAbjad ? 5 : 4) else { return false }
        switch word.script {
        case .latin, .cyrillic, .greek, .armenian, .georgian, .arabic, .hebrew: return true
        default: return false
        }
    }

    /// Changes `word`; says how and where, or `nil` when the word has no place for it.
    ///
    /// - Parameter after: where an error stands already; another keeps three letters away, so that they stay two errors.
    static func make(
        in word: inout [Unicode.Scalar], script: Script, after: Int?, _ random: inout SeededRandom
    ) -> (what: String, place: Int)? {
        // After a hyphen or an apostrophe another word begins.
        let places = word.indices.filter { place in
            place > 0 && word[place].isLetter && word[place - 1].isLetter && after.map { abs($0 - place) >= 3 } ?? true
        }
        guard let place = random.pick(places) else { return nil }
        switch random.below(script == .latin ? 4 : 3) {
        case 0:
            word.remove(at: place)
            return ("letter left out", place)
        case 1:
            word.insert(word[place], at: place)
            return ("letter doubled", place)
        case 2:
            let pairs = places.filter { $0 + 1 < word.count && word[$0 + 1].isLetter && word[$0].lower != word[$0 + 1].lower }
            guard let first = random.pick(pairs) else { return nil }
            word.swapAt(first, first + 1)
            return ("letters swapped", first)
        default:
            let letter = word[place]
            guard let keys = neighbours[letter.lower], let key = random.pick(Array(keys.unicodeScalars)) else { return nil }
            word[place] = letter.isUpper ? key.upper : key
            return ("neighbouring key", place)
        }
    }

    /// Keys that touch on a QWERTY keyboard (ISO/IEC 9995), letters alone.
    private static let neighbours: [Unicode.Scalar: String] = [
        "q": "wa", "w": "qeas", "e": "wrsd", "r": "etdf", "t": "ryfg", "y": "tugh", "u": "yihj", "i": "uojk", "o": "ipkl",
        "p": "ol", "a": "qwsz", "s": "awedxz", "d": "serfcx", "f": "drtgvc", "g": "ftyhbv", "h": "gyujnb", "j": "huikmn",
        "k": "jiolm", "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv", "v": "cfgb", "b": "vghn", "n": "bhjm", "m": "njk",
    ]
}
