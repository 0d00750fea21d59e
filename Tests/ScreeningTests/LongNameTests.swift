import SanctionsModel
import Testing

@testable import Screening

/// Name fields that hold more than a name, less than one, or several.
@Suite("What a name field holds") struct LongNameTests {
    private static let listed = [FictionalList.person, "Darya Velichkovskaya", "Samir Halvadjian"]

    @Test("a listed name beside an address or other words is held, as the field is written")
    func longFields() throws {
        let screener = try FictionalList.screener()
        for name in Self.listed {
            for field in [
                "\(name) 12 Nile Street Giza", "12 Nile Street Giza \(name)", "\(name) qwertz asdfgh", "qwertz asdfgh \(name)",
                "\(name) qwertz asdfgh yxcvbn poiuyt", "qwertz asdfgh yxcvbn poiuyt \(name)", "qwertz \(name) asdfgh yxcvbn",
                "\(name), Rue Haute, Bruxelles", "\(name) REF 4711/22", "\(name)\n12 Nile Street\nGiza", "Jane Roe (\(name))",
                "Jane Roe [\(name)]", "Jane Roe \"\(name)\"", "Jane Roe/\(name)", "Jane Roe, \(name)", "\(name), Jane Roe",
                "Jane Roe; \(name)", "Jane Roe - \(name)", "Jane Roe née \(name)", "Jane Roe ex \(name)", "Kiosk Inh. \(name)",
                "Broker OBO \(name)", "Jane Roe, geb. \(name)", "New Firm vormals \(name)", "New Firm anciennement \(name)",
                "Jane Roe\t\(name)", String(repeating: "word ", count: 300) + name,
            ] {
                let alerts = screener.screen(Party(role: "debtor", name: field)).alerts
                #expect(alerts.contains { $0.matched.text == name && $0.role == "debtor" && $0.name == field }, "\(field)")
            }
        }
    }

    @Test("ordinary long fields hold nobody")
    func ordinaryFields() throws {
        let screener = try FictionalList.screener()
        for field in [
            "Jane Roe 12 Nile Street Giza", "Müller & Söhne Maschinenbau GmbH", "Comunidad de Propietarios Calle Olmo 14",
            "Jane Roe, Mary Jones", "Jane Roe/Mary Jones", "Jane Roe (Mary Jones)", "MV Example ex Oldname",
            "Roe Shipping ex Karo",
            "Jane Roe née Jones", "Firma Hansen v/Ola Nordmann", "Juan Carlos Fernández Ibáñez", "Jane\nRoe",
        ] {
            #expect(screener.screen(Party(name: field)).alerts.isEmpty, "\(field)")
        }
    }

    @Test("vessels behind a cue or before their former name are found, of one word and of more")
    func vessels() throws {
        func vessel(_ reference: String, _ name: String) -> Designation {
            FictionalList.designation(reference, .vessel, [ListedName(name, quality: .primary)])
        }
        let list = ChangedListTests.list([vessel("1", "Korvexa"), vessel("2", "Blue Kestrel")], version: "1")
        let screener = Screener(watchlist: try .init(lists: [list]))
        for field in [
            "MV KORVEXA", "M/V Korvexa", "MT KORVEXA", "M/T KORVEXA", "SS KORVEXA", "VESSEL KORVEXA", "MV EXAMPLE ex KORVEXA",
            "MV KORVEXA ex EXAMPLE", "M/V EXAMPLE (EX. KORVEXA)", "MV EXAMPLE ex-KORVEXA", "OWNERS OF MV KORVEXA",
            "Jane Roe / MV KORVEXA", "MV EXAMPLE EX BLUE KESTREL", "BLUE KESTREL EX EXAMPLE", "GREY HERON EX KORVEXA",
        ] {
            #expect(!screener.screen(Party(name: field)).alerts.isEmpty, "\(field)")
        }
        for field in ["MV EXAMPLE", "Ms Jane Roe", "Ex Libris", "Mt Everest Trading"] {
            #expect(screener.screen(Party(name: field)).alerts.isEmpty, "\(field)")
        }
    }

    @Test("a word for a missing name finds nobody but whoever is listed by that very word")
    func noNames() throws {
        let words = [
            "NOTPROVIDED", "NOT PROVIDED", "UNKNOWN", "N/A", "NONE", "XXX", "-", "TBD", "unbekannt", "inconnu", "desconocido",
        ]
        let plain = try FictionalList.screener()
        for word in words { #expect(plain.screen(Party(name: word)).alerts.isEmpty, "\(word)") }
        let list = ChangedListTests.list(
            [
                FictionalList.designation("1", .organisation, [ListedName("Unbekannt", quality: .primary)]),
                FictionalList.designation("2", .organisation, [ListedName("Provided", quality: .primary)]),
                FictionalList.designation("3", .organisation, [ListedName("Inconnus", quality: .primary)]),
            ], version: "1")
        let screener = Screener(watchlist: try .init(lists: [list]))
        #expect(screener.screen(Party(name: "UNBEKANNT")).alerts.map(\.designation.id) == ["test:1"])
        for word in words where word != "unbekannt" { #expect(screener.screen(Party(name: word)).alerts.isEmpty, "\(word)") }
        #expect(!screener.screen(Party(name: "Inconnus")).alerts.isEmpty)
    }

    @Test("a record of such words names nobody in the summary")
    func countsNobody() async throws {
        let run = try await run(
            "{\"id\":\"1\",\"name\":\"NOTPROVIDED\"}\n{\"id\":\"2\",\"name\":\"Jane Roe\"}\n{\"id\":\"3\",\"name\":\"不详\"}\n"
        ) { $0.output = .all }
        #expect(run.statuses == ["clear", "clear", "clear"])
        #expect(run.summary.withoutParty == 2)
    }
}
