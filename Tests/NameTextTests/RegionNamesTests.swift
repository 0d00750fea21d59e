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
            for name in row[1].split(separator: ";") { #expect(RegionNames.shared.code(for: name) == row[0], "\(name)") }
        }
    }

    @Test func icuVersionIsANumber() {
        let parts = ICUVersion.current.split(separator: ".")
        #expect(parts.count >= 2)
        #expect(parts.allSatisfy { Int($0) != nil })
    }
}
