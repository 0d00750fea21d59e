import SanctionsModel
import Testing

@testable import ListReaders

private let head = """
    \u{FEFF}قائمة,,,,,,,,,,,,,,,,,,
    أولاً,,,,,,,,,ثانيًا,,,,,,,,,
    #,التصنيف,الجنسية,اسم العائلة (بالحروف العربية),"اسم العائلة
     (بالحروف اللاتينية)",الاسم الكامل (بالحروف العربية),الاسم الكامل (بالحروف اللاتينية),تاريخ الميلاد ,مكان الميلاد,الاسم,الشارع   ,المدينة,الدولة,النوع ,رقم الوثيقة     ,جهة الإصدار    ,تاريخ الإصدار ,تاريخ الانتهاء,معلومات أخرى

    """

@Test func readsTheTableOfTheEmirates() throws {
    let list = try Samples.read(
        head + """
            1,شخص إرهابي,قطر,الرمادي,AL-RAMADI,كريم الرمادي ,KARIM AL-RAMADI ,02-03-1961,الدوحة - قطر,كريم الرمادي (أبو رماد),-,-,قطر - مسجون,جواز سفر,R123456,قطر,03-04-2001,-,مدرج بموجب قرار مجلس الوزراء رقم (1) لسنة 2019
            2,كيان إرهابي,-,-,-,رماد,RAMAD,-,-,-,-,-,-,جواز السفر,"تركي رقم: T1234567
            يمني رقم: Y7654321",قطر,,,
            3,شخص إرهابي,الحالية: قطر السابقة: اليمن,X,ELSE,سالم,SALIM,soon,قطر,,,,,,,,,,

            """)
    #expect(list.designations.map(\.id) == ["ae:1", "ae:2", "ae:3"])
    let person = list.designations[0]
    #expect(
        person.names == [
            ListedName("KARIM AL-RAMADI", quality: .primary, family: "AL-RAMADI", given: "KARIM"),
            ListedName("كريم الرمادي", quality: .strong, family: "الرمادي", given: "كريم", language: "ar"),
            ListedName("كريم الرمادي (أبو رماد)", quality: .strong),
            ListedName("أبو رماد", quality: .strong, origin: .parsed),
        ])
    #expect(person.births == [Birth(date: PartialDate(year: 1961, month: 3, day: 2), city: "الدوحة", country: "قطر")])
    #expect(person.addresses == [Address(country: "قطر", note: "مسجون")])
    #expect(person.identifiers == [Identifier(kind: "passport", value: "R123456", country: "قطر", note: "issued 03-04-2001")])
    #expect(person.listedOn?.description == "2019")
    #expect(person.legalBasis.count == 1)
    let group = list.designations[1]
    #expect(group.type == .organisation)
    #expect(group.identifiers.map(\.country) == ["تركي", "يمني"])
    #expect(group.identifiers.map(\.value) == ["T1234567", "Y7654321"])
    let last = list.designations[2]
    #expect(last.nationalities == ["قطر", "اليمن"])
    #expect(last.remarks == ["Family name: ELSE"])
    #expect(list.count("date of birth not readable") == 1)
    #expect(last.births.map(\.note) == ["soon"])
}

@Test func theTableOfOrganisationsHasIdsOfItsOwn() throws {
    let organisations = head.replacing("قائمة", with: "التنظيمات الإرهابية المدرجة")
    let list = try Samples.read(organisations + "1,كيان إرهابي,-,-,-,رماد,RAMAD" + String(repeating: ",-", count: 12) + "\n")
    #expect(list.id == "ae-org" && list.designations.map(\.id) == ["ae-org:1"])
    let persons = head.replacing("قائمة", with: "الأفراد المدرجين في التنظيمات")
    #expect(try Samples.read(persons + "1,شخص إرهابي,-,-,-,سالم,SALIM" + String(repeating: ",-", count: 12) + "\n").id == "ae")
}

@Test func rejectsTablesThatDoNotFit() {
    #expect(Samples.error(head + "1,شخص\n")?.line == 5)
    #expect(Samples.error(head)?.reason == "the list holds no entry")
    let row = "شخص إرهابي,,,,ا,A" + String(repeating: ",", count: 12)
    #expect(Samples.error(head + "," + row + "\n")?.reason == "a row has no number")
    #expect(Samples.error("#,x\n1,y\n", format: .emiratesCSV)?.reason == "no row begins with # and names the columns")
}
