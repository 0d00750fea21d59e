/// Drops the noise of a stream from a party's name: `REF`, `c/o`, `zu Gunsten`. Never empties a name.
struct IgnoredWords: Sendable {
    /// A word that goes on from a node of the tree of phrases (a trie over words, normalised).
    private struct Step: Hashable {
        var node: Int
        var word: String
    }

    /// The nodes that steps lead to; the root is 0.
    private var nodes: [Step: Int] = [:]
    /// By node: whether a phrase ends there.
    private var isEnd = [false]

    /// A name without the words, and the words that it had.
    struct Cleaned {
        var name: [UInt8]
        /// As written.
        var dropped: [String]
    }

    /// O(words of all phrases).
    init(_ phrases: [String]) {
        for phrase in phrases {
            var node = 0
            for word in IgnoredWords.words(phrase) {
                let step = Step(node: node, word: word.normalised)
                if let next = nodes[step] {
                    node = next
                } else {
                    node = isEnd.count
                    nodes[step] = node
                    isEnd.append(false)
                }
            }
            if node > 0 { isEnd[node] = true }
        }
    }

    var isEmpty: Bool { nodes.isEmpty }

    /// `nil` when there is nothing to drop, or nothing else in the name. O(words × words of the longest phrase that fits).
    func clean(_ name: Span<UInt8>) -> Cleaned? {
        guard !isEmpty else { return nil }
        let words = IgnoredWords.words(String(decoding: Array(copying: name), as: UTF8.self))
        var kept: [Substring] = []
        var dropped: [String] = []
        var i = 0
        while i < words.count {
            if let count = phraseLength(words[i...]) {
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

    /// The words of the longest phrase that begins with the first word.
    private func phraseLength(_ words: ArraySlice<Word>) -> Int? {
        var length: Int?
        var node = 0
        for (count, word) in words.enumerated() {
            guard let next = nodes[Step(node: node, word: word.normalised)] else { break }
            node = next
            if isEnd[node] { length = count + 1 }
        }
        return length
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
