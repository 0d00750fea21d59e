import TestSupport
import Testing

@testable import NameText

/// Second readings of whole names, by table: the name and what it may be read as besides.
@Suite struct AlternativeReadingsTests {
    static let cases: [(name: String, readings: [String])] = [
        // Wade-Giles: apostrophes where they are written, both sounds where they are not.
        ("Teng Hsiao-p'ing", ["deng xiao ping"]),
        ("Liu Shao-ch’i", ["liu shao qi"]),
        ("Ch'en Tu-hsiu", ["chen du xiu"]),
        ("Mao Tse-tung", ["mao ze dong", "mao ce tong"]),
        ("Chiang Ching-kuo", ["jiang jing guo", "jiang qing kuo"]),
        ("Chou En-lai", ["zhou en lai"]),
        ("Lu Hsun", ["lu xun"]),
        ("Wen I-to", ["wen yi duo", "wen yi tuo"]),
        ("Jen-hsun Huang", ["ren xun huang"]),
        // Pinyin, Cantonese, and what is neither: left alone.
        ("Li Peng", []), ("Xi Jinping", []), ("Leung Chun-ying", []), ("Ma Ying-jeou", []), ("John Smith", []),
        ("Anna-Maria Li", []),
        ("Kim Jong-un", []), ("Tung", []), ("Tung 12", []),
        // Han: Cantonese as Hong Kong spells it; long runs are no names.
        ("梁振英", ["leung chanying"]), ("曾蔭權", ["tsang yamkuen"]), ("李 嘉誠", ["lee kashing"]), ("司徒華", ["szeto wa"]),
        ("陈大文", ["chan taiman"]), ("中华人民共和国外交部", []),
        // Hangul: McCune and Reischauer.
        ("박헌영", ["pak honyong"]), ("윤정린", ["yun chongnin"]), ("이영호", ["yi yongho"]), ("김지원", ["kim chiwon"]),
        ("최 국호", ["choe kukho"]),
        ("블라디미르 푸틴", []),
        // Thai: as written.
        ("ทักษิณ ชินวัตร", ["thaksin chinwatr"]), ("ขอนแก่น", []),
        // Arabic compounds in Latin letters.
        ("Saduddin Sayyed", ["sad al din sayyed"]), ("Nasereddine", ["naser al din"]), ("Fahrudin", ["fahr al din"]),
        ("Salahaldin", ["salah al din"]), ("Abdurrahman", ["abd al rahman"]), ("Abderrahmane", ["abd al rahmane"]),
        ("Abdelhalim", ["abd al halim"]), ("Abdushshakur", ["abd al shakur"]), ("Abdullah", ["abd allah"]),
        ("Waliullah Khan", ["wali allah khan"]), ("Assadulla", ["assad allah"]), ("Shamsulhaq", ["shams al haq"]),
        ("Azizirahman", ["aziz al rahman"]),
        ("Martin", []), ("Aladin", []), ("Constantin", []), ("Bernardine", []), ("Muslimin", []), ("Abdel", []), ("Abdul", []),
        ("Allah", []), ("Ullah", []), ("Nardin", []), ("Drahman", []),
        ("", []), ("7", []), ("Владимир Путин", []),
    ]

    private static func text(_ tokens: NameTokens) -> String {
        tokens.tokens.map { tokens.text($0.latin) }.joined(separator: " ")
    }

    @Test func readings() {
        let normalizer = NameNormalizer()
        for (name, expected) in Self.cases {
            #expect(normalizer.alternativeReadings(of: name).map(Self.text) == expected, "\(name)")
        }
    }

    /// Exact forms, sources and scripts stay those of the name, and every reading is another one.
    @Test func onlyReadingsDiffer() {
        let normalizer = NameNormalizer()
        for (name, _) in Self.cases {
            let tokens = normalizer.tokens(of: name)
            for reading in normalizer.alternativeReadings(of: name) {
                #expect(Self.text(reading) != Self.text(tokens))
                #expect(reading.unreadable == tokens.unreadable)
                var held = 0
                for token in reading.tokens {
                    while held < tokens.tokens.count, tokens.tokens[held].source != token.source { held += 1 }
                    guard held < tokens.tokens.count else {
                        Issue.record("\(name): a token from nowhere")
                        break
                    }
                    #expect(reading.text(token.exact) == tokens.text(tokens.tokens[held].exact))
                    #expect(token.script == tokens.tokens[held].script)
                    #expect(token.latin.count > 0)
                }
            }
        }
    }

    /// Letters from anywhere never trap, nor make more than two readings.
    @Test func anyNameHasFewReadings() {
        let normalizer = NameNormalizer()
        var random = SeededRandom(seed: 31)
        let pieces = [
            "tse", "tung", "'", "-", " ", "hsi", "abd", "ul", "llah", "din", "陈", "毛", "王", "김", "은", "르", "ก", "ร", "์", "เ",
            "า", "i", "ü",
        ]
        for _ in 0..<3_000 {
            var name = ""
            for _ in 0..<Int.random(in: 0...9, using: &random) { name += pieces[Int.random(in: pieces.indices, using: &random)] }
            #expect(normalizer.alternativeReadings(of: name).count <= 2, "\(name), seed 31")
        }
    }

    /// Each Pinyin syllable is read back from what Wade-Giles writes for it, but where marks left out make two one.
    @Test func wadeGilesReadsBack() {
        for (initial, final, wade) in [
            ("zh", "i", "chih"), ("z", "i", "tzu"), ("s", "i", "ssu"), ("r", "i", "jih"), ("x", "iong", "hsiung"),
            ("g", "ui", "kuei"),
            ("g", "e", "ko"), ("d", "uo", "to"), ("sh", "uo", "shuo"), ("j", "ian", "chien"), ("q", "ue", "chueh"),
            ("d", "ong", "tung"),
        ] {
            let spelt = Mandarin.wadeGiles(initial: initial, final: final)
            #expect(spelt.spellings.first == wade)
            let read = PackedLatin(wade.utf8).flatMap { Mandarin.shared.pinyin(ofWadeGiles: $0, isAspirated: spelt.isAspirated) }
            #expect(read == PackedLatin((initial + final).utf8), "\(wade)")
        }
        #expect(Mandarin.shared.syllables.count > 390)
    }
}
