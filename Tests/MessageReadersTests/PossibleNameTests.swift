import MessageSupport
import Testing

@testable import MessageReaders

@Suite("Columns and keys that may be somebody's name")
struct PossibleNameTests {
    @Test(
        "a name is none to show",
        arguments: [
            "Usama bin Ladin", "Jane Roe", "JANE ROE", "jane", "jane_roe", "customerJane", "Müller-Lüdenscheidt Erika",
            "O'Neil Doyle",
            "王小明", "Иван", "أسامة", "Roe, Jane", "Acme Trading Ltd",
        ])
    func names(_ name: String) { #expect(PossibleName.isOne(name)) }

    @Test(
        "a word for a field is shown",
        arguments: [
            "name", "Debtor Name", "beneficiary_name", "BIRTH DATE", "channel", "xyz", "note2", "ORDER.XYZ", "foo bar 12x",
            "BEN_NM_1",
            "Bemerkung", "a+b", "--q", "$(id)x", "", "2024",
        ])
    func fields(_ name: String) { #expect(!PossibleName.isOne(name)) }

    private func notes(_ text: String, _ change: (inout InputOptions) throws -> Void = { _ in }) throws -> String {
        var options = InputOptions()
        try change(&options)
        let bytes = Array(text.utf8)
        let profile = try InputProfile.detect(start: bytes.span, isWhole: true, options: options)
        return profile.notes.joined(separator: "\n") + profile.columns.joined(separator: "\n")
    }

    @Test(
        "no name of a header, of a first line without one, or of a key stands in a note",
        arguments: [
            "id,name,Jane Roe\n1,Emma,some words\n", "Roe,Jane,name,17\n1,2,3,4\n", "Karamzin;Moskva;debit\nEmma;Paris;credit\n",
            "Jane Roe,1957-03-10,DE\nPiotr Zielonka,1960-01-01,PL\n", "id,name,jane.roe\n1,Emma,some words\n",
            "{\"id\":\"1\",\"name\":\"Emma\",\"Jane Roe\":\"some words\"}\n",
            "{\"id\":\"1\",\"people\":{\"Jane Roe\":{\"x\":\"some words\"}}}\n",
            "{\"name\":\"Emma\",\"\\u004aane Roe\":\"some words\"}\n",
        ])
    func hidden(_ text: String) throws {
        let notes = try notes(text)
        for name in ["Roe", "Jane", "jane", "Karamzin", "Moskva"] { #expect(!notes.contains(name), "\(notes)") }
    }

    @Test("errors name columns by number where their text may be a name")
    func errors() {
        let error = #expect(throws: InputError.self) {
            _ = try notes("id,name,Jane Roe\n1,Emma,some words\n") { $0.strictColumns = true }
        }
        #expect(error?.reason.contains("--map debtor.name=3") == true)
        #expect(error?.reason.contains("Roe") == false)
        let missing = #expect(throws: InputError.self) {
            _ = try notes("id,name,Jane Roe\n1,Emma,x\n") { $0.mappings = [try FieldMapping(parsing: "creditor.name=nowhere")] }
        }
        #expect(missing?.reason.contains("columns seen: \"id\", \"name\", column 3") == true)
    }
}
