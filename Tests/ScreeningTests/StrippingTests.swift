import MessageReaders
import Testing

@testable import Screening

@Suite("Payments that come again with a party changed or removed")
struct StrippingTests {
    private static let listed = FictionalList.person

    private func payment(
        _ id: String = "", amount: String = "", debtor: String = "Annelies de Wit", creditor: String = "", account: String = "",
        text: String = ""
    ) -> String {
        var parts: [String] = []
        if !id.isEmpty { parts.append(#""id":"\#(id)""#) }
        if !amount.isEmpty { parts.append(#""amount":\#(amount),"currency":"EUR""#) }
        var parties = [#"{"role":"debtor","name":"\#(debtor)"}"#]
        if !creditor.isEmpty || !account.isEmpty {
            parties.append(
                #"{"role":"creditor","name":"\#(creditor)","identifiers":[{"kind":"account","value":"\#(account)"}]}"#)
        }
        parts.append(#""parties":[\#(parties.joined(separator: ","))]"#)
        if !text.isEmpty { parts.append(#""text":["\#(text)"]"#) }
        return "{" + parts.joined(separator: ",") + "}\n"
    }

    /// What the second payment is said to lack beside the first, and its status.
    private struct Second: Equatable {
        var what: String?
        var status: String
    }

    private func second(_ a: String, _ b: String, window: Int = 100) async throws -> Second {
        let run = try await run(a + b) {
            $0.output = .all
            $0.strippingWindow = window
        }
        #expect(run.records.first?["status"]?.string == "hold")
        let record = try #require(run.records.last)
        #expect(run.summary.stripped == (record["stripped"] == nil ? 0 : 1))
        if let stripped = record["stripped"] {
            #expect(stripped.keys == ["record", "line", "what", "designation"])
            #expect(stripped["line"]?.int == 1)
            #expect(stripped["designation"]?.string == "test:P1")
        }
        return Second(what: record["stripped"]?["what"]?.string, status: record["status"]?.string ?? "")
    }

    @Test("the same id: changed, removed")
    func sameID() async throws {
        let held = payment("P1", amount: "100", creditor: Self.listed)
        let changed = try await second(held, payment("P1", amount: "100", creditor: "Emma O'Brien"))
        #expect(changed == Second(what: "creditor changed", status: "hold"))
        #expect(try await second(held, payment("P1", amount: "100")) == Second(what: "creditor removed", status: "hold"))
        #expect(try await second(held, payment("P1", amount: "999")) == Second(what: "creditor removed", status: "hold"))
        // Nothing in common but the id.
        #expect(try await second(held, payment("P1", amount: "7", debtor: "Tadesse Bekele", creditor: "Emma")).what == nil)
    }

    @Test("another id: the same amount and other parties, and the party gone or under another name with its account")
    func otherID() async throws {
        let held = payment("P1", amount: "100.50", creditor: Self.listed, account: "NL91ABNA0417164300")
        #expect(try await second(held, payment("P2", amount: "100.50")).what == "creditor removed")
        let sameAccount = payment("P2", amount: "100.50", creditor: "Emma O'Brien", account: "NL91ABNA0417164300")
        #expect(try await second(held, sameAccount).what == "creditor changed")
        // Wages: equal amounts of one debtor to many.
        let wage = payment("P2", amount: "100.50", creditor: "Emma O'Brien", account: "NL02ABNA0123456789")
        #expect(try await second(held, wage) == Second(what: nil, status: "clear"))
        #expect(try await second(held, payment("P2", amount: "100.51")).what == nil)
        #expect(try await second(held, payment("P2", amount: "100.50", debtor: "Tadesse Bekele")).what == nil)
    }

    @Test("without amounts the same text counts")
    func sameText() async throws {
        let held = payment("P1", creditor: Self.listed, text: "Invoice 4711 of March")
        #expect(try await second(held, payment("P2", text: "invoice 4711 of March")).what == "creditor removed")
        #expect(try await second(held, payment("P2", text: "Invoice 4712 of March")).what == nil)
    }

    @Test("a text that named somebody, and doesn't any more")
    func text() async throws {
        let held = payment("P1", amount: "5", text: "for \(Self.listed) in March")
        #expect(try await second(held, payment("P1", amount: "5", text: "for services in March")).what == "text changed")
        #expect(try await second(held, payment("P1", amount: "5")).what == "text removed")
    }

    @Test("what alerts again on the same designation is not stripped; the window ends; 0 is off")
    func bounds() async throws {
        let held = payment("P1", amount: "100", creditor: Self.listed)
        #expect(try await second(held, held) == Second(what: nil, status: "hold"))
        let stripped = payment("P1", amount: "100")
        #expect(try await second(held, stripped, window: 0) == Second(what: nil, status: "clear"))
        let between = (0..<3).map { payment("B\($0)", amount: "1\($0)", debtor: "Piotr Zieliński") }.joined()
        #expect(try await second(held, between + stripped, window: 4).what == "creditor removed")
        #expect(try await second(held, between + stripped, window: 3).what == nil)
        // A record that can't be read counts as one.
        #expect(try await second(held, "{\n" + between + stripped, window: 4).what == nil)
    }

    @Test("an id that all payments of a batch share is none")
    func batch() async throws {
        let others = (0..<4).map { payment("B", amount: "100", creditor: "Emma \($0)") }
        let run = try await run(others[0] + payment("B", amount: "100", creditor: Self.listed) + others[1] + others[2]) {
            $0.output = .all
        }
        #expect(run.summary.stripped == 0)
        #expect(run.summary.held == 1)
    }

    @Test("the same bytes on any number of workers and with any size of chunks; over the ends of inputs")
    func deterministic() async throws {
        var text = ""
        for i in 0..<700 {
            let creditor = i % 7 == 0 ? Self.listed : i % 7 == 3 ? "" : "Emma O'Brien"
            text += payment("P\(i / 7)-\(i % 7 == 1 ? 0 : i % 7)", amount: "\(i / 7)", creditor: creditor)
            if i % 90 == 0 { text += "{broken\n" }
        }
        let input = Array(text.utf8)
        let expected = try await run([input, input]) { $0.output = .all }
        #expect(expected.summary.stripped > 150)
        #expect(expected.summary.isBalanced)
        for (jobs, size) in [(2, 4_096), (3, 5_003), (2, 1 << 20)] {
            let found = try await run([input, input]) {
                $0.output = .all
                $0.jobs = jobs
                $0.chunkBytes = size
            }
            let (a, b) = (String(decoding: found.lines, as: UTF8.self), String(decoding: expected.lines, as: UTF8.self))
            #expect(TestPaths.neutral(a) == TestPaths.neutral(b), "\(jobs) workers, \(size) bytes")
            #expect(found.summary.statistics == expected.summary.statistics.renaming(found))
        }
    }

    @Test("split: what is stripped is held")
    func split() async throws {
        let text = payment("P1", amount: "100", creditor: Self.listed) + payment("P1", amount: "100")
        let run = try await run(text) { $0.output = .split }
        #expect(run.hold == Array(text.utf8))
        #expect(run.clear.isEmpty)
        #expect(run.counts == [2, 0, 2, 0])
    }
}

/// Runs of the tests have folders of their own, which their lines name when there are several inputs.
enum TestPaths {
    static func neutral(_ text: String) -> String {
        text.replacing(#/[^"]*screening-tests-[0-9A-F-]+/#, with: "FOLDER")
    }
}

extension RunStatistics {
    /// The same with the files of another run, where they are named.
    func renaming(_ run: FinishedRun) -> RunStatistics {
        run.summary.statistics.firstRejects.map(\.reason) == firstRejects.map(\.reason)
            && run.summary.statistics.rejects == rejects && run.summary.statistics.lists == lists
            && run.summary.statistics.roles == roles && run.summary.statistics.bands == bands
            ? run.summary.statistics : self
    }
}
