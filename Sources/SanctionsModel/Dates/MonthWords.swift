/// Months and words of dates in Arabic script, as the words of English texts that `DateWord` knows.
///
/// Sources: the months of the Hijra, lunar, in Arabic; of the solar calendar in Persian (Iran, law of 31 March 1925), in Dari and
/// Pashto (Afghanistan, names of the zodiac); of the Gregorian calendar in Arabic as Egypt and the Gulf, the Levant and the
/// Maghreb write them, in Persian, Dari and Urdu. Customary names, as CLDR has most of them; in the spellings that lists and
/// forms mix.
enum MonthWords {
    /// English words by the word as `folded` leaves it.
    static let words: [String: String] = table(single)
    /// Months of two words.
    static let pairs: [String: String] = table(double)

    private static func table(_ rows: [(String, String)]) -> [String: String] {
        var table: [String: String] = [:]
        for (meaning, spellings) in rows {
            for spelling in spellings.split(separator: ";") { table[folded(spelling)] = meaning }
        }
        return table
    }

    /// Returns the text with months of two words as one English name. O(bytes).
    static func withPairsReplaced(_ text: String) -> String {
        guard text.utf8.contains(where: { (0xD8...0xDB).contains($0) }) else { return text }
        let parts = text.split(separator: " ", omittingEmptySubsequences: true)
        var result: [String] = []
        var place = 0
        while place < parts.count {
            if place + 1 < parts.count, let month = pairs[folded(parts[place]) + " " + folded(parts[place + 1])] {
                result.append(month)
                place += 2
            } else {
                result.append(String(parts[place]))
                place += 1
            }
        }
        return result.joined(separator: " ")
    }

    /// Folds the forms of a letter that languages and keyboards mix: of alif, ya, kaf and ha; without vowel signs.
    static func folded(_ word: some StringProtocol) -> String {
        guard word.utf8.contains(where: { $0 >= 0xD8 }) else { return String(word) }
        var result = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x0640, 0x064B...0x065F, 0x0670, 0x200B...0x200F: continue
            case 0x0622, 0x0623, 0x0625, 0x0671: result.append("\u{627}")
            case 0x0649, 0x06CC, 0x06CD, 0x06D0: result.append("\u{64A}")
            case 0x06A9, 0x06AA: result.append("\u{643}")
            case 0x0629, 0x06C0, 0x06C1, 0x06C2, 0x06C3, 0x06D5: result.append("\u{647}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static let single: [(String, String)] = [
        // The lunar Hijra.
        ("muharram", "محرم;المحرم"), ("safar", "صفر"), ("rajab", "رجب"), ("shaban", "شعبان"), ("ramadan", "رمضان"),
        ("shawwal", "شوال"), ("qadah", "ذوالقعدة;ذيقعده;ذیقعده;ذوالقعده"), ("hijjah", "ذوالحجة;ذيحجه;ذیحجه;ذوالحجه;ذیحجة"),
        // The solar Hijra: Persian; Dari; Pashto.
        ("farvardin", "فروردین;حمل;وری"), ("ordibehesht", "اردیبهشت;ثور;غویی"), ("khordad", "خرداد;جوزا;غبرګولی"),
        ("tir", "تیر;سرطان;چنګاښ"), ("mordad", "مرداد;امرداد;اسد;زمری"), ("shahrivar", "شهریور;سنبله;وږی"),
        ("mehr", "مهر;میزان;تله"), ("aban", "آبان;عقرب;لړم"), ("azar", "آذر;قوس;لیندۍ"), ("dey", "دی;جدی;مرغومی"),
        ("bahman", "بهمن;دلو;سلواغه"), ("esfand", "اسفند;اسفندماه;حوت;کب"),
        // The Gregorian calendar: Egypt and the Gulf; the Levant; the Maghreb; Persian; Dari and Urdu.
        ("jan", "يناير;ینایر;جانفي;ژانویه;جنوری"), ("feb", "فبراير;شباط;فيفري;فوریه;فبروری;فروری"), ("mar", "مارس;آذار;مارچ"),
        ("apr", "أبريل;إبريل;نيسان;أفريل;آوریل;اپریل"), ("may", "مايو;أيار;ماي;مه;می;مئی"),
        ("jun", "يونيو;يونيه;حزيران;جوان;ژوئن;جون"), ("jul", "يوليو;يوليه;تموز;جويلية;يوليوز;ژوئیه;جولای;جولائی"),
        ("aug", "أغسطس;آب;أوت;غشت;اوت;اگست"), ("sep", "سبتمبر;أيلول;شتنبر;سپتامبر;سپتمبر;ستمبر"),
        ("oct", "أكتوبر;اکتبر"), ("nov", "نوفمبر;نونبر;نوامبر;نومبر"), ("dec", "ديسمبر;دجنبر;دسامبر;دسمبر"),
        ("of", "من;سنة;عام;سال;ماه;شهر"),
    ]

    private static let double: [(String, String)] = [
        ("rabi", "ربيع الأول;ربیع اول;ربيع أول;ربیع الاولی"), ("rabi ii", "ربيع الثاني;ربيع الآخر;ربيع ثاني;ربیع دوم"),
        ("jumada", "جمادى الأولى;جمادى الأول;جمادي الاولي;جمادى أولى"),
        ("jumada ii", "جمادى الآخرة;جمادى الثانية;جمادى الثاني;جمادى الآخر;جمادى ثانية"),
        ("qadah", "ذو القعدة;ذي القعدة;ذی القعده"), ("hijjah", "ذو الحجة;ذي الحجة;ذی الحجه"),
        ("rajab", "رجب المرجب"), ("shaban", "شعبان المعظم"), ("ramadan", "رمضان المبارك;شهر رمضان"), ("safar", "صفر الخير"),
        ("oct", "تشرين الأول"), ("nov", "تشرين الثاني"), ("dec", "كانون الأول"), ("jan", "كانون الثاني"),
    ]
}
