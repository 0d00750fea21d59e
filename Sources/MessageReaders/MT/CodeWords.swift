/// The code words between slashes of a text, `/NAME/J SMITH/REMI/INVOICE 7`. A slash opens a word of a known set alone: others
/// are text.
enum CodeWords {
    /// A word of up to four letters, in capitals, packed with the last one lowest.
    struct Word: Sendable, Hashable, ExpressibleByStringLiteral {
        var letters: UInt32

        init(letters: UInt32) { self.letters = letters }

        init(stringLiteral text: StaticString) {
            letters = text.withUTF8Buffer { buffer in
                var letters: UInt32 = 0
                for i in buffer.indices { letters = letters << 8 | UInt32(unsafe buffer[i]) }
                return letters
            }
        }

        static func ~= (pattern: Word, word: Word) -> Bool { pattern.letters == word.letters }

        static let none = Word(letters: 0)
    }

    struct Part: Sendable {
        /// `none` for what stands before the first word.
        var word: Word
        var value: Range<Int>
    }

    /// Words of option J of party fields. Source: SWIFT Standards MT, category 3, field 82J.
    static let party: [Word] = [
        "ABIC", "ACCT", "ADD1", "ADD2", "CITY", "CLRC", "CTRY", "GBSC", "LEIC", "NAME", "POBX", "PSTC", "SVBY", "TXID", "USFW",
        "USCH", "ZIPC",
    ]

    /// Words of field 86 in the Netherlands and of banks that follow them (ABN AMRO, ING, Rabobank descriptions of MT940).
    static let statement: [Word] = [
        "ACCW", "ADDR", "BENM", "BIC", "BOOK", "CNTP", "CSID", "DEBT", "EREF", "IBAN", "ID", "IREF", "ISDT", "KREF", "MARF",
        "NAME", "OCMT", "ORDP", "PREF", "PURP", "REMI", "RTRN", "SVCL", "TRCD", "TRTP", "ULTB", "ULTC", "ULTD", "UREF",
    ]

    /// Replaces `parts` with the words of a text and what follows each. O(bytes × words).
    static func read(_ text: Span<UInt8>, known: [Word], into parts: inout [Part]) {
        parts.removeAll(keepingCapacity: true)
        var word = Word.none
        var start = 0
        var i = ByteScan.firstIndex(of: 0x2F, in: text, from: 0)
        while i < text.count {
            var letters: UInt32 = 0
            var end = i + 1
            while end < text.count, end - i <= 4, isCapitalOrDigit(text[end]) {
                letters = letters << 8 | UInt32(text[end])
                end += 1
            }
            if end < text.count, text[end] == 0x2F, known.contains(Word(letters: letters)), letters != 0 {
                if i > start || word != .none { parts.append(Part(word: word, value: start..<i)) }
                word = Word(letters: letters)
                start = end + 1
                // The slash that ends a word may open the next one: `/BENM//NAME/` and `/BENM/NAME/` are both written.
                i = end
                if start < text.count, text[start] == 0x2F { i = start }
            } else {
                i = ByteScan.firstIndex(of: 0x2F, in: text, from: i + 1)
            }
        }
        parts.append(Part(word: word, value: min(start, text.count)..<text.count))
    }

    private static func isCapitalOrDigit(_ byte: UInt8) -> Bool {
        byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
    }
}
