import Bytes
import ReferenceData
import SanctionsModel
import TestSupport
import Testing

@testable import EmbeddedLists
@testable import ListReaders

@Suite("Embedded lists")
struct EmbeddedListsTests {
    /// Read once for all tests.
    private static let read = Result { try EmbeddedLists.lists() }
    let lists: [SourceList]

    init() throws {
        lists = try EmbeddedListsTests.read.get()
    }

    @Test func everyExcerptIsReadAndSaysWhatItIs() {
        #expect(lists.map(\.id) == ["eu", "un", "us-sdn"])
        for list in lists {
            #expect(list.isExcerpt, "\(list.id)")
            #expect(!list.title.isEmpty, "\(list.id)")
            #expect(list.version != "unknown", "\(list.id)")
            #expect(list.date?.precision == .day, "\(list.id)")
            #expect(list.sha256.utf8.count == 64, "\(list.id)")
            #expect(list.entryCount == list.designations.count, "\(list.id)")
            // The one oddity that stays is a name's own: `Lord’s Resistance Movement (LRM)` is two names.
            #expect(list.quirks.count <= 1, "\(list.id): \(list.quirks)")
        }
    }

    @Test func thereAreEnoughDesignationsOfEveryType() {
        let all = lists.flatMap(\.designations)
        #expect((120...180).contains(all.count))
        #expect(Set(all.map(\.id)).count == all.count)
        for (type, least) in [(PartyType.person, 60), (.organisation, 60), (.vessel, 8), (.aircraft, 4)] {
            #expect(all.count { $0.type == type } >= least, "\(type.name)")
        }
    }

    @Test func everyDesignationStandsAsItsListWouldHaveIt() {
        for list in lists {
            for designation in list.designations {
                #expect(designation.id == "\(list.id):\(designation.reference)")
                #expect(designation.authority == list.id)
                #expect(!designation.measures.isEmpty, "\(designation.id)")
                #expect(!designation.programmes.isEmpty, "\(designation.id)")
                #expect(designation.names.first?.quality == .primary, "\(designation.id)")
                #expect(designation.names.count { $0.quality == .primary } == 1, "\(designation.id)")
                #expect(Set(designation.names.map(\.text)).count == designation.names.count, "\(designation.id)")
                #expect(designation.births.allSatisfy { $0.note.isEmpty }, "\(designation.id): \(designation.births)")
            }
        }
    }

    /// An excerpt states facts: whatever reads like a sentence or like a reason has slipped in from a remark.
    @Test func noProseStandsInIt() {
        let words = ["formerly", "listed", "believed", "see also", "review", "original script", "birth name", "reportedly"]
        for designation in lists.flatMap(\.designations) {
            #expect(designation.remarks.isEmpty, "\(designation.id)")
            #expect(designation.addresses.isEmpty, "\(designation.id)")
            for name in designation.names {
                #expect(name.text.unicodeScalars.count <= 150, "\(designation.id): \(name.text)")
                let lowered = name.text.lowercased()
                #expect(!words.contains { containsText(lowered, $0) }, "\(designation.id): \(name.text)")
                #expect(name.text.count { $0 == "(" } == name.text.count { $0 == ")" }, "\(designation.id): \(name.text)")
            }
        }
    }

    @Test func personalDocumentNumbersAreLeftOut() {
        let kinds: Set = ["imo", "mmsi", "call-sign", "bic", "aircraft-serial", "aircraft-tail"]
        for designation in lists.flatMap(\.designations) {
            #expect(designation.identifiers.allSatisfy { kinds.contains($0.kind) }, "\(designation.id)")
            #expect(designation.type != .person || designation.identifiers.isEmpty, "\(designation.id)")
        }
    }

    @Test(arguments: [
        ("Arabic", 0x0600...0x06FF, 40), ("Cyrillic", 0x0400...0x04FF, 25), ("Greek", 0x0370...0x03FF, 5),
        ("Han", 0x4E00...0x9FFF, 5),
    ])
    func namesInOtherScriptsArePresent(script: String, range: ClosedRange<Int>, least: Int) {
        let names = lists.flatMap(\.designations).flatMap(\.names)
        let count = names.count { $0.text.unicodeScalars.contains { range.contains(Int($0.value)) } }
        #expect(count >= least, "\(script)")
    }

    @Test func listingDatesAreDays() throws {
        let un = try #require(lists.first { $0.id == "un" })
        for designation in un.designations {
            let listed = try #require(designation.listedOn, "\(designation.id)")
            #expect(listed.precision == .day, "\(designation.id)")
            #expect((1999...2026).contains(listed.earliest.year), "\(designation.id)")
        }
        for designation in lists.flatMap(\.designations) {
            for date in designation.updatedOn { #expect(date.precision == .day, "\(designation.id)") }
        }
    }

    @Test func oneDesignationHoldsAllItsFacts() throws {
        let un = try #require(lists.first { $0.id == "un" })
        let one = try #require(un.designations.first { $0.reference == "QDi.006" })
        #expect(one.type == .person)
        #expect(one.names.first?.text == "AIMAN MUHAMMED RABI AL-ZAWAHIRI")
        #expect(one.names.contains { $0.text == "أيمن محمد ربيع الظواهري" && $0.quality == .strong })
        #expect(one.names.contains { $0.text == "Abu Fatma" && $0.quality == .weak })
        #expect(one.births.contains { $0.date == PartialDate(year: 1951, month: 6, day: 19) })
        #expect(one.nationalities == ["Egypt"])
        #expect(one.legalBasis.contains("UNSCR 2368 (2017)"))
        #expect(one.measures == [.assetFreeze, .travelBan, .armsEmbargo])
        #expect(one.listedOn == PartialDate(year: 2001, month: 1, day: 25))
    }

    private static let wholeList = SharedFiles.path("lists/un/un-consolidated-2026-02-27.xml")

    /// The excerpt against the list that it says it is of, read by the list's own reader.
    @Test(.enabled(if: wholeList != nil, "the shared UN list of 2026-02-27 is absent"))
    func theUNExcerptSaysWhatTheListSays() throws {
        let excerpt = try #require(lists.first { $0.id == "un" })
        let whole = try ListReader().read(path: try #require(EmbeddedListsTests.wholeList))
        #expect(excerpt.version == whole.version)
        let listed = Dictionary(whole.designations.map { ($0.id, $0) }) { first, _ in first }
        for designation in excerpt.designations {
            let original = try #require(listed[designation.id], "\(designation.id)")
            #expect(designation.type == original.type, "\(designation.id)")
            #expect(designation.listedOn == original.listedOn, "\(designation.id)")
            #expect(designation.nationalities == original.nationalities, "\(designation.id)")
            // The list's reader finds measures by regime and dates in notes as well; the excerpt states no other ones.
            #expect(Set(designation.measures).isSubset(of: original.measures), "\(designation.id)")
            #expect(
                Set(designation.births.compactMap(\.date)).isSubset(of: original.births.compactMap(\.date)),
                "\(designation.id)")
            #expect(designation.names.first?.text == original.names.first?.text, "\(designation.id)")
            let names = Set(original.names.map(\.text))
            for name in designation.names { #expect(names.contains(name.text), "\(designation.id): \(name.text)") }
        }
    }

    @Test func everyShipHasAnIMONumberWhoseCheckDigitHolds() {
        for ship in lists.flatMap(\.designations) where ship.type == .vessel {
            let numbers = ship.identifiers.filter { $0.kind == "imo" }
            #expect(numbers.count == 1, "\(ship.id)")
            for number in numbers { #expect(isIMONumber(number.value), "\(ship.id): \(number.value)") }
        }
    }
}

/// What `lists/README.md` and `seeds` say in examples has to be so.
@Suite("Documented examples")
struct DocumentedExamplesTests {
    @Test func theTemplatesExampleIsRead() throws {
        let bytes = Array(try lines(ofProjectFile: "lists/template.csv").joined(separator: "\n").utf8)
        #expect(ListReader.detect(bytes, name: "xa.csv") == .screenCSV)
        let list = try ListReader().read(bytes: bytes, name: "xa.csv")
        #expect(list.id == "xa")
        #expect(list.version == "2026-05-04")
        #expect(!list.isExcerpt)
        #expect(list.designations.map(\.id) == (1...4).map { "xa:XA-2026-00\($0)" })
        #expect(list.designations.map(\.type) == [.person, .person, .organisation, .vessel])
        let person = try #require(list.designations.first)
        #expect(person.names.map(\.text) == ["Example Persona", "Пример Персона", "Abu Example"])
        #expect(person.names.map(\.quality) == [.primary, .strong, .weak])
        #expect(person.births.compactMap(\.date).map(\.description) == ["1957-03-10", "circa 1959"])
        #expect(person.identifiers.map(\.kind) == ["passport", "national-id"])
        #expect(person.addresses.map(\.country) == ["XA"])
        #expect(person.measures == [.assetFreeze, .travelBan])
        // The README's table of columns, the template's header and the reader's columns are the same.
        let readme = try lines(ofProjectFile: "lists/README.md").joined(separator: " ")
        for column in ScreenCSVReader.columns { #expect(containsText(readme, "`\(column)`"), "\(column)") }
        let header = try #require(try lines(ofProjectFile: "lists/template.csv").first { $0.hasPrefix("reference,") })
        #expect(header.split(separator: ",").map(String.init) == ScreenCSVReader.columns)
    }

    @Test func theReadmeCountsTheExcerpts() throws {
        let readme = try lines(ofProjectFile: "lists/README.md").joined(separator: " ")
        let designations = try EmbeddedLists.lists().flatMap(\.designations)
        let written = designations.flatMap(\.names).count { $0.origin == .written }
        #expect(containsText(readme, "\(designations.count) designations with \(grouped(written)) names"))
    }

    @Test func everyExpectedAlertNamesAnEmbeddedDesignation() throws {
        let rows = try #require(RegistryRows.rows(of: try bytes(ofProjectFile: "seeds/expected.csv")))
        #expect(rows.first == ["file", "record", "party", "designation", "demand", "how"])
        let ids = Set(try EmbeddedLists.lists().flatMap(\.designations).map(\.id))
        #expect(rows.count > 30)
        var records: [String: [String]] = [:]
        for row in rows.dropFirst() {
            try #require(row.count == 6)
            if records[row[0]] == nil { records[row[0]] = try lines(ofProjectFile: "seeds/" + row[0]) }
            #expect(ids.contains(row[3]), "\(row)")
            #expect(["must", "aim"].contains(row[4]), "\(row)")
            let starts = ["{\"id\":\"\(row[1])\"", row[1] + ",", row[1] + ";"]
            let found = records[row[0], default: []].count { record in starts.contains { record.hasPrefix($0) } }
            #expect(found == 1, "\(row)")
        }
    }
}

@Suite("Registry of authorities")
struct AuthorityRegistryTests {
    let authorities = EmbeddedLists.authorities

    @Test func everyRowIsRead() throws {
        let rows = try #require(RegistryRows.rows(of: ReferenceData.authorities))
        #expect(authorities.count == rows.count - 1)
        #expect(authorities.count >= 30)
        #expect(Set(authorities.map(\.id)).count == authorities.count)
    }

    @Test func addressesAreSecureAndWithoutSpace() {
        for authority in authorities {
            for address in [authority.listPage, authority.download, authority.contact] where !address.isEmpty {
                #expect(address.hasPrefix("https://"), "\(authority.id): \(address)")
                #expect(!address.contains { $0.isWhitespace }, "\(authority.id): \(address)")
            }
            #expect(!authority.name.isEmpty, "\(authority.id)")
            #expect(authority.jurisdiction.utf8.count == 2, "\(authority.id)")
        }
    }

    @Test func everyListHasAPageUnlessItIsAContactOnly() {
        let known: Set = ["un", "eu", "us-sdn", "us-cons", "gb", "ch", "ca", "au", "nl", "fr", "be", "ae"]
        #expect(known.isSubset(of: Set(authorities.map(\.id))))
        for authority in authorities where known.contains(authority.id) {
            #expect(!authority.title.isEmpty && !authority.listPage.isEmpty && !authority.legalBasis.isEmpty, "\(authority.id)")
        }
    }

    @Test func readersAreFormatsThatStand() {
        for authority in authorities {
            for reader in authority.readers { #expect(ListFormat(rawValue: reader) != nil, "\(authority.id): \(reader)") }
        }
        let read = Set(authorities.filter { !$0.readers.isEmpty }.map(\.id))
        #expect(read.isSuperset(of: ["un", "eu", "us-sdn", "us-cons", "au", "nl", "ch", "ca", "fr", "ae", "gb", "be"]))
    }

    @Test func everyExcerptBelongsToARegisteredList() throws {
        let ids = Set(authorities.map(\.id))
        for list in try EmbeddedLists.lists() { #expect(ids.contains(list.id), "\(list.id)") }
    }

    @Test func aRegistryThatDoesNotFitIsNoRegistry() {
        let header = Authority.columns.joined(separator: ",")
        let row = "xa,,Example Council,XA,,,,XML; PDF,,,none yet,2026-05-04"
        #expect(Authority.registry(Array((header + "\n" + row + "\n").utf8))?.first?.formats == ["XML", "PDF"])
        #expect(Authority.registry(Array((header + "\n" + row + "\n").utf8))?.first?.readers == [])
        #expect(Authority.registry(Array((header + "\n" + row + ",more\n").utf8)) == nil)
        #expect(Authority.registry(Array((header + ",more\n" + row + "\n").utf8)) == nil)
        #expect(Authority.registry([]) == nil)
        #expect(Authority.registry(Array("id,\"title\n".utf8)) == nil)
    }

    @Test(arguments: [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
        ("a,b", [["a", "b"]]),
        ("a,\"b,\"\"c\"\"\n\"\r\n\r\n,\n", [["a", "b,\"c\"\n"], ["", ""]]),
        ("", []),
    ])
    func rowsAreParted(text: String, rows: [[String]]) {
        #expect(RegistryRows.rows(of: Array(text.utf8)) == rows)
    }

    @Test(arguments: ["\"a", "\"a\"b,c\n"])
    func rejectsBrokenQuotes(text: String) {
        #expect(RegistryRows.rows(of: Array(text.utf8)) == nil)
    }
}

private func bytes(ofProjectFile path: String) throws -> [UInt8] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return try readFile(root + "/" + path)
}

private func lines(ofProjectFile path: String) throws -> [String] {
    try bytes(ofProjectFile: path).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
}

/// A count below a million with its thousands parted by a comma.
private func grouped(_ count: Int) -> String {
    guard count >= 1000 else { return "\(count)" }
    let rest = "\(count % 1000)"
    return "\(count / 1000)," + String(repeating: "0", count: 3 - rest.utf8.count) + rest
}

/// Whether `text` holds `part`; the standard library alone searches for characters, not for strings.
private func containsText(_ text: String, _ part: String) -> Bool {
    let text = Array(text.utf8), part = Array(part.utf8)
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
}

/// IMO resolution A.1117(30): six digits weighted 7 to 2, the sum's last digit is the seventh.
private func isIMONumber(_ text: String) -> Bool {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.count == 7, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
    let sum = zip(digits, [7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    return sum % 10 == digits[6]
}
