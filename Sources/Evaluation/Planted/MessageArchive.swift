import Bytes
import MessageReaders

/// An archive of messages of any size, seeded, of nobody: to see how fast large inputs are read, and in how much memory.
///
/// Messages of ISO 20022 and lines are one document or file; of SWIFT MT and EDIFACT one message follows the other, each with a few
/// transactions.
public struct MessageArchive: Sendable {
    private let template: MessageTemplate
    private let words: [String: [String]]
    private let seed: UInt64

    /// What can be asked for, as `Data/messages.txt` names it.
    public static var titles: [String] { MessageTemplates.shared.templates.map(\.title) }

    /// Transactions of a message where several messages follow each other.
    private static let transactionsOfAMessage = 20
    /// Different values of a slot.
    private static let valuesOfASlot = 256
    private static let step = 1 << 20

    /// - Parameter title: one of `titles`; `nil` for another.
    public init?(_ title: String, seed: UInt64 = 1) {
        let templates = MessageTemplates.shared
        guard let template = templates.templates.first(where: { $0.title == title }) else { return nil }
        self.template = template
        words = templates.words
        self.seed = seed
    }

    /// Writes messages piece by piece until there are at least `count` bytes; the last message is whole.
    ///
    /// - Complexity: O(bytes), some hundred megabytes a second; the memory of one piece.
    public func write<E: Error>(bytes count: Int, _ body: (_ bytes: [UInt8]) throws(E) -> Void) throws(E) {
        var filler = MessageFiller(
            writer: SlotWriter(format: template.format), encoding: "utf-8", words: words, seed: seed)
        var random = SeededRandom(seed: seed, label: "archive")
        let head = pieces(template.head, &filler)
        let transaction = pieces(template.transaction, &filler)
        let foot = pieces(template.foot, &filler)
        var out: [UInt8] = []
        var written = 0
        func add(_ pieces: [Piece]) {
            for piece in pieces {
                switch piece {
                case .bytes(let bytes): out += bytes
                case .values(let values): if let value = random.pick(values) { out += value }
                case .filler(let slot): out += filler.value(slot).utf8
                }
            }
        }
        let isOneDocument = template.format != .mt && template.format != .edifact
        repeat {
            add(head)
            var transactions = 0
            while isOneDocument ? written + out.count < count : transactions < MessageArchive.transactionsOfAMessage {
                add(transaction)
                transactions += 1
                if out.count >= MessageArchive.step {
                    try body(out)
                    written += out.count
                    out.removeAll(keepingCapacity: true)
                }
            }
            add(foot)
        } while written + out.count < count
        try body(out)
    }

    /// A part of a message that is written as it is, by choice, or anew each time.
    private enum Piece {
        case bytes([UInt8])
        case values([[UInt8]])
        case filler(MessageSlot)
    }

    private func pieces(_ parts: [MessageTemplate.Part], _ filler: inout MessageFiller) -> [Piece] {
        parts.map { part in
            switch part {
            case .text(let text): return .bytes(Array(text.utf8))
            case .slot(let slot) where slot.layout.isFiller: return .filler(slot)
            case .slot(let slot):
                return .values((0..<MessageArchive.valuesOfASlot).map { _ in Array(filler.value(slot).utf8) })
            }
        }
    }
}
