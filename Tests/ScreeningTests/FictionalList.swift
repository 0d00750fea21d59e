import SanctionsModel
import Screening
import WatchlistStore

/// A small list of parties that don't exist, for tests that must know every name on it.
enum FictionalList {
    static let person = "Qasim Zoravandi Belhakem"
    static let organisation = "Norvexa Maritime Holdings Ltd"
    static let vessel = "Blue Kestrel"

    static let list = make(id: "test", version: "2026-01-02", sha256: String(repeating: "ab", count: 32))

    static func make(id: String, version: String, sha256: String) -> SourceList {
        var person = designation(
            "P1", .person, [ListedName(Self.person, quality: .primary), ListedName("Zorvadik", quality: .weak)])
        person.births = [Birth(date: PartialDate(year: 1957, month: 3, day: 10))]
        person.nationalities = ["Saudi Arabia"]
        person.genders = [.male]
        person.identifiers = [Identifier(kind: "passport", value: "K-4417789", country: "SA")]
        person.programmes = ["TEST"]
        person.listedOn = PartialDate(year: 2001, month: 1, day: 25)
        person.measures = [.assetFreeze, .travelBan]
        let woman = designation(
            "P2", .person,
            [ListedName("Darya Velichkovskaya", quality: .primary), ListedName("Дарья Величковская", quality: .strong)])
        let twin = designation("P3", .person, [ListedName("Samir Halvadjian", quality: .primary)])
        let otherTwin = designation("P4", .person, [ListedName("Samir Halvadjian", quality: .primary)])
        let nearTwin = designation("P0", .person, [ListedName("Samira Halvadjiani", quality: .primary)])
        var organisation = designation("O1", .organisation, [ListedName(Self.organisation, quality: .primary)])
        organisation.identifiers = [Identifier(kind: "bic", value: "NRVXKPPY")]
        var vessel = designation("V1", .vessel, [ListedName(Self.vessel, quality: .primary)])
        vessel.identifiers = [Identifier(kind: "imo", value: "9074729")]
        let designations = [person, woman, twin, otherTwin, nearTwin, organisation, vessel]
        return SourceList(
            id: id, title: "Fictional parties", version: version, date: PartialDate(year: 2026, month: 1, day: 2), files: [],
            sha256: sha256, entryCount: designations.count, designations: designations)
    }

    static func designation(_ reference: String, _ type: PartyType, _ names: [ListedName]) -> Designation {
        Designation(id: "test:\(reference)", authority: "test", reference: reference, type: type, names: names)
    }

    static let watchlist = Result { try Watchlist(lists: [list]) }

    static func screener(_ policy: Policy = .standard, isExhaustive: Bool = false) throws -> Screener {
        Screener(watchlist: try watchlist.get(), policy: policy, isExhaustive: isExhaustive)
    }

    /// Names that nobody on the list has.
    static let ordinary = [
        "Annelies de Wit", "Piotr Zieliński", "Emma O'Brien", "Tadesse Bekele", "Bakkerij Van der Meer B.V.", "Мария Иванова",
        "李娜", "Juan Carlos Fernández Ibáñez", "Wessex Caterers Limited", "Hotel Adriatic d.o.o.",
    ]

    /// Names that alert.
    static let listed = [
        person, organisation, vessel, "BELHAKEM, Qasim Zoravandi", "Дарья Величковская", "Norvexa Maritime Holdings",
    ]
}
