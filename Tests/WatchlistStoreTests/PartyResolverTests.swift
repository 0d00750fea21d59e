import ListReaders
import SanctionsModel
import TestSupport
import Testing

@testable import WatchlistStore

/// Parties of three invented lists, as pairs of ids.
private func parties(_ lists: SourceList...) throws -> [[String]] {
    let watchlist = try Watchlist(lists: lists)
    var groups: Set<[Int]> = []
    for index in 0..<watchlist.designationCount { groups.insert(watchlist.party(ofDesignation: index)) }
    #expect(groups.reduce(0) { $0 + $1.count } == watchlist.designationCount)
    #expect(watchlist.partyCount == groups.count)
    return groups.filter { $0.count > 1 }.map { $0.map { watchlist.designationID($0) } }.sorted { $0[0] < $1[0] }
}

private func person(_ id: String, _ names: String..., born: PartialDate? = nil, remark: String? = nil) -> Designation {
    var made = makeDesignation(id, .person)
    made.names = names.enumerated().map { ListedName($1, quality: $0 == 0 ? .primary : .strong) }
    made.births = born.map { [Birth(date: $0)] } ?? []
    made.remarks = remark.map { [$0] } ?? []
    return made
}

private let day = PartialDate(year: 1961, month: 5, day: 17)

@Suite("One party on many lists")
struct PartyResolverTests {
    @Test("a reference joins, also two that name a third list's")
    func references() throws {
        let un = person("un:QDi.901", "Qasim Zoravandi Belhakem")
        let eu = person("eu:E1", "Kassem Zoravandi", remark: CrossReference.unitedNations.remark("QDi.901"))
        let gb = person("gb:11", "Belhakem Qasim", remark: CrossReference.unitedNations.remark("QI.Z.901.05."))
        #expect(
            try parties(makeList("un", [un]), makeList("eu", [eu]), makeList("gb", [gb])) == [["eu:E1", "gb:11", "un:QDi.901"]])
        #expect(try parties(makeList("eu", [eu]), makeList("gb", [gb])) == [["eu:E1", "gb:11"]])
    }

    @Test("a reference to somebody of another kind, or to a stranger born elsewhen, joins nobody")
    func wrongReferences() throws {
        let un = person("un:QDi.901", "Qasim Zoravandi Belhakem", born: day)
        let remark = CrossReference.unitedNations.remark("QDi.901")
        let stranger = person("eu:E1", "Tamberlane Okonkwo", born: PartialDate(year: 1980), remark: remark)
        var group = makeDesignation("eu:E2", .organisation, "Zoravandi Brigade")
        group.remarks = [remark]
        #expect(try parties(makeList("un", [un]), makeList("eu", [stranger, group])).isEmpty)
        // Lists disagree on dates; the name then bears the reference out.
        let same = person("eu:E3", "Qasim Zoravandi", born: PartialDate(year: 1980), remark: remark)
        #expect(try parties(makeList("un", [un]), makeList("eu", [same])) == [["eu:E3", "un:QDi.901"]])
    }

    @Test("a name with the day of birth joins; the name alone, another year, or the first of January do not")
    func namesAndBirths() throws {
        let a = person("aa:1", "Qasim Zoravandi Belhakem", born: day)
        func joined(_ other: Designation) throws -> Bool {
            !(try parties(makeList("aa", [a]), makeList("bb", [other])).isEmpty)
        }
        #expect(try joined(person("bb:1", "BELHAKEM Qasim", born: day)))
        #expect(try joined(person("bb:1", "Kassim Zoravandi Belhakim", "Qasim ZORAVANDI", born: day)))
        #expect(try !joined(person("bb:1", "Qasim", born: day)))
        #expect(try !joined(person("bb:1", "Qasim Belhakem")))
        #expect(try !joined(person("bb:1", "Qasim Belhakem", born: PartialDate(year: 1961))))
        #expect(try !joined(person("bb:1", "Qasim Zoravandi Belhakem", born: PartialDate(year: 1962, month: 5, day: 17))))
        #expect(try !joined(person("bb:1", "Darya Velichkovskaya", born: day)))
        // A whole name of three rare words, and a year that agrees.
        #expect(try joined(person("bb:1", "Zoravandi Belhakem Qasim", born: PartialDate(year: 1961))))
        let newYear = PartialDate(year: 1961, month: 1, day: 1)
        #expect(
            try parties(
                makeList("aa", [person("aa:1", "Qasim Belhakem", born: newYear)]),
                makeList("bb", [person("bb:1", "Qasim Belhakem", born: newYear)])
            ).isEmpty)
    }

    @Test("two of one name on a list are two, and the other list's is neither")
    func namesakes() throws {
        let year = PartialDate(year: 1961)
        let twins = [
            person("aa:1", "Qasim Zoravandi Belhakem", born: year), person("aa:2", "Qasim Zoravandi Belhakem", born: year),
        ]
        let other = person("bb:1", "Qasim Zoravandi Belhakem", born: year)
        #expect(try parties(makeList("aa", twins), makeList("bb", [other])).isEmpty)
    }

    @Test("no list has a party twice but by its own word, and man and woman are two")
    func refusals() throws {
        let one = person("aa:1", "Qasim Zoravandi Belhakem", born: day)
        let two = person("aa:2", "Qasim Belhakem", born: day)
        var other = person("bb:1", "Qasim Zoravandi Belhakem", born: day)
        #expect(try parties(makeList("aa", [one, two]), makeList("bb", [other])) == [["aa:1", "bb:1"]])
        other.genders = [.female]
        var man = one
        man.genders = [.male]
        #expect(try parties(makeList("aa", [man]), makeList("bb", [other])).isEmpty)
    }

    @Test("organisations join by a telling name unless their countries differ; ships by their numbers alone")
    func organisationsAndShips() throws {
        func company(_ id: String, _ country: String) -> Designation {
            var made = makeDesignation(id, .organisation, "Norvexa Tamberlane Holdings Ltd")
            made.addresses = country.isEmpty ? [] : [Address(country: country)]
            return made
        }
        func joined(_ a: Designation, _ b: Designation) throws -> Bool {
            !(try parties(makeList("aa", [a]), makeList("bb", [b])).isEmpty)
        }
        #expect(try joined(company("aa:1", "SY"), company("bb:1", "Syria")))
        #expect(try joined(company("aa:1", "SY"), company("bb:1", "")))
        #expect(try !joined(company("aa:1", "SY"), company("bb:1", "Iran")))
        #expect(
            try !joined(
                makeDesignation("aa:1", .organisation, "Ministry of Defence"),
                makeDesignation("bb:1", .organisation, "Ministry of Defence")))
        func ship(_ id: String, _ name: String, _ number: String) -> Designation {
            makeDesignation(id, .vessel, name, identifiers: [Identifier(kind: "imo", value: number)])
        }
        #expect(try joined(ship("aa:1", "Blue Kestrel", "9074729"), ship("bb:1", "Old Osprey", "IMO 9074729")))
        #expect(try !joined(ship("aa:1", "Blue Kestrel", "9074729"), ship("bb:1", "Blue Kestrel", "9187629")))
    }

    @Test("no birth date is known: a rare name in one regime joins with a country or a place, elsewhere nobody")
    func namesWithoutBirths() throws {
        func one(_ id: String, _ name: String, _ programme: String, _ country: String, city: String = "") -> Designation {
            var made = person(id, name)
            made.programmes = [programme]
            made.nationalities = country.isEmpty ? [] : [country]
            if !city.isEmpty { made.births = [Birth(city: city)] }
            return made
        }
        func joined(_ a: Designation, _ b: Designation) throws -> Bool {
            !(try parties(makeList("un", [a]), makeList("eu", [b])).isEmpty)
        }
        let name = "Zoravandi Velichkovskaya"
        let un = one("un:CDi.901", name, "DRC", "Democratic Republic of the Congo")
        #expect(try joined(un, one("eu:1", name, "COD", "CD")))
        // Another regime, no regime that is known, or two citizens of two states.
        #expect(try !joined(un, one("eu:1", name, "UKR", "CD")))
        #expect(try !joined(un, one("eu:1", name, "", "CD")))
        #expect(try !joined(un, one("eu:1", name, "COD", "RW")))
        // The regime alone is not enough; the place of birth beside it is.
        #expect(try !joined(one("un:1", name, "DRC", ""), one("eu:1", name, "COD", "")))
        #expect(try joined(one("un:1", name, "DRC", "", city: "Ituri"), one("eu:1", name, "COD", "", city: "ITURI")))
        // Two words that many bear.
        #expect(
            try !joined(
                one("un:1", "Ahmed Mohammed", "DRC", "CD", city: "Ituri"),
                one("eu:1", "Mohammed Ahmed", "COD", "CD", city: "Ituri")))
        // Three rare words want no regime, but two things beside them.
        let long = "Qasim Zoravandi Belhakem"
        #expect(try joined(one("un:1", long, "", "CD", city: "Ituri"), one("eu:1", long, "", "CD", city: "Ituri")))
        #expect(try !joined(one("un:1", long, "", "CD"), one("eu:1", long, "", "CD")))
    }

    @Test("the table of regimes is read, and each list's word for one leads to it")
    func regimes() {
        #expect(Regimes.shared.problems.isEmpty)
        func regimes(_ programme: String) -> Set<String> { Regimes.shared.regimes(of: programme) }
        for word in ["DRC", "COD", "DRCONGO", "1533 (Democratic Republic of the Congo) "] { #expect(regimes(word) == ["congo"]) }
        for word in ["DPRK4", "PRK", "North Korea (Democratic People's Republic of Korea)"] {
            #expect(regimes(word) == ["north-korea"], "\(word)")
        }
        #expect(regimes("SOUTH SUDAN") == ["south-sudan"] && regimes("Sudan") == ["sudan"])
        #expect(regimes("Republic of Guinea-Bissau") == ["guinea-bissau"] && regimes("UKRAINE-EO13661") == ["russia"])
        #expect(regimes("SDGT").isSuperset(of: ["al-qaida", "taliban"]) && regimes("Chess club").isEmpty && regimes("").isEmpty)
        #expect(!Regimes(table: "alone\nno phrase\t;\n").problems.isEmpty)
    }

    @Test("a passport joins those whose names have a word in common, and nobody else")
    func identifiers() throws {
        func holder(_ id: String, _ name: String) -> Designation {
            makeDesignation(id, .person, name, identifiers: [Identifier(kind: "passport", value: "K4417789", country: "SA")])
        }
        #expect(
            try parties(makeList("aa", [holder("aa:1", "Qasim Belhakem")]), makeList("bb", [holder("bb:1", "Kassem Belhakem")]))
                .count == 1)
        #expect(
            try parties(makeList("aa", [holder("aa:1", "Qasim Belhakem")]), makeList("bb", [holder("bb:1", "Darya Okonkwo")]))
                .isEmpty)
    }

    @Test("gaps reconcile: held and missing are all")
    func gaps() throws {
        let un = [person("un:QDi.901", "Qasim Zoravandi", born: day), person("un:QDi.902", "Darya Velichkovskaya")]
        let eu = [person("eu:E1", "Qasim ZORAVANDI", born: day)]
        let gaps = try ListGap.all(in: Watchlist(lists: [makeList("un", un), makeList("eu", eu)]))
        #expect(
            gaps.map { "\($0.from) \($0.to) \($0.designationCount) \($0.held) \($0.missing.count)" } == [
                "eu un 1 1 0", "un eu 2 1 1",
            ])
        for gap in gaps { #expect(gap.held + gap.missing.count == gap.designationCount) }
    }

    @Test("the order in which lists are named changes nothing")
    func order() throws {
        let lists = (0..<3).map { list in
            makeList(
                "l\(list)",
                (0..<40).map {
                    person(
                        "l\(list):\($0)", "Qasim Zoravandi \($0)kem Belha\($0)",
                        born: PartialDate(year: 1950 + $0, month: 2, day: 3 + list % 2))
                })
        }
        #expect(try parties(lists[0], lists[1], lists[2]) == parties(lists[2], lists[0], lists[1]))
    }

    @Test("UN and EU as they are: the EU's references and names find the Council's")
    func realLists() throws {
        guard let un = SharedFiles.path("lists/un/un-consolidated-2021-03-12.xml"),
            let eu = SharedFiles.path("lists/eu/eu-fsf-full-1.1-2021-03-02.xml")
        else { return }
        let watchlist = try Watchlist(lists: [ListReader().read(path: un), ListReader().read(path: eu)])
        let gap = try #require(ListGap.all(in: watchlist).first { $0.from == "un" })
        #expect(gap.held * 100 > gap.designationCount * 75, "\(gap.held) of \(gap.designationCount)")
        for index in 0..<watchlist.designationCount {
            let types = Set(watchlist.party(ofDesignation: index).map { watchlist.type(ofDesignation: $0) == .person })
            #expect(types.count == 1)
        }
    }
}
