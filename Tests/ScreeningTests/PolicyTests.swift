import SanctionsModel
import Testing

@testable import Screening

@Suite("Policy")
struct PolicyTests {
    private func evidence(_ change: (inout SecondaryEvidence) -> Void = { _ in }) -> SecondaryEvidence {
        var evidence = SecondaryEvidence(Party(name: "A"), FictionalList.designation("X", .any, []))
        change(&evidence)
        return evidence
    }

    private func priority(
        _ score: Int, _ quality: ListedName.Quality = .primary, by cause: AlertCause = .name,
        _ change: (inout SecondaryEvidence) -> Void = { _ in }
    ) -> Priority {
        Policy.standard.priority(score: score, quality: quality, by: cause, evidence(change))
    }

    @Test("the score alone: high from the line on")
    func score() {
        #expect(priority(10_000) == .high)
        #expect(priority(9_500) == .high)
        #expect(priority(9_499) == .medium)
        #expect(priority(8_000) == .medium)
        #expect(priority(10_000, .strong) == .high)
        #expect(priority(10_000, .weak) == .low)
    }

    @Test("conflicts lower by one each, an agreeing birth date raises by one")
    func surroundings() {
        #expect(priority(10_000) { $0.birthDate = .conflict } == .medium)
        #expect(priority(10_000) { $0.type = .conflict } == .medium)
        #expect(priority(10_000) { $0.gender = .conflict } == .medium)
        #expect(
            priority(10_000) {
                $0.birthDate = .conflict; $0.type = .conflict
            } == .low)
        #expect(priority(8_500) { $0.birthDate = .conflict } == .low)
        #expect(priority(8_500) { $0.birthDate = .match } == .high)
        #expect(priority(8_500, .weak) { $0.birthDate = .match } == .medium)
        #expect(
            priority(8_500) {
                $0.birthDate = .match; $0.type = .conflict
            } == .medium)
        #expect(
            priority(8_000) {
                $0.birthDate = .conflict; $0.type = .conflict; $0.gender = .conflict
            } == .low)
        #expect(priority(10_000) { $0.country = .conflict } == .high)
    }

    @Test("an identifier is high whatever else is known")
    func identifier() {
        #expect(priority(0, by: .identifier) == .high)
        #expect(
            priority(8_000, .weak) {
                $0.identifier = .match; $0.birthDate = .conflict
            } == .high)
    }

    @Test("everything that decides enters the hash")
    func hash() throws {
        #expect(try Policy.standard.hash == Policy(threshold: 8_000).hash)
        let policies = [
            Policy.standard, try Policy(threshold: 8_001), try Policy(threshold: 7_500), try Policy(threshold: 9_500),
            try Policy(threshold: 8_000, textThreshold: 9_100), try Policy(threshold: 8_000, highScore: 9_600),
        ]
        #expect(Set(policies.map(\.hash)).count == policies.count)
        for policy in policies {
            #expect(policy.hash.utf8.count == 16)
            #expect(policy.hash.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        }
    }

    @Test("texts are never searched more loosely than names")
    func textThreshold() throws {
        for threshold in stride(from: 5_000, through: 10_000, by: 500) {
            #expect(try Policy(threshold: threshold).textThreshold >= threshold)
        }
        #expect(try Policy(threshold: 9_700).textThreshold == 9_700)
    }

    @Test("the threshold is the line: an alert at it, none above it")
    func threshold() throws {
        let party = Party(name: "Qasim Zoravandy Belhakim", type: .person)
        let score = try #require(try FictionalList.screener(Policy(threshold: 5_000)).screen(party).alerts.first).score
            .tenThousandths
        #expect(score > 5_000 && score < 10_000)
        #expect(try FictionalList.screener(Policy(threshold: score)).screen(party).alerts.map(\.designation.id) == ["test:P1"])
        #expect(try FictionalList.screener(Policy(threshold: score + 1)).screen(party).alerts.isEmpty)
    }
}
