import Benchmarking
import Bytes
import ListReaders
import MessageReaders
import SanctionsModel
import Testing
import WatchlistStore

@Suite struct TrafficTests {
    /// A list of nobody, in Latin and Cyrillic.
    private static let list = SourceList(
        id: "test", title: "Test", version: "1", files: [], sha256: String(repeating: "0", count: 64), entryCount: 2,
        designations: [
            Designation(
                id: "test:1", authority: "test", reference: "1", type: .person,
                names: [
                    ListedName("Qasimu Zoravandi Belhakem", quality: .primary),
                    ListedName("Касиму Зораванди", quality: .strong),
                ]),
            Designation(
                id: "test:2", authority: "test", reference: "2", type: .organisation,
                names: [ListedName("Norvexa Holdings", quality: .primary)]),
        ])

    private func generator(seed: UInt64, seenBefore: Int = 30) -> TrafficGenerator {
        var generator = TrafficGenerator(NameParts([Self.list]), listed: ["Qasimu Zoravandi Belhakem"])
        generator.seed = seed
        generator.seenBefore = seenBefore
        return generator
    }

    @Test func theSameSeedGivesTheSameNamesAndAnotherOneOthers() {
        let names = generator(seed: 3).names(2_000)
        let again = generator(seed: 3).names(2_000)
        let other = generator(seed: 4).names(2_000)
        #expect(names.bytes == again.bytes)
        #expect(names.bytes != other.bytes)
        // A longer stream begins with the shorter one.
        let longer = generator(seed: 3).names(3_000)
        #expect(Array(longer.bytes.prefix(names.bytes.count)) == names.bytes)
    }

    @Test(arguments: [0, 30, 80])
    func theShareOfNamesSeenBeforeIsAsAsked(percent: Int) {
        let share = generator(seed: 5, seenBefore: percent).names(20_000).shareSeenBefore
        // Common names meet by chance too.
        #expect(share >= Double(percent) / 100 - 0.02)
        #expect(share <= Double(percent) / 100 + 0.06)
    }

    @Test func namesAreTextOfUsualLengthsAndSomeAreInAnotherScript() {
        let names = generator(seed: 6).names(5_000)
        #expect(names.count == 5_000)
        #expect(names.meanLength > 12 && names.meanLength < 40)
        var others = 0
        for i in 0..<names.count {
            let text = names.text(i)
            #expect(!text.isEmpty && !text.contains("\u{FFFD}") && !text.hasPrefix(" ") && !text.hasSuffix(" "))
            if text.unicodeScalars.contains(where: { $0.value >= 0x400 }) { others += 1 }
        }
        #expect(others > 20 && others < 300)
    }

    /// As the sources of the vocabularies count them.
    @Test func wordsAreDrawnAsOftenAsPeopleBearThem() {
        func share(_ vocabulary: Vocabulary, below rank: Int) -> Double {
            var random = SeededRandom(seed: 12)
            let draws = 40_000
            return Double((0..<draws).count { _ in vocabulary.rank(&random) < rank }) / Double(draws)
        }
        #expect(abs(share(.familyNames, below: 275) - 0.2625) < 0.01)
        #expect(abs(share(.familyNames, below: 151_671) - 0.8976) < 0.01)
        #expect(abs(share(.givenNames, below: 20) - 0.17) < 0.01)
        #expect(abs(share(.givenNames, below: 5_494) - 0.90) < 0.01)
    }

    @Test func rareNamesHoldHardlyAWordTwiceAndNoneOfTheList() {
        let names = generator(seed: 8).rareNames(2_000)
        #expect(names.count == 2_000 && names.shareSeenBefore == 0)
        let words = (0..<names.count).flatMap { names.text($0).split(separator: " ") }
        #expect(Double(Set(words).count) > 0.9 * Double(words.count))
        #expect(!words.contains("Zoravandi") && !words.contains("Belhakem"))
    }

    @Test func distinctAndSplitKeepTheNamesInTheirOrder() {
        let names = generator(seed: 7).names(1_000)
        let distinct = names.distinct
        #expect(Set((0..<names.count).map(names.text)).count == distinct.count)
        #expect(distinct.text(0) == names.text(0))
        let (first, second) = names.split(at: 400)
        #expect(first.count == 400 && second.count == 600)
        #expect(first.bytes + second.bytes == names.bytes)
        #expect(second.text(0) == names.text(400))
    }

    /// The filter's own reader finds every record and name again.
    @Test(arguments: [false, true])
    func paymentsAreReadAsTheyWereMade(hasText: Bool) throws {
        var names = NameStream()
        names.append("A \"quoted\" name \\ with\tsigns".utf8)
        names.append("Касиму Зораванди".utf8)
        for i in 0..<500 { names.append("Made Name \(i)".utf8) }
        let records = PaymentRecords.jsonLines(names, hasText: hasText)
        #expect(records == PaymentRecords.jsonLines(names, hasText: hasText))
        let folder = try TemporaryFolder(prefix: "benchmarking-tests")
        let path = folder.file("payments.jsonl")
        try OutputStream(path: path).write(records.span)
        let read = try TrafficReading.names(of: path, limit: .max)
        #expect(read.count == names.count)
        #expect(read.text(0) == "A \"quoted\" name \\ with signs")
        #expect((1..<names.count).allSatisfy { read.text($0) == names.text($0) })
        #expect(try TrafficReading.names(of: path, limit: 7).count == 7)
    }

    @Test(arguments: [1, 100, 5_000])
    func aMadeListHasAsManyNamesAsAskedAndReadsBackFromItsCSV(count: Int) throws {
        let made = MadeList(NameParts([Self.list]), names: count)
        let list = made.sourceList()
        #expect(list.designations.reduce(0) { $0 + $1.names.count } == count)
        #expect(Set(list.designations.map(\.id)).count == list.designations.count)
        #expect(list.designations.allSatisfy { $0.names.first?.quality == .primary && !$0.names.contains { $0.text.isEmpty } })
        var csv: [UInt8] = []
        made.writeCSV { csv += $0 }
        let read = try ListReader(format: .screenCSV).read(bytes: csv, name: "made.csv")
        #expect(read.designations.count == list.designations.count)
        // One by one: a failure names one designation, not the list.
        let other = zip(read.designations, list.designations).first { a, b in
            a.names != b.names || a.type != b.type || a.births != b.births || a.nationalities != b.nationalities
        }
        #expect(other == nil)
    }

    @Test func vocabularyGrowsSlowerThanTheList() {
        func words(_ count: Int) -> Int {
            var words: Set<Substring> = []
            MadeList(NameParts([]), names: count).forEachDesignation { designation in
                for name in designation.names { words.formUnion(name.text.split(separator: " ")) }
            }
            return words.count
        }
        let (few, many) = (words(2_000), words(20_000))
        #expect(many > 2 * few && many < 8 * few)
    }
}
