import Testing

@testable import NameMatching

/// Letters struck or read for each other.
@Suite struct SlipTableTests {
    private let forms = Forms()
    private let similarity = TokenSimilarity()

    private static func haveOneShape(_ a: String, _ b: String) -> Bool {
        let (first, second) = (Array(a.utf8), Array(b.utf8))
        return SlipTable.haveOneShape(first.span, second.span)
    }

    @Test(arguments: [("burns", "bums"), ("clark", "dark"), ("vvolf", "wolf"), ("cornrn", "comm"), ("bernard", "bemard")])
    func wordsThatLookAlikeOnPaper(_ a: String, _ b: String) {
        #expect(Self.haveOneShape(a, b))
        #expect(Self.haveOneShape(b, a))
    }

    @Test(arguments: [
        ("burns", "burns"), ("burns", "buns"), ("clark", "park"), ("volf", "wolf"), ("", "m"), ("rn", ""), ("rnm", "mrn"),
        (String(repeating: "rn", count: 20), "m"),
    ])
    func wordsThatDoNot(_ a: String, _ b: String) {
        #expect(!Self.haveOneShape(a, b))
        #expect(!Self.haveOneShape(b, a))
    }

    /// Neighbours on the keyboard and look-alikes, in either order; nothing is its own neighbour.
    @Test func nearLettersAreNearBothWays() {
        func isNear(_ a: Character, _ b: Character) -> Bool {
            SlipTable.isNear(a.asciiValue ?? 0, b.asciiValue ?? 0)
        }
        for (a, b) in [("q", "w"), ("a", "s"), ("a", "q"), ("z", "s"), ("n", "h"), ("c", "e"), ("i", "l"), ("u", "v")]
            as [(Character, Character)]
        {
            #expect(isNear(a, b) && isNear(b, a), "\(a) \(b)")
        }
        for (a, b) in [("q", "p"), ("a", "l"), ("z", "m"), ("s", "k"), ("a", "A"), ("1", "l"), ("{", "a")]
            as [(Character, Character)]
        {
            #expect(!isNear(a, b) && !isNear(b, a), "\(a) \(b)")
        }
        for letter in UInt8.a...UInt8.z { #expect(!SlipTable.isNear(letter, letter)) }
    }

    /// Read off paper, the name is still found, and less alike than as written.
    @Test(arguments: [("Hernandorn", "Hemandorn"), ("Clarkovic", "Darkovic"), ("Bernardovski", "Bemardovski")])
    func lookalikesMeet(_ a: String, _ b: String) throws {
        let (first, second) = (try forms.first(a), try forms.first(b))
        let result = try #require(similarity.compare(first, second))
        #expect(result == similarity.compare(second, first))
        #expect(result.kind == .edit && (8_500..<10_000).contains(result.similarity))
    }

    /// A letter swapped with its neighbour, or struck on the next key, is less of a slip than any other letter.
    @Test func likelySlipsCostLess() throws {
        let word = try forms.first("Zavadlik")
        func alike(_ name: String) throws -> Int {
            let other = try forms.first(name)
            return try #require(similarity.compare(word, other)).similarity
        }
        let (swapped, near, other) = (try alike("Zavaldik"), try alike("Zavaslik"), try alike("Zavahlik"))
        #expect(swapped > other)
        #expect(near > other)
    }

    /// No typing error is refused by how it begins, and most other words are.
    @Test func typingErrorsBeginAsTheyMay() throws {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        var random = RandomNames(seed: 77)
        var (errors, refused) = (0, 0)
        let words = ["clarence", "darence", "rnurray", "murray", "vvalter", "walter", "phillip", "fillip", "petrova", "oetrova"]
        for round in 0..<6_000 {
            let word = round < 600 ? random.pick(words) : random.word() + random.word()
            var other = Array(round < 600 ? random.pick(words) : word)
            for _ in 0..<random.number(0...2) {
                let place = random.number(0...3) > 0 ? 0 : random.number(0...other.count - 1)
                switch random.number(0...2) {
                case 0: other[place] = random.pick(letters)
                case 1: other.insert(random.pick(letters), at: place)
                default: if other.count > 3 { other.remove(at: place) }
                }
            }
            guard let a = forms.tokens(word).first, let b = forms.tokens(String(other)).first, !a.isLong, !b.isLong else {
                continue
            }
            let mayBegin = SlipBeginning(a.view).mayBegin(b.latin[0], b.fold[0])
            if similarity.typingError(a.view, b.view) > 0 {
                errors += 1
                #expect(mayBegin, "\(word) \(String(other))")
            }
            if !mayBegin { refused += 1 }
        }
        #expect(errors > 1_000 && refused > 1_000)
    }
}
