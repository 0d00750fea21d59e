import NameText
import SanctionsModel

/// A party's gender beside the listed one. What is stated may match and conflict; what a title or a particle of the name
/// tells may match, and beside a statement that contradicts it tells nothing.
enum GenderEvidence {
    private struct Side {
        var isFemale: Set<Bool>
        /// The word of a title; empty where the gender is stated.
        var word = ""
    }

    static func find(_ party: Party, _ designation: Designation) -> SecondaryEvidence.Finding {
        guard designation.type == .person || designation.type == .any, let own = own(party), let listed = listed(designation)
        else {
            return .nothing
        }
        let agrees = !own.isFemale.isDisjoint(with: listed.isFemale)
        let source = own.word.isEmpty ? words(own.isFemale) : "“\(own.word)” before or in the name"
        let target = listed.word.isEmpty ? "listed as \(words(listed.isFemale))" : "listed with the title “\(listed.word)”"
        if agrees {
            let isPlain = own.word.isEmpty && listed.word.isEmpty
            return .init(agreement: .match, reasons: isPlain ? [] : ["\(source), \(target)"])
        }
        let isStated = own.word.isEmpty && listed.word.isEmpty
        return .init(agreement: isStated ? .conflict : .unknown, reasons: ["\(source), \(target)"])
    }

    private static func own(_ party: Party) -> Side? {
        if let text = party.gender, text.utf8.contains(where: { $0 > 0x20 }) {
            return GenderWords.shared.isFemale(field: text).map { Side(isFemale: [$0]) }
        }
        return GenderWords.shared.isFemale(name: party.name).map { Side(isFemale: [$0.isFemale], word: $0.word) }
    }

    private static func listed(_ designation: Designation) -> Side? {
        if !designation.genders.isEmpty { return Side(isFemale: Set(designation.genders.map { $0 == .female })) }
        var found: Side?
        for title in designation.titles {
            guard let told = GenderWords.shared.isFemale(name: title) else { continue }
            if let found, !found.isFemale.contains(told.isFemale) { return nil }
            found = found ?? Side(isFemale: [told.isFemale], word: told.word)
        }
        return found
    }

    private static func words(_ isFemale: Set<Bool>) -> String {
        isFemale.count == 2 ? "female or male" : isFemale.contains(true) ? "female" : "male"
    }
}
