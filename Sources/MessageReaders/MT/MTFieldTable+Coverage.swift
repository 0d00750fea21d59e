extension MTFieldTable {
    /// What is done with a field, for the coverage report: `MT103 :50K:`.
    static func coverage(of tag: MTTag, type: Int) -> FieldCoverage.Field {
        let number = (tag.number < 10 ? "0" : "") + "\(tag.number)"
        let letter = tag.letter == 0 ? "" : String(Unicode.Scalar(tag.letter))
        let path = (type > 0 ? "MT\(type)" : "MT") + " :\(number)\(letter):"
        switch meaning(of: tag, type: type) {
        case .party(let role):
            return FieldCoverage.Field(path: path, treatment: .screened, detail: detail(role, tag))
        case .account:
            return FieldCoverage.Field(path: path, treatment: .screened, detail: "account-holder.identifier")
        case .text, .instructions:
            return FieldCoverage.Field(path: path, treatment: .screened, detail: "text")
        case .statementText:
            return FieldCoverage.Field(path: path, treatment: .screened, detail: "counterparty, text")
        case .statementLine:
            return FieldCoverage.Field(path: path, treatment: .screened, detail: "text (its second line, words in its reference)")
        case .reference, .related:
            return FieldCoverage.Field(
                path: path, treatment: .notScreened, detail: "a reference; words in it are screened as text")
        case .code:
            return FieldCoverage.Field(
                path: path, treatment: .notScreened,
                detail: "an amount, date, code or reference; words in it are screened as text")
        }
    }

    private static func detail(_ role: MTRole, _ tag: MTTag) -> String {
        let fields =
            switch tag.letter {
            case 0x41, 0x47, 0x50: "identifier"
            case 0x42: "identifier, text"
            case 0x43 where tag.number != 50: "identifier"
            case 0x43: "identifier"
            case 0x46: "name, address, birthDate, country, identifier"
            default: "name, address, identifier, text"
            }
        return "\(role.rawValue): \(fields)"
    }
}
