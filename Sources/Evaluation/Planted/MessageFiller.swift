import Bytes
import SanctionsModel

/// Fills the slots of a message that hold no planted name: invented parties, and references, amounts and days that differ from
/// message to message.
struct MessageFiller: Sendable {
    let writer: SlotWriter
    /// As an XML declaration writes it.
    let encoding: String
    private let words: [String: [String]]
    private var random: SeededRandom
    private var count = 0

    init(writer: SlotWriter, encoding: String, words: [String: [String]], seed: UInt64) {
        self.writer = writer
        self.encoding = encoding
        self.words = words
        random = SeededRandom(seed: seed, label: "messages")
    }

    /// The value of a slot, with the escapes of the format.
    mutating func value(_ slot: MessageSlot) -> String {
        if case .filler(let filler) = slot.layout { return value(filler) }
        let name = name(slot.kind)
        let text = writer.characters(name) ?? name
        return writer.write(text, into: slot.layout).first?.value ?? ""
    }

    private mutating func value(_ filler: SlotLayout.Filler) -> String {
        switch filler {
        case .ref: return "R" + digits(11)
        case .number:
            count += 1
            return MessageFiller.padded(count, 8)
        case .amount: return "\(10 + random.below(90_000)).\(MessageFiller.padded(random.below(100), 2))"
        case .mtamount: return "\(10 + random.below(90_000)),\(MessageFiller.padded(random.below(100), 2))"
        case .day: return "2026-0\(1 + random.below(9))-\(MessageFiller.padded(1 + random.below(28), 2))"
        case .yymmdd: return "260\(1 + random.below(9))\(MessageFiller.padded(1 + random.below(28), 2))"
        case .iban: return "GB\(digits(2))QUAY\(digits(14))"
        case .bic: return random.pick(["QUAYGB2L", "NORTDEFF", "MILLFRPP", "HULLNL2A"]) ?? ""
        case .encoding: return encoding
        }
    }

    /// A person or a firm that doesn't exist, or words of a payment.
    private mutating func name(_ kind: MessageSlot.Kind) -> String {
        func pick(_ kind: String) -> String { random.pick(words[kind] ?? []) ?? "" }
        if kind == .text { return pick("purpose") + " " + digits(4) }
        if kind != .party(.person), kind == .party(.organisation) || random.chance(30) {
            return pick("family") + " " + pick("firm")
        }
        return pick("given") + " " + pick("given") + " " + pick("family")
    }

    private mutating func digits(_ count: Int) -> String {
        MessageFiller.padded(Int(truncatingIfNeeded: random.next() >> 12) % MessageFiller.power(count), count)
    }

    private static func power(_ count: Int) -> Int { (0..<min(count, 15)).reduce(1) { product, _ in product * 10 } }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
