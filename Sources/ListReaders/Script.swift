/// The writing systems that the readers tell apart, by Unicode block: enough to see where one name ends and its
/// spelling in another script begins. The full script property is the business of name normalisation.
enum Script: UInt8 {
    case latin, greek, cyrillic, hebrew, arabic, han, hangul, other

    /// `nil` for what is no letter: digits, marks, punctuation, spaces.
    init?(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: self = .latin
        case 0..<0xAA: return nil
        case 0xAA..<0x250, 0x1E00..<0x1F00, 0xFF21...0xFF5A:
            guard scalar.properties.isAlphabetic else { return nil }
            self = .latin
        case 0x02B0..<0x0370, 0x2000..<0x2C00: return nil
        case 0x370..<0x400, 0x1F00..<0x2000:
            guard scalar.properties.isAlphabetic else { return nil }
            self = .greek
        case 0x400..<0x530: self = .cyrillic
        case 0x590..<0x600, 0xFB1D..<0xFB50: self = .hebrew
        case 0x600..<0x700, 0x750..<0x780, 0x8A0..<0x900, 0xFB50..<0xFE00, 0xFE70..<0xFF00:
            guard scalar.properties.isAlphabetic else { return nil }
            self = .arabic
        case 0x3040..<0x3100, 0x3400..<0xA000, 0xF900..<0xFB00, 0x20000..<0x32000: self = .han
        case 0x1100..<0x1200, 0x3130..<0x3190, 0xAC00..<0xD7B0: self = .hangul
        default:
            guard scalar.properties.isAlphabetic else { return nil }
            self = .other
        }
    }
}

extension String {
    /// The script of most of the letters, `nil` without a letter. O(n).
    var script: Script? {
        if utf8.allSatisfy({ $0 < 0x80 }) {
            return utf8.contains { (0x61...0x7A).contains($0 | 0x20) } ? .latin : nil
        }
        var counts = [Int](repeating: 0, count: Int(Script.other.rawValue) + 1)
        for scalar in unicodeScalars {
            if let script = Script(of: scalar) { counts[Int(script.rawValue)] += 1 }
        }
        guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return nil }
        return Script(rawValue: UInt8(index))
    }

    /// The words grouped into runs of Latin and of other script; words without a letter go with the run before.
    var scriptRuns: [(isLatin: Bool, text: String)] {
        var runs: [(isLatin: Bool, text: String)] = []
        for word in words {
            guard let script = word.script else {
                if !runs.isEmpty { runs[runs.count - 1].text += " " + word }
                continue
            }
            let isLatin = script == .latin
            if let last = runs.last, last.isLatin == isLatin {
                runs[runs.count - 1].text += " " + word
            } else {
                runs.append((isLatin, word))
            }
        }
        return runs
    }

    /// Letters of any script.
    var letterCount: Int {
        unicodeScalars.reduce(0) { $0 + (Script(of: $1) != nil ? 1 : 0) }
    }
}
