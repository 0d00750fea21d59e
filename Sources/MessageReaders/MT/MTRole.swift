import SanctionsModel

/// What a party is in an MT message, in the standard's words.
enum MTRole: String, Sendable, CaseIterable {
    case sender
    case receiver
    case orderingCustomer = "ordering-customer"
    case instructingParty = "instructing-party"
    case sendingInstitution = "sending-institution"
    case orderingInstitution = "ordering-institution"
    case sendersCorrespondent = "senders-correspondent"
    case receiversCorrespondent = "receivers-correspondent"
    case thirdReimbursementInstitution = "third-reimbursement-institution"
    case intermediary
    case accountWithInstitution = "account-with-institution"
    case beneficiaryInstitution = "beneficiary-institution"
    case beneficiary
    case instructingInstitution = "instructing-institution"
    case accountHolder = "account-holder"
    case counterparty
    case creditor
    case debtor
    case ultimateDebtor = "ultimate-debtor"
    case ultimateCreditor = "ultimate-creditor"
    case creditorBank = "creditor-bank"
    case applicant
    case applicantBank = "applicant-bank"
    case availableWith = "available-with"
    case drawee
    case dealParty = "deal-party"
    /// The qualifier of field 95a says it.
    case named = "party"

    /// Institutions are organisations; anybody may be a customer.
    var type: PartyType {
        switch self {
        case .sender, .receiver, .sendingInstitution, .orderingInstitution, .sendersCorrespondent, .receiversCorrespondent,
            .thirdReimbursementInstitution, .intermediary, .accountWithInstitution, .beneficiaryInstitution,
            .instructingInstitution, .creditorBank, .applicantBank, .drawee:
            .organisation
        default: .any
        }
    }

    static let texts: [MTRole: [UInt8]] = Dictionary(uniqueKeysWithValues: allCases.map { ($0, Array($0.rawValue.utf8)) })
}
