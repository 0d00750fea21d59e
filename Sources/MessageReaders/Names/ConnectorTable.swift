/// A word or sign between the names of a field.
struct Connector: Sendable {
    /// The names that a connector leaves, and where it counts.
    enum Kind: UInt8, Sendable {
        /// Always cuts: `on behalf of`, `alias`.
        case strong
        /// Cuts, and introduces the name of a party in an address: `c/o`, `attn`.
        case introducing
        /// The same with a word that also means something else: names of one word are dropped.
        case weaklyIntroducing
        /// Stands behind the party that it introduces, before the party of the field: `eliyle`, `気付`.
        case behind
        /// Joins names, but also the words of one name (`Smith & Sons`): names of one word are dropped.
        case weak
        /// Cuts where two words or more stand on both sides.
        case pair
        /// Stands before a former name: names of one word are kept from four letters on.
        case former
        /// Stands before the name of a vessel, which may be one word.
        case vessel
    }

    var words: [Word]
    var kind: Kind
    /// Has no letter.
    var isSign: Bool

    struct Word: Sendable {
        /// FNV-1a of the word without points, ASCII letters in lower case.
        var hash: UInt64
        /// Bytes that count: without points.
        var count: Int
    }
}

/// The connectors between names, by what they do. Customary words of postal addresses, of company registers and of payments in
/// the languages named; general knowledge.
///
/// Words are compared without points and in any letter case.
enum ConnectorTable {
    static let strong = [
        // Signs.
        "/", "|", "//", "\\", "and/or", "et/ou", "und/oder", "or/and", "y/o", "e/o", "&/or",
        // For somebody else: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Russian, Arabic.
        "o/b/o", "obo", "on behalf of", "for and on behalf of", "b/o", "by order of", "represented by", "rep by", "acting for",
        "as agent for", "as agent of", "agent for", "as trustee for", "as trustee of", "trustee for", "trustee of",
        "as nominee for", "nominee for", "nominee of", "in trust for", "i/t/f", "itf", "as custodian for", "custodian for",
        "in the name of", "jointly with", "together with", "f/b/o", "fbo", "for the benefit of", "for benefit of",
        "for the account of", "for account of", "for acct of", "for the acct of", "for further credit to",
        "for further credit", "ffc", "f/f/c", "im auftrag von", "im auftrag der", "im auftrag des", "im namen von",
        "im namen der", "zugunsten", "zugunsten von", "zu gunsten", "zu gunsten von", "für rechnung", "für rechnung von",
        "pour le compte de", "au nom de", "pour ordre de", "a nombre de", "en nombre de", "por cuenta de", "por orden de",
        "por conta de", "em nome de", "per conto di", "in nome di", "in nome e per conto di", "namens", "ten behoeve van",
        "ten gunste van", "ten name van", "na rzecz", "w imieniu", "adına", "hesabına", "от имени", "в пользу", "по поручению",
        "за счет", "за счёт", "в интересах", "від імені", "на користь", "نيابة عن", "لصالح", "لحساب", "باسم", "به نام", "עבור",
        // Trading and other names.
        "t/a", "trading as", "t/as", "d/b/a", "dba", "doing business as", "operating as", "o/a", "a/k/a", "aka",
        "also known as", "otherwise known as", "alias", "f/k/a", "fka", "formerly", "formerly known as", "previously",
        "previously known as", "n/k/a", "nka", "now known as", "vormals", "ehemals", "anciennement", "précédemment",
        "anteriormente", "anteriormente denominada", "antes denominada", "già denominata", "voorheen", "tidligere", "tidigare",
        "poprzednio", "dříve", "бывший", "бывшая", "ранее", "прежнее название", "раніше", "он же", "она же", "المعروف باسم",
        "سابقا", "معروف به", "eski adıyla", "takma adı",
        // The owner of a firm.
        "inh", "inhaber", "inhaberin", "proprietor", "proprietaire", "propriétaire", "titular", "titolare", "proprietário",
        "proprietario", "eigenaar", "innehavare", "właściciel", "vlasnik", "владелец", "власник", "sahibi",
    ]

    static let introducing = [
        // English.
        "c/o", "c/0", "c\\o", "℅", "c/-", "care of", "in care of", "attn", "attention", "for the attention of", "fao", "f/a/o",
        "att", "atten", "atn", "account of",
        // German, French, Spanish, Portuguese, Italian, Dutch.
        "z/hd", "z/h", "zhd", "zhdn", "z hd", "z hdn", "zu hd", "zu hdn", "zu händen", "zu händen von", "zu haenden",
        "zu haenden von", "zu handen", "zu handen von", "p/a", "chez", "aux bons soins de", "aux soins de",
        "à l'attention de", "a l'attention de", "à l’attention de", "s/c de", "al cuidado de", "a la atención de",
        "a la atencion de", "a cargo de", "aos cuidados de", "ao cuidado de", "ao cuidado do", "a/c", "presso",
        "all'attenzione di", "alla cortese attenzione di", "alla c a", "ter attentie van", "per adres",
        // Nordic and Baltic languages, Polish, Czech, Hungarian, Romanian, Turkish, Greek.
        "do rąk", "do rak", "do rąk własnych", "na ręce", "k rukám", "k rukam", "do vlastních rukou", "în grija", "in grija",
        "υπόψη", "υπ όψιν", "μέσω",
        // Russian, Ukrainian, Bulgarian.
        "к вниманию", "вниманию", "до уваги", "на вниманието на",
        // Arabic, Persian, Urdu, Hebrew, Hindi, Bengali.
        "بواسطة", "عناية", "بعناية", "لعناية", "عن طريق", "توسط", "قابل توجه", "معرفت", "بمعرفة", "אצל", "לידי", "द्वारा",
        "मार्फत", "প্রযত্নে",
        // Indonesian, Vietnamese, Korean.
        "d/a", "nhờ chuyển", "전교",
    ]

    static let weaklyIntroducing = [
        "bei", "hos", "v/", "у", "через", "для", "dla", "tav", "nhờ",
    ]

    /// Turkish and Korean, and what has no spaces around it: `ConnectorTable.unspaced`.
    static let behind = ["eliyle", "dikkatine", "vasıtasıyla", "경유"]

    /// Chinese and Japanese connectors, wherever they stand in a word.
    static let unspaced = ["转交", "轉交", "烦转", "煩轉", "收转", "收轉", "代转", "代轉", "気付", "氣付", "气付", "様方"]

    static let weak = [
        "&", "+", "and", "or", "et", "und", "ou", "oder",
        // A maiden name.
        "née", "nee", "né", "born", "geb", "geborene", "geborener", "roz", "rozená", "rodená", "z domu", "nata", "nacida",
        "nascida", "född", "født", "születtem", "szül", "rođena", "rodjena", "урожденная", "урождённая", "урожд", "урож", "рожд",
        "уроджена", "geboren",
        // The owner of a firm, in short.
        "prop", "owner", "dit",
    ]

    static let pair = ["-", "–", "—", "•", "·", "*", "=", "~", "->"]

    static let former = ["ex", "ex-"]

    static let vessel = ["mv", "m/v", "mt", "m/t", "ss", "s/s", "vessel", "ms", "m/s"]

    static let connectors: [Connector] =
        connectors(strong, .strong) + connectors(introducing, .introducing) + connectors(weaklyIntroducing, .weaklyIntroducing)
        + connectors(behind, .behind) + connectors(weak, .weak) + connectors(pair, .pair) + connectors(former, .former)
        + connectors(vessel, .vessel)

    /// The connectors by the hashes of their first words.
    static let byFirstWord: [UInt64: [Connector]] = Dictionary(grouping: connectors) { $0.words[0].hash }

    /// Connectors that are written together with the name behind them (`v/Ola`, `attn.John`, `ex-NAME`), as they begin.
    static let glued: [(bytes: [UInt8], kind: Connector.Kind)] = [
        (Array("v/".utf8), .weaklyIntroducing), (Array("c/o".utf8), .introducing), (Array("p/a".utf8), .introducing),
        (Array("ex-".utf8), .former), (Array("ex.".utf8), .former), (Array("attn.".utf8), .introducing),
        (Array("att.".utf8), .introducing), (Array("geb.".utf8), .weak), (Array("inh.".utf8), .strong),
        (Array("roz.".utf8), .weak), (Array("prop.".utf8), .weak), (Array("z.hd.".utf8), .introducing),
        (Array("t.a.v.".utf8), .weaklyIntroducing), (Array("c/o.".utf8), .introducing),
    ]

    static let unspacedBytes = unspaced.map { Array($0.utf8) }

    /// By the byte that a word starts with, folded into 32, the lengths of words with which a connector may begin: most words of
    /// names are passed here.
    private static let lengths: InlineArray<32, UInt32> = {
        var lengths = InlineArray<32, UInt32>(repeating: 0)
        for text in strong + introducing + weaklyIntroducing + behind + weak + pair + former + vessel {
            for form in forms(text) {
                let word = form.utf8.prefix { $0 != 0x20 }
                guard let first = word.first, word.count < 32 else { continue }
                lengths[Int(lowered(first) & 31)] |= 1 << UInt32(word.count)
            }
        }
        return lengths
    }()

    /// Whether a connector may start with a word of this many bytes that starts so.
    @inline(__always)
    static func mayStart(first: UInt8, count: Int) -> Bool {
        guard count < 32 else { return false }
        return lengths[Int(first & 31)] >> UInt32(truncatingIfNeeded: count) & 1 == 1
    }

    private static func connectors(_ texts: [String], _ kind: Connector.Kind) -> [Connector] {
        texts.flatMap { text in
            forms(text).map { form in
                Connector(
                    words: form.utf8.split(separator: 0x20).map { word in
                        var hash = Connector.Word.emptyHash
                        for byte in word { hash = Connector.Word.hash(hash, lowered(byte)) }
                        return Connector.Word(hash: hash, count: word.count)
                    }, kind: kind, isSign: !form.unicodeScalars.contains { $0.properties.isAlphabetic || $0 == "℅" })
            }
        }
    }

    /// A connector as it is written: in lower case, in capitals, and with one capital. Letters of ASCII are compared in lower case
    /// anyway.
    private static func forms(_ text: String) -> [String] {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return [text] }
        var forms = [text]
        for form in [text.uppercased(), text.prefix(1).uppercased() + text.dropFirst()] where !forms.contains(form) {
            forms.append(form)
        }
        return forms
    }
}

extension Connector.Word {
    static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
