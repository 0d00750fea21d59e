extension InputProfile {
    /// Returns whether a party's role is a word of the engine or of a mapping, and no text of the input that may say anything, a name as well.
    public func isKnownRole(_ role: String) -> Bool {
        switch format {
        case .iso20022, .mt, .edifact, .fixed: return true
        case .jsonl, .csv, .tsv: break
        }
        guard !role.isEmpty, role != "text" else { return true }
        let folded = FieldVocabulary.folded(role)
        return FieldVocabulary.foldedRoles.contains(folded)
            || map.roles.contains { FieldVocabulary.folded(String(decoding: $0.text, as: UTF8.self)) == folded }
    }
}

extension FieldVocabulary {
    /// The roles and the words for them, folded.
    fileprivate static let foldedRoles = Set(roles.flatMap { [folded($0.role)] + $0.words.map(folded) })
}
