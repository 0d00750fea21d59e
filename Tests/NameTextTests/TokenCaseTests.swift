import Testing

@testable import NameText

/// One table of names in every script, with what each must become.
///
/// A case is the name and its tokens: exact form, or exact=latin where they differ, separated by the sign of what stands before:
/// ` ` space, `-` hyphen, `,` comma, `.` stop, `(` bracket, `/` other, `|` none.
@Suite struct TokenCaseTests {
    static let cases: [(name: String, tokens: [String])] = [
        // ASCII
        ("Usama bin Ladin", [" usama", " bin", " ladin"]),
        ("Ma'ruf O'Neil", [" maruf", " oneil"]),
        ("'Abd al-Qadir'", [" abd", " al", "-qadir"]),
        ("SMITH, John Q. jr", [" smith", ",john", " q", ".jr"]),
        ("Smith-Jones (alias) \"Bo\"", [" smith", "-jones", "(alias", "(bo"]),
        ("A & B/C + D_E", [" a", "/b", "/c", "/d", "/e"]),
        ("Brigade7 007", [" brigade", "|7", " 007"]),
        ("1st 22ND 3rd 4th 5x 1sta", [" 1st", " 22nd", " 3rd", " 4th", " 5", "|x", " 1", "|sta"]),
        ("a -, b", [" a", ",b"]),
        ("", []),
        (" ,-. ", []),
        // Latin with marks and letters of its own
        ("José Müller-Straße", [" jose", " muller", "-strasse"]),
        ("Łukasz Øyvind Þór Ægir Œuvre", [" lukasz", " oyvind", " thor", " aegir", " oeuvre"]),
        ("İSTANBUL ışık Əliyev", [" istanbul", " isik", " aliyev"]),
        ("Nguyễn Đức Ħal ŋo ĸ", [" nguyen", " duc", " hal", " no", " k"]),
        ("Ｆｕｌｌ ﬁne ſ x²", [" full", " fine", " s", " x", "|2"]),
        ("O’Neil Dʼarc soft\u{AD}hyphen zero\u{200D}width", [" oneil", " darc", " softhyphen", " zerowidth"]),
        ("Acme™ GmbH", [" acme", "/gmbh"]),
        ("en–dash “quoted” a、b。c", [" en", "-dash", "(quoted", "(a", ",b", ".c"]),
        ("a\u{FFFD}b", [" a", "/b"]),
        // Cyrillic
        ("Владимир Путин", [" владимир=vladimir", " путин=putin"]),
        ("ХРУЩЁВ Подъяпольский", [" хрущев=khrushchev", " подъяпольский=podyapolsky"]),
        ("Първанов Щерба Ьо", [" първанов=parvanov", " щерба=shcherba", " ьо=yo"]),
        ("Зеленський Їжак Ґава Україна", [" зеленський=zelensky", " їжак=izhak", " ґава=gava", " україна=ukraina"]),
        ("Ђоковић Њежић Џаџ", [" ђоковић=djokovic", " њежић=njezhic", " џаџ=dzhadzh"]),
        ("Қасым Өмір Ғалым", [" қасым=kasym", " өмір=omir", " ғалым=galym"]),
        // Greek
        ("Γεώργιος Παπανδρέου", [" γεωργιοσ=georgios", " παπανδρεου=papandreou"]),
        ("ΑΥΓΟΥΣΤΟΣ Ευθύμιος Μάϊος", [" αυγουστοσ=avgoustos", " ευθυμιοσ=efthymios", " μαϊοσ=maios"]),
        ("Μπάμπης Ντίνος Γκίκας Αντώνης", [" μπαμπησ=bampis", " ντινοσ=dinos", " γκικασ=gikas", " αντωνησ=antonis"]),
        ("Άγγελος Χατζής", [" αγγελοσ=angelos", " χατζησ=chatzis"]),
        // Armenian, Georgian
        ("Գեւորգ Երևան Ուռուշ Ոսկան", [" գեւորգ=gevorg", " երեւան=yerevan", " ուռուշ=urush", " ոսկան=voskan"]),
        ("გიორგი ᲒᲘᲝᲠᲒᲘ ჭავჭავაძე", [" გიორგი=giorgi", " გიორგი=giorgi", " ჭავჭავაძე=chavchavadze"]),
        // Arabic, Persian, Urdu, Pashto
        ("عزت ابراهيم الدوري", [" عزت=azt", " ابراهيم=abrahym", " ال=al", "-دوري=dwry"]),
        ("عبدالرحمن صلاح‌الدين", [" عبد=abd", "-ال=al", "-رحمن=rhmn", " صلاح=slah", "-ال=al", "-دين=dyn"]),
        ("عبدالله الله محمّد", [" عبدالله=abdallh", " الله=allh", " محمد=mhmd"]),
        ("فاطمة فاطمه أسامة آل", [" فاطمه=fatma", " فاطمه=fatma", " اسامه=asama", " ال=al"]),
        ("سید‌علی کریم چنگیز ژاله", [" سيدعلي=sydaly", " كريم=krym", " چنگيز=chngyz", " ژاله=zhala"]),
        ("ٹیپو ڈاکٹر ښکلی مـحـمـد", [" ٹيپو=typw", " ڈاكٹر=daktr", " ښكلي=shkly", " محمد=mhmd"]),
        ("٠٧ ۱۲ ﷲ", [" 07", " 12", " الله=allh"]),
        // Hebrew, Syriac
        ("בנימין נתניהו", [" בנימינ=bnymyn", " נתניהו=ntnyhw"]),
        ("צ'סטר ג׳ורג׳ צה\"ל צה״ל", [" צ׳סטר=chstr", " ג׳ורג׳=jwrj", " צהל=tshl", " צהל=tshl"]),
        ("שָׂרָה שרה יוסף בן־גוריון", [" שרה=shra", " שרה=shra", " יוספ=ywsf", " בנ=bn", "-גוריונ=gwrywn"]),
        ("ܣܘܪܝܝܐ", [" ܣܘܪܝܝܐ=swryya"]),
        // Hangul
        ("김정은", [" 김=kim", "|정은=jeongeun"]),
        ("남궁민수", [" 남궁=namgung", "|민수=minsu"]),
        ("김 정은", [" 김=kim", " 정은=jeongeun"]),
        ("정은 김", [" 정은=jeongeun", " 김=kim"]),
        ("알레크산드르 푸시킨", [" 알레크산드르=alleksandr", " 푸시킨=pusikin"]),
        // Han and kana
        ("习近平", [" 习=xi", "|近平=jinping"]),
        ("歐陽娜娜", [" 欧阳=ouyang", "|娜娜=nana"]),
        ("单雄信", [" 单=shan", "|雄信=xiongxin"]),
        ("李 解", [" 李=li", " 解=jie"]),
        ("中国人民解放军", [" 中国人民解放军=zhongguorenminjiefangjun"]),
        ("佐々木 希", [" 佐佐木=zuozuomu", " 希=xi"]),
        ("さくら子", [" さくら=sakura", "|子=zi"]),
        ("こうすけ いのうえ コーヒー ｶﾞﾝﾀﾞﾑ", [" こうすけ=kosuke", " いのうえ=inoue", " コーヒー=kohi", " ガンダム=gandamu"]),
        ("ㄅㄆ", [" ㄅㄆ=bp"]),
        // Indic
        ("राजेश कृष्ण", [" राजेश=rajesh", " कृष्ण=krishna"]),
        ("ರಾಮ தமிழ்", [" ರಾಮ=rama", " தமிழ்=tamil"]),
        ("මහින්ද", [" මහින්ද=mahinda"]),
        // South-East Asia, Tibet, Mongolia, Africa
        ("สมชาย", [" สมชาย=somchai"]),
        ("བསྟན་འཛིན", [" བསྟན=bastana", "-འཛིན=adzina"]),
        ("አማርኛ ޑިވެހި", [" አማርኛ=amarnya", " ޑިވެހި=divehi"]),
        ("ᏣᎳᎩ", [" ᏣᎳᎩ=tsalagi"]),
        // Several scripts in one word
        ("Lаdin Пeтров Ivanов", [" ladin", " петров=petrov", " ivanov"]),
        ("abc山田", [" abc", "|山田=shantian"]),
        ("محمدAli", [" محمد=mhmd", "|ali"]),
    ]

    private static func describe(_ tokens: NameTokens) -> [String] {
        let signs: [NameTokens.Separator: String] = [
            .space: " ", .hyphen: "-", .comma: ",", .stop: ".", .bracket: "(", .other: "/", .none: "|",
        ]
        return tokens.tokens.map { token in
            let exact = tokens.text(token.exact)
            let latin = tokens.text(token.latin)
            return (signs[token.before] ?? "?") + exact + (exact == latin ? "" : "=" + latin)
        }
    }

    @Test(arguments: cases.indices) func tokens(_ index: Int) {
        let (name, expected) = Self.cases[index]
        let tokens = NameNormalizer().tokens(of: name)
        // Scalars, for two texts that differ by normalisation alone are equal as strings.
        let found = Self.describe(tokens).map { Array($0.unicodeScalars) }
        #expect(found == expected.map { Array($0.unicodeScalars) }, "\(name) became \(Self.describe(tokens))")
        #expect(tokens.unreadable == 0)
    }

    @Test(arguments: cases.indices) func sourcesPointIntoTheName(_ index: Int) {
        let name = Array(Self.cases[index].name.utf8)
        let tokens = NameNormalizer().tokens(of: Self.cases[index].name)
        var end = 0
        for token in tokens.tokens {
            #expect(token.source.range.lowerBound >= end)
            #expect(token.source.range.upperBound <= name.count)
            #expect(token.source.count > 0)
            // A slice on its own reads as the text it was cut from: whole code points.
            #expect(String(validating: name[token.source.range], as: UTF8.self) != nil)
            end = token.source.range.upperBound
        }
    }

    @Test func sourceOfEachWord() {
        let name = "X عبد الدوري O'Neil"
        let bytes = Array(name.utf8)
        let tokens = NameNormalizer().tokens(of: name)
        let texts = tokens.tokens.map { String(decoding: bytes[$0.source.range], as: UTF8.self) }
        #expect(texts == ["X", "عبد", "ال", "دوري", "O'Neil"])
    }

    @Test func flags() {
        let tokens = NameNormalizer().tokens(of: "محمد יוסף ܣܘܪ Иван 12 ٣ 1st Lаdin")
        #expect(tokens.tokens.map(\.isAbjad) == [true, true, true, false, false, false, false, false])
        #expect(tokens.tokens.map(\.isNumber) == [false, false, false, false, true, true, false, false])
        #expect(tokens.tokens.map(\.isConfusable) == [false, false, false, false, false, false, false, true])
        #expect(tokens.tokens.map(\.script) == [.arabic, .hebrew, .syriac, .cyrillic, .latin, .latin, .latin, .latin])
    }

    @Test(arguments: [
        ("山田", Script.han), ("ひ", .hiragana), ("カ", .katakana), ("ㄅ", .bopomofo), ("क", .devanagari), ("ক", .bengali),
        ("ਕ", .gurmukhi), ("ક", .gujarati), ("କ", .oriya), ("க", .tamil), ("క", .telugu), ("ಕ", .kannada), ("ക", .malayalam),
        ("ක", .sinhala), ("ก", .thai), ("ກ", .lao), ("ក", .khmer), ("က", .myanmar), ("ཀ", .tibetan), ("አ", .ethiopic),
        ("ᠮ", .mongolian), ("ހަ", .thaana), ("Ꮳ", .other), ("ա", .armenian), ("ა", .georgian), ("한", .hangul), ("ñ", .latin),
        ("я", .cyrillic), ("ω", .greek), ("م", .arabic), ("מ", .hebrew), ("ܡ", .syriac),
    ])
    func everyScriptIsRead(_ text: String, _ script: Script) {
        let tokens = NameNormalizer().tokens(of: text)
        #expect(tokens.tokens.first?.script == script)
        #expect(tokens.tokens.allSatisfy { $0.latin.count > 0 })
        #expect(tokens.unreadable == 0)
    }

    @Test func unreadableLettersAreCounted() {
        // Private use, unassigned, and a sign without a sound standing alone.
        for name in ["\u{E000}", "a \u{E000} b", "\u{378}", "ъ"] {
            #expect(NameNormalizer().tokens(of: name).unreadable == 1, "\(name)")
        }
        #expect(NameNormalizer().tokens(of: "a \u{E000} b").tokens.count == 2)
    }
}
