import ReferenceData
import Testing

@testable import NameText

@Suite struct RegionNamesTests {
    @Test(arguments: [
        ("RU", "RU"), ("rus", "RU"), ("Russian Federation", "RU"), ("Россия", "RU"), ("Russland", "RU"), ("Deutschland", "DE"),
        ("Democratic People's Republic of Korea", "KP"), ("KOREA, NORTH", "KP"), ("Korea (Republic of)", "KR"),
        ("Iran (Islamic Republic of)", "IR"), ("Syrian Arab Republic", "SY"), ("Burma", "MM"), ("Côte d’Ivoire", "CI"),
        ("COTE D'IVOIRE", "CI"), ("中国", "CN"), ("الجزائر", "DZ"), ("USA", "US"), ("The Netherlands", "NL"), ("Niger", "NE"),
        ("Nigeria", "NG"), ("Guinea-Bissau", "GW"), ("Kosovo", "XK"), ("Türkiye", "TR"), ("日本", "JP"), ("Ελλάδα", "GR"),
        ("भारत", "IN"), ("ישראל", "IL"), ("ایران", "IR"), ("Україна", "UA"), ("대한민국", "KR"),
    ])
    func code(_ name: String, _ code: String) {
        #expect(RegionNames.shared.code(for: name) == code)
    }

    @Test(arguments: ["", " ", "Atlantis", "x", "-", "QQ", "\u{E000}"]) func unknownNames(_ name: String) {
        #expect(RegionNames.shared.code(for: name) == nil)
    }

    @Test func everyCodeNamesItself() {
        for row in ReferenceTable.rows(of: ReferenceData.regions, columns: 2) {
            #expect(RegionNames.shared.code(for: row[0]) == row[0])
            for name in row[1].split(separator: ";") {
                #expect(RegionNames.shared.codes(for: name).contains(row[0]), "\(name) \(row[0])")
            }
        }
    }

    @Test("peoples by their English words") func everyPeopleNamesItsCountry() {
        let rows = ReferenceTable.rows(of: ReferenceData.nationalities, columns: 2)
        #expect(rows.count > 180)
        for row in rows {
            for name in row[1].split(separator: ";") {
                #expect(RegionNames.shared.codes(for: name).contains(row[0]), "\(name) \(row[0])")
            }
        }
    }

    @Test(
        "one country, several, or none",
        arguments: [
            ("Syrian", ["SY"]), ("BRITISH", ["GB"]), ("Congolese", ["CD", "CG"]), ("Dominican", ["DM", "DO"]), ("Zaire", ["CD"]),
            ("Burma", ["MM"]),
            ("643", ["RU"]), ("008", ["AL"]), ("GER", ["DE"]), ("SUI", ["CH"]), ("Serbia and Montenegro", ["ME", "RS", "XK"]),
            ("Czechoslovakia", ["CZ", "SK"]), ("East Germany", ["DE"]), ("Алжир", ["DZ"]), ("Ägypten", ["EG"]), ("Mısır", ["EG"]),
            ("سوريا", ["SY"]),
            ("กัมพูชา", ["KH"]), ("Кот-д’Ивуар", ["CI"]), ("999", []), ("Atlantis", []), ("", []), ("🎉", []),
        ] as [(String, [String])]) func codes(_ name: String, _ expected: [String])
    {
        #expect(RegionNames.shared.codes(for: name).sorted() == expected)
        #expect(RegionNames.shared.code(for: name) == (expected.count == 1 ? expected[0] : nil))
    }

    @Test func theSovietUnionIsEveryStateThatFollowed() {
        for name in ["USSR", "Soviet Union", "СССР"] { #expect(RegionNames.shared.codes(for: name).count == 15, "\(name)") }
        #expect(RegionNames.shared.codes(for: "Yugoslavia").count == 7)
    }

    @Test func hugeNamesAreNoCountry() {
        #expect(RegionNames.shared.codes(for: String(repeating: "France", count: 100_000)).isEmpty)
    }

    @Test(
        "months in many languages",
        arguments: [
            ("March", 3), ("märz", 3), ("marzo", 3), ("mars", 3), ("марта", 3), ("март", 3), ("Mart", 3), ("مارس", 3),
            ("آذار", 3), ("marca", 3),
            ("março", 3), ("Δεκεμβρίου", 12), ("décembre", 12), ("déc.", 12), ("12月", 12), ("listopad", nil), ("", nil),
            ("x", nil), ("monday", nil),
        ] as [(String, Int?)]) func months(_ name: String, _ expected: Int?)
    {
        #expect(MonthNames.shared.number(of: name) == expected)
    }

    @Test(
        "words of gender",
        arguments: [
            ("m", false), ("F", true), ("männlich", false), ("Женский", true), ("ж", true), ("ذكر", false), ("أنثى", true),
            ("女", true), ("2", true),
            ("Kadın", true), ("féminin", true), ("other", nil), ("", nil), ("0", nil),
        ] as [(String, Bool?)]) func genders(_ word: String, _ expected: Bool?)
    {
        #expect(GenderWords.shared.isFemale(field: word) == expected)
    }

    @Test(
        "titles and particles of names",
        arguments: [
            ("Mrs Emma O'Brien", true), ("Mr. Emma O'Brien", false), ("Sayyid Hasan", false), ("Fatima bint Ali", true),
            ("Dr. Mrs. X", nil),
            ("Hasan Sheikh", nil), ("Haji Mullah Omar", false), ("Mr and Mrs Smith", false), ("Mr bint Ali", nil), ("", nil),
        ] as [(String, Bool?)]) func titles(_ name: String, _ expected: Bool?)
    {
        #expect(GenderWords.shared.isFemale(name: name)?.isFemale == expected)
    }

    @Test func icuVersionIsANumber() {
        let parts = ICUVersion.current.split(separator: ".")
        #expect(parts.count >= 2)
        #expect(parts.allSatisfy { Int($0) != nil })
    }
}
