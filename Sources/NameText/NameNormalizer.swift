/// Turns names into tokens. Owns ICU handles and a bounded cache of romanised tokens, so each thread has its own.
///
/// Deterministic: the same bytes give the same tokens, whatever was normalised before.
///
/// - Words are runs of letters, marks and digits. Apostrophes and signs written for ayn, hamza or stress join (Ma'ruf is
///   `maruf`); characters that show nothing vanish; all else splits. Of several separators between two words the first
///   of comma, stop, hyphen, bracket, other, space is recorded. Invalid UTF-8 and U+FFFD are `other`.
/// - A letter beside a digit and one script beside another split with `before == .none`, but `1st`, `2nd`, `3rd`, `4th`
///   are one token and no number. Digits of every script become ASCII, leading zeros kept.
/// - Words that mix alphabets whose letters look alike (Latin, Cyrillic, Greek, Armenian) are one token, `isConfusable`.
/// - The Arabic article before three letters or more is a token of its own, and what follows has `before == .hyphen`; so it is
///   within compounds of Abd, al-Din and al-Rahman that are written as one word (عبدالرحمن is عبد, ال, رحمن).
/// - A Chinese or Korean name written in one run of two to four characters is cut after its family name.
public final class NameNormalizer {
    /// Made at the first name that is not ASCII.
    private(set) var tokenizer: Tokenizer?
    private let asciiClasses = ASCIITokenizer.classes

    public init() {}

    /// Fills `tokens` with the tokens of `name`, UTF-8. Invalid bytes separate tokens.
    ///
    /// O(bytes) for ASCII and for letter-by-letter scripts; ICU's cost a new token for the rest. Of a name longer than
    /// 256 MiB the rest is counted as unreadable.
    public func normalize(_ name: Span<UInt8>, into tokens: inout NameTokens) {
        tokens.removeAll()
        let classes = asciiClasses
        if name.count <= Tokenizer.byteLimit, ASCIITokenizer.tokenize(name, classes: classes.span, into: &tokens) { return }
        tokens.removeAll()
        if tokenizer == nil { tokenizer = Tokenizer() }
        tokenizer?.tokenize(name, into: &tokens)
    }
}

extension NameNormalizer {
    /// The tokens of a name, in storage of their own: the slow way.
    public func tokens(of name: String) -> NameTokens {
        var tokens = NameTokens()
        let bytes = Array(name.utf8)
        normalize(bytes.span, into: &tokens)
        return tokens
    }
}
