/// Words that stand in a name field when nobody is named: `NOTPROVIDED`, `unknown`, `N/A`.
///
/// A field counts only when it holds nothing else: compared in any letter case of the table's spellings, without spaces and
/// punctuation. A listed name may be such a word: whoever asks searches for equal names all the same.
public enum NoNameWords {
    /// Customary words for a missing value. `NOTPROVIDED` is that of ISO 20022 and of the EPC's rulebooks; the others are general
    /// knowledge, in the languages of the EU, of its neighbours, and of Asia.
    static let words = [
        // English, and signs.
        "not provided", "not available", "not applicable", "not known", "not specified", "not stated", "not given",
        "not disclosed", "no name", "no name provided", "name not provided", "unknown", "unknown name", "name unknown",
        "unknown party", "unspecified", "undisclosed", "unnamed", "n/a", "n/k", "na", "nn", "none", "nil", "null", "blank",
        "empty", "missing", "tbd", "tba", "tbc", "to be advised", "to be confirmed", "to be determined",
        "x", "xx", "xxx", "xxxx", "xxxxx", "xxxxxx", "xxxxxxx", "xxxxxxxx", "xxxxxxxxxx", "dummy", "as above", "nonref",
        "undefined", "no data", "no information", "confidential", "anonymous", "unidentified",
        // German, Dutch, Nordic languages.
        "unbekannt", "nicht bekannt", "nicht angegeben", "keine angabe", "keine angaben", "ohne angabe", "ohne namen", "k.a.",
        "entfällt", "onbekend", "niet opgegeven", "niet bekend", "geen", "nvt", "ukendt", "ukjent", "okänd", "ej angivet",
        "ikke oppgitt", "ikke oplyst", "tuntematon", "ei tiedossa", "óþekktur",
        // French, Spanish, Portuguese, Italian, Romanian, Catalan.
        "inconnu", "inconnue", "non communiqué", "non renseigné", "non renseignée", "non fourni", "non disponible", "néant",
        "aucun",
        "desconocido", "desconocida", "no proporcionado", "no disponible", "no informado", "no aplica", "sin nombre", "ninguno",
        "desconhecido", "desconhecida", "não informado", "não disponível", "não fornecido", "nenhum", "sconosciuto",
        "sconosciuta", "non fornito", "non disponibile", "non noto", "nessuno", "necunoscut", "desconegut",
        // Slavic and Baltic languages, Hungarian, Greek, Turkish.
        "nieznany", "nieznana", "nie podano", "brak", "brak danych", "neznámý", "neznámy", "neuvedeno", "neuvedené", "neznano",
        "nepoznat", "nepoznato", "nezināms", "nežinomas", "teadmata", "ismeretlen", "nincs megadva", "άγνωστο", "άγνωστος",
        "bilinmiyor", "bilinmeyen", "yok", "belirtilmemiş", "неизвестно", "неизвестный", "неизвестен", "неизвестна", "не указано",
        "не указан", "нет", "нет данных", "отсутствует", "невідомо", "невідомий", "не вказано", "непознат",
        // Arabic, Persian, Urdu, Hebrew.
        "غير معروف", "غير متوفر", "غير محدد", "مجهول", "لا يوجد", "بدون اسم", "نامعلوم", "ناشناس", "نامشخص", "معلوم نہیں",
        "לא ידוע",
        "לא צוין", "אין",
        // Asian languages.
        "अज्ञात", "অজানা", "ไม่ทราบ", "ไม่ระบุ", "không rõ", "không có", "tidak diketahui", "tidak ada", "不详", "不詳", "未知", "无", "無",
        "未提供", "不明", "没有", "不適用", "不适用", "匿名", "なし", "該当なし", "미상", "없음", "알수없음", "불명",
    ]

    /// Most bytes of a field that is looked up.
    private static let longest = 64

    private static let hashes: Set<UInt64> = {
        var hashes: Set<UInt64> = []
        for word in words {
            for form in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
                let bytes = Array(form.utf8)
                if let hash = hash(bytes.span) { hashes.insert(hash) }
            }
        }
        return hashes
    }()

    /// Whether a name field names nobody: one of the words above, or nothing but hyphens, points and slashes. O(bytes), for at most
    /// 64 of them.
    ///
    /// - Parameter name: UTF-8.
    public static func contains(_ name: Span<UInt8>) -> Bool {
        guard name.count <= longest else { return false }
        guard let hash = hash(name) else { return !name.isEmpty && Placeholder.isNobody(name) }
        return hashes.contains(hash)
    }

    /// FNV-1a of what is left without spaces and punctuation, ASCII letters in lower case; `nil` when nothing is left.
    private static func hash(_ name: Span<UInt8>) -> UInt64? {
        var hash = Connector.Word.emptyHash
        var count = 0
        var i = 0
        while i < name.count {
            let byte = name[i]
            switch byte {
            case 0x00...0x20, 0x22, 0x27, 0x28, 0x29, 0x2A, 0x2C...0x2F, 0x3A, 0x3B, 0x5B, 0x5D: break
            case 0xE2 where i + 2 < name.count && name[i + 1] == 0x80:
                // Dashes and typographic quotation marks.
                i += 2
            default:
                hash = Connector.Word.hash(hash, lowered(byte))
                count &+= 1
            }
            i += 1
        }
        return count == 0 ? nil : hash
    }
}
