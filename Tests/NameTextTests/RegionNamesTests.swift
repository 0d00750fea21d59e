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
            // One word that two states have.
            ("Congo", ["CD", "CG"]), ("CONGO", ["CD", "CG"]), ("the Congo", ["CD", "CG"]), ("Kongo", ["CD", "CG"]),
            ("Конго", ["CD", "CG"]), ("Korea", ["KP", "KR"]), ("Corée", ["KP", "KR"]), ("Corea", ["KP", "KR"]),
            ("Democratic Republic of the Congo", ["CD"]), ("Congo, Democratic Republic of the", ["CD"]),
            ("République du Congo", ["CG"]), ("Republic of Congo", ["CG"]), ("Congo, Republic of the", ["CG"]),
            ("Republic of Korea", ["KR"]), ("Korea, Republic of", ["KR"]), ("Korea, Democratic People's Republic of", ["KP"]),
            ("КНДР", ["KP"]), ("COG", ["CG"]), ("COD", ["CD"]), ("Virgin Islands", ["VG", "VI"]), ("Republic of China", ["TW"]),
            ("People's Republic of China", ["CN"]),
            // Codes of travel documents, and codes that two systems use.
            ("D", ["DE"]), ("GBS", ["GB"]), ("GBD", ["GB"]), ("GBN", ["GB"]), ("GBO", ["GB"]), ("GBP", ["GB"]), ("RKS", ["XK"]),
            ("BUR", ["MM"]), ("CHI", ["CL", "CN"]), ("NIG", ["NE", "NG"]), ("XXA", []), ("XXX", []), ("UNO", []),
            // Codes of ISO 3166-3 and reserved ones.
            ("ZAR", ["CD"]), ("ZR", ["CD"]), ("SCG", ["ME", "RS", "XK"]), ("CSK", ["CZ", "SK"]), ("DDR", ["DE"]), ("TMP", ["TL"]),
            ("YMD", ["YE"]), ("HVO", ["BF"]), ("RHO", ["ZW"]), ("ANHH", ["BQ", "CW", "SX"]), ("ANT", ["AG", "BQ", "CW", "SX"]),
            ("BUMM", ["MM"]), ("ZRCD", ["CD"]),
            ("UK", ["GB"]), ("NTZ", ["IQ", "SA"]),
            // Peoples in other languages.
            ("Russe", ["RU"]), ("ruso", ["RU"]), ("Deutsche", ["DE"]), ("Tedesco", ["DE"]), ("Française", ["FR"]),
            ("nigérien", ["NE"]), ("nigérian", ["NG"]), ("Nigeriano", ["NG"]), ("Congolais", ["CD", "CG"]),
            ("Coréenne", ["KP", "KR"]),
            ("Иранец", ["IR"]), ("سورية", ["SY"]), ("سوري", ["SY"]), ("Türk", ["TR"]), ("Ägypter", ["EG"]), ("Soudanais", ["SD"]),
            ("Sud-Soudanais", ["SS"]), ("Österreicher", ["AT"]),
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

    @Test("peoples in other languages name their countries") func everyDemonym() {
        let rows = ReferenceTable.rows(of: ReferenceData.demonyms, columns: 2)
        #expect(rows.count > 110)
        for row in rows {
            for name in row[1].split(separator: ";") {
                #expect(RegionNames.shared.codes(for: name).contains(row[0]), "\(name) \(row[0])")
            }
        }
    }

    @Test("every name and code of a former state, and every code of a travel document, says what the table says")
    func everyState() {
        var count = 0
        for row in ReferenceTable.rows(of: ReferenceData.states, columns: 2) {
            for name in row[0].split(separator: ";") {
                count += 1
                if row[1] == "-" {
                    #expect(RegionNames.shared.isNoState(name) && RegionNames.shared.codes(for: name).isEmpty, "\(name)")
                } else {
                    let codes = Set(row[1].split(separator: " ").map(String.init))
                    #expect(codes.isSubset(of: RegionNames.shared.codes(for: name)), "\(name)")
                    #expect(codes.allSatisfy { RegionNames.shared.code(for: $0) == $0 }, "\(row)")
                }
            }
        }
        #expect(count > 300)
        #expect(!RegionNames.shared.isNoState("France") && !RegionNames.shared.isNoState(""))
    }

    /// Formal names of members of the United Nations, as UNTERM has them; those with a name of one word after their form.
    @Test(
        "formal names, also with the form behind",
        arguments: [
            ("Croatia", "Republic", "HR"), ("Albania", "Republic", "AL"), ("Angola", "Republic", "AO"),
            ("Armenia", "Republic", "AM"),
            ("Austria", "Republic", "AT"), ("Bulgaria", "Republic", "BG"), ("Chile", "Republic", "CL"),
            ("Colombia", "Republic", "CO"),
            ("Cuba", "Republic", "CU"), ("Cyprus", "Republic", "CY"), ("Djibouti", "Republic", "DJ"),
            ("Ecuador", "Republic", "EC"),
            ("Estonia", "Republic", "EE"), ("Finland", "Republic", "FI"), ("Ghana", "Republic", "GH"),
            ("Guatemala", "Republic", "GT"),
            ("Haiti", "Republic", "HT"), ("Honduras", "Republic", "HN"), ("Iceland", "Republic", "IS"),
            ("Indonesia", "Republic", "ID"),
            ("Kazakhstan", "Republic", "KZ"), ("Kenya", "Republic", "KE"), ("Latvia", "Republic", "LV"),
            ("Liberia", "Republic", "LR"),
            ("Lithuania", "Republic", "LT"), ("Mali", "Republic", "ML"), ("Malta", "Republic", "MT"),
            ("Poland", "Republic", "PL"),
            ("Senegal", "Republic", "SN"), ("Serbia", "Republic", "RS"), ("Slovenia", "Republic", "SI"),
            ("Tunisia", "Republic", "TN"),
            ("Uganda", "Republic", "UG"), ("Uzbekistan", "Republic", "UZ"), ("Zambia", "Republic", "ZM"),
            ("Zimbabwe", "Republic", "ZW"),
            ("Belgium", "Kingdom", "BE"), ("Denmark", "Kingdom", "DK"), ("Morocco", "Kingdom", "MA"), ("Norway", "Kingdom", "NO"),
            ("Spain", "Kingdom", "ES"), ("Sweden", "Kingdom", "SE"), ("Thailand", "Kingdom", "TH"), ("Tonga", "Kingdom", "TO"),
            ("Kuwait", "State", "KW"), ("Qatar", "State", "QA"), ("Eritrea", "State", "ER"), ("Oman", "Sultanate", "OM"),
            ("Andorra", "Principality", "AD"), ("Monaco", "Principality", "MC"), ("Australia", "Commonwealth", "AU"),
            ("Nigeria", "Federal Republic", "NG"), ("Somalia", "Federal Republic", "SO"),
            ("Mauritania", "Islamic Republic", "MR"),
            ("Pakistan", "Islamic Republic", "PK"), ("Bangladesh", "People's Republic", "BD"),
        ])
    func formalNames(_ name: String, _ form: String, _ code: String) {
        for text in [
            "\(form) of \(name)", "\(name), \(form) of", "The \(form) of \(name)", "\(form.uppercased()) OF \(name.uppercased())",
        ] {
            #expect(RegionNames.shared.codes(for: text) == [code], "\(text)")
        }
    }

    @Test(
        "formal names that have a form of their own",
        arguments: [
            ("Hellenic Republic", "GR"), ("Swiss Confederation", "CH"), ("Federative Republic of Brazil", "BR"),
            ("Argentine Republic", "AR"),
            ("United Mexican States", "MX"), ("Portuguese Republic", "PT"), ("Italian Republic", "IT"),
            ("Gabonese Republic", "GA"),
            ("Togolese Republic", "TG"), ("Eastern Republic of Uruguay", "UY"), ("Grand Duchy of Luxembourg", "LU"),
            ("Co-operative Republic of Guyana", "GY"), ("Independent State of Samoa", "WS"), ("Union of the Comoros", "KM"),
            ("Democratic Socialist Republic of Sri Lanka", "LK"), ("Islamic Emirate of Afghanistan", "AF"),
            ("Republic of the Philippines", "PH"),
            ("People's Democratic Republic of Algeria", "DZ"), ("Republic of the Niger", "NE"),
            ("Republic of Trinidad and Tobago", "TT"),
            ("Great Socialist People's Libyan Arab Jamahiriya", "LY"), ("Republika Hrvatska", "HR"),
            ("Bundesrepublik Deutschland", "DE"),
        ])
    func ownForms(_ name: String, _ code: String) { #expect(RegionNames.shared.codes(for: name) == [code]) }

    @Test(
        "a form before no country is no country",
        arguments: ["Republic of Atlantis", "Republic of", "Kingdom of the", "State of mind"])
    func noFormalName(_ name: String) { #expect(RegionNames.shared.codes(for: name).isEmpty) }

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
        "a month's name that languages use for two months is both",
        arguments: [("listopad", [10, 11]), ("Listopada", [10, 11]), ("březen", [3]), ("sierpień", [8]), ("x", []), ("", [])]
            as [(String, [Int])])
    func severalMonths(_ name: String, _ expected: [Int]) {
        #expect(MonthNames.shared.numbers(of: name) == expected)
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
