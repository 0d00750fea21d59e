import Testing

@testable import NameMatching

/// Korean names by syllables: the traditions meet, other syllables do not.
@Suite struct SyllablesTests {
    private let forms = Forms()
    private let similarity = TokenSimilarity()

    /// Hangul, Revised Romanisation (2000), McCune–Reischauer (1939), customary spellings.
    @Test(arguments: [
        ("김정은", ["Kim Jeong-eun", "Kim Chŏngŭn", "Kim Jong Un"]), ("박근혜", ["Bak Geun-hye", "Pak Kŭnhye", "Park Geun-hye"]),
        ("이명박", ["Yi Myŏngbak", "Lee Myung-bak"]), ("조명록", ["Jo Myeong-rok", "Cho Myŏngnok", "Jo Myong Rok"]),
        ("김영철", ["Kim Yeong-cheol", "Kim Yŏngch'ŏl", "Kim Yong Chol"]),
    ])
    func traditionsMeet(_ hangul: String, _ latin: [String]) {
        var comparison = NameComparison()
        for name in latin {
            #expect(comparison.compare(hangul, name, type: .person).score >= 8_000, "\(name)")
            #expect(comparison.compare(name, hangul, type: .person).score >= 8_000, "\(name)")
        }
    }

    /// Another vowel or consonant is another syllable.
    @Test(arguments: [
        ("김정은", "Kim Jong An"), ("김정은", "Kim Jang Un"), ("김정은", "Kim Song Un"), ("이명박", "Lee Myung Bok"),
        ("김영철", "Kim Yong Chul Ho"), ("박근혜", "Park Gan Hye"), ("최룡해", "Choe Rang Hae"),
    ])
    func otherSyllablesDoNot(_ hangul: String, _ latin: String) {
        var comparison = NameComparison()
        #expect(comparison.compare(hangul, latin, type: .person).score < 8_000)
    }

    @Test func substitutionsCostTheSameBothWays() {
        for x in UInt8.a...UInt8.z {
            for y in UInt8.a...UInt8.z where x != y {
                #expect(Syllables.substitution(x, y) == Syllables.substitution(y, x))
                #expect((1...100).contains(Syllables.substitution(x, y)))
            }
        }
        #expect(Syllables.substitution(.a, .u) == 100)
        #expect(Syllables.substitution(.o, .u) < 10)
        #expect(Syllables.substitution(.g, .k) < 10)
    }

    /// Only a Korean's own name: a foreign one in Hangul is read by its sound.
    @Test func foreignNamesInHangulAreNoSyllables() {
        #expect(forms.units("김정은").units.allSatisfy { $0.form.isSyllabic })
        #expect(forms.units("블라디미르 푸틴").units.allSatisfy { !$0.form.isSyllabic })
        var comparison = NameComparison()
        #expect(comparison.compare("블라디미르 푸틴", "Vladimir Putin", type: .person).score >= 8_000)
    }
}
