import Bytes
import Testing

@Suite("Texts of an input in messages")
struct VisibleTextTests {
    @Test(
        "nothing in a shown text ends a line, moves a terminal or turns the direction of text",
        arguments: [
            ("plain ASCII ~", "plain ASCII ~"), ("Müller 王 Иван", "Müller 王 Иван"), ("a\nb", "a\\u{A}b"),
            ("a\r\nb", "a\\u{D}\\u{A}b"),
            ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{9B}31m", "\\u{9B}31m"), ("\u{85}", "\\u{85}"), ("\u{7F}\u{0}", "\\u{7F}\\u{0}"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"), ("\u{202E}abc\u{2066}", "\\u{202E}abc\\u{2066}"),
            ("\u{200E}\u{61C}\u{FEFF}", "\\u{200E}\\u{61C}\\u{FEFF}"), ("\u{E0041}", "\\u{E0041}"), ("\u{200C}", "\\u{200C}"),
        ])
    func line(_ text: String, _ shown: String) {
        #expect(VisibleText.line(text) == shown)
        #expect(VisibleText.line(shown) == shown, "what is shown stays as it is")
    }

    @Test("long texts are cut, joiners stay where they belong to names, and lines that are ours stay lines")
    func variants() {
        #expect(VisibleText.line("abcdef", limit: 3) == "abc…")
        #expect(VisibleText.line("abc", limit: 3) == "abc")
        #expect(VisibleText.line("علی\u{200C}رضا\u{1B}", keepsJoiners: true) == "علی\u{200C}رضا\\u{1B}")
        #expect(VisibleText.lines("a\nb\u{1B}\r\nc") == "a\nb\\u{1B}\\u{D}\\u{A}c")
    }
}
