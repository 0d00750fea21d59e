/// Decides which lines of a message open a field, for the splitter and the parser alike.
///
/// SWIFT lets no line of a field begin with a colon, but the narrative of statements is often wrapped by programs that don't
/// know: `:28:37` at the start of a line is then a time, not a field. In a statement only the statement's own tags open a field,
/// and below a narrative (fields 61 and 86) only where their value has the form of that field. Every other line continues the
/// field above it, and is screened with it. In other messages every tag opens a field: an unknown one is screened as text.
struct MTFieldRules: Sendable {
    enum Decision: Sendable, Hashable {
        case opens
        case continues
        /// A bare statement's `:20:` below a narrative: it opens the next statement when that statement's fields follow.
        case opensIfStatementFollows
    }

    var type = 0
    /// Text without blocks.
    var isBare = false
    private(set) var isStatement = false
    /// The field that is open.
    private var open: MTTag?

    init() {}

    init(type: Int, isBare: Bool) {
        self.type = type
        self.isBare = isBare
        isStatement = MTRepetition.isStatement(type: type)
    }

    /// Source: SWIFT Standards MT, category 9: MT 940, 941, 942, 950, 970, 971, 972 (format specifications).
    private static let statementTags: Set<UInt8> = [12, 13, 20, 21, 25, 28, 34, 60, 61, 62, 64, 65, 86, 90]

    /// What follows field 20 of a statement.
    private static let behindReference: Set<UInt8> = [13, 21, 25, 28, 34, 60]

    /// Notes that a field is open now, `nil` at the start of a text.
    mutating func didOpen(_ tag: MTTag?) {
        open = tag
        if isBare, !isStatement, let tag, MTRepetition.of(bareTag: tag)?.isStatement == true { isStatement = true }
    }

    /// Whether the line continues a narrative when it opens nothing.
    private var isNarrative: Bool {
        guard let open else { return false }
        return open.number == 61 || open.number == 86
    }

    /// What a line that begins like a field does. O(1).
    func decide(_ field: MTLineHead.Field, _ line: MTLineHead) -> Decision {
        let number = field.tag.number
        if !isStatement {
            if field.lacksColon { return .continues }
            // Free-format messages: nothing but their own fields opens one in the narrative.
            if type % 100 == 99, open?.number == 79 { return [20, 21, 79].contains(number) ? .opens : .continues }
            guard isNarrative, type == 0 || type / 100 == 9 else { return .opens }
            return decideInNarrative(field, line)
        }
        guard MTFieldRules.statementTags.contains(number) else { return .continues }
        if isNarrative { return decideInNarrative(field, line) }
        return field.lacksColon ? .continues : .opens
    }

    private func decideInNarrative(_ field: MTLineHead.Field, _ line: MTLineHead) -> Decision {
        let isOpening: Bool
        switch field.tag.number {
        case 86: isOpening = open?.number == 61 || field.isPlain
        case 61: isOpening = !field.lacksColon && line.isDated(from: field.value, marks: 0...0)
        case 60, 62, 64, 65: isOpening = !field.lacksColon && line.isDated(from: field.value, marks: 1...2)
        case 90:
            isOpening = !field.lacksColon && field.tag.letter != 0 && line.isDigit(field.value)
        case 20:
            return isBare && field.isPlain && field.tag.letter == 0 ? .opensIfStatementFollows : .continues
        default: isOpening = false
        }
        return isOpening ? .opens : .continues
    }

    /// Whether a line may follow the `:20:` that opens a statement.
    static func mayFollowReference(_ line: MTLineHead) -> Bool {
        guard let field = line.field(), !field.lacksColon else { return false }
        return behindReference.contains(field.tag.number)
    }
}
