import CICU

/// The canonical normal forms of Unicode (Unicode Standard Annex 15).
public enum NormalForm {
    /// Letters and their marks as one where Unicode has them so (NFC). A text too long for ICU stays as it is. O(scalars).
    public static func composed(_ text: String) -> String { normalized(text, form: Int(CICU_NFC)) }

    /// Letters and their marks apart (NFD). A text too long for ICU stays as it is. O(scalars).
    public static func decomposed(_ text: String) -> String { normalized(text, form: Int(CICU_NFD)) }

    private static func normalized(_ text: String, form: Int) -> String {
        ICU.normalize(Array(text.utf8), form: form).map { String(decoding: $0, as: UTF8.self) } ?? text
    }
}
