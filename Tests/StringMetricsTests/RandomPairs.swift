import TestSupport

/// A seeded stream of byte strings and of pairs that are alike in every way that a ladder tells apart.
struct RandomPairs {
    private var random: SeededRandom
    /// How many letters the strings use.
    let letters: UInt8

    init(seed: UInt64, letters: UInt8) {
        random = SeededRandom(seed: seed)
        self.letters = letters
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    mutating func letter() -> UInt8 {
        UInt8(ascii: "a") + UInt8.random(in: 0..<letters, using: &random)
    }

    mutating func string(length: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<length { bytes.append(letter()) }
        return bytes
    }

    /// `bytes` after `count` random edits, swaps of neighbours among them.
    mutating func edited(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<count {
            switch number(0...3) {
            case 0: bytes.insert(letter(), at: number(0...bytes.count))
            case 1 where !bytes.isEmpty: bytes.remove(at: number(0...(bytes.count - 1)))
            case 2 where !bytes.isEmpty: bytes[number(0...(bytes.count - 1))] = letter()
            case 3 where bytes.count > 1:
                let i = number(0...(bytes.count - 2))
                bytes.swapAt(i, i + 1)
            default: break
            }
        }
        return bytes
    }

    /// Unrelated strings, a string and its edits, or two that share their ends.
    mutating func pair(longest: Int) -> ([UInt8], [UInt8]) {
        let a = string(length: number(0...longest))
        switch number(0...5) {
        case 0: return (a, string(length: number(0...longest)))
        case 1: return (a, edited(a, number(0...3)))
        case 2: return (edited(a, 2), edited(a, number(0...12)))
        case 3:
            let ends = (string(length: number(0...5)), string(length: number(0...5)))
            return (ends.0 + a + ends.1, ends.0 + string(length: number(0...longest)) + ends.1)
        case 4: return (a, edited(a, number(0...max(1, a.count))))
        default: return (a, string(length: a.count))
        }
    }

    /// Lengths at the edges of words.
    mutating func edgePair() -> ([UInt8], [UInt8]) {
        let edges = [1, 31, 62, 63, 64, 65, 66, 126, 127, 128, 129, 130, 191, 192, 193, 200]
        let a = string(length: edges[number(0...(edges.count - 1))])
        switch number(0...3) {
        case 0: return (a, string(length: edges[number(0...(edges.count - 1))]))
        case 1: return (a, edited(a, number(0...6)))
        case 2: return (a, edited(a, number(0...(a.count / 2))))
        default:
            let shared = string(length: number(0...70))
            return (shared + a, shared + string(length: number(0...200)))
        }
    }
}
