extension Tokenizer {
    /// How a word of several alphabets is read.
    enum MixedReading {
        /// Every letter was replaced by its lookalike in this script.
        case oneScript(Script)
        /// Some letters look like none of the others: each is read by its own sound.
        case bySound
    }

    /// Reads a word in which letters of several alphabets that look alike stand side by side (Latin, Cyrillic, Greek, Armenian).
    ///
    /// The word is taken for the script into which every letter of the others can be mapped by its shape. Where several scripts
    /// allow it, the one that most letters are of wins, Latin before the others. Where none does, letters that look like one of
    /// the commonest script become that, and the rest is read by sound. `nil` when the range holds one script after all.
    mutating func readLookalikes(_ range: Range<Int>) -> MixedReading? {
        let scripts: [Script] = [.latin, .cyrillic, .greek, .armenian]
        var counts: [Int] = [0, 0, 0, 0]
        for index in range {
            if let place = scripts.firstIndex(of: word[index].script) { counts[place] += 1 }
        }
        let present = scripts.indices.filter { counts[$0] > 0 }
        guard present.count > 1 else { return nil }
        // A stable order: more letters first, then the order of `scripts`.
        let ranked = present.sorted { (counts[$1], $0) < (counts[$0], $1) }
        for place in ranked {
            let isReadable = range.allSatisfy { lookalike(of: word[$0], in: scripts[place]) != nil }
            if isReadable {
                replace(range, by: scripts[place])
                return .oneScript(scripts[place])
            }
        }
        replace(range, by: scripts[ranked[0]])
        return .bySound
    }

    private func lookalike(of letter: WordLetter, in script: Script) -> UInt32? {
        if letter.script == script { return letter.raw }
        let table = RomanisationTable.shared
        guard let latin = letter.script == .latin ? letter.raw : table.latinLookalike[letter.raw] else { return nil }
        return script == .latin ? latin : table.lookalikeOfLatin[script]?[latin]
    }

    private mutating func replace(_ range: Range<Int>, by script: Script) {
        for index in range where word[index].script != script {
            guard let shape = lookalike(of: word[index], in: script) else { continue }
            let letter = letters.letter(shape)
            guard letter.kind == .letter else { continue }
            word[index].folded = letter.folded
            word[index].latin = letter.latin
            word[index].rule = letter.rule
            word[index].script = script
        }
    }
}
