import Bytes
import SanctionsModel
import Testing

@testable import ListReaders
@testable import TestSupport

@Test(arguments: [
    ("", []),
    ("Tunisian", ["1 Tunisian"]),
    ("(1) German (2) Moroccan", ["1 German", "2 Moroccan"]),
    ("1) Saudi Arabia 2) Qatar", ["1 Saudi Arabia", "2 Qatar"]),
    ("a) French, b) Tunisian", ["1 French", "2 Tunisian"]),
    ("(1) Germany (b) Algeria", ["1 Germany", "2 Algeria"]),
    ("a) General b)Major", ["1 General", "2 Major"]),
    ("(1)-(2) Tunisia (3) Libya", ["1-2 Tunisia", "3 Libya"]),
    ("(1) (2) Egypt", ["1-2 Egypt"]),
    ("(1) Sfax (2)-(6) -", ["1 Sfax"]),
    ("passport numbers (1) K04 (2) 48", ["1 K04", "2 48"]),
    ("0034 (Yemeni). Issued 1999 (b) 97", ["1 0034 (Yemeni). Issued 1999", "2 97"]),
    // A number out of order is text.
    ("Iran (Islamic Republic of)", ["1 Iran (Islamic Republic of)"]),
    ("Row (7) and (1) one (3) three (2) two", ["1 one (3) three", "2 two"]),
    ("(1)", []),
    ("(99999999999999999999) x", ["1 (99999999999999999999) x"]),
])
private func numberedCellsArePartedAtTheirNumbers(text: String, expected: [String]) {
    let items = NumberedText.items(text).map { item in
        let numbers = item.numbers
        return
            "\(numbers.lowerBound == numbers.upperBound ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)-\(numbers.upperBound)") \(item.text)"
    }
    #expect(items == expected)
}

@Test func labelledPartsAreFound() {
    let text = LabelledText("Trades (in pearls). (UN Ref):QDi.904 (x) (Gender):Male ():y (Phone number):(1) 7")
    #expect(text.lead == "Trades (in pearls).")
    #expect(text.parts.map(\.label) == ["UN Ref", "Gender", "Phone number"])
    #expect(text.parts.map(\.value) == ["QDi.904 (x)", "Male ():y", "(1) 7"])
    #expect(LabelledText("").parts.isEmpty)
    #expect(LabelledText(String(repeating: "(", count: 5000)).parts.isEmpty)
}

@Test(arguments: [
    ("UN Ref QDi.904. Also", ["QDi.904"]),
    ("(UN Ref):QDi.904.", ["QDi.904"]),
    ("UN REF:QE.A.146.14.", ["QE.A.146.14"]),
    ("UN Ref No. YEi.001", ["YEi.001"]),
    ("UN Reference KPi.007. UN. UN Ref: TI.A.11.01", ["KPi.007", "TI.A.11.01"]),
    ("UN REF.QDI.123.", ["QDi.123"]),
    ("a run reference QDi.904", []),
    ("UN Listing. UN. REF.KPI.973. Made up", ["KPi.973"]),
    ("UN Ref.KPe 970. Made up. UN Ref.KPI. 976.", ["KPe.970", "KPi.976"]),
    ("UN Ref.978. Made up", ["978"]),
    ("UN Refugee Agency", []),
    ("UN Ref", []),
])
func referencesToTheUnitedNationsAreFound(text: String, expected: [String]) {
    #expect(FactsInProse.unitedNationsReferences(in: text) == expected)
}

@Test func numbersInProseAreFoundByTheirLabels() {
    func found(_ text: String) -> [String] { FactsInProse.identifiers(in: text).map { "\($0.kind) \($0.value)" } }
    #expect(found("Company Number IMO 5434358. IMO (number: 9187629)") == ["imo 5434358", "imo 9187629"])
    #expect(found("IMO has 9187629123 and IMO 123, 9187629") == [])
    #expect(
        found("SWIFT/BIC AGRULYLT (Libya). Tel (218)21449931. Fax +218 21 1") == [
            "bic AGRULYLT", "phone (218)21449931", "phone +218 21 1",
        ])
    #expect(
        found("Tel: +963 11 2260805, Fax: +963 11 2260806, Email: a@b.example, Website: www.grey.example") == [
            "phone +963 11 2260805", "phone +963 11 2260806", "email a@b.example", "website www.grey.example",
        ])
    #expect(found("He said phone him in 2015") == [])
}

@Test func nationalitiesArePartedAndKeptWhole() {
    func read(_ text: String) -> [String] { NationalitiesInText.read(text).nationalities }
    #expect(read("Iranian and US") == ["Iranian", "US"])
    #expect(read("Bosnia and Herzegovina") == ["Bosnia and Herzegovina"])
    #expect(read("Iran (Islamic Republic of)") == ["Iran (Islamic Republic of)"])
    #expect(read("Saudi Arabia citizenship") == ["Saudi Arabia"])
    #expect(read("DRC and Belgian nationalities") == ["DRC", "Belgian"])
    #expect(read("Bahrain (citizenship revoked)") == ["Bahrain"])
    #expect(NationalitiesInText.read("Bahrain (citizenship revoked)").hasMore)
    #expect(read("") == [])
}

@Test func measuresAreReadByTheirWords() {
    #expect(MeasureWords.measure("Asset Freeze") == .assetFreeze)
    #expect(MeasureWords.measure("AssetFreeze") == .assetFreeze)
    #expect(MeasureWords.measure("TargetedArmsEmbargo") == .armsEmbargo)
    #expect(MeasureWords.measure(" travel  ban ") == .travelBan)
    #expect(
        MeasureWords.measure("Crew Servicing Of Ships And Aircraft") == MeasureWords.measure("CrewServicingOfShipsAndAircraft"))
    #expect(MeasureWords.measure("-") == nil)
}

@Test func documentsOfACellOfTheUnitedKingdom() {
    func found(_ cell: String, _ kind: String = "passport") -> [String] {
        UKFacts.documents(cell, kind: kind).found.map { "\($0.kind) \($0.value)\($0.country.isEmpty ? "" : " \($0.country)")" }
    }
    #expect(found("D 000974 (Afghan)") == ["passport D 000974 Afghan"])
    #expect(found("92/664 (Egypt)") == ["passport 92/664 Egypt"])
    #expect(found("no.: 0216155930") == ["passport 0216155930"])
    #expect(found("Mali Passport no.A1037434. Issued: 10/8/2001") == ["passport A1037434"])
    #expect(found("1272611(previous, issued on 1 Apr. 2003)") == ["passport 1272611"])
    #expect(found("AF 12 345 678") == ["passport AF 12 345 678"])
    #expect(found("W374031, Tunisian national identity number issued on 11 April 2011.") == ["national-id W374031"])
    #expect(found("Italian Fiscal Code HDDFTH63H28Z352V", "national-id") == ["tax-id HDDFTH63H28Z352V"])
    #expect(found("(Eqypt). Issued 1993.") == [])
    #expect(found("Unknown") == [])
}

@Test func windows1252IsReadAsItsCodePage() {
    #expect(String(decoding: Windows1252.utf8([0x41, 0x80, 0x92, 0xE9, 0xFF]).text, as: UTF8.self) == "A€’éÿ")
    #expect(Windows1252.utf8([0x41, 0x9D]).unassigned == 1)
    #expect(Windows1252.utf8([0x41]).unassigned == nil)
}

@Test func rowsArePartedByTheirSeparator() throws {
    var rows = CSVRows(Array("a;\"b;c\";d,e\n\"x\" y;2\n".utf8), file: "f", separator: UInt8(ascii: ";"), allowsLooseQuotes: true)
    #expect(try rows.takeRow()?.fields == ["a", "b;c", "d,e"])
    let second = try rows.takeRow()
    #expect(second?.fields == ["\"x\" y", "2"])
    #expect(second?.isEnded == true)
    #expect(rows.looseQuotes == 1)
    var last = CSVRows(Array("a,b".utf8), file: "f")
    #expect(try last.takeRow()?.isEnded == false)
}

/// Bytes of a table changed at random are read or refused, and never stop the process.
@Test func changedBytesOfTablesNeverTrap() {
    var random = SeededRandom(seed: 1123)
    let samples: [(String, ListFormat)] = [
        (
            "Entity_LogicalId;Entity_SubjectType;NameAlias_WholeName;Identification_Number\n1;P;K (L; M);1 (id-x) [y](z)\n",
            .euFSFCSV
        ),
        ("celex,recordId,annex,schema,name,birthDate,notes\n3,1,I,Person,EL K,1957 or x,including ‘A’ – ‘B’\n", .euJournalCSV),
        (
            "Last Updated,1\nName 6,Group Type,Alias Type,Group ID,Nationality,NI Number,Other Information\nA,Entity,AKA,1,(1) x (2) y,(1)-(9) 12345,(IMO number):1234567 (UN Ref):Q.1\n",
            .ukConListCSV
        ),
        ("Report Date: 1\nUnique ID,Name 6,Regime Name,D.O.B\nA1,B,C,dd/mm/1957\n", .ukSanctionsListCSV),
        ("type;Wholename;Embargos;Birth date;Number\nP;\"a\nb\";BE;10-03-57;1 (NRN-x)\n", .belgiumCSV),
    ]
    for (text, format) in samples {
        for _ in 0..<300 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = Samples.error(bytes, format: format)
            _ = Samples.error(bytes)
        }
    }
}
