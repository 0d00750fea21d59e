import SanctionsModel
import Testing

@testable import ListReaders

private func seco(_ targets: String, type: String = "full-list") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <swiss-sanctions-list list-type="\(type)" date="2025-03-04">
    <sanctions-program ssid="1" version-date="2025-03-03"><program-key lang="ger">GRAU</program-key><program-key lang="eng">GREY</program-key>
    <program-name lang="eng">Ordinance on measures against Greyland (SR 946.231.999.1)</program-name>
    <sanctions-set ssid="11" lang="ger">Finanzsanktionen</sanctions-set><sanctions-set ssid="11" lang="eng">Financial sanctions, annex 1</sanctions-set>
    <sanctions-set ssid="12" lang="eng">Travel ban, annex 2</sanctions-set></sanctions-program>
    \(targets)
    <place ssid="90"><location>Port Grey</location><area>North</area><country iso-code="XA">Greyland</country></place>
    </swiss-sanctions-list>
    """
}

private func target(
    _ body: String, ssid: String = "100", sets: String = "<sanctions-set-id>11</sanctions-set-id>",
    modifications: String = #"<modification modification-type="listed" publication-date="2020-01-02"/>"#
) -> String {
    "<target ssid=\"\(ssid)\">\(sets)\(body)\(modifications)</target>"
}

private func part(_ order: Int, _ type: String, _ value: String, _ variants: String = "") -> String {
    #"<name-part order="\#(order)" name-part-type="\#(type)"><value>\#(value)</value>\#(variants)</name-part>"#
}

private func name(_ parts: String, type: String = "primary-name", quality: String = "good") -> String {
    #"<name ssid="2" name-type="\#(type)" quality="\#(quality)">\#(parts)</name>"#
}

private func variant(_ text: String, _ lang: String = "rus", _ script: String = "Cyrl") -> String {
    #"<spelling-variant lang="\#(lang)" script="\#(script)">\#(text)</spelling-variant>"#
}

@Test func readsAPersonOfSECO() throws {
    let list = try Samples.read(
        seco(
            target(
                """
                <individual sex="male"><identity main="true">
                \(name(part(1, "title", "Dr.") + part(3, "family-name", "Grauski", variant("Граускый")) + part(2, "given-name", "Ivan", variant("Иван"))))
                \(name(part(1, "whole-name", "Iwan the Grey"), type: "alias", quality: "low"))
                <nationality><country iso-code="XA">Greyland</country></nationality>
                <day-month-year day="3" month="2" year="1961" calendar="Gregorian" quality="good"/>
                <day-month-year year="1962" calendar="Gregorian" quality="low"/>
                <day-month-year day="1" month="1" year="1380" calendar="Hijri"/>
                <place-of-birth place-id="90"/>
                <address place-id="90"><address-details>1 Grey Street</address-details><zip-code>1234</zip-code></address>
                <identification-document document-type="passport"><number>P1</number><issuer code="XA">Greyland</issuer>
                <date-of-issue>2001-02-03</date-of-issue></identification-document>
                <identification-document document-type="id-card"><remark>lost</remark></identification-document>
                </identity>
                <justification>Minister of grey.</justification><other-information>IMO number: 1234567</other-information>
                <other-information>Known to travel.</other-information>
                <relation target-id="101" relation-type="brother"/></individual><foreign-identifier>QDi.999</foreign-identifier>
                """,
                sets: "<sanctions-set-id>11</sanctions-set-id><sanctions-set-id>12</sanctions-set-id>",
                modifications: #"<modification modification-type="amended" publication-date="2022-01-02"/>"#
                    + #"<modification modification-type="listed" publication-date="2020-01-02"/>"#)))
    #expect(list.id == "ch")
    #expect(list.version == "2025-03-04")
    #expect(!list.isExcerpt)
    let person = list.designations[0]
    #expect(person.id == "ch:100")
    #expect(
        person.names == [
            ListedName("Ivan Grauski", quality: .primary, family: "Grauski", given: "Ivan"),
            ListedName("Иван Граускый", quality: .strong, family: "Граускый", given: "Иван", language: "rus"),
            ListedName("Iwan the Grey", quality: .weak),
        ])
    #expect(person.titles == ["Dr."])
    #expect(person.genders == [.male])
    #expect(person.births.map { $0.date?.description } == ["1961-02-03", "circa 1962", "1960-06-24..1960-06-28", nil])
    #expect(person.births.last == Birth(city: "Port Grey", region: "North", country: "XA"))
    #expect(person.nationalities == ["XA"])
    #expect(
        person.addresses == [
            Address(street: "1 Grey Street", city: "Port Grey", region: "North", postalCode: "1234", country: "XA")
        ])
    #expect(
        person.identifiers == [
            Identifier(kind: "passport", value: "P1", country: "XA", note: "issued 2001-02-03"),
            Identifier(kind: "imo", value: "1234567"),
        ])
    #expect(person.measures == [.assetFreeze, .travelBan])
    #expect(person.programmes == ["GREY"])
    #expect(person.legalBasis == ["Ordinance on measures against Greyland (SR 946.231.999.1)"])
    #expect(person.listedOn?.description == "2020-01-02")
    #expect(person.updatedOn.map(\.description) == ["2022-01-02"])
    #expect(
        person.remarks == [
            "Foreign reference: QDi.999", "Document id-card lost", "Minister of grey.", "Known to travel.",
            "Related: brother ch:101",
        ])
}

@Test func aDelistedTargetIsNotInForce() throws {
    let body = "<entity><identity main=\"true\">\(name(part(1, "whole-name", "Grey Works")))</identity></entity>"
    let listed = #"<modification modification-type="listed" effective-date="2020-01-02"/>"#
    let removed = #"<modification modification-type="de-listed" effective-date="2021-01-02"/>"#
    let again = #"<modification modification-type="listed" effective-date="2022-01-02"/>"#
    let text = seco(
        target(body, ssid: "1", modifications: listed) + target(body, ssid: "2", modifications: removed + listed)
            + target(body, ssid: "3", modifications: again + removed + listed)
            + target(body, ssid: "4", modifications: #"<modification modification-type="de-listed"/>"#))
    let list = try Samples.read(text)
    #expect(list.designations.map(\.id) == ["ch:1", "ch:3"])
    #expect(list.entryCount == 4)
    #expect(list.count("target de-listed: not in force") == 2)
    #expect(list.designations[1].remarks == ["De-listed on 2021-01-02, listed again since"])
    #expect(
        Samples.error(seco(target(body, modifications: removed)))?.reason == "the list holds no entry that is in force")
    #expect(Samples.error(seco(""))?.reason == "the list holds no entry")
}

@Test func shipsAndAmendmentsAreTold() throws {
    let list = try Samples.read(
        seco(
            target(
                "<object object-type=\"vessel\"><identity main=\"true\">\(name(part(1, "whole-name", "GREY STAR")))<day-month-year year=\"1999\"/></identity></object>"
            ) + target("<object object-type=\"cloud\"/>", ssid: "7", sets: "<sanctions-set-id>99</sanctions-set-id>"),
            type: "amendment"))
    #expect(list.isExcerpt)
    #expect(list.designations.map(\.type) == [.vessel, .any])
    #expect(list.designations[0].remarks == ["Date: 1999"])
    #expect(list.designations[1].names.map(\.text) == ["7"])
    #expect(list.designations[1].measures == [.assetFreeze])
    #expect(list.count("set of sanctions not in the file") == 1)
    #expect(list.count("type of target not known") == 1)
}

@Test func spellingsMultiplyWithinBounds() throws {
    let two = variant("Грау") + variant("Грай")
    let list = try Samples.read(
        seco(
            target(
                "<individual><identity main=\"true\">\(name(part(1, "given-name", "A", two) + part(2, "family-name", "B", two)))</identity></individual>"
            )))
    #expect(list.designations[0].names.map(\.text) == ["A B", "Грау Грау", "Грау Грай", "Грай Грау", "Грай Грай"])
    let many = (0..<9).map { part($0, "other", "x\($0)", variant("а\($0)") + variant("б\($0)") + variant("в\($0)")) }.joined()
    let bounded = try Samples.read(
        seco(target("<individual><identity main=\"true\">\(name(many))</identity></individual>")))
    #expect(bounded.designations[0].names.count <= SECOSpellings.limit)
    #expect(bounded.count("name in more spellings than are read") == 1)
}
