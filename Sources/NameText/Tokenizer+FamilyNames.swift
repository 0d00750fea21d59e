extension Tokenizer {
    /// Korean and Chinese names: cuts a name that is one run of two to four characters after its family name, and gives a run
    /// that is a family name its customary reading.
    ///
    /// Of a name in several runs the first is taken for the family name when the table knows it whole; of a Korean one else
    /// the last (Western order). Elsewhere in the name characters keep their ordinary reading.
    @inline(never)
    mutating func readFamilyName(in tokens: inout NameTokens) {
        let count = tokens.tokens.count
        guard let first = tokens.tokens.first, let last = tokens.tokens.last else { return }
        if count == 1 {
            guard !isMixedGroup, (2...4).contains(word.count), tokens.unreadable == 0 else { return }
            guard word.allSatisfy({ $0.script == first.script }) else { return }
            splitFamilyName(first, in: &tokens)
            return
        }
        if tokens.tokens[1].before != .none, readAsFamily(0, in: &tokens) { return }
        if last.script == .hangul, last.before != .none { _ = readAsFamily(count - 1, in: &tokens) }
    }

    private mutating func splitFamilyName(_ token: NameTokens.Token, in tokens: inout NameTokens) {
        var familyCount = 1
        var reading: (PackedLatin, PackedLatin)?
        if word.count > 2, let double = families.reading(word[0].folded, word[1].folded) {
            familyCount = 2
            reading = double
        } else if let single = families.reading(word[0].folded) {
            reading = (single, .empty)
        }
        guard token.script == .han || token.script == .hangul else { return }
        // Foreign and company names also stand in one run of Hangul; Han surnames are too many to list.
        if token.script == .hangul, reading == nil { return }
        let before = token.before
        tokens.removeAll()
        if token.script == .hangul {
            emitByLetter(0..<familyCount, script: .hangul, before: before, into: &tokens)
            emitByLetter(familyCount..<word.count, script: .hangul, before: .none, into: &tokens)
        } else {
            emitByToken(0..<familyCount, script: .han, before: before, into: &tokens)
            emitByToken(familyCount..<word.count, script: .han, before: .none, into: &tokens)
        }
        if let reading, !tokens.tokens.isEmpty { replaceReading(of: 0, by: reading, in: &tokens) }
    }

    /// Gives the token at `index` its reading as a family name; false when it is none.
    private mutating func readAsFamily(_ index: Int, in tokens: inout NameTokens) -> Bool {
        let token = tokens.tokens[index]
        guard token.script == .han || token.script == .hangul, token.exact.count <= 8 else { return false }
        let characters = UTF8Text.codePoints(Array(tokens.bytes[token.exact.range]))
        if characters.count == 1, let reading = families.reading(characters[0]) {
            replaceReading(of: index, by: (reading, .empty), in: &tokens)
            return true
        }
        if characters.count == 2, let reading = families.reading(characters[0], characters[1]) {
            replaceReading(of: index, by: reading, in: &tokens)
            return true
        }
        return false
    }

    private func replaceReading(of index: Int, by reading: (PackedLatin, PackedLatin), in tokens: inout NameTokens) {
        let start = tokens.bytes.count
        tokens.bytes.append(addingCapacity: 2 * PackedLatin.capacity) { output in
            reading.0.append(to: &output)
            reading.1.append(to: &output)
        }
        tokens.tokens[index].latin = NameTokens.Slice(start: start, count: tokens.bytes.count - start)
    }
}
