import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

private let head = "#! list: local\n#! date: 2026-02-27\n"

private func check(_ bytes: [UInt8]) -> ListCheck {
    ListReader.check(bytes, name: "sample") { ["TN", "Syria"].contains($0) }
}

private func check(_ text: String) -> ListCheck { check(Array(text.utf8)) }

/// The findings of rows below a header of those columns.
private func findings(_ columns: String, _ rows: String...) -> [ListFinding] {
    check(head + columns + "\n" + rows.joined(separator: "\n") + "\n").findings
}

@Test func theTemplateOfTheProjectHasNothingToFind() throws {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let result = try ListReader.check(path: folder + "/lists/template.csv") { _ in false }
    #expect(result.findings.isEmpty, "\(result.findings)")
    #expect(result.list?.designations.count == 4)
}

@Test func everyMistakeIsFoundAndNotTheFirstAlone() {
    let result = check(
        head + """
            reference,type,name,dob,listed_on,gender,identifiers
            G1,persn,Karim Osman,1961,soon,x,123
            ,person,Nobody,,,,
            G2,vessel,,,,,imo:
            G3,person,Some Body,,,
            """)
    #expect(result.list == nil)
    #expect(result.findings.filter { $0.severity == .error }.map(\.line) == [3, 4, 4, 4, 4, 5, 6, 6, 7])
    let problems = result.findings.map(\.problem)
    #expect(problems.contains("unknown column `dob`"))
    #expect(problems.contains("unknown type `persn`"))
    #expect(problems.contains("a row has no reference"))
    #expect(problems.contains("6 columns, the header has 7"))
    #expect(result.findings.first { $0.problem == "unknown column `dob`" }?.fix.hasPrefix("Did you mean `birth_date`?") == true)
    #expect(result.findings.first { $0.problem == "unknown type `persn`" }?.fix.hasPrefix("Did you mean `person`?") == true)
    #expect(result.findings.allSatisfy { !$0.fix.isEmpty })
}

@Test(arguments: [
    ("31.4.1980", "no such day"), ("10.3.57", "four digits"), ("1957, 1958", "parted by `;`"), ("21345", "day number"),
    ("unknown", "Leave the cell empty"), ("1957 or so", "Write `1957-03-10`"),
])
func datesAreExplained(date: String, words: String) {
    let found = findings("reference,type,name,birth_date", "G1,person,Karim Osman,\"\(date)\"")
    #expect(found.count == 1)
    #expect(found.first?.severity == .error)
    #expect(found.first?.fix.contains(words) == true, "\(found)")
}

@Test func referencesThatContradictThemselvesAreTold() {
    let types = findings("reference,type,name", "G1,person,Karim Osman", "G1,vessel,GREY STAR")
    #expect(types.map(\.severity) == [.error])
    #expect(types.first?.line == 5)
    let names = findings("reference,type,name,quality", "G1,person,Karim Osman,primary", "G1,person,Salim Gray,primary")
    #expect(names.map(\.severity) == [.error])
    #expect(names.first?.problem == "G1 has a primary name already: Karim Osman")
    #expect(Samples.error(head + "reference,name,quality\nG1,A,primary\nG1,B,primary\n")?.line == 5)
    let facts = findings(
        "reference,type,name,birth_date,gender", "G1,person,Karim Osman,1961,male", "G1,person,Kay Osman,1970,male")
    #expect(facts.map(\.severity) == [.warning])
    #expect(facts.first?.problem == "G1 has another `birth_date` in line 4: 1961, here 1970")
    let twice = findings("reference,type,name", "G1,person,Karim Osman", "G1,person,Karim Osman")
    #expect(twice.map(\.problem) == ["the name stands already in line 4"])
}

@Test(arguments: [
    ("\"Karim Osman; Kay Osman\"", "several names in one cell"), ("Karim Osman a.k.a. Kay", "several names in one cell"),
    ("\"OSMAN, Karim\"", "the family name stands first"), ("Karim Osman (born in Sfax)", "a bracket in a name"),
    ("JosÃ© Osman", "letters of the name look lost"), ("K????? O????", "letters of the name look lost"), ("12345", "no letter"),
])
func namesThatAreHardlyMeantAreWarnedOf(name: String, problem: String) {
    let found = findings("reference,type,name", "G1,person,\(name)")
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.problem.contains(problem) == true, "\(found)")
}

@Test func cellsAreLookedAt() {
    func problem(_ column: String, _ cell: String) -> [String] {
        findings("reference,type,name,\(column)", "G1,person,Karim Osman,\(cell)").map(\.problem)
    }
    #expect(problem("nationality", "TN;Syria;XA;Atlantis") == ["`nationality` is no country that is known: Atlantis"])
    #expect(problem("family", "Ossman") == ["`family` is no part of the name: Ossman"])
    #expect(
        problem("identifiers", "pasport nr:R1234567@Atlantis").contains("`identifiers` is no country that is known: Atlantis"))
    #expect(problem("identifiers", "shoe:R1234567") == ["unknown kind of identifier `shoe`"])
    #expect(problem("identifiers", "imo:1234568").first?.hasPrefix("1234568 is no IMO") == true)
    #expect(problem("identifiers", "passport:1.23457E+11").first?.hasPrefix("a spreadsheet has rounded the number") == true)
    #expect(problem("measures", "asset-freze") == ["a measure of its own word: `asset-freze`"])
    #expect(problem("birth_date", "1200") == ["nobody alive was born in 1200"])
}

@Test func filesInAnotherEncodingAreReadOn() {
    let text = head + "reference,type,name,gender\nG1,person,Ren? Osman,x\n"
    let latin = check(text.utf8.map { $0 == UInt8(ascii: "?") ? 0xE9 : $0 })
    #expect(latin.findings.map(\.severity) == [.error, .error, .warning])
    #expect(latin.findings.map(\.line) == [4, 4, 4])
    #expect(latin.findings[0].fix.contains("CSV UTF-8"))
    let wide = check([0xFF, 0xFE] + Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(wide.findings.first?.problem == "the file is UTF-16, not UTF-8")
    #expect(wide.findings.contains { $0.problem == "unknown gender `x`" })
    let semicolons = check(head + "reference;type;name\nG1;person;Karim\n")
    #expect(semicolons.findings.contains { $0.problem == "cells are parted by semicolons" })
    #expect(semicolons.list == nil)
}

@Test func whatStopsTheReadingIsFoundToo() {
    #expect(check("").findings.count >= 1)
    #expect(
        check("reference,type,name\nG1,person,Karim Osman\n").findings.map(\.problem) == [
            "no line says `#! list: …`", "the list has no date",
        ])
    let quote = check(head + "reference,type,name\nG1,person,\"Karim Osman\n")
    #expect(quote.findings.last?.problem.contains("never closed") == true)
    #expect(quote.list == nil)
    #expect(check(head + "reference,type\nG1,person\n").findings.last?.problem == "column `name` is missing")
    #expect(
        check("#! lst: x\n#! date: 1.1.26\n" + "reference,type,name\nG1,person,K L\n").findings.count { $0.severity == .error }
            == 3)
}

@Test func aCheckedListIsTheListThatIsRead() throws {
    let text = head + "reference,type,name\nG1,person,Karim Osman\n"
    let result = check(text)
    #expect(result.findings.isEmpty)
    #expect(result.list?.designations == (try Samples.read(text)).designations)
}

@Test func findingsAreBounded() {
    let rows = String(repeating: ",person,Karim Osman\n", count: 12_000)
    #expect(check(head + "reference,type,name\n" + rows).findings.count <= TemplateAdvice.limit + 1)
}
