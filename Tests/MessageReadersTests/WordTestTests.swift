import Testing

@testable import MessageReaders

@Suite("Whether a value may name somebody")
struct WordTestTests {
    @Test(
        "several words",
        arguments: [
            ("Payment to Ayman", true), ("ACME/INV", true), ("付款给某人", true), ("al-Zawahiri", true), ("Ayman,Zawahiri", true),
            ("Payment\u{A0}to\u{A0}Ayman", true), ("Österreich", true), ("United Kingdom", true),
            ("first.last@bank.example", true),
            ("to\tAyman", true), ("Ayman_al_Zawahiri", true), ("INV-2024-7", false), ("10 March 1957", false),
            ("550e8400-e29b-41d4-a716-446655440000", false), ("DE", false), ("12.50 EUR", false),
            ("GB29 NWBK 6016 1331 9268 19", false),
            ("", false), ("Iran", false), ("a b c d", false), ("2024-01-05T10:00:00Z", false), ("€ 12", false),
            ("DE89370400440532013000", false),
        ])
    func severalWords(_ value: String, _ expected: Bool) {
        let bytes = Array(value.utf8)
        #expect(holdsSeveralWords(bytes.span) == expected, "\(value)")
    }

    @Test(
        "what the first rows show of a column",
        arguments: [
            ("Zawahiri", true), ("Emma B", true), ("BOOKED", true), ("毛泽东", true), ("Emma Halvorsen", true), ("OT03", false),
            ("SEPA", false),
            ("DE", false), ("12,50", false), ("2024-01-05", false), ("02 Jan 2024", false), ("", false), ("A1B2C3D4E5", false),
        ])
    func words(_ value: String, _ expected: Bool) {
        let bytes = Array(value.utf8)
        #expect(looksLikeWords(bytes.span) == expected, "\(value)")
    }
}
