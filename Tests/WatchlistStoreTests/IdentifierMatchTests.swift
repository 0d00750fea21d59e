import ListReaders
import NameText
import SanctionsModel
import TestSupport
import Testing

@testable import WatchlistStore

@Suite("Identifiers that are one")
struct IdentifierMatchTests {
    private static func number(_ kind: String, _ value: String, _ country: String = "") -> Identifier {
        Identifier(kind: kind, value: value, country: country)
    }

    @Test("states by any name; the best of several; how it was read")
    func best() throws {
        let listed = [
            Self.number("passport", "K4417789", "Saudi Arabia"), Self.number("passport", "00868774", "Qatar"),
            Self.number("other", "K4417789"), Self.number("imo", "IMO 9074729"),
            Self.number("national-id", "1136", "Afghanistan"),
        ]
        func match(_ kind: String, _ value: String, _ country: String = "") -> IdentifierMatch? {
            IdentifierMatch.best(of: Self.number(kind, value, country), among: listed)
        }
        #expect(match("passport", "K4417789", "SA")?.listed == listed[0])
        #expect(match("passport", "K4417789", "Саудовская Аравия")?.listed == listed[0])
        // Of another state it is not that passport, but it may be the number that is said to be of no kind and state.
        #expect(match("passport", "K4417789", "FR")?.listed == listed[2])
        #expect(match("passport", "868774")?.meeting == .withoutZeros)
        #expect(match("imo", "9O74729")?.origin == .corrected)
        #expect(match("imo", "9O74729")?.meeting == .exact)
        #expect(match("", "IMO9074729")?.listed == listed[3])
        #expect(match("national-id", "1136", "AF")?.listed == listed[4])
        #expect(match("national-id", "1136") == nil)
        #expect(match("passport", "1136", "AF") == nil)
        #expect(match("imo", "9074728") == nil)
        #expect(match("", "") == nil)
        // What the list has no word for may be of any kind; what a record calls a customer number is no passport.
        #expect(match("driving-licence", "K4417789")?.listed == listed[2])
        #expect(match("customer number", "K4417789")?.listed == listed[2])
        #expect(match("customer number", "00868774") == nil)
        #expect(match("", "00868774")?.listed == listed[1])
        let register = IdentifierMatch.best(of: Self.number("other", "00868774"), among: listed, ownIsListed: true)
        #expect(register?.listed == listed[1])
    }

    // MARK: Real lists

    private static let sdn: Result<SourceList?, any Error> = Result {
        guard let path = SharedFiles.path("lists/ofac/sdn-2021-03-10.xml") else { return nil }
        return try ListReader().read(path: path)
    }

    @Test("every listed identifier that says enough meets itself, and almost none meets another designation")
    func listedIdentifiers() throws {
        guard let list = try Self.sdn.get() else {
            print("skipped: the shared SDN list is not here")
            return
        }
        var byLookup: [[UInt8]: Set<Int>] = [:]
        var total = 0
        for (index, designation) in list.designations.enumerated() {
            for identifier in designation.identifiers {
                let keys = IdentifierMatch.keys(of: identifier)
                guard let whole = keys.first, whole.value.utf8.count >= (whole.kind == .other ? 8 : IdentifierKey.shortest),
                    whole.value.drop(while: { $0 == "0" }).utf8.count >= IdentifierKey.fewest
                else { continue }
                total += 1
                #expect(IdentifierMatch.best(of: identifier, among: [identifier])?.meeting == .exact, "\(identifier.value)")
                for key in keys { byLookup[key.lookup, default: []].insert(index) }
            }
        }
        #expect(total > 5_000)
        // Numbers that two designations share are mostly those of a company and its branch, or a couple's address of mail.
        var strangers = 0
        for indices in byLookup.values where indices.count > 1 { strangers += 1 }
        print("SDN: \(total) identifiers, \(byLookup.count) lookups, \(strangers) shared by several designations")
        #expect(strangers * 20 < total)
    }

    @Test("the check digits of the lists' own numbers hold")
    func checkDigits() throws {
        guard let list = try Self.sdn.get() else {
            print("skipped: the shared SDN list is not here")
            return
        }
        var counts: [String: (valid: Int, invalid: Int)] = [:]
        for identifier in list.designations.flatMap(\.identifiers) {
            let check = IdentifierCheck(identifier, countries: IdentifierMatch.states(of: identifier))
            guard let scheme = check.scheme else { continue }
            if check.verdict == .valid {
                counts[scheme.title, default: (0, 0)].valid += 1
            } else {
                counts[scheme.title, default: (0, 0)].invalid += 1
            }
        }
        for (title, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("\(title): \(count.valid) valid, \(count.invalid) not")
        }
        // A scheme with a wrong weight would accept one number in ten.
        for title in [
            "IMO ship number", "BIC", "Mexican CURP", "Turkish identity number", "Chinese identity number", "Argentine CUIT",
            "Peruvian RUC", "Colombian NIT", "Italian codice fiscale", "Russian OGRN", "Russian INN of an organisation",
        ] {
            let count = counts[title] ?? (0, 0)
            #expect(count.valid >= 4 && count.valid > count.invalid * 5, "\(title): \(count)")
        }
    }
}
