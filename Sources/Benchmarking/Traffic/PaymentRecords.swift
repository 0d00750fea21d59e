import Bytes
import Evaluation

/// Payment records in the plain JSON form, a debtor and a creditor each, from names that come one after the other.
package enum PaymentRecords {
    /// JSON lines, one record for each two names.
    ///
    /// - Parameters:
    ///   - hasText: with remittance information: an invoice's number, and in one of five a name, as `for` or `on behalf of`.
    ///   - seed: of the texts and amounts.
    /// - Complexity: O(bytes).
    package static func jsonLines(_ names: NameStream, hasText: Bool, seed: UInt64 = 1) -> [UInt8] {
        var random = SeededRandom(seed: seed, label: "payments")
        var out: [UInt8] = []
        out.reserveCapacity(names.bytes.count + names.count * 90)
        for record in 0..<names.count / 2 {
            let (debtor, creditor) = (names.range(2 * record), names.range(2 * record + 1))
            append(#"{"id":"P"#, to: &out)
            append(String(record + 1), to: &out)
            append(#"","amount":"#, to: &out)
            append("\(1 + random.below(90_000)).\(10 + random.below(90))", to: &out)
            append(#","currency":"EUR","parties":[{"role":"debtor","name":""#, to: &out)
            quote(names.bytes[debtor], to: &out)
            append(#""},{"role":"creditor","name":""#, to: &out)
            quote(names.bytes[creditor], to: &out)
            append(#""}]"#, to: &out)
            if hasText {
                append(#","text":["Invoice "#, to: &out)
                append("\(100_000 + random.below(900_000)) of 2026-\(1 + random.below(12))", to: &out)
                if random.chance(20), names.count > 0 {
                    append(random.chance(50) ? ", for " : ", on behalf of ", to: &out)
                    quote(names.bytes[names.range(random.below(names.count))], to: &out)
                }
                append(#""]"#, to: &out)
            }
            append("}\n", to: &out)
        }
        return out
    }

    private static func append(_ text: String, to out: inout [UInt8]) { out.append(contentsOf: text.utf8) }

    /// RFC 8259, section 7; control characters, which no name needs, become spaces.
    private static func quote(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        for byte in text {
            if byte == 0x22 || byte == 0x5C { out.append(0x5C) }
            out.append(byte < 0x20 ? 0x20 : byte)
        }
    }
}
