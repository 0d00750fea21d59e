import Bytes
import NameText

/// Parts that other listed names lend.
extension NameCorpus {
    /// A given name that two designations or more bear and that is not like any word of `name`. Capitalised.
    func givenName(like name: SourceName, _ random: inout SeededRandom) -> String? {
        let sounds = Set(name.words.flatMap(\.skeletons))
        let starts = Set(name.words.flatMap(\.folds).map { $0.prefix(2) })
        let lenders = persons(of: holders[name.designation].country)
        for _ in 0..<40 {
            guard let i = random.pick(lenders) else { return nil }
            let lender = names[i]
            guard let block = lender.blocks.first, !lender.family.contains(0), block.count == 1 else { continue }
            let word = lender.words[block.lowerBound]
            // Another beginning, so that it is no other spelling of a name that is there.
            guard word.isPlain, word.letters >= 3, bearers(word) >= 2, sounds.isDisjoint(with: word.skeletons),
                !word.folds.contains(where: { starts.contains($0.prefix(2)) })
            else { continue }
            return word.text.prefix(1).uppercased() + word.text.dropFirst().lowercased()
        }
        return nil
    }

    /// The family name of another listed person, in the letter case of `name`'s.
    func family(like name: SourceName, _ random: inout SeededRandom) -> String? {
        let sounds = Set(name.words.flatMap(\.skeletons))
        let starts = Set(name.words.flatMap(\.folds).map { $0.prefix(2) })
        let isUpper = Array(name.text.unicodeScalars).isUpperWord
        let lenders = persons(of: holders[name.designation].country)
        for _ in 0..<40 {
            guard let i = random.pick(lenders) else { return nil }
            let lender = names[i]
            guard lender.designation != name.designation, lender.blocks.count >= 2,
                lender.family.upperBound == lender.blocks.count
            else { continue }
            let words = lender.family.flatMap { lender.blocks[$0] }.map { lender.words[$0] }
            guard words.contains(where: { $0.isPlain && $0.letters >= 4 }),
                !words.contains(where: { word in
                    word.isPlain
                        && (!sounds.isDisjoint(with: word.skeletons) || word.folds.contains { starts.contains($0.prefix(2)) })
                })
            else { continue }
            let text = lender.text(lender.family)
            return isUpper ? text.uppercased() : text
        }
        return nil
    }

    /// The place of the plain word that the fewest designations bear, three at most.
    func distinctiveWord(_ name: SourceName) -> Int? {
        let places = name.words.indices.filter { place in
            let word = name.words[place]
            return word.isPlain && word.letters >= 4 && rarity(word) <= 3 && word.text.unicodeScalars.allSatisfy(\.isLetter)
        }
        return places.min {
            let (a, b) = (rarity(name.words[$0]), rarity(name.words[$1]))
            return a != b ? a < b : $0 < $1
        }
    }

    /// The rarest word of another organisation, unlike all words of `name`.
    func distinctiveWord(unlike name: SourceName, _ random: inout SeededRandom) -> String? {
        let starts = Set(name.words.flatMap(\.folds).map { $0.prefix(2) })
        for _ in 0..<40 {
            guard let i = random.pick(organisations) else { return nil }
            guard names[i].designation != name.designation, let place = distinctiveWord(names[i]) else { continue }
            let word = names[i].words[place]
            guard !word.folds.contains(where: { starts.contains($0.prefix(2)) }) else { continue }
            return word.text
        }
        return nil
    }
}
