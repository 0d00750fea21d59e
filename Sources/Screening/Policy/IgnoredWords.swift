/// Drops the noise of a stream from a party's name: `REF`, `c/o`, `zu Gunsten`. Never empties a name.
struct IgnoredWords: Sendable {
    /// Each phrase as its words, normalised; longer ones first.
    private let phrases: [[String]]
    private let firstWords: Set<String>

    /// A name without the words, and the words that it had.
    struct Cleaned {
        var name: [UInt8]
        /// As written.
        var dropped: [String]
    }

    init(_ phrases: [String]) {
        self.phrases = phrases.map { IgnoredWords.words($0).map(\.normalised) }.filter { !$0.isEmpty }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
        firstWords = Set(self.phrases.compactMap(\.first))
    }

    var isEmpty: Bool { phrases.isEmpty }

    /// `nil` when there is nothing to drop, or nothing else in the name. O(words × phrases).
    func clean(_ name: Span<UInt8>) -> Cleaned? {
        guard !isEmpty else { return nil }
        let words = IgnoredWords.words(String(decoding: Array(copying: name), as: UTF8.self))
        var kept: [Substring] = []
        var dropped: [String] = []
        var i = 0
        while i < words.count {
            if firstWords.contains(words[i].normalised), let count = phraseLength(words[i...]) {
                dropped.append(words[i..<i + count].map { String($0.text) }.joined(separator: " "))
                i += count
            } else {
                kept.append(words[i].text)
                i += 1
            }
        }
        guard !dropped.isEmpty, kept.contains(where: { !Fingerprint.normalised(String($0)).isEmpty }) else { return nil }
        return Cleaned(name: Array(kept.joined(separator: " ").utf8), dropped: dropped)
    }

    private func phraseLength(_ words: ArraySlice<Word>) -> Int? {
        phrases.first { phrase in
            phrase.count <= words.count && zip(phrase, words).allSatisfy { $0 == $1.normalised }
        }?.count
    }

    private struct Word {
        var text: Substring
        /// Without the punctuation around and in it, lower case.
        var normalised: String
    }

    private static func words(_ text: String) -> [Word] {
        text.split(whereSeparator: \.isWhitespace).map { Word(text: $0, normalised: Fingerprint.normalised(String($0))) }
            .filter { !$0.text.isEmpty }
    }
}
