import SanctionsModel
import Testing

@testable import ListReaders

private let head =
    "#! list: local\n#! title: Made-up list\n#! authority: grey\n#! version: 7\n#! date: 2026-02-27\n#! excerpt: yes\n# a comment\n"

@Test func readsTheTemplate() throws {
    let list = try Samples.read(
        "\u{FEFF}" + head + """
            reference,name,type,quality,family,given,birth_date,birth_place,birth_country,nationality,gender,identifiers,address,address_country,title,programme,legal_basis,listed_on,updated_on,measures,remarks
            G1,"Osman, ""K"" Karim",person,,Osman,Karim,circa 1957; 1958..1960,Sfax,TN,TN;LY,male,passport:K1@TN;email:a@b.example,"1 Row, Tunis",TN,Haji,Grey,Act 1;Act 2,2020-01-02,2021-01-02;2022-01-02,asset-freeze;travel-ban,made up

            # another comment
            G1,كريم عثمان,,,,,,,,,,,,,,,,,,,
            G1,Kay,person,weak,,,1961,,,,,,,,,,,,,,
            G2,Grey League,organisation,,,,,,,,,,,,,,,,,,
            """)
    #expect(list.id == "local")
    #expect(list.title == "Made-up list")
    #expect(list.version == "7")
    #expect(list.date?.description == "2026-02-27")
    #expect(list.isExcerpt)
    #expect(list.entryCount == 2)
    let person = list.designations[0]
    #expect(person.id == "grey:G1")
    #expect(
        person.names == [
            ListedName("Osman, \"K\" Karim", quality: .primary, family: "Osman", given: "Karim"),
            ListedName("كريم عثمان", quality: .strong), ListedName("Kay", quality: .weak),
        ])
    #expect(person.births.map { $0.date?.description } == ["circa 1957", "1958..1960", "1961"])
    #expect(person.births[0].city == "Sfax")
    #expect(person.births[0].country == "TN")
    #expect(person.nationalities == ["TN", "LY"])
    #expect(person.genders == [.male])
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "K1", country: "TN"), Identifier(kind: "email", value: "a@b.example"),
        ])
    #expect(person.addresses == [Address(street: "1 Row, Tunis", country: "TN")])
    #expect(person.titles == ["Haji"])
    #expect(person.programmes == ["Grey"])
    #expect(person.legalBasis == ["Act 1", "Act 2"])
    #expect(person.listedOn?.description == "2020-01-02")
    #expect(person.updatedOn.map(\.description) == ["2021-01-02", "2022-01-02"])
    #expect(person.measures == [.assetFreeze, .travelBan])
    #expect(person.remarks == ["made up"])
    #expect(list.designations[1].type == .organisation)
}

@Test func theAuthorityIsTheListByDefault() throws {
    let list = try Samples.read("#! list: local\nreference,name\nG1,Karim\n")
    #expect(list.designations[0].id == "local:G1")
    #expect(list.designations[0].type == .any)
    #expect(list.version == "unknown")
    #expect(!list.isExcerpt)
}

@Test(arguments: [
    ("#! title: x\nreference,name\nG1,K\n", 0, "no line says `#! list: …`"),
    ("#! list: a b\nreference,name\nG1,K\n", 1, "`list` is one ASCII word without a colon"),
    ("#! list: a\n#! colour: red\nreference,name\nG1,K\n", 2, "unknown key `colour`"),
    ("#! list: a\n#! date: soon\nreference,name\nG1,K\n", 2, "`date` is no date like 2026-02-27: soon"),
    ("#! list: a\nreference,name,shoe\nG1,K,4\n", 2, "unknown column `shoe`"),
    ("#! list: a\nreference,name,name\nG1,K,4\n", 2, "column `name` stands twice"),
    ("#! list: a\nreference\nG1\n", 2, "column `name` is missing"),
    ("#! list: a\nreference,name\nG1\n", 3, "1 columns, the header has 2"),
    ("#! list: a\nreference,name\n,K\n", 3, "a row has no reference"),
    ("#! list: a\nreference,name\nG1,\n", 3, "a row has no name"),
    ("#! list: a\nreference,name,type\nG1,K,dragon\n", 3, "unknown type `dragon`"),
    ("#! list: a\nreference,name,type\nG1,K,person\nG1,L,vessel\n", 4, "G1 is person above and vessel here"),
    ("#! list: a\nreference,name,quality\nG1,K,fair\n", 3, "unknown quality `fair`"),
    ("#! list: a\nreference,name,birth_date\nG1,K,31.4.1980\n", 3, "`birth_date` is no date: 31.4.1980"),
    ("#! list: a\nreference,name,gender\nG1,K,x\n", 3, "unknown gender `x`"),
    (
        "#! list: a\nreference,name,identifiers\nG1,K,123\n", 3,
        "an identifier is written kind:value or kind:value@country, not 123"
    ),
    ("#! list: a\nreference,name\n", 0, "the list holds no entry"),
    ("#! list: a\n", 2, "the header row is missing"),
    ("#! list: a\nreference,name\nG1,\"K\n\n", 3, "the quote that opens here is never closed: is the file cut off?"),
    ("#! list: a\nreference,name\nG1,\"K\"x\n", 3, "text after a closing quote"),
])
func refusesMistakesWithTheirLine(text: String, line: Int, reason: String) {
    #expect(Samples.error(text) == ListError(file: "sample", line: line, reason: reason))
}

@Test func bytesThatAreNotUTF8AreRefused() {
    let error = Samples.error(Array("#! list: a\nreference,name\nG1,K".utf8) + [0xE9, 0x0A])
    #expect(error == ListError(file: "sample", line: 3, reason: "not UTF-8"))
}

@Test func aQuotedFieldKeepsItsLineBreaks() throws {
    let list = try Samples.read("#! list: a\r\nreference,name,remarks\r\nG1,K,\"one\r\ntwo\"\r\nG2,L,\r\n")
    #expect(list.designations[0].remarks == ["one two"])
    #expect(list.designations.count == 2)
}
