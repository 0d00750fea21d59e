import Testing

@testable import MessageReaders

/// Further readings of names: what was encoded twice, lost, or drawn otherwise.
@Suite struct NameReadingsTests {
    private func readings(_ name: String, as use: NameReadings.Use = .name) -> (
        all: [String], isDecoded: Bool, isUnreadable: Bool
    ) {
        var readings = NameReadings()
        let value = bytes(name)
        readings.read(value.span, as: use)
        let all = readings.ranges.map { String(decoding: readings.bytes[$0], as: UTF8.self) }
        return (all, readings.isDecoded, readings.isUnreadable)
    }

    /// A text as another encoding reads its bytes.
    private func misread(_ text: [UInt8], _ encoding: TextEncoding) -> String {
        var target: [UInt8] = []
        // Windows-1252 leaves five bytes open: programs read them as controls.
        if encoding == .windows1252 {
            return text.map { byte in
                let step = TextDecoding.windows1252Step(byte)
                return String(Unicode.Scalar(step.isValid ? step.scalar : UInt32(byte)) ?? "?")
            }.joined()
        }
        let (count, _) = TextDecoding.decode(text.span, from: encoding, into: &target)
        return String(decoding: target[..<count], as: UTF8.self)
    }

    // MARK: Encoded twice

    @Test(
        "escapes are decoded",
        arguments: [
            ("Al Qa&#39;ida", "Al Qa'ida"), ("Al Qa&#x27;ida", "Al Qa'ida"), ("Al Qa&amp;#39;ida", "Al Qa'ida"),
            ("Al Qa&apos;ida", "Al Qa'ida"), ("M&uuml;ller &amp; Sons", "Müller & Sons"),
            ("&#1040;&#1081;&#1084;&#1072;&#1085;", "Айман"),
            ("&#x410;&#x439;", "Ай"), ("&Acy;&icy;", "Аи"), ("M&#252ller", "Müller"), ("Al Qa&#146;ida", "Al Qa’ida"),
            ("&lt;Bin Ladin&gt;", "<Bin Ladin>"),
            ("Usama%20bin%20Ladin", "Usama bin Ladin"), ("M%C3%BCller", "Müller"), ("M%FCller", "Müller"), ("%D0%90%D0%B9", "Ай"),
            ("%u0410%u0439", "Ай"), ("M%25C3%25BCller", "Müller"), (#"M\u00fcller"#, "Müller"), (#"\u0410\u0439"#, "Ай"),
            (#"M\xfcller"#, "Müller"),
            (#"M\xc3\xbcller"#, "Müller"), (#"M\303\274ller"#, "Müller"), (#"\u{1D400}li"#, "𝐀li"), (#"\ud835\udc00li"#, "𝐀li"),
            (#"O\'Brien"#, "O'Brien"),
            (#"\U0001D400li"#, "𝐀li"), ("M=C3=BCller", "Müller"), ("M=FCller", "Müller"), ("bin La=\ndin", "bin Ladin"),
            ("=?UTF-8?Q?M=C3=BCller_Sons?=", "Müller Sons"), ("=?utf-8?B?TcO8bGxlcg==?=", "Müller"),
            ("=?windows-1251?B?wOns4O0=?=", "Айман"),
            ("=?UTF-8?Q?M=C3=BC?= =?UTF-8?Q?ller?=", "Müller"), ("M+APw-ller", "Müller"), ("+BBAEOQ-", "Ай"), ("Jos+AOk", "José"),
            ("M<U+00FC>ller", "Müller"),
        ])
    func escapes(_ written: String, _ meant: String) {
        let found = readings(written)
        #expect(found.all.first == meant)
        #expect(found.isDecoded)
    }

    @Test("what only looks like an escape is left alone")
    func noEscapes() {
        for name in [
            "Marks & Spencer", "100% Cotton Ltd", "A&B;C", "AT&T", "C++ Builders", "A=B Trading", "50%", "R&D", "B+W Holdings",
            "B+BANK",
            #"A\B"#, "Tom&Jerry;", "+49-30-1234", "Q+A", "COFFEE+TEA", "=?=", "&", "%", #"\"#, "=", "+", "<U+>", "&#;", "&#x;",
            #"\u12"#, "%u12",
            "=?UTF-8?X?abc?=", "=?klingon?Q?abc?=", "&nosuchname;", "&#xD800;", "&#0;", "&#9999999;",
        ] {
            let found = readings(name)
            #expect(!found.isDecoded, "\(name): \(found.all)")
        }
    }

    @Test(
        "UTF-8 that was read in another encoding is read as what it was",
        arguments: [
            "Айман Мухаммед Раби аз-Завахири", "أيمن محمد ربيع الظواهري", "Müller", "José García", "François Lefèvre",
            "Łucja Wiśniewska", "Παπαδόπουλος",
            "张伟", "김정은", "山田太郎", "יצחק לוי", "Нгуен", "Nguyễn Văn Đức", "Şükrü Yıldız", "Čapek", "ณัฐ", "Jānis Bērziņš", "Îbrahîm",
        ])
    func mojibake(_ name: String) {
        for encoding in [TextEncoding.windows1252, .latin1, .ibm437] {
            let written = misread(Array(name.utf8), encoding)
            guard !written.contains("\u{FFFD}") else { continue }
            #expect(readings(written).all.contains(name), "\(encoding): \(written)")
            // Twice.
            if encoding == .windows1252 || encoding == .latin1 {
                #expect(readings(misread(Array(written.utf8), encoding)).all.contains(name), "\(encoding) twice")
            }
        }
    }

    @Test("UTF-8 that was read as Cyrillic is read as what it was", arguments: [TextEncoding.windows1251, .ibm866])
    func cyrillicMojibake(_ encoding: TextEncoding) {
        for name in ["Айман аз-Завахири", "Владимир Петров", "Дарья Величковская"] {
            let written = misread(Array(name.utf8), encoding)
            guard !written.contains("\u{FFFD}") else { continue }
            #expect(readings(written).all.contains(name), "\(written)")
        }
    }

    @Test("letters whose controls or spaces were dropped on the way are read as far as they go")
    func damagedMojibake() {
        #expect(readings("Ã bdallah MÃ¼ller").all == ["àbdallah Müller"])
        #expect(readings("\u{D0}\u{B9}\u{D0}\u{BC}\u{D0}\u{D0}\u{B0}\u{D0}\u{BD}").all == ["йман"])
    }

    @Test("code pages of other alphabets that were read as Windows-1252 are read as what they were")
    func codePages() {
        let names: [(TextEncoding, [String])] = [
            (.windows1251, ["Айман", "Айман аз-Завахири", "ИВАНОВ ПЁТР", "Владимир Путин", "Юлія"]),
            (.windows1256, ["أيمن الظواهري", "محمد عمر", "أسامة بن لادن", "عبدالله"]),
            (.koi8r, ["Айман Завахири", "ИВАНОВ"]), (.cyrillic, ["Айман"]), (.arabic, ["محمد عمر"]),
            (.windows1253, ["Παπαδοπουλος"]),
            (.windows1255, ["יצחק לוי"]),
        ]
        for (encoding, names) in names {
            for name in names {
                let written = misread(encoding.bytes(of: name) ?? [], .windows1252)
                #expect(readings(written).all.contains(name), "\(encoding): \(written)")
            }
        }
    }

    @Test("names with accents are not taken for what was misread")
    func legitimate() {
        for name in [
            "MATÚŠ", "KŘÍŽ", "Ñandú Ibáñez", "Þórður Ægisson", "ÞÓÐINN", "JOÃO DA CONCEIÇÃO", "IRMÃ SILVA", "É’lan", "CAFÉ’S",
            "KÖ–NIG", "Nguyễn Thị Ánh",
            "Đặng Văn Lâm", "Åse Øverås", "Søren Kierkegård", "Çağrı Şahin", "ĐOŠIĆ", "François", "Иванов", "أيمن",
            "李·明", "Ќ»", "«Élan»", "Straße",
            "MÜLLER & SÖHNE", "L’Œuvre", "Ó Súilleabháin", "Łódź", "Žižka", "Öz Şti", "Εταιρεία", "ÁÉ", "ÖÄ",
        ] {
            let found = readings(name)
            #expect(!found.isDecoded, "\(name): \(found.all)")
            #expect(!found.isUnreadable, "\(name)")
        }
    }

    // MARK: Lost letters

    @Test(
        "a lost letter within a word is left out",
        arguments: [
            ("M?LLER", "MLLER"), ("M\u{FFFD}LLER", "MLLER"), ("M??LER", "MLER"), ("M\u{FFFD}\u{FFFD}ller", "Mller"),
            ("Jos? Mu?oz", "Jos? Muoz"),
            ("M\u{1A}LLER", "MLLER"), ("M¿LLER", "MLLER"), ("M□LLER", "MLLER"), ("O?Brien", "OBrien"), ("M\u{E000}LLER", "MLLER"),
            ("Айм?н", "Аймн"),
            ("L?hr", "Lhr"), ("M__LLER", "MLLER"), ("P?rez-Mu?oz", "Prez-Muoz"), ("DJ?ZAIR M?DIA", "DJZAIR MDIA"),
        ])
    func lostLetter(_ written: String, _ read: String) {
        let found = readings(written)
        #expect(found.all == [read])
        #expect(!found.isUnreadable)
    }

    @Test(
        "a name of which too few letters are left is unreadable",
        arguments: [
            "????", "???? ????", "\u{FFFD}\u{FFFD}\u{FFFD}", "\u{FFFD}", "____", "?", "¿¿¿¿", "\u{1A}\u{1A}\u{1A}",
            "???? Ltd", "????? Trading Company",
            "M???? HASSAN", "ALI ??????", "?? GmbH", "ALI ??", "Mr ???", "\u{E000}\u{E001}", "?????a", "M? A? K?", "□□□ □□",
            "A??? B????",
        ])
    func unreadable(_ name: String) { #expect(readings(name).isUnreadable) }

    @Test(
        "punctuation and single marks leave a name readable",
        arguments: [
            "Emma", "M?LLER", "Who? Ltd", "Smith ? Sons", "Smith ??? Sons", "A_B", "JOHN_SMITH", "Yahoo!", "What?", "07", "-", "",
            "A", "Li?", "L? Xiaobo",
            "SMITH_", "?Emma", "___JOHN SMITH___",
        ])
    func readable(_ name: String) { #expect(!readings(name).isUnreadable) }

    @Test("of a text only what is lost whole is unreadable")
    func texts() {
        for text in ["???? ????", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "????????"] {
            #expect(readings(text, as: .text).isUnreadable)
        }
        for text in ["??", "What???", "?20RENT?21APRIL", "Invoice ???? paid", "1 ? 2", "", "Who? Me?"] {
            #expect(!readings(text, as: .text).isUnreadable)
        }
        #expect(readings("?20RENT?21APRIL", as: .text).all.isEmpty)
        #expect(readings("PAID TO M?LLER", as: .text).all == ["PAID TO MLLER"])
    }

    // MARK: Placeholders

    @Test("strokes and stops name nobody")
    func placeholders() {
        for name in [
            "", " ", "-", "--", "---", ".", "...", "/", "-/-", "\u{A0}", "\u{3000}", "–", "—", "\"\"", "''", "( )", ":", "~",
            ", ,",
        ] {
            let value = bytes(name)
            let isNobody = Placeholder.isNobody(value.span)
            #expect(isNobody, "\(name)")
        }
        for name in ["?", "_", "\u{FFFD}", "\u{200B}", "\u{AD}", "\u{FEFF}", "A", "7", "*", "🎉", "\u{E000}", "|", "\u{1A}"] {
            let value = bytes(name)
            let isNobody = Placeholder.isNobody(value.span)
            #expect(!isNobody, "\(name)")
        }
    }

    // MARK: Letters drawn otherwise

    @Test(
        "letters drawn otherwise are read as what they are drawn for",
        arguments: [
            ("🅑🅘🅝 🅛🅐🅓🅘🅝", "bin ladin"), ("🅱🅸🅽 🅻🅰🅳🅸🅽", "bin ladin"), ("🇧🇮🇳 🇱🇦🇩🇮🇳", "bin ladin"), ("⒝⒤⒩ ladin", "bin ladin"),
            ("🄑🄘🄝 Ladin", "bin Ladin"), ("B|N LAD|N", "BiN LADiN"), ("|BRAHIM", "iBRAHIM"), ("AL|", "ALi"), ("qɐsıɯ", "qasım"),
            ("uᴉq", "uiq"),
            ("❶⓿7", "107"), ("⅂⅁", "lg"),
        ])
    func drawn(_ written: String, _ read: String) { #expect(readings(written).all.contains(read)) }

    @Test("what is written upside down is also read from its end")
    func upsideDown() {
        #expect(readings("uᴉpɐꞁ uᴉq ɐɯɐsn").all.contains("usama bin ladin"))
        #expect(readings("ɟɐsnʎ ɹɐɯn").all.contains("umar yusaf"))
    }

    @Test("bars that touch no letter are signs")
    func bars() { for name in ["A | B", "|", "1|2", "| |"] { #expect(readings(name).all.isEmpty) } }

    // MARK: Cost

    @Test(
        "ordinary names have no further reading",
        arguments: ["Emma O'Brien", "PETROV IVAN IVANOVICH", "Иванов Иван", "Wessex Caterers (UK) Ltd.", "A/B, C-D"])
    func ordinary(_ name: String) { #expect(readings(name).all.isEmpty) }

    @Test("hostile values take linear time")
    func linear() {
        for part in ["&amp;", "%25", "=?UTF-8?Q?", "+AOk", "Ã¼", "?", "\u{FFFD}a", "|a", "&#", "\\u", "ɐ", "🅐", "Ð ", "Àé"] {
            let start = ContinuousClock.now
            _ = readings(String(repeating: part, count: 100_000 / part.utf8.count))
            #expect(ContinuousClock.now - start < .seconds(5), "\(part)")
        }
    }
}
