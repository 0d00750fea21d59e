import Bytes

/// Invented names: letters of words that syllables make, so that lengths and letter frequencies resemble real ones.
struct KernelDeck {
    var bytes: [UInt8] = []
    var starts: [Int] = [0]
    var count: Int { starts.count - 1 }
    var meanLength: Double { Double(bytes.count) / Double(max(1, count)) }

    init(seed: UInt64, words: ClosedRange<Int>, count: Int) {
        var random = SeededRandom(seed: seed)
        let onsets: [StaticString] = [
            "", "b", "m", "kh", "s", "r", "al", "h", "d", "sh", "t", "j", "n", "v", "z", "k",
            "l", "f", "g", "p",
        ]
        let nuclei: [StaticString] = ["a", "a", "a", "i", "u", "o", "e", "ai", "ou"]
        let codas: [StaticString] = ["", "", "", "n", "d", "m", "r", "l", "s", "h", "ov"]
        for _ in 0..<count {
            for word in 0..<Int.random(in: words, using: &random) {
                if word > 0 { bytes.append(UInt8(ascii: " ")) }
                for _ in 0..<Int.random(in: 2...3, using: &random) {
                    for part in [onsets, nuclei, codas] {
                        part.randomElement(using: &random)?.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
                    }
                }
            }
            starts.append(bytes.count)
        }
    }

    /// Other strings, such as names of a file: those of 1 to 255 bytes, which the naive twin can hold.
    init(_ strings: some Sequence<ArraySlice<UInt8>>) {
        for string in strings where (1...255).contains(string.count) {
            bytes += string
            starts.append(bytes.count)
        }
    }
}
