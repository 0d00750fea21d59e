import NameText
import TestSupport
import Testing

@testable import NameMatching

/// Forms of tokens as a name gives them.
struct Forms {
    private let reader = NameReader()

    /// The tokens of a name as a comparison reads it.
    func read(_ name: String) -> NameTokens {
        var tokens = NameTokens()
        let bytes = Array(name.utf8)
        reader.read(bytes.span, into: &tokens)
        return tokens
    }

    func tokens(_ name: String) -> [TokenForm] {
        let units = units(name)
        return units.units.prefix(units.tokenCount).map(\.form)
    }

    /// The first token of a name.
    func first(_ name: String) throws -> TokenForm { try #require(tokens(name).first) }

    /// The Latin readings of the tokens.
    func words(_ name: String) -> [String] {
        let tokens = read(name)
        return tokens.tokens.map { String(decoding: tokens.bytes[$0.latin.range], as: UTF8.self) }
    }

    func units(_ name: String) -> NameUnits { NameUnits(read(name)) }

    static func text(_ text: ShortText) -> String { String(decoding: (0..<text.count).map { text[$0] }, as: UTF8.self) }

    /// The folded form of a Latin reading; `-` where it is too long.
    static func fold(_ latin: String) -> String {
        let bytes = Array(latin.utf8)
        return Folding.fold(bytes.span).map(text) ?? "-"
    }

    static func skeleton(_ latin: String) -> String {
        let bytes = Array(latin.utf8)
        return Folding.fold(bytes.span).map { text(Folding.skeleton($0)) } ?? "-"
    }
}

/// A seeded stream of names, and of the ways in which people write them otherwise.
struct RandomNames {
    var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    static let given = [
        "mohammed", "ahmad", "fatima", "vladimir", "aleksandr", "jose", "maria", "khalid", "yusuf", "abdulrahman", "ibrahim",
        "tchaikovsky", "ouattara", "zhang", "nguyen", "schulz", "muller", "lopez", "garcia", "qasim", "hassan", "osama",
        "giovanni", "katarzyna", "bjorn", "siobhan", "xavier", "philippe", "dzhokhar", "khrushchev", "gunter", "wei", "li", "al",
        "kim", "jong", "un", "tariq", "noor", "saif", "gaddafi", "milosevic", "karadzic", "mladic", "kony", "mugabe", "ntaganda",
    ]

    /// Names in the letters of other scripts, so that forms without vowels and with loose ones come from the real reader.
    static let other = [
        "محمد", "أحمد", "خالد", "عبد", "الرحمن", "حسن", "حسين", "يوسف", "صدام", "القذافي", "طالبان", "فاطمة", "قاسم", "نور",
        "بكر",
        "جبهة", "النصرة", "چمران", "پهلوی", "گلبدین", "משה", "דוד", "יוסף", "אברהם", "שרה", "בנימין", "שלום", "כהן", "לוי",
        "חיים",
        "김정은", "박근혜", "이명박", "최", "리", "정", "블라디미르", "푸틴", "알리", "たなか", "タナカ", "ยิ่งลักษณ์", "ทักษิณ",
        "Владимир", "Путин", "Чайковский", "Хрущёв", "Мохаммед", "Ελευθέριος", "Παπαδόπουλος", "习近平", "王伟", "საქართველო", "Հայկ",
        "1", "07", "٢٣", "1st", "Ltd", "GmbH", "Limited", "Company", "bin", "ibn", "Dr", "Doctor", "A", "b", "kh", "mhmd", "bnk",
    ]

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func pick<T>(_ list: [T]) -> T { list[number(0...list.count - 1)] }

    /// A word of random letters, pronounceable or not.
    mutating func word() -> String {
        let vowels = Array("aeiouy")
        let consonants = Array("bcdfghjklmnpqrstvwxz")
        let isSpoken = number(0...3) > 0
        return String(
            (0..<number(1...11)).map { i in isSpoken ? (i % 2 == 0 ? pick(consonants) : pick(vowels)) : pick(consonants + vowels)
            })
    }

    mutating func token() -> String {
        switch number(0...5) {
        case 0: word()
        case 1, 2: pick(Self.given)
        case 3: pick(Self.other)
        default: mutated(pick(Self.given), edits: number(1...3))
        }
    }

    /// `count` distinct tokens that are neither single letters nor patronymics: their order counts for nothing.
    mutating func plainName(_ count: Int) -> [String] {
        var tokens: [String] = []
        while tokens.count < count {
            let token = number(0...2) == 0 ? word() : pick(Self.given)
            if token.count > 1, !["bin", "ibn", "ben", "bn"].contains(token), !tokens.contains(token) { tokens.append(token) }
        }
        return tokens
    }

    /// Letters changed, left out, added, exchanged.
    mutating func mutated(_ token: String, edits: Int) -> String {
        var letters = Array(token)
        for _ in 0..<edits where !letters.isEmpty {
            let place = number(0...letters.count - 1)
            switch number(0...3) {
            case 0: letters[place] = pick(Array("abcdefghijklmnopqrstuvwxyz"))
            case 1: letters.remove(at: place)
            case 2: letters.insert(pick(Array("abcdefghijklmnopqrstuvwxyz")), at: place)
            default: if place > 0 { letters.swapAt(place, place - 1) }
            }
        }
        return letters.isEmpty ? token : String(letters)
    }

    /// Another way to write a token: edits, vowels left out or exchanged, traditions of transliteration.
    mutating func variant(_ token: String) -> String {
        let changed: String
        switch number(0...6) {
        case 0: changed = mutated(token, edits: 1)
        case 1: changed = mutated(token, edits: 2)
        case 2: changed = mutated(token, edits: 3)
        case 3: changed = String(token.filter { !"aeiou".contains($0) })
        case 4: changed = String(token.map { letter in "aeiou".contains(letter) ? pick(Array("aeiou")) : letter })
        case 5:
            let traditions = [
                ("kh", "h"), ("sh", "sch"), ("ou", "u"), ("q", "k"), ("y", "i"), ("dzh", "j"), ("ch", "tch"), ("f", "ph"),
            ]
            let (from, to) = pick(traditions)
            changed = token.replacing(from, with: to)
        default: changed = token
        }
        return changed.isEmpty ? token : changed
    }

    mutating func shuffled<T>(_ list: [T]) -> [T] { list.shuffled(using: &random) }
}
