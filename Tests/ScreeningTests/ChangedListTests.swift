import Bytes
import ListReaders
import SanctionsModel
import Screening
import TestSupport
import Testing
import WatchlistStore

/// Invented lists that change, and customers with names like theirs and unlike.
struct ChangingLists {
    private var random: SeededRandom
    /// Common ones first: they stand in many names, so that their weights move.
    private static let given = [
        "Mohammed", "Ahmad", "Ivan", "Sergei", "Maria", "Tarek", "Oleksandr", "Fatima", "Zoltan", "Qasim", "Belinda", "Yusra",
        "Dragomir", "Anastasiya", "Halvard", "Tsering",
    ]
    private static let family = [
        "Khan", "Petrov", "Halvadjian", "Zoravandi", "Velichkovskaya", "Norvexa", "Okonkwo", "Tamberlane", "Al-Rashidovi",
        "Bekele",
        "Ustinovic", "Marwanzai", "Karthakov", "Delvecchiani", "Grigorovan", "Sulimanpour",
    ]
    private static let respelt = ["Mohamad", "Ahmed", "Iwan", "Sergey", "Mariya", "Tariq", "Aleksander", "Fatemeh"]

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

    private mutating func pick(_ words: [String]) -> String {
        // The lesser of two draws: some words are far more common than others.
        words[min(below(words.count), below(words.count))]
    }

    mutating func name() -> String {
        var words = [pick(Self.given), pick(Self.family)]
        if below(3) == 0 { words.insert(pick(Self.given), at: 1) }
        if below(4) == 0 { words.append(pick(Self.family)) }
        if below(6) == 0 { words.append("x" + pick(Self.family).lowercased() + pick(Self.family).lowercased().suffix(3)) }
        return words.joined(separator: " ")
    }

    private mutating func designation(_ reference: String) -> Designation {
        let isPerson = below(5) > 0
        var names = [ListedName(name() + (isPerson ? "" : " Trading Ltd"), quality: .primary)]
        if below(2) == 0 { names.append(ListedName(alias(of: names[0].text), quality: below(4) == 0 ? .weak : .strong)) }
        if below(6) == 0 { names.append(ListedName(pick(Self.family), quality: .weak)) }
        var made = Designation(
            id: "test:\(reference)", authority: "test", reference: reference, type: isPerson ? .person : .organisation,
            names: names)
        if below(2) == 0 { made.births = [Birth(date: PartialDate(year: 1950 + below(50)))] }
        if below(4) == 0 { made.identifiers = [Identifier(kind: "passport", value: "K\(1_000_000 + below(40))")] }
        if below(3) == 0 { made.nationalities = ["SY"] }
        return made
    }

    private mutating func alias(of name: String) -> String {
        var words = name.split(separator: " ").map(String.init)
        if let place = words.indices.first(where: { Self.given.prefix(8).contains(words[$0]) }),
            let known = Self.given.firstIndex(of: words[place])
        {
            words[place] = Self.respelt[known]
        } else {
            words.reverse()
        }
        return words.joined(separator: " ")
    }

    mutating func list(_ count: Int) -> [Designation] { (0..<count).map { designation("D\($0)") } }

    /// Some added, some removed, some changed in a name or a fact.
    mutating func changed(_ list: [Designation], edits: Int) -> [Designation] {
        var list = list
        for edit in 0..<edits {
            let place = below(list.count)
            switch below(5) {
            case 0: list.append(designation("N\(edit)"))
            case 1: list.remove(at: place)
            case 2: list[place].names.append(ListedName(name(), quality: .strong))
            case 3: list[place].remarks.append("Amended \(edit)")
            default: list[place].births = [Birth(date: PartialDate(year: 1940 + below(60)))]
            }
        }
        return list
    }

    mutating func party(_ listed: [Designation]) -> Party {
        var name = self.name()
        switch below(4) {
        case 0: name = listed[below(listed.count)].names[0].text
        case 1: name = alias(of: listed[below(listed.count)].names[0].text)
        case 2 where below(3) == 0: name += " c/o " + self.name()
        default: break
        }
        if below(8) == 0 { name = String(name.dropLast(2)) }
        var party = Party(role: "customer", name: name, type: [.any, .person, .organisation][below(3)])
        if below(3) == 0 { party.birthDate = "\(1950 + below(50))" }
        if below(6) == 0 { party.identifiers = [Identifier(kind: "passport", value: "K\(1_000_000 + below(60))")] }
        return party
    }
}

struct ChangedListTests {
    private static let customers = 200

    static func list(_ designations: [Designation], id: String = "test", version: String) -> SourceList {
        SourceList(
            id: id, title: "Invented", version: version, date: PartialDate(year: 2026, month: 1, day: 2), files: [],
            sha256: String(repeating: version == "1" ? "a" : "b", count: 64), entryCount: designations.count,
            designations: designations)
    }

    /// What is compared: everything but the objects.
    static func text(_ change: CustomerChange?) -> String {
        guard let change else { return "nothing" }
        return change.kind.rawValue + " "
            + change.alerts.map { alert in
                [
                    alert.kind, alert.fields.joined(separator: ","), (alert.before ?? alert.after)?.designation.id ?? "",
                    alert.before.map { "\($0.score) \($0.matched.text) \($0.by)" } ?? "-",
                    alert.after.map { "\($0.score) \($0.matched.text) \($0.by)" } ?? "-",
                ].joined(separator: " ")
            }.joined(separator: "; ")
    }

    /// The same as screening everybody against both and comparing, which is done here with plain screeners.
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func findsWhatScreeningTwiceFinds(seed: UInt64) throws {
        var made = ChangingLists(seed: seed)
        let before = made.list(60 + Int(seed) * 20)
        let after = made.changed(before, edits: seed % 4 == 0 ? 0 : seed % 3 == 0 ? 40 : 3)
        let others = made.list(30).map { designation in
            var designation = designation
            designation.id = "other:" + designation.reference
            return designation
        }
        let other = Self.list(others, id: "other", version: "1")
        let old = try Watchlist(lists: [Self.list(before, version: "1"), other])
        let new = try Watchlist(lists: [Self.list(after, version: "2"), other])
        var policy = Policy.standard
        if seed % 2 == 0 { policy.ignoredWords = ["Karthakov"] }
        let session = try ChangeScreener(from: old, to: new, policy: policy).makeSession()
        let (first, second) = (Screener(watchlist: old, policy: policy), Screener(watchlist: new, policy: policy))
        var kinds: [CustomerChange.Kind: Int] = [:]
        for _ in 0..<Self.customers {
            let party = made.party(before + after)
            let expected = CustomerChange(before: first.screen(party).alerts, after: second.screen(party).alerts)
            let found = session.change(of: party)
            #expect(Self.text(found) == Self.text(expected), "seed \(seed): \(party)")
            if let found { kinds[found.kind, default: 0] += 1 }
        }
        if seed % 4 == 0 {
            #expect(kinds.isEmpty)
        } else {
            #expect(!kinds.isEmpty && session.tally.asked + session.tally.whole > 0)
        }
    }

    @Test func aRestrictedSearchIsThePartOfAWholeOne() throws {
        var made = ChangingLists(seed: 21)
        let designations = made.list(100)
        let whole = try Watchlist(lists: [Self.list(designations, version: "1")])
        let isWanted = (0..<whole.designationCount).map { $0 % 3 == 0 }
        let part = whole.restricted(to: isWanted)
        let (all, some) = (NameSearch(whole), NameSearch(part))
        var found = 0
        for _ in 0..<300 {
            let name = Array(made.party(designations).name.utf8)
            for threshold in [5_000, 8_000] {
                let expected = all.search(name.span, threshold: threshold).filter { isWanted[$0.designation] }
                #expect(some.search(name.span, threshold: threshold) == expected)
                found += expected.count
            }
        }
        #expect(found > 100)
    }

    @Test func tellsWhoIsToBeFrozenAndWhoReleased() throws {
        func person(_ reference: String, _ name: String) -> Designation {
            Designation(
                id: "test:\(reference)", authority: "test", reference: reference, type: .person,
                names: [ListedName(name, quality: .primary)])
        }
        let stays = person("1", "Qasim Zoravandi Belhakem")
        let goes = person("2", "Darya Velichkovskaya")
        var changes = person("3", "Samir Halvadjian")
        let before = [stays, goes, changes]
        changes.programmes = ["TEST"]
        let after = [stays, changes, person("4", "Tamberlane Okonkwo")]
        let session = try ChangeScreener(
            from: Watchlist(lists: [Self.list(before, version: "1")]), to: Watchlist(lists: [Self.list(after, version: "2")])
        ).makeSession()
        func kind(_ name: String) -> CustomerChange.Kind? { session.change(of: Party(name: name))?.kind }
        #expect(kind("Qasim Zoravandi Belhakem") == nil)
        #expect(kind("Darya Velichkovskaya") == .release)
        #expect(kind("Samir Halvadjian") == .changed)
        #expect(kind("Tamberlane Okonkwo") == .freeze)
        #expect(kind("Annelies de Wit") == nil)
        #expect(session.change(of: Party(name: "Samir Halvadjian"))?.alerts.map(\.fields) == [["programmes"]])
        #expect(session.change(of: Party(name: "Darya Velichkovskaya"))?.alerts.map(\.kind) == ["removed"])
    }

    @Test func aCustomerWhoIsHeldBySomebodyElseIsNotReleased() throws {
        func person(_ reference: String) -> Designation {
            Designation(
                id: "test:\(reference)", authority: "test", reference: reference, type: .person,
                names: [ListedName("Samir Halvadjian", quality: .primary)])
        }
        let session = try ChangeScreener(
            from: Watchlist(lists: [Self.list([person("1"), person("2")], version: "1")]),
            to: Watchlist(lists: [Self.list([person("1")], version: "2")])
        ).makeSession()
        #expect(session.change(of: Party(name: "Samir Halvadjian"))?.kind == .changed)
    }

    /// The Security Council's own versions, with names of their own and near them.
    @Test(arguments: [
        ("un-consolidated-2021-03-12.xml", "un-consolidated-2024-09-21.xml", [37, 166, 686], 19),
        ("un-consolidated-2025-11-15.xml", "un-consolidated-2026-02-27.xml", [4, 1, 2], 29),
    ])
    func findsTheSameOnRealVersions(from: String, to: String, counts: [Int], stride step: Int) throws {
        guard let first = SharedFiles.path("lists/un/\(from)"), let second = SharedFiles.path("lists/un/\(to)") else { return }
        let old = try Watchlist(lists: [ListReader().read(path: first)])
        let new = try Watchlist(lists: [ListReader().read(path: second)])
        let screener = try ChangeScreener(from: old, to: new)
        let change = screener.change
        #expect([change.added.count, change.removed.count, change.changed.count] == counts)
        let session = screener.makeSession()
        let (before, after) = (Screener(watchlist: old), Screener(watchlist: new))
        var touched = 0
        for watchlist in [old, new] {
            for index in Swift.stride(from: 0, to: watchlist.designationCount, by: step) {
                let designation = watchlist.designation(index)
                let words = designation.names[0].text.split(separator: " ")
                for name in [
                    designation.names[0].text, words.reversed().joined(separator: " "), words.prefix(2).joined(separator: " "),
                ] {
                    let party = Party(name: name, type: designation.type)
                    let found = session.change(of: party)
                    let expected = CustomerChange(before: before.screen(party).alerts, after: after.screen(party).alerts)
                    #expect(Self.text(found) == Self.text(expected), "\(name)")
                    if found != nil { touched += 1 }
                }
            }
        }
        #expect(touched > 0)
    }

    /// The Council's list as it is, and with one alias written otherwise.
    @Test func oneAliasOfARealListAndNone() throws {
        guard let path = SharedFiles.path("lists/un/un-consolidated-2026-02-27.xml") else { return }
        var list = try ListReader().read(path: path)
        let old = try Watchlist(lists: [list])
        let place = try #require(
            list.designations.firstIndex { $0.type == .person && $0.names.count > 2 && $0.names[1].quality == .strong })
        let before = list.designations[place]
        list.designations[place].names[1].text = "Ottokar Vredenhain Zoravandi"
        list.sha256 = String(repeating: "c", count: 64)
        let new = try Watchlist(lists: [list])
        #expect(list.designations[place].fieldsDiffering(from: before) == ["names"])

        let screener = try ChangeScreener(from: old, to: new)
        #expect(screener.change.changed == [before.id] && screener.change.added.isEmpty && screener.change.removed.isEmpty)
        let session = screener.makeSession()
        let (first, second) = (Screener(watchlist: old), Screener(watchlist: new))
        let names = ["Ottokar Vredenhain Zoravandi", before.names[0].text, before.names[1].text, "Annelies de Wit"]
        for name in names {
            let party = Party(name: name, type: .person)
            let expected = CustomerChange(before: first.screen(party).alerts, after: second.screen(party).alerts)
            #expect(Self.text(session.change(of: party)) == Self.text(expected), "\(name)")
        }
        #expect(session.change(of: Party(name: names[0]))?.kind == .freeze)

        let same = try ChangeScreener(from: old, to: old)
        #expect(same.change.added.isEmpty && same.change.removed.isEmpty && same.change.changed.isEmpty)
        let unchanged = same.makeSession()
        for name in names { #expect(unchanged.change(of: Party(name: name)) == nil) }
        #expect(unchanged.tally.untouched == names.count)
    }
}
