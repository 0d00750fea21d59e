import Testing

@testable import NameMatching

@Suite struct TokenSimilarityTests {
    private let similarity = TokenSimilarity()
    private let forms = Forms()

    /// Pairs of tokens, some alike, some strangers, in all scripts.
    private func pairs(seed: UInt64, count: Int) -> [(TokenForm, TokenForm, String)] {
        var names = RandomNames(seed: seed)
        var pairs: [(TokenForm, TokenForm, String)] = []
        while pairs.count < count {
            let a = names.token()
            let b = names.number(0...2) == 0 ? names.token() : names.variant(a)
            guard let first = forms.tokens(a).first, let second = forms.tokens(b).first else { continue }
            pairs.append((first, second, "\(a) and \(b)"))
        }
        return pairs
    }

    @Test func onlyEqualTokensReachTheTop() {
        var met = 0
        for (a, b, text) in pairs(seed: 61, count: 4_000) {
            guard let result = similarity.compare(a, b) else { continue }
            met += 1
            #expect((1...10_000).contains(result.similarity), "\(text)")
            #expect((result.similarity == 10_000) == (a.exactHash == b.exactHash), "\(text)")
            #expect((result.kind == .equal) == (a.exactHash == b.exactHash), "\(text)")
        }
        #expect(met > 1_500)
    }

    @Test func everyTokenEqualsItself() {
        for token in RandomNames.given + RandomNames.other {
            for form in forms.tokens(token) {
                #expect(similarity.compare(form, form) == TokenSimilarity.Result(10_000, .equal), "\(token)")
            }
        }
    }

    @Test func joinedTokensNeverReachTheTop() {
        var names = RandomNames(seed: 62)
        var met = 0
        for _ in 0..<1_500 {
            let parts = names.plainName(2)
            let whole = forms.tokens(names.variant(parts.joined()))
            let units = forms.units(parts.joined(separator: " "))
            guard let joined = units.units.dropFirst(units.tokenCount).first?.form, let single = whole.first else { continue }
            guard let result = similarity.compareJoined(joined, single) else { continue }
            met += 1
            #expect((1..<10_000).contains(result.similarity), "\(parts)")
            #expect(result.kind == .joined)
            if !(joined.isAbjad && single.isAbjad) {
                #expect(similarity.compareJoined(single, joined) == result, "\(parts)")
            }
        }
        #expect(met > 300)
    }

    /// What is alike and by which kind.
    @Test(arguments: [
        ("mohammed", "Mohammed", MatchKind.equal), ("khalid", "halid", .spelling), ("Schulz", "Shulz", .spelling),
        ("Ltd", "Limited", .variant), ("Haji", "Hadji", .variant), ("Владимир", "Vladimir", .transliteration),
        ("محمد", "Mohammed", .consonants), ("mhmd", "Mohammed", .consonants), ("Laden", "Ladin", .edit),
        ("Hussein", "Husayn", .variant), ("Karadzic", "Karazdic", .edit), ("J", "John", .initial), ("07", "٠٧", .equal),
        ("Laden", "Lаden", .equal),
    ])
    func kinds(_ a: String, _ b: String, _ kind: MatchKind) throws {
        let first = try #require(forms.tokens(a).first)
        let second = try #require(forms.tokens(b).first)
        #expect(similarity.compare(first, second)?.kind == kind)
        #expect(similarity.compare(second, first)?.kind == kind)
    }

    @Test(arguments: [
        ("Ali", "Ahmad"), ("7", "8"), ("7", "07"), ("12", "A"), ("Maria", "Wolfgang"), ("A", "B"), ("Li", "Xu"),
        ("Khalid", "Yasin"),
        ("محمد", "Khalid"), ("Kim", "Sun"),
    ])
    func strangers(_ a: String, _ b: String) throws {
        let first = try #require(forms.tokens(a).first)
        let second = try #require(forms.tokens(b).first)
        #expect(similarity.compare(first, second) == nil)
        #expect(similarity.compare(second, first) == nil)
    }

    @Test func tokensOverThirtyTwoLettersMeetTheirEqualsAlone() throws {
        let a = try #require(forms.tokens(String(repeating: "abc", count: 12)).first)
        let b = try #require(forms.tokens(String(repeating: "abc", count: 12) + "d").first)
        #expect(a.isLong)
        #expect(similarity.compare(a, a)?.similarity == 10_000)
        #expect(similarity.compare(a, b) == nil)
        #expect(similarity.compareJoined(a, b) == nil)
    }

    /// But for a single letter: a customer's is a name cut short, a listed one more often a code.
    @Test func comparisonIsSymmetric() {
        for (a, b, text) in pairs(seed: 63, count: 6_000) where !(a.isAbjad && b.isAbjad) && a.isInitial == b.isInitial {
            #expect(similarity.compare(a, b) == similarity.compare(b, a), "\(text)")
        }
    }
}
