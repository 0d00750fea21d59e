import Testing

@testable import NameMatching

/// Spellings that stand for one name by knowledge alone.
@Suite struct VariantTableTests {
    private let forms = Forms()
    private static let table = VariantTable(table: "# nicknames\n8800\tbill william will\n8000\tbill bilal\n8500\twill willem\n")

    private func latin(_ name: String) throws -> ShortText { try forms.first(name).latin }

    private func similarity(_ table: VariantTable, _ a: String, _ b: String) throws -> Int {
        let (a, b) = (try latin(a), try latin(b))
        #expect(table.similarity(a.span, b.span) == table.similarity(b.span, a.span))
        return table.similarity(a.span, b.span)
    }

    @Test func aGroupsSpellingsMeet() throws {
        #expect(Self.table.problems == [])
        #expect(Self.table.shippedCount == 3)
        #expect(try similarity(Self.table, "bill", "william") == 8_800)
        #expect(try similarity(Self.table, "william", "will") == 8_800)
        #expect(try Self.table.groups(of: latin("william")) == [0])
        #expect(try Self.table.groups(of: latin("robert")).isEmpty)
    }

    /// A spelling of several groups belongs to each, and joins none of them to another.
    @Test func aSpellingMayStandInSeveralGroups() throws {
        #expect(try Self.table.groups(of: latin("bill")) == [0, 1])
        #expect(try similarity(Self.table, "bill", "bilal") == 8_000)
        #expect(try similarity(Self.table, "will", "willem") == 8_500)
        #expect(try similarity(Self.table, "william", "bilal") == 0)
        #expect(try similarity(Self.table, "bill", "willem") == 0)
        #expect(try similarity(Self.table, "william", "robert") == 0)
    }

    /// Of several groups that hold both, the one that says most.
    @Test func whatAListTaughtStandsBesideWhatIsShipped() throws {
        func hash(_ name: String) throws -> UInt64 {
            let text = try latin(name)
            return VariantTable.hash(text.span)
        }
        let table = VariantTable(learned: [
            .init(a: try hash("zorvan"), b: try hash("mirdok"), similarity: 9_300),
            .init(a: try hash("william"), b: try hash("bill"), similarity: 9_100),
            .init(a: try hash("robert"), b: try hash("bob"), similarity: 100),
        ])
        let shipped = VariantTable.shipped
        #expect(table.learnedCount == 3)
        #expect(table.shippedCount == shipped.shippedCount)
        #expect(try similarity(table, "mirdok", "zorvan") == 9_300)
        #expect(try similarity(shipped, "mirdok", "zorvan") == 0)
        #expect(try similarity(shipped, "william", "bill") < 9_100)
        #expect(try similarity(table, "william", "bill") == 9_100)
        #expect(try similarity(table, "robert", "bob") == similarity(shipped, "robert", "bob"))
    }

    @Test func unreadableRowsAreTold() {
        let table = VariantTable(table: "8800\ta b\n8800\ta\n0\ta b\n10000\ta b\nmany\ta b\n8800 a b\n")
        #expect(table.shippedCount == 1)
        #expect(table.problems.map { $0.prefix { $0 != " " } } == (2...6).map { "variants.tsv:\($0):" })
    }

    /// The similarity of tokens and the keys of the index speak of one table.
    @Test func knownSpellingsMeetAndShareAKey() throws {
        let similarity = TokenSimilarity(variants: Self.table)
        for (a, b, expected) in [("William", "Bill", 8_800), ("Bilal", "Bill", 8_000), ("Willem", "Will", 8_500)] {
            let (first, second) = (try forms.first(a), try forms.first(b))
            let result = try #require(similarity.compare(first, second))
            #expect(result.similarity >= expected)
            #expect(result == similarity.compare(second, first))
            var keys: [UInt64] = []
            TokenKeys.keys(ofListed: first, Self.table, into: &keys)
            let listed = Set(keys)
            TokenKeys.keys(ofQuery: second, Self.table, into: &keys)
            #expect(!listed.isDisjoint(with: keys))
        }
    }

    @Test(arguments: [("William Karadine", "Bill Karadine"), ("Alexander Karadine", "Sasha Karadine")])
    func nicknamesReachTheLine(_ a: String, _ b: String) {
        var comparison = NameComparison()
        #expect(comparison.compare(a, b, type: .person).score >= 8_000)
        #expect(comparison.compare(b, a, type: .person).score >= 8_000)
    }
}
