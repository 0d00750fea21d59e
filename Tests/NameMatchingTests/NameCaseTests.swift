import SanctionsModel
import Testing

@testable import NameMatching

/// Names that must alert at the default threshold, and names that must not.
@Suite struct NameCaseTests {
    /// Ten-thousandths.
    private static let threshold = 8_000

    struct Case: Sendable, CustomTestStringConvertible {
        var a: String
        var b: String
        var type: PartyType
        var testDescription: String { "\(a) | \(b) | \(type.name)" }

        init(_ a: String, _ b: String, _ type: PartyType = .any) {
            self.a = a
            self.b = b
            self.type = type
        }
    }

    static let equal: [Case] = [
        Case("Usama bin Ladin", "USAMA BIN LADIN"),
        Case("LADIN, Usama bin", "Usama bin Ladin"),
        Case("SMITH, John Quincy", "John Quincy Smith", .person),
        Case("PUTIN, Vladimir", "Vladimir Putin", .person),
        Case("O'Neil, Seán", "Sean ONeil", .person),
        Case("Mu\u{308}ller,   Jose\u{301}", "José Müller", .person),
        Case("ＡＣＭＥ　ＴＲＡＤＩＮＧ", "Acme Trading", .organisation),
        Case("Сергей Иванов", "ИВАНОВ, Сергей", .person),
        // A Cyrillic letter among Latin ones, read by its shape.
        Case("Vlаdimir Putin", "Vladimir Putin", .person),
    ]

    @Test(arguments: equal) func equalNames(_ names: Case) {
        var comparison = NameComparison()
        #expect(comparison.compare(names.a, names.b, type: names.type).score == 10_000)
        #expect(comparison.compare(names.b, names.a, type: names.type).score == 10_000)
    }

    static let alike: [Case] = [
        // A typing error in one token, the other right.
        Case("Vladimir Putin", "Vladmir Putin", .person),
        Case("Saddam Hussein", "Sadam Husein", .person),
        Case("Radovan Karadzic", "Radovan Karazdic", .person),
        Case("Joseph Kony", "Joesph Kony", .person),
        Case("Slobodan Milosevic", "Slobodan Miloshevich", .person),
        // Spellings.
        Case("Usama bin Ladin", "Osama bin Laden", .person),
        Case("Muammar Gaddafi", "Moammar Qadhafi", .person),
        Case("Mohammed Khalid", "Muhammad Chalid", .person),
        Case("Pyotr Tchaikovsky", "Piotr Chaikovskiy", .person),
        Case("Alassane Ouattara", "Alassane Wattara", .person),
        // Titles and honorifics leave an exact name where it is.
        Case("Dr. Ayman al-Zawahiri", "Ayman al-Zawahiri", .person),
        Case("Haji Abdul Manan", "Abdul Manan", .person),
        Case("Sheikh Omar Abdel Rahman", "Omar Abdel Rahman", .person),
        Case("General Ratko Mladic", "Ratko Mladic", .person),
        Case("Mr. John Smithson", "John Smithson", .person),
        Case("Mullah Mohammad Omar", "Mohammad Omar", .person),
        Case("Prof. Dr. Karl Meyerhofer", "Karl Meyerhofer", .person),
        // Legal forms.
        Case("Acme Widgets GmbH", "Acme Widgets", .organisation),
        Case("Acme Widgets GmbH", "Acme Widgets Ltd", .organisation),
        Case("Acme Widgets Limited", "Acme Widgets Ltd.", .organisation),
        Case("Rosneft OAO", "PAO Rosneft", .organisation),
        Case("Vega Shipping Co Ltd", "Vega Shipping Company Limited", .organisation),
        // Abbreviations.
        Case("Hizb Commercial Group", "Hizb Comm Grp", .organisation),
        Case("Tabriz Technology and Services", "Tabriz Tech & Srvces", .organisation),
        Case("Kuwait International Trading", "Kuwait Intl Trading", .organisation),
        // Missing and added spaces.
        Case("Abdul Rahman Yasin", "Abdulrahman Yasin", .person),
        Case("Kim Jong Un", "Kim Jongun", .person),
        Case("AlQaida", "Al Qaida", .organisation),
        Case("Vladimir Putin", "Vladimirputin", .person),
        // Readings of other scripts.
        Case("Владимир Путин", "Vladimir Putin", .person),
        Case("Сергей Лавров", "Sergey Lavrov", .person),
        Case("Усама бен Ладен", "Usama bin Ladin", .person),
        Case("محمد حسن", "Mohammed Hassan", .person),
        Case("أسامة بن لادن", "Usama bin Ladin", .person),
        Case("صدام حسين", "Saddam Hussein", .person),
        Case("김정은", "Kim Jong Un", .person),
    ]

    @Test(arguments: alike) func alikeNames(_ names: Case) {
        var comparison = NameComparison()
        for (a, b) in [(names.a, names.b), (names.b, names.a)] {
            let score = comparison.compare(a, b, type: names.type).score
            #expect(score >= Self.threshold && score < 10_000)
        }
    }

    static let strangers: [Case] = [
        // The names around a patronymic particle do not change places.
        Case("Ahmad bin Hasan", "Hasan bin Ahmad", .person),
        Case("Ahmad ibn Khalil", "Khalil bin Ahmad", .person),
        Case("Musa Ould Daddah", "Daddah Ould Musa", .person),
        // Nor do letters of an abbreviation.
        Case("A.B.C.", "C.B.A."),
        Case("A.B.C. Trading", "C.B.A. Trading", .organisation),
        // Numbers tell apart.
        Case("Brigade 7", "Brigade 8", .organisation),
        Case("Brigade 7", "Brigade 17", .organisation),
        Case("Military Unit 26165", "Military Unit 74455", .organisation),
        Case("1st Division", "2nd Division", .organisation),
        // Words that every company has.
        Case("Acme General Trading LLC", "Zephyr General Trading LLC", .organisation),
        Case("Acme International Trading Company", "Borealis International Trading Company", .organisation),
        Case("General Trading Company Ltd", "Kandahar General Trading Company Ltd", .organisation),
        Case("National Bank", "National Insurance Bank of Basra", .organisation),
        Case("Islamic Relief Organization", "Al Haramain Islamic Organization", .organisation),
        // A given name in common.
        Case("Mohammed", "Mohammed Hassan Khalid", .person),
        Case("Maria Rossi", "Maria Karadzic", .person),
        Case("Mohammed Hashimi", "Mohammed Zawahiri", .person),
        Case("Vladimir Petrov", "Vladimir Putin", .person),
        Case("Ali", "Ali Hassan al-Majid", .person),
        // A family name in common.
        Case("Carla Hussein", "Saddam Hussein", .person),
        Case("Robert Smith", "Jennifer Smith", .person),
        // Another patronymic.
        Case("Khalid bin Mahfouz", "Khalid bin Suleiman", .person),
        // Initials alone.
        Case("J K", "John Kovacs", .person),
        Case("A", "Ahmad", .person),
        Case("Hans Meier", "Ulrich Zwingli", .person),
    ]

    @Test(arguments: strangers) func differentNames(_ names: Case) {
        var comparison = NameComparison()
        for (a, b) in [(names.a, names.b), (names.b, names.a)] {
            #expect(comparison.compare(a, b, type: names.type).score < Self.threshold)
        }
    }

    /// The nearer of two names ranks higher.
    @Test(arguments: [
        ("Vladimir Putin", "Vladimir Putin", "Vladmir Putin"), ("Vladimir Putin", "Vladmir Putin", "Vladmir Puten"),
        ("Vladimir Putin", "Vladimir V Putin", "Vladimir Petrov"), ("Acme Widgets Ltd", "Acme Widgets GmbH", "Acme Gadgets Ltd"),
        ("Brigade 7", "Brigades 7", "Brigade 8"), ("Ahmad bin Hasan", "Ahmad ibn Hasan", "Ahmad bin Hussein"),
    ])
    func nearerNamesRankHigher(_ query: String, _ near: String, _ far: String) {
        var comparison = NameComparison()
        #expect(comparison.compare(query, near).score > comparison.compare(query, far).score)
    }
}
