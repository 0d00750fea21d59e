import Testing

@testable import ListReaders

private struct Reading: Sendable {
    var text: String
    var names: [String]
    var isPerson = true
}

private let readings = [
    Reading(text: "Karim Osman", names: []),
    Reading(text: "Osman, Karim", names: []),
    Reading(text: "Karim Osman; Kareem Othman", names: ["Karim Osman", "Kareem Othman"]),
    Reading(
        text: "Karim Osman; Kerim Osman b) K. Osman; K. Othman", names: ["Karim Osman", "Kerim Osman", "K. Osman", "K. Othman"]),
    Reading(text: "a) Karim Osman b) Karim Othman", names: ["Karim Osman", "Karim Othman"]),
    Reading(text: "Haji Karim (حاجی کریم)", names: ["Haji Karim", "حاجی کریم"]),
    Reading(text: "كريم عثمان (Karim Osman; Kareem Othman)", names: ["كريم عثمان", "Karim Osman", "Kareem Othman"]),
    Reading(text: "Karim (original script: Карим)", names: ["Karim", "Карим"]),
    Reading(text: "Karim Osman (previously listed as)", names: ["Karim Osman"]),
    Reading(text: "Karim Osman (formerly listed as)", names: ["Karim Osman"]),
    Reading(text: "Karim Osman formerly listed as", names: ["Karim Osman"]),
    Reading(text: "Karim Osman, born 1 Jan. 1953 (passport no.0123, date of issue 4 May 2014.)", names: ["Karim Osman"]),
    Reading(text: "Karim Osman born in 1963", names: ["Karim Osman"]),
    Reading(text: "Karim son of Osman Bey (کریم ولد عثمان ),", names: ["Karim son of Osman Bey", "Karim", "کریم ولد عثمان"]),
    Reading(text: ") Karim Osman", names: ["Karim Osman"]),
    Reading(text: "(Sheikh) Karim Osman", names: ["Karim Osman"]),
    Reading(text: "Karim Ahmadov (Akhmadov)", names: ["Karim Ahmadov", "Karim Akhmadov"]),
    Reading(text: "Karim Jan Osman کریم جان عثمان", names: ["Karim Jan Osman", "کریم جان عثمان"]),
    Reading(text: "генерал Osman", names: []),
    Reading(text: "NORTHERN GREY LEAGUE (NGL)", names: ["NORTHERN GREY LEAGUE", "NGL"], isPerson: false),
    Reading(text: "NORTHERN GREY LEAGUE / NGL", names: ["NORTHERN GREY LEAGUE", "NGL"], isPerson: false),
    Reading(text: "GREY LAUNDERING / TRAFFICKING ORGANIZATION", names: [], isPerson: false),
    Reading(text: "GREY FOUNDATION (PAKISTAN)", names: [], isPerson: false),
    Reading(text: "LEADER (HONG KONG) INTERNATIONAL", names: [], isPerson: false),
    Reading(text: "Grey-League Foundation (Ινδονησία)", names: [], isPerson: false),
    Reading(text: "華信船務(香港)有限公司", names: [], isPerson: false),
    Reading(
        text: "AIR GREY CARGO (AGC) ; LAKES COMPANY (LC)", names: ["AIR GREY CARGO", "AGC", "LAKES COMPANY", "LC"],
        isPerson: false),
    Reading(
        text: "Grey Tide (GT) (مد رمادي (original script); Gray Tide; Tide of Grey)",
        names: ["Grey Tide", "GT", "مد رمادي", "Gray Tide", "Tide of Grey"], isPerson: false),
    Reading(text: "شبكة رمادية (Grey Network - sub-unit name)", names: ["شبكة رمادية", "Grey Network"], isPerson: false),
    Reading(text: "Δίκτυο Grey", names: [], isPerson: false),
    Reading(text: "((((((((", names: []),
    Reading(
        text: "Grey Works (also known as Works of Grey)", names: ["Grey Works", "Works of Grey"], isPerson: false),
    Reading(text: "Grey Shipping (ex. Gray Shipping Ltd)", names: ["Grey Shipping", "Gray Shipping Ltd"], isPerson: false),
    Reading(text: "()", names: []),
    Reading(text: ";;;", names: []),
]

@Test(arguments: readings) private func findsNamesInText(reading: Reading) {
    let found = NamesInText.parts(of: reading.text, isPerson: reading.isPerson).map(\.text)
    #expect(Set(found) == Set(reading.names), "\(reading.text) → \(found)")
    #expect(Set(found).count == found.count)
}

@Test func acronymsAreTold() {
    let parts = NamesInText.parts(of: "NORTHERN GREY LEAGUE (NGL)", isPerson: false)
    #expect(parts.filter(\.isAcronym).map(\.text) == ["NGL"])
}

@Test(arguments: [
    ("original script: Карим Осман", "Karim Osman", ["Карим Осман"]),
    ("Previously listed as. In Arabic: كريم عثمان", "Karim Osman", ["كريم عثمان"]),
    ("Karim al-Osmani; Kareem al-Osmani", "كريم", ["Karim al-Osmani", "Kareem al-Osmani"]),
    ("(Abu K; Abu Qu) known by this nom de guerre", "أبو", ["Abu K", "Abu Qu"]),
    ("born in 1971 in Samar (Karim A. Osman; Karim B. Osman)", "Karim Osman", ["Karim A. Osman", "Karim B. Osman"]),
    ("previously listed as", "Karim Osman", []),
    ("Passport number: B0515260; DOB: 1948; POB: Anef", "Karim Osman", []),
    ("nom de guerre", "كريم", []),
])
func findsNamesInNotes(note: String, alias: String, names: [String]) {
    #expect(NamesInText.names(inNote: note, aboutAlias: alias).map(\.text) == names)
}

@Test func deepAndLongTextsEnd() {
    let deep = String(repeating: "Ab (", count: 5000) + String(repeating: ")", count: 5000)
    _ = NamesInText.parts(of: deep, isPerson: true)
    let long = String(repeating: "Karim Osman; ", count: 3000)
    #expect(NamesInText.parts(of: long, isPerson: true).map(\.text) == ["Karim Osman"])
}

@Test(arguments: [
    ("Osman, Karim", "Osman", "Karim"), ("AL-OSMAN, Dr. Karim", "AL-OSMAN", "Dr. Karim"),
    ("DELOS, Karim Maria, Jr.", "DELOS", "Karim Maria"), ("\"OSMAN, Sheikh\"", "OSMAN", "Sheikh"),
])
func readsInvertedNames(text: String, family: String, given: String) throws {
    let name = try #require(InvertedName(text))
    #expect(name.family == family)
    #expect(name.given == given)
}

@Test(arguments: [
    "Karim Osman", "Karim Osman, III", "Osman, Jr.", "A, b, c", "one two three four five six, seven", "Osman, 4", ", x", "x,",
])
func plainNamesAreNotInverted(text: String) {
    #expect(InvertedName(text) == nil)
}

@Test func findsFactsInProse() {
    #expect(FactsInProse.births(in: "Karim, born in Kanda on 01 Jan.1967").map(\.description) == ["1967-01-01"])
    #expect(FactsInProse.births(in: "(DPOB - 1977) - Passport No. 284173").map(\.description) == ["1977"])
    #expect(FactsInProse.births(in: "DOB: 11 Apr. 1963. POB: Egypt").map(\.description) == ["1963-04-11"])
    #expect(FactsInProse.births(in: "born free, passport 1234").isEmpty)
    #expect(FactsInProse.passports(in: "Afghan passport number OR 1961825 issued on 4 Feb. 2003") == ["OR 1961825"])
    #expect(FactsInProse.passports(in: "(Oman passport no.03825239, date of issue 4 May 2014)") == ["03825239"])
    #expect(FactsInProse.passports(in: "from false passport").isEmpty)
    #expect(FactsInProse.gender(in: "Review. Gender: Male. Photo") == .male)
    #expect(FactsInProse.gender(in: "no word of it") == nil)
}
