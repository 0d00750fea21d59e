/// What the fields of MT messages are taken for, by tag.
///
/// Source: the SWIFT Standards MT message reference guides, categories 1, 2, 4, 5, 7 and 9 (fields and their formats).
enum MTFieldTable {
    enum Meaning: Sendable, Hashable {
        /// A party with an optional account line, by its option letter.
        case party(MTRole)
        /// The account that is served: field 25.
        case account
        /// Free text.
        case text
        /// Field 72: code words with continuation lines.
        case instructions
        /// Field 86: information to the account owner, structured or not.
        case statementText
        /// Field 61: a statement line; its second line is free text.
        case statementLine
        /// The record's own reference, and the one it relates to.
        case reference
        case related
        /// Amounts, dates, codes, rates and references: nobody can be named in it.
        case code
    }

    /// Tags that hold nobody's name, of categories 1, 2 and 9; elsewhere they are read as text.
    private static let codes: Set<UInt8> = [
        11, 12, 13, 18, 19, 28, 30, 32, 33, 34, 36, 37, 38, 39, 60, 62, 63, 64, 65, 90,
    ]

    /// - Parameter type: 100...999, or 0 when it isn't known.
    /// - Complexity: O(1).
    static func meaning(of tag: MTTag, type: Int) -> Meaning {
        let category = type / 100
        switch tag.number {
        case 20: return .reference
        case 21: return tag.letter == 0 ? .related : .code
        case 25: return .account
        case 61 where tag.letter == 0: return .statementLine
        case 70: return .text
        case 72: return .instructions
        case 86 where category == 9 || category == 0: return .statementText
        case 95: return .party(.named)
        case 23 where tag.letter != 0x45: return .code
        case 71 where tag.letter == 0x41 || tag.letter == 0x46 || tag.letter == 0x47: return .code
        case 26 where tag.letter == 0x54: return .code
        case 50...59: return .party(role(of: tag, type: type))
        case 41...42 where category == 7 && (tag.letter == 0x41 || tag.letter == 0x44):
            return .party(tag.number == 41 ? .availableWith : .drawee)
        case 82...88 where category == 3 || category == 6: return .party(.dealParty)
        default:
            let isPayment = category == 0 || category == 1 || category == 2 || category == 9
            return isPayment && codes.contains(tag.number) ? .code : .text
        }
    }

    /// Characters of a full line of a text field: 65 of narrative (44 to 47, 78, 86), 50 of field 79, else 35.
    static func width(of tag: MTTag) -> Int {
        switch tag.number {
        case 44...47, 78, 86: 65
        case 79: 50
        default: 35
        }
    }

    /// Whether the field can name nobody.
    static func isCode(_ tag: MTTag, type: Int) -> Bool {
        switch meaning(of: tag, type: type) {
        case .code, .reference, .related: true
        default: false
        }
    }

    private static func role(of tag: MTTag, type: Int) -> MTRole {
        let isDebit = type == 104 || type == 107
        switch tag.number {
        case 50:
            if type / 100 == 7 { return .applicant }
            let isInstructing = tag.letter == 0x4C || (tag.letter == 0x43 && type != 210)
            if isInstructing { return .instructingParty }
            return isDebit ? .creditor : .orderingCustomer
        case 51: return type / 100 == 7 ? .applicantBank : .sendingInstitution
        case 52: return isDebit ? .creditorBank : .orderingInstitution
        case 53: return .sendersCorrespondent
        case 54: return .receiversCorrespondent
        case 55: return .thirdReimbursementInstitution
        case 56: return .intermediary
        case 57: return .accountWithInstitution
        case 58: return .beneficiaryInstitution
        default: return isDebit ? .debtor : .beneficiary
        }
    }
}
