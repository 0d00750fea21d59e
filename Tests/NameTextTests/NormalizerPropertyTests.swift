import TestSupport
import Testing

@testable import NameText

/// What holds for every name: tested on names made of the real letters of each script from a seed that is printed on failure.
@Suite struct NormalizerPropertyTests {
    /// Letters and separators that names are made of, a pool a script.
    private static let pools: [String] = [
        "abcXYZ'-., 0129", "éüßøłŞıİæœ ab-", "абвгдежзийклмнопрстуфхцчшщъыьэюяёЁЙїєґ ", "αβγδεζηθικλμνξοπρστυφχψωάέϊΰΣς ",
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցուփքօֆ ", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ ", "אבגדהוזחטיכךלמםנןסעפףצץקרשת׳' ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئپچژگکی ", "ܐܒܓܕܗܘܙܚܛܝܟܠܡܢܣܥܦܨܩܪܫܬ ", "김이박정은민수영호준서현지우 ", "李王张刘陈欧阳明华建国 ",
        "あいうえおかきくけこさしすせそがぎぐんアイウエオカキクー ", "रामकृष्णािीुूेैोौं्तनमय ", "กขคงจชซดตทนบปมยรลวสหอะาิี ",
    ]

    private static func name(from pool: String, using random: inout SeededRandom) -> String {
        let scalars = Array(pool.unicodeScalars)
        var name = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...24, using: &random) {
            name.append(scalars[Int.random(in: scalars.indices, using: &random)])
        }
        return String(name)
    }

    private struct Form: Equatable {
        var exact: [String]
        var latin: [String]
        var unreadable: Int
    }

    private static func form(_ tokens: NameTokens) -> Form {
        Form(
            exact: tokens.tokens.map { tokens.text($0.exact) }, latin: tokens.tokens.map { tokens.text($0.latin) },
            unreadable: tokens.unreadable)
    }

    @Test(arguments: pools.indices) func exactFormsAreTheirOwnNormalForm(_ pool: Int) {
        let normalizer = NameNormalizer()
        var random = SeededRandom(seed: 11)
        for _ in 0..<400 {
            let name = Self.name(from: Self.pools[pool], using: &random)
            let first = normalizer.tokens(of: name)
            let form = Self.form(first)
            guard first.unreadable == 0, !form.exact.isEmpty else { continue }
            // What follows an article may begin with the same two letters, and is then cut again.
            if form.exact.contains(where: { $0.unicodeScalars.starts(with: "ال".unicodeScalars) }) { continue }
            let second = normalizer.tokens(of: form.exact.joined(separator: " "))
            #expect(Self.form(second) == form, "\(name), seed 11")
        }
    }

    @Test(arguments: pools.indices) func equivalentSpellingsAreEqual(_ pool: Int) {
        let normalizer = NameNormalizer()
        var random = SeededRandom(seed: 12)
        for _ in 0..<400 {
            let name = Self.name(from: Self.pools[pool], using: &random)
            let form = Self.form(normalizer.tokens(of: name))
            let decomposed = ICU.decomposed(Array(name.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            #expect(Self.form(normalizer.tokens(of: decomposed)) == form, "\(name) decomposed, seed 12")
            let spaced = "\u{3000} " + name.split(separator: " ").joined(separator: " \t\u{A0}") + "\u{200B}\n"
            #expect(Self.form(normalizer.tokens(of: spaced)) == form, "\(name) spaced, seed 12")
            // Case: but for İ, ı and ŉ upper and lower case name the same letters.
            if !name.unicodeScalars.contains(where: { "ıİß".unicodeScalars.contains($0) }) {
                #expect(Self.form(normalizer.tokens(of: name.lowercased())) == form, "\(name) in lower case, seed 12")
                #expect(Self.form(normalizer.tokens(of: name.uppercased())) == form, "\(name) in upper case, seed 12")
            }
            let wide = String(
                String.UnicodeScalarView(
                    name.unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
            #expect(Self.form(normalizer.tokens(of: wide)) == form, "\(name) in full width, seed 12")
        }
    }

    @Test func historyDoesNotMatter() {
        var random = SeededRandom(seed: 13)
        let used = NameNormalizer()
        for _ in 0..<3000 {
            let pool = Self.pools[Int.random(in: Self.pools.indices, using: &random)]
            _ = used.tokens(of: Self.name(from: pool, using: &random))
        }
        for pool in Self.pools {
            let name = Self.name(from: pool, using: &random)
            let fresh = NameNormalizer().tokens(of: name)
            let again = used.tokens(of: name)
            #expect(fresh.bytes == again.bytes, "\(name), seed 13")
            #expect(Self.form(fresh) == Self.form(again), "\(name), seed 13")
        }
    }

    /// The one-pass tokeniser of ASCII against the tokeniser of everything.
    @Test func asciiPathsAgree() {
        var random = SeededRandom(seed: 14)
        var general = Tokenizer()
        let alphabet = Array("abst1rdn2'`-.,; (&\"h07\u{0}\u{1F}_~/".utf8)
        for _ in 0..<20_000 {
            let anyByte = Bool.random(using: &random)
            let name = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                anyByte ? UInt8.random(in: 0...127, using: &random) : alphabet[Int.random(in: alphabet.indices, using: &random)]
            }
            var expected = NameTokens()
            general.tokenize(name.span, into: &expected)
            var found = NameTokens()
            let classes = ASCIITokenizer.classes
            #expect(ASCIITokenizer.tokenize(name.span, classes: classes.span, into: &found))
            #expect(Self.form(found) == Self.form(expected), "\(name), seed 14")
            #expect(found.tokens.map(\.before) == expected.tokens.map(\.before), "\(name), seed 14")
            #expect(found.tokens.map(\.source) == expected.tokens.map(\.source), "\(name), seed 14")
            #expect(found.tokens.map(\.isNumber) == expected.tokens.map(\.isNumber), "\(name), seed 14")
        }
    }

    @Test func asciiOpensNothingAndAlphabetsNoTransliterator() {
        let normalizer = NameNormalizer()
        _ = normalizer.tokens(of: "Usama bin Ladin")
        #expect(normalizer.tokenizer == nil)
        _ = normalizer.tokens(of: "José Иван Γεώργιος محمد יוסף 김정은 გიორგი Գեւորգ")
        #expect(normalizer.tokenizer?.slow.openCount == 0)
        _ = normalizer.tokens(of: "山田")
        #expect((normalizer.tokenizer?.slow.openCount ?? 0) > 0)
    }

    @Test func randomBytesNeverTrap() {
        var random = SeededRandom(seed: 15)
        let normalizer = NameNormalizer()
        var tokens = NameTokens()
        let pools = Self.pools.map { $0.unicodeScalars.map { Array(String($0).utf8) } }
        // Few, for every run: the family `name` of `make fuzz` asks the same of as many as there is time for.
        for round in 0..<40_000 {
            var name: [UInt8] = []
            let length = Int.random(in: 0...12, using: &random)
            switch round % 4 {
            case 0:
                for _ in 0..<length { name.append(UInt8.random(in: 0...255, using: &random)) }
            case 1:
                // Code points from anywhere, cut off in the middle now and then.
                for _ in 0..<length {
                    if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random)) {
                        name += Array(String(scalar).utf8)
                    }
                }
                if Bool.random(using: &random), !name.isEmpty { name.removeLast() }
            default:
                let pool = pools[Int.random(in: pools.indices, using: &random)]
                for _ in 0..<length {
                    name += pool[Int.random(in: pool.indices, using: &random)]
                    if round % 8 == 2 { name.append(UInt8.random(in: 0...255, using: &random)) }
                }
            }
            normalizer.normalize(name.span, into: &tokens)
            let isWhole = tokens.tokens.allSatisfy { token in
                token.latin.count > 0 && token.exact.count > 0 && token.latin.range.upperBound <= tokens.bytes.count
                    && token.exact.range.upperBound <= tokens.bytes.count && token.source.range.upperBound <= name.count
                    && tokens.bytes[token.latin.range].allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
                    }
            }
            if !isWhole { Issue.record("\(name), seed 15") }
        }
    }

    @Test(.timeLimit(.minutes(10))) func longTokensTakeLinearTime() {
        for letter in ["ก", "山", "क", "あ", "م", "я", "é", "ག", "한", "אּ"] {
            let tokens = NameNormalizer().tokens(of: String(repeating: letter, count: 50_000))
            #expect(tokens.tokens.count == 1)
        }
    }

    @Test func cacheClearsAndStaysRight() {
        var cache = TokenCache()
        for round in 0..<(3 * TokenCache.capacity) {
            let key = Array("\(round)".utf8)
            let hash = TokenCache.hash(key)
            #expect(cache.find(key, hash: hash) == nil)
            cache.insert(key, hash: hash, exact: key, latin: [0x61], unreadable: 0)
            let entry = cache.find(key, hash: hash)
            #expect(entry.map { Int($0.exactCount) } == key.count)
            #expect(cache.bytes.count <= TokenCache.byteLimit)
        }
    }
}
