import SanctionsModel
import Testing

@testable import ListReaders

private func canada(_ records: String...) -> String {
    "<?xml version=\"1.0\"?>\n<data-set>\n\(records.map { "<record>\($0)</record>" }.joined(separator: "\n"))\n</data-set>"
}

private func place(_ country: String = "Greyland / Grisonie", _ item: Int = 1) -> String {
    "<Country>\(country)</Country><Schedule>1, Part 1</Schedule><Item>\(item)</Item><DateOfListing>2024-05-0\(item)</DateOfListing>"
}

@Test func readsRecordsOfCanada() throws {
    let list = try Samples.read(
        canada(
            place()
                + "<LastName>Grauski</LastName><GivenName>Ivan </GivenName><TitleOrShip>General/général</TitleOrShip><Aliases>Иван Граускый</Aliases><DateOfBirthOrShipBuildDate>1963 or 1964-02</DateOfBirthOrShipBuildDate>",
            place("Greyland / Grisonie", 2)
                + "<EntityOrShip>GREY STAR</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip><ShipIMONumber>1234567</ShipIMONumber><DateOfBirthOrShipBuildDate>1999</DateOfBirthOrShipBuildDate>",
            // Older tags, without a French half.
            place("Greyland", 3) + "<Entity>Grey Works (GW)</Entity><Colour>grey</Colour>",
            "<Country>Russia / Russie</Country><Schedule>3</Schedule><Item>4</Item><EntityOrShip>Grey Oil</EntityOrShip>"))
    #expect(list.version == "2024-05-03")
    #expect(
        list.designations.map(\.id) == [
            "ca:Greyland/1, Part 1/1", "ca:Greyland/1, Part 1/2", "ca:Greyland/1, Part 1/3", "ca:Russia/3/4",
        ])
    #expect(list.designations.map(\.type) == [.person, .vessel, .organisation, .organisation])
    let person = list.designations[0]
    #expect(
        person.names == [
            ListedName("Ivan Grauski", quality: .primary, family: "Grauski", given: "Ivan"),
            ListedName("Иван Граускый", quality: .strong),
        ])
    #expect(person.births.map { $0.date?.description } == ["1963", "1964-02"])
    #expect(person.titles == ["General", "général"])
    #expect(person.programmes == ["Greyland"])
    #expect(person.listedOn?.description == "2024-05-01")
    #expect(list.designations[1].remarks == ["Built: 1999", "Type of ship: Oil Tanker"])
    #expect(list.designations[1].identifiers == [Identifier(kind: "imo", value: "1234567")])
    #expect(list.designations[2].names.map(\.text) == ["Grey Works (GW)", "Grey Works", "GW"])
    #expect(list.designations[2].remarks == ["Colour: grey"])
    #expect(list.count("unknown field Colour") == 1)
    #expect(list.designations.map(\.measures) == [[.assetFreeze], [.assetFreeze], [.assetFreeze], [.sectoral]])
}

@Test func rejectsRecordsWithoutAnItem() {
    let error = Samples.error(canada(place(), "<Country>Greyland</Country><LastName>X</LastName>"))
    #expect(error?.line == 4)
    #expect(error?.reason == "a record has no Country or no Item")
}

@Test(arguments: [
    ("Иван Граускый", true, ["Иван Граускый"]),
    ("Ivan Grauski; Iwan Grauski", true, ["Ivan Grauski", "Iwan Grauski"]),
    (
        "Siarhei Grauski, Belarusian: Сяргей Грауск,  Russian: Сергей Граускый", true,
        ["Siarhei Grauski", "Сяргей Грауск", "Сергей Граускый"]
    ),
    ("Katsiaryna or Katerina Grauski", true, ["Katsiaryna Grauski", "Katerina Grauski"]),
    ("Ivan Petrovich Grauski or Grausky", true, ["Ivan Petrovich Grauski", "Ivan Petrovich Grausky"]),
    ("Hanna Borisovna Grauski or Anna Borisovna Grausky", true, ["Hanna Borisovna Grauski", "Anna Borisovna Grausky"]),
    ("Иван ГРАУСКЫЙ / Iван ГРАУСКIЙ", true, ["Иван ГРАУСКЫЙ", "Iван ГРАУСКIЙ"]),
    ("Grey Works, Ltd.", false, ["Grey Works, Ltd."]),
    ("OMON, Minsk OMON, Grey Police", false, ["OMON", "Minsk OMON", "Grey Police"]),
    ("Agency of Grey, red, and blue matters", false, ["Agency of Grey, red, and blue matters"]),
    ("Общество \"Грау\"/ ООО \"Г\"", false, ["Общество \"Грау\"", "ООО \"Г\""]),
    ("Министерство or МГ; MinGrey", false, ["Министерство", "МГ", "MinGrey"]),
    ("Serge (a) b", true, ["Serge (a) b"]), (";;", true, [";;"]), ("", true, [""]),
])
func findsTheNamesOfACell(text: String, isPerson: Bool, names: [String]) {
    #expect(AliasCell.names(in: text, isPerson: isPerson) == names)
}

@Test func theCellStaysANameBesideWhatIsFound() throws {
    let list = try Samples.read(
        canada(place() + "<LastName>Grauski</LastName><GivenName>Ivan</GivenName><Aliases>Vanya, Iwan Grauski</Aliases>"))
    #expect(
        list.designations[0].names.dropFirst() == [
            ListedName("Vanya, Iwan Grauski", quality: .strong), ListedName("Vanya", quality: .weak, origin: .parsed),
            ListedName("Iwan Grauski", quality: .strong, origin: .parsed),
        ])
    #expect(list.count("alias cell holds several names") == 1)
}
