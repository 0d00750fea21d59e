import TestSupport
import Testing

@testable import NameText

/// How each script's names are read, by the standard that is named with them.
@Suite struct TraditionsTests {
    static let cases: [(standard: String, names: [(String, String)])] = [
        (
            "Royal Thai General System (1999)",
            [
                ("ทักษิณ", "thaksin"), ("ประยุทธ์", "prayut"), ("ยิ่งลักษณ์", "yinglak"), ("สมชาย", "somchai"), ("วงศ์สวัสดิ์", "wongsawat"),
                ("จุลานนท์", "chulanon"), ("ชวน", "chuan"), ("เชียงใหม่", "chiangmai"), ("ขอนแก่น", "khonkaen"),
                ("กรุงเทพ", "krungthep"),
                ("เจริญ", "charoen"), ("จันทร์", "chan"), ("พนมยงค์", "phanomyong"), ("สมหญิง", "somying"), ("หลวง", "luang"),
            ]
        ),
        (
            "BGN/PCGN Amharic (2007), customary vowels",
            [
                ("ዐቢይ", "abiy"), ("አህመድ", "ahmed"), ("መለስ", "meles"), ("ብርሃኑ", "birhanu"), ("ቀነኒሳ", "kenenisa"),
                ("ጥሩነሽ", "tirunesh"),
                ("መንግስቱ", "mengistu"), ("ፀሐይ", "tsehay"), ("አማርኛ", "amarnya"),
            ]
        ),
        (
            "ISO 15919 with schwa deletion (Ohala 1983)",
            [
                ("मनमोहन", "manmohan"), ("सिंह", "singh"), ("राजनाथ", "rajnath"), ("आनंद", "anand"), ("गोविन्द", "govind"),
                ("कृष्ण", "krishna"),
                ("कमल", "kamal"), ("करमचंद", "karamchand"), ("নজরুল", "najrul"), ("ওয়াজেদ", "wajed"), ("আযম", "ajam"), ("রায়", "ray"),
                ("ਮਨਮੋਹਨ", "manmohan"),
            ]
        ),
        (
            "Ministry of Culture 2000-8, 2017-14 (Korea)",
            [("크리스티안", "kristian"), ("히사마쓰", "hisamatsu"), ("푸틴", "putin"), ("은", "eun"), ("스", "s"), ("김 정은", "kim jeongeun")]
        ),
        (
            "ELOT 743, with b, d, g where no Greek word has the digraph",
            [
                ("Αντώνης", "antonis"), ("Λάμπρος", "lampros"), ("Μπάμπης", "bampis"), ("Ντίνος", "dinos"), ("Βλαντ", "vlad"),
                ("Ρικάρντο", "rikardo"), ("Μπερνάρντ", "bernard"), ("Άγγελος", "angelos"), ("Χαράλαμπος", "charalampos"),
                ("Αγκόπ", "agkop"),
            ]
        ),
        (
            "Academy of the Hebrew Language 2006: consonantal vav, kaf and he apart",
            [
                ("לוי", "lvy"), ("כהן", "qhn"), ("ויקטור", "vyktwr"), ("דוד", "dwd"), ("משה", "msha"), ("בנימין", "bnymyn"),
                ("פסח", "psh"),
            ]
        ),
        (
            "BGN/PCGN Arabic (1956): consonants that a digraph would swallow",
            [("سهيل", "shhyl"), ("شهيد", "shhyd"), ("كهف", "qhhf"), ("ادهم", "adhhm"), ("فاطمه", "fatma")]
        ),
        (
            "Georgian national system (2002)",
            [
                ("ჭავჭავაძე", "chavchavadze"), ("ღარიბაშვილი", "gharibashvili"), ("წულუკიანი", "tsulukiani"),
                ("ყვარყვარე", "qvarqvare"),
            ]
        ),
        (
            "Hepburn, passports of Japan",
            [("おおの", "ono"), ("こうすけ", "kosuke"), ("じゅんいちろう", "junichiro"), ("コンドウ", "kondo"), ("ツチダ", "tsuchida")]
        ),
    ]

    @Test func readings() {
        let normalizer = NameNormalizer()
        for (standard, names) in Self.cases {
            for (name, reading) in names {
                let tokens = normalizer.tokens(of: name)
                let found = tokens.tokens.map { tokens.text($0.latin) }.joined(separator: " ")
                #expect(found == reading, "\(standard): \(name)")
            }
        }
    }

    @Test func compoundsInArabicLettersAreParted() {
        let normalizer = NameNormalizer()
        for (joined, spaced) in [
            ("عبدالرحمن", "عبد الرحمن"), ("عبدالحليم", "عبد الحليم"), ("صلاحالدين", "صلاح الدين"),
            ("سميرةالكوني", "سميرة الكوني"), ("حمزةأسامة", "حمزة أسامة"),
        ] {
            let one = normalizer.tokens(of: joined)
            let two = normalizer.tokens(of: spaced)
            #expect(one.tokens.map { one.text($0.exact) } == two.tokens.map { two.text($0.exact) })
            #expect(one.tokens.map { one.text($0.latin) } == two.tokens.map { two.text($0.latin) })
        }
        // The servant of God is a word of its own, and names that hold alef and lam stay whole.
        for whole in ["عبدالله", "طالبان", "غزالي", "جلال", "عالم"] {
            #expect(normalizer.tokens(of: whole).tokens.count == 1, "\(whole)")
        }
    }

    /// Thai and Ethiopic readers on any run of their letters: never a trap, always letters.
    @Test func anyRunOfLettersIsRead() {
        var random = SeededRandom(seed: 32)
        for _ in 0..<5_000 {
            let thai = (0..<Int.random(in: 1...12, using: &random)).map { _ in UInt32.random(in: 0xE01...0xE4E, using: &random) }
            for isAsWritten in [false, true] {
                let latin = Thai.reading(thai, isAsWritten: isAsWritten)
                #expect(latin.allSatisfy { (0x61...0x7A).contains($0) }, "\(thai), seed 32")
                #expect(latin.count <= thai.count * 6)
            }
            let ethiopic = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                UInt32.random(in: 0x1200...0x135A, using: &random)
            }
            #expect(Ethiopic.reading(ethiopic).allSatisfy { (0x61...0x7A).contains($0) }, "\(ethiopic), seed 32")
        }
    }
}
