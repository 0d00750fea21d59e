import SanctionsModel

/// What OFAC's newer forms say in words of their own: what is ordered, and on which of its lists a party stands.
///
/// Source: the reference values SANCTIONS TYPE and ENTITY LISTING TYPE of the ENHANCED and ADVANCED forms, 2024 and 2025;
/// on what each orders, OFAC's pages of the lists and the directives that they name.
enum OFACSanctionsTypes {
    /// `nil` for a type that the table doesn't know.
    static func measure(of type: String) -> Measure? {
        switch type {
        case "Block": .assetFreeze
        // Palestinian Legislative Council, Foreign Sanctions Evaders: transactions are rejected, not blocked.
        case "Reject": Measure("transaction-rejection")
        case "561 Full Restrictions", "561 Restrictions", "Executive Order 14024 Directive 2":
            Measure("correspondent-account-ban")
        case "CMIC Executive Order", "Executive Order 13959 Sanctions": Measure("investment-ban")
        case "CAATSA Section 231/235 Sanctions", "Executive Order 14059 Non-blocking", "NDAA Special Conditions":
            Measure("menu-based")
        default:
            type.dropping(prefix: "13662 Sectoral Directive") != nil || type.offset(of: " Directive ") != nil ? .sectoral : nil
        }
    }

    static let mainList = "SDN List"
}

/// Which list a file of the newer forms is: the SDN list, or the consolidated list of all others.
///
/// Where the file says that it was made of one list, that is it. A file made by another choice (one programme of all
/// lists) is the list on which most of its parties stand.
struct OFACOwnList {
    /// The lists that the file says it was made of.
    var made: [String] = []
    private var entries = 0
    private var onMainList = 0

    mutating func count(lists: [String]) {
        entries += 1
        if lists.contains(OFACSanctionsTypes.mainList) { onMainList += 1 }
    }

    private var isMainList: Bool {
        made.count == 1 ? made[0] == OFACSanctionsTypes.mainList : onMainList * 2 >= entries
    }

    var id: String { isMainList ? OFACList.mainId : OFACList.consolidatedId }
    var title: String { isMainList ? OFACList.mainTitle : OFACList.consolidatedTitle }

    /// The finished designations with the list's id, and measures and acts by their programmes where the file names none.
    func finished(_ drafts: [DesignationDraft], _ quirks: inout QuirkLog) -> [Designation] {
        drafts.map { draft in
            var draft = draft
            draft.update { designation in
                designation.authority = id
                designation.id = "\(id):\(designation.reference)"
                if designation.legalBasis.isEmpty {
                    designation.legalBasis = OFACProgrammes.legalBasis(of: designation.programmes)
                }
                guard designation.measures.isEmpty else { return }
                designation.measures =
                    isMainList
                    ? [.assetFreeze]
                    : OFACProgrammes.measuresOutsideSDN(programmes: designation.programmes, words: designation.remarks)
            }
            return draft.finished(&quirks)
        }
    }
}

/// A name in parts as the newer forms give it, put into reading order.
///
/// Source: the reference values NAME PART TYPE. Patronymic and matronymic stand where Russian names have the father's name
/// and Spanish ones both surnames: after the given names.
struct OFACNameParts {
    private var parts: [(type: String, value: String)] = []

    mutating func add(_ value: String, type: String) {
        if !value.isEmpty { parts.append((type, value)) }
    }

    private func joined(_ types: [String]) -> String {
        types.flatMap { type in parts.filter { $0.type == type }.map(\.value) }.joined(separator: " ")
    }

    private static let order = ["First Name", "Middle Name", "Patronymic", "Matronymic", "Maiden Name", "Last Name"]

    /// Parts of other types (`Entity Name`, `Vessel Name`, `Nickname`) follow as they stand.
    var text: String {
        let others = parts.filter { !OFACNameParts.order.contains($0.type) }.map(\.value)
        return ([joined(OFACNameParts.order)] + others).filter { !$0.isEmpty }.joined(separator: " ")
    }

    var given: String { joined(["First Name", "Middle Name"]) }
    var family: String { joined(["Last Name"]) }
}

extension PartialDate {
    /// The interval of two days, as exactly as it can have been meant: a day, a whole month, a whole year, or a range.
    init?(from first: Day, to last: Day, isCirca: Bool) {
        let isWholeMonths = first.day == 1 && last.day == Day.count(inMonth: last.month, of: last.year)
        let precision: Precision =
            if first == last {
                .day
            } else if isWholeMonths, first.year == last.year, first.month == last.month {
                .month
            } else if isWholeMonths, first.year == last.year, first.month == 1, last.month == 12 {
                .year
            } else {
                .range
            }
        self.init(earliest: first, latest: last, precision: precision, isCirca: isCirca)
    }
}

extension String {
    /// Without the marks that set the direction of writing (Unicode, UAX #9): they show text and are no part of it.
    var withoutDirectionMarks: String {
        guard utf8.contains(0xE2) || utf8.contains(0xD8) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
