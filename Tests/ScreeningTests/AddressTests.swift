import SanctionsModel
import Testing
import WatchlistStore

@testable import Screening

/// Addresses are screened in every format: as text, and for the parties that they introduce.
@Suite("Addresses") struct AddressTests {
    private static let person = FictionalList.person

    /// Addresses that name a listed party.
    private static let naming = [
        person, "c/o \(person), 12 Rue Haute", "C/O \(person.uppercased()) 12 RUE HAUTE PARIS", "12 Rue Haute, Attn: \(person)",
        "care of \(person), Paris", "z.Hd. \(person), Hauptstrasse 5", "zu Händen \(person), Wien", "p/a \(person), Gent",
        "12 Rue Haute, chez \(person), Lyon", "presso \(person), Via Roma 1", "A/C \(person), Lisboa",
        "aos cuidados de \(person)",
        "al cuidado de \(person), Madrid", "t.a.v. \(person), Gent", "Storgata 1 v/\(person)", "через \(person), Москва",
        "у \(person), Москва", "К вниманию: \(person)", "بواسطة \(person)، القاهرة", "FAO \(person), Unit 5",
        "12 High Street, \(person), London", "Behind the shop of \(person) 7, Aden",
    ]

    /// Addresses that name nobody listed.
    private static let ordinary = [
        "12 High Street, London", "Hauptstraße 12, 70173 Stuttgart", "c/o Jane Roe, 12 Rue Haute",
        "Attn: Accounts Department, Unit 5",
        "", "12", "Calle Mayor 5, Madrid", "ul. Długa 5, Gdańsk", "PO Box 4, Doha", "Via Roma 1, Milano",
    ]

    private static func json(_ address: String) -> String {
        "{\"id\":\"1\",\"parties\":[{\"role\":\"creditor\",\"name\":\"Jane Roe\",\"address\":\"\(address)\"}]}\n"
    }

    private static func csv(_ address: String) -> String { "id,creditor_name,creditor_address\n1,Jane Roe,\"\(address)\"\n" }

    private static func xml(_ address: String, as element: String) -> String {
        "<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId></GrpHdr><CdtTrfTxInf><PmtId><TxId>1</TxId></PmtId><Cdtr><Nm>Jane Roe</Nm>"
            + "<PstlAdr><\(element)>\(address)</\(element)><Ctry>GB</Ctry></PstlAdr></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>\n"
    }

    private static let formats: [@Sendable (String) -> String] = [
        { json($0) }, { csv($0) }, { xml($0, as: "AdrLine") },
    ]

    @Test("a listed name in an address is held in JSON, CSV and ISO 20022, and through the library")
    func holdsNames() async throws {
        let screener = try FictionalList.screener()
        for address in Self.naming {
            for format in Self.formats {
                let run = try await run(format(address))
                #expect(run.statuses == ["hold"], "\(format(address))")
            }
            let alerts = screener.screen(Party(role: "creditor", name: "Jane Roe", address: address)).alerts
            #expect(alerts.contains { $0.designation.id == "test:P1" }, "\(address)")
        }
    }

    @Test("ordinary addresses hold nobody")
    func clearsOrdinary() async throws {
        let screener = try FictionalList.screener()
        for address in Self.ordinary {
            for format in Self.formats {
                let run = try await run(format(address)) { $0.output = .all }
                #expect(run.statuses == ["clear"], "\(format(address))")
            }
            #expect(screener.screen(Party(name: "Jane Roe", address: address)).alerts.isEmpty, "\(address)")
        }
    }

    @Test(
        "every element of an ISO 20022 address is screened",
        arguments: [
            "AdrLine", "StrtNm", "BldgNm", "BldgNb", "Dept", "SubDept", "Flr", "PstBx", "Room", "TwnNm", "TwnLctnNm", "DstrctNm",
            "CtrySubDvsn", "PstCd", "UnitNb", "CareOf", "New",
        ])
    func everyElement(_ element: String) async throws {
        let run = try await run(Self.xml("c/o \(Self.person)", as: element))
        #expect(run.statuses == ["hold"])
    }

    @Test("a party that an address introduces alerts under the role of the address's party, and once")
    func rolesOfAlerts() throws {
        let screener = try FictionalList.screener()
        func alerts(_ address: String) -> [String] {
            screener.screen(Party(role: "creditor", name: "Jane Roe", address: address)).alerts.map { "\($0.role) \($0.name)" }
        }
        #expect(alerts("c/o \(Self.person), 12 Rue Haute") == ["creditor \(Self.person)"])
        #expect(alerts("12 Rue Haute, \(Self.person)") == ["text \(Self.person)"])
        // With a typing error it is found as a name.
        #expect(alerts("c/o Qasim Zorawandi Belhakem, Rue 1") == ["creditor Qasim Zorawandi Belhakem"])
        // Its own facts are not those of the party at the address.
        let party = Party(
            role: "creditor", name: "Jane Roe", birthDate: "1999-01-01", country: "DE", address: "c/o \(Self.person)")
        #expect(screener.screen(party).alerts.map(\.secondary.birthDate) == [.unknown])
    }

    @Test("a party without a name is known by its address")
    func namelessParties() async throws {
        let inputs = [
            "{\"id\":\"1\",\"parties\":[{\"role\":\"creditor\",\"address\":\"c/o \(Self.person), Paris\"}]}\n",
            "id,creditor_name,creditor_address\n1,,\"\(Self.person), Paris\"\n",
            Self.xml("c/o \(Self.person)", as: "AdrLine").replacing("<Nm>Jane Roe</Nm>", with: ""),
            Self.xml("c/o \(Self.person)", as: "AdrLine").replacing("Jane Roe", with: "NOTPROVIDED"),
        ]
        for input in inputs {
            let run = try await run(input)
            #expect(run.statuses == ["hold"], "\(input)")
        }
    }

    @Test("a name that was cut goes on in the address, with a space and without")
    func cutNames() async throws {
        let cases: [(name: String, address: String)] = [
            ("Norvexa Maritime Holdi", "ngs Ltd, 12 High Street"), ("Qasim Zoravandi Belh", "akem, 12 High Street"),
            ("Qasim Zoravandi Belh", "akem"), ("Qasim Zoravandi Belh", "akem 12 High Street"),
            ("MR QASIM ABDULLAH ZORAVANDI BELHAK", "EM, PARIS"), ("Qasim Zoravan", "di Belhakem, Paris"),
            ("Darya Velichk", "ovskaya, Minsk"), ("DR DARYA ALEXANDRA MARIA VELICHKOV", "SKAYA, MINSK"),
            ("Samir Halv", "adjian, Paris"), ("ESTATE OF THE LATE SAMIR HALVADJIA", "N, PARIS"),
            ("CUSTOMER OF THE BANK QASIM ZORAVANDI", "BELHAKEM, PARIS"),
        ]
        for (name, address) in cases {
            for input in [
                "{\"id\":\"1\",\"parties\":[{\"name\":\"\(name)\",\"address\":\"\(address)\"}]}\n",
                Self.xml(address, as: "AdrLine").replacing("Jane Roe", with: name),
            ] {
                let run = try await run(input)
                #expect(run.statuses == ["hold"], "\(input)")
                #expect(run.records.first?["alerts"]?.items.first?["name"]?.string == name, "\(input)")
            }
        }
        let run = try await run("{\"id\":\"1\",\"name\":\"Jane Ro\",\"address\":\"e street 5\"}\n") { $0.output = .all }
        #expect(run.statuses == ["clear"])
    }

    @Test("customers' addresses are compared when lists change")
    func changedLists() throws {
        func person(_ reference: String, _ name: String) -> Designation {
            FictionalList.designation(reference, .person, [ListedName(name, quality: .primary)])
        }
        let before = [person("1", "Darya Velichkovskaya"), person("2", "Samir Halvadjian")]
        let after = [person("1", "Darya Velichkovskaya"), person("3", Self.person)]
        let session = try ChangeScreener(
            from: Watchlist(lists: [ChangedListTests.list(before, version: "1")]),
            to: Watchlist(lists: [ChangedListTests.list(after, version: "2")])
        ).makeSession()
        func kind(_ name: String, _ address: String) -> CustomerChange.Kind? {
            session.change(of: Party(name: name, address: address))?.kind
        }
        #expect(kind("Jane Roe", "c/o \(Self.person), Paris") == .freeze)
        #expect(kind("Jane Roe", "12 Rue Haute, \(Self.person)") == .freeze)
        #expect(kind("Jane Roe", "c/o Samir Halvadjian") == .release)
        #expect(kind("Qasim Zoravandi Belh", "akem, Paris") == .freeze)
        #expect(kind("Jane Roe", "c/o Darya Velichkovskaya") == nil)
        #expect(kind("Jane Roe", "12 High Street") == nil)
        #expect(kind("Jane Roe 12 High Street \(Self.person) near Paris", "12 High Street") == .freeze)
    }
}
