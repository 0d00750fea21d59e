/// What a party or institution is in a payment message, by the qualifier of NAD or FII.
///
/// Source: UN/EDIFACT code list 3035, party function code qualifier. Qualifiers that are not here give `party-` and the qualifier.
enum EDIFACTParty {
    struct Role: Sendable {
        /// Of a party in NAD.
        var named: MTRole
        /// Of an account's holder in FII.
        var holder: MTRole
        /// Of the institution in FII that keeps the account.
        var institution: MTRole
    }

    static func role(_ qualifier: [UInt8]) -> Role? {
        roles[String(decoding: qualifier, as: UTF8.self)]
    }

    private static let roles: [String: Role] = [
        // Ordering customer; ordered bank.
        "OY": Role(named: .orderingCustomer, holder: .orderingCustomer, institution: .orderingInstitution),
        "OR": Role(named: .orderingInstitution, holder: .orderingCustomer, institution: .orderingInstitution),
        // Beneficiary; beneficiary's bank.
        "BE": Role(named: .beneficiary, holder: .beneficiary, institution: .accountWithInstitution),
        "BF": Role(named: .accountWithInstitution, holder: .beneficiary, institution: .accountWithInstitution),
        // Payor, payee.
        "PL": Role(named: .debtor, holder: .debtor, institution: .orderingInstitution),
        "PE": Role(named: .creditor, holder: .creditor, institution: .accountWithInstitution),
        // Intermediary banks.
        "I1": Role(named: .intermediary, holder: .intermediary, institution: .intermediary),
        "I2": Role(named: .intermediary, holder: .intermediary, institution: .intermediary),
        "I3": Role(named: .intermediary, holder: .intermediary, institution: .intermediary),
        // Sender and recipient of the message.
        "MS": Role(named: .sender, holder: .sender, institution: .sendingInstitution),
        "MR": Role(named: .receiver, holder: .receiver, institution: .receiver),
        // Account of; bank that keeps the account.
        "AO": Role(named: .accountHolder, holder: .accountHolder, institution: .accountWithInstitution),
        "AS": Role(named: .accountWithInstitution, holder: .accountHolder, institution: .accountWithInstitution),
    ]
}
