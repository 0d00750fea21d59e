import SanctionsModel
import TestSupport
import Testing

@testable import ListReaders

private func cell(_ text: String) -> String {
    text.isEmpty ? "<table:table-cell/>" : "<table:table-cell><text:p>\(text)</text:p></table:table-cell>"
}
private func day(_ text: String) -> String { #"<table:table-cell office:value-type="date" office:date-value="\#(text)"/>"# }
private func link(_ number: String, _ address: String = "") -> String {
    "<table:table-cell><text:p><text:a xlink:href=\"\(address)\">\(number)</text:a></text:p></table:table-cell>"
}
private func row(_ cells: String...) -> String {
    "<table:table-row>\(cells.joined())<table:table-cell table:number-columns-repeated=\"16370\"/></table:table-row>"
}

private let header = row(
    cell("Surname"), cell("First name(s)"), cell("Alias"), cell("Date of Birth(DD-MM-JJJJ)"), cell("Place of Birth"),
    cell("Date of ministerial decision (DD/MM/JJJJ)"), cell("Link official notification"))
private let prose = row(cell("National sanctions list terrorism, as of 12-03-2025")) + row(cell("Assets are frozen."))

private func sheet(_ rows: String) -> [UInt8] {
    TestArchive.ods("<table:table table:name=\"Sheet1\">\(prose + header + rows)</table:table>")
}
private func read(_ rows: String) throws -> SourceList { try ListReader().read(bytes: sheet(rows), name: "nl.ods") }

@Test func personsAndOrganisationsAreRead() throws {
    let bytes = sheet(
        row(
            cell("van Testen"), cell("Karim Jan"), cell("Abu Test; De Tester, Kay"), day("1987-10-05"), cell("Testdam"),
            day("2019-11-20"),
            link("Stcrt 64067", "https://zoek.officielebekendmakingen.nl/stcrt-2019-64067.html"))
            + row(
                cell("Stichting Test"), cell(""), cell(""), cell(""), cell("n/a: foundation"), cell("13/09/2001"),
                cell("Stcrt 180"))
            + row(cell("")))
    #expect(ListReader.detect(bytes, name: "x") == .nlODS)
    let list = try ListReader().read(bytes: bytes, name: "nl.ods")
    #expect(list.id == "nl" && list.version == "2025-03-12" && list.entryCount == 2)
    #expect(list.designations.map(\.id) == ["nl:stcrt-2019-64067", "nl:stcrt-2001-180"])
    let person = list.designations[0]
    #expect(person.type == .person)
    #expect(
        person.names[0] == ListedName("Karim Jan van Testen", quality: .primary, family: "van Testen", given: "Karim Jan"))
    #expect(person.names.map(\.text).contains("Abu Test"))
    #expect(person.name("Kay")?.origin == .parsed && person.name("De Tester, Kay")?.origin == .written)
    #expect(person.births == [Birth(date: PartialDate(year: 1987, month: 10, day: 5), city: "Testdam")])
    #expect(person.listedOn?.description == "2019-11-20")
    #expect(person.legalBasis.last == "Staatscourant 2019-64067")
    #expect(person.measures == [.assetFreeze])
    let organisation = list.designations[1]
    #expect(organisation.type == .organisation && organisation.names.map(\.text) == ["Stichting Test"])
    #expect(organisation.births.isEmpty && organisation.remarks.contains("foundation"))
    #expect(organisation.listedOn?.description == "2001-09-13")
    #expect(list.quirks.isEmpty, "\(list.quirks)")
}

@Test func aNoticeOfSeveralIsToldApartByName() throws {
    let list = try read(
        row(cell("Testen"), cell("Karim"), cell(""), cell("1987"), cell("Fès (Morocco)"), day("2004-12-31"), cell("Stcrt 12"))
            + row(
                cell("Tëst"), cell("Jan-Willem"), cell(""), cell("01-02-1990; 1991"), cell(""), day("2004-12-31"),
                cell("Stcrt 12"))
            + row(cell("Alone"), cell("Anna"), cell(""), cell("1950"), cell(""), cell("soon"), cell(""))
            + row(cell(""), cell(""), cell("Annie")))
    #expect(
        list.designations.map(\.id) == ["nl:stcrt-2004-12/karim-testen", "nl:stcrt-2004-12/jan-willem-tëst", "nl:anna-alone"])
    #expect(list.designations[0].births == [Birth(date: PartialDate(year: 1987), city: "Fès", country: "Morocco")])
    #expect(list.designations[1].births.map { $0.date?.description } == ["1990-02-01", "1991"])
    #expect(list.designations[2].names.map(\.text) == ["Anna Alone", "Annie"])
    #expect(list.count("notice of several rows") == 2)
    #expect(list.count("row names no notice") == 1)
    #expect(list.count("date of decision not readable") == 1)
    #expect(list.count("row without a name: its aliases") == 1)
}

@Test func noticesAreReadFromTextAndLink() {
    func notice(_ text: String, _ link: String = "", _ year: Int? = 2010) -> String {
        NetherlandsReader.notice(.text(text, link: link), year: year)
    }
    #expect(notice("Stcrt 64067") == "stcrt-2010-64067")
    #expect(notice("Stcrt. 2013, 18363") == "stcrt-2013-18363")
    #expect(notice("Stcrt-2013-18363") == "stcrt-2013-18363")
    #expect(notice("here", "https://x/stcrt-2019-64067") == "stcrt-2019-64067")
    #expect(notice("Stcrt 5", "https://x/STCRT-2012-5.html", 2011) == "stcrt-2012-5")
    #expect(notice("Stcrt 64067", "", nil) == "stcrt-64067")
    #expect(notice("see website") == "")
    #expect(NetherlandsReader.notice(nil, year: 2010) == "")
}
