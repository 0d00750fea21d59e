/// Which fields of a message type open a transaction of their own, and which close the transactions.
///
/// Source: the SWIFT Standards MT message reference guides, categories 1, 2 and 9 (format specifications): the first
/// mandatory field of each repetitive sequence.
struct MTRepetition: Sendable, Hashable {
    /// The field, without option letter, that opens each transaction.
    var opening: UInt8
    /// The field opens the message as well: its first occurrence is the head's.
    var isInHead = false
    /// The fields after the last transaction.
    var closing: [UInt8] = []
    /// A statement: without any line it still says whose account it is of.
    var isStatement = false

    static let statement = MTRepetition(opening: 61, closing: [62, 63, 64, 65, 90], isStatement: true)

    /// Of a message type, 100...999; `nil` for those that are one transaction.
    static func of(type: Int) -> MTRepetition? {
        switch type {
        case 101: MTRepetition(opening: 21)
        case 102: MTRepetition(opening: 21, closing: [32, 19])
        case 104, 107: MTRepetition(opening: 21, closing: [19])
        case 110, 210: MTRepetition(opening: 21)
        case 201, 203: MTRepetition(opening: 20)
        case 204: MTRepetition(opening: 20, isInHead: true)
        case 940, 942, 950, 970, 972: .statement
        default: nil
        }
    }

    /// Whether the type is a statement, a report of balances, or of transactions.
    static func isStatement(type: Int) -> Bool {
        switch type {
        case 940...942, 950, 970...972: true
        default: false
        }
    }

    /// Of text without blocks, by the fields that occur in no other type.
    static func of(bareTag tag: MTTag) -> MTRepetition? {
        switch (tag.number, tag.letter) {
        case (61, 0), (60, 0x46), (60, 0x4D), (62, 0x46), (62, 0x4D), (64, 0), (65, 0), (90, 0x43), (90, 0x44): .statement
        case (28, 0x44): of(type: 101)
        default: nil
        }
    }
}
