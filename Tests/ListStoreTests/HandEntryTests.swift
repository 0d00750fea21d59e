import Foundation
import SanctionsModel
import Testing

@testable import ListStore

@Suite("Designations by hand")
struct HandEntryTests {
    private func entry(
        _ names: [String] = ["Examplo Nuovo Persona"], type: PartyType = .person, born: String? = "1971-05-06",
        reference: String = "", expires: String = "2026-04-01"
    ) throws -> HandEntry {
        HandEntry(
            names: names, type: type, birthDates: try born.map { [try #require(PartialDate(reading: $0))] } ?? [],
            authority: "xa", reference: reference, by: "A. Officer", why: "Decision 9/2026", source: "https://journal.example/9",
            addedAt: TestClock.start, expires: try #require(CalendarDay(expires)))
    }

    private func update(_ updating: Updating, _ text: String) async throws -> UpdateOutcome {
        let folder = try TemporaryFolder()
        return try await updating.update(through: MirrorFolder(path: try folder.write(text, to: "any.csv")))
    }

    @Test("are a list of their own, by day")
    func list() throws {
        let updating = try Updating()
        let first = try updating.store.add(try entry())
        let second = try updating.store.add(try entry(["Examplo Other"], born: nil))
        #expect(first.id == "xa-2026-03-01-1" && second.id == "xa-2026-03-01-2")
        func list(_ day: String) throws -> SourceList? { try updating.store.handList(on: try #require(CalendarDay(day))) }
        let list = try #require(try list("2026-03-01"))
        #expect(list.id == "local" && list.designations.map(\.id) == ["local:xa-2026-03-01-1", "local:xa-2026-03-01-2"])
        #expect(list.designations[0].births.first?.date?.description == "1971-05-06")
        #expect(list.designations[0].measures == [.assetFreeze])
        #expect(list.designations[0].remarks.first?.contains("Decision 9/2026") == true)
        #expect(try self.list(updating, "2026-02-28") == nil)
        #expect(try self.list(updating, "2026-04-01") != nil && self.list(updating, "2026-04-02") == nil)
        // The same entries are the same version.
        #expect(try self.list(updating, "2026-03-20")?.sha256 == list.sha256)
        var later = TestClock.start
        later.seconds += 86_400 * 3
        _ = try updating.store.withdraw("local:xa-2026-03-01-2", by: "B. Officer", why: "typed twice", at: later)
        #expect(try self.list(updating, "2026-03-04")?.designations.count == 1)
        #expect(try self.list(updating, "2026-03-03")?.sha256 == list.sha256, "a replay of the day before still has it")
        #expect(throws: StoreError.self) { try updating.store.withdraw("xa-2026-03-01-2", by: "B", why: "again", at: later) }
    }

    private func list(_ updating: Updating, _ day: String) throws -> SourceList? {
        try updating.store.handList(on: try #require(CalendarDay(day)))
    }

    @Test(
        "are dropped when the authority's list has them",
        arguments: [
            ("X900,person,Somebody Else,primary,", "XB-1", true, "its reference"),
            ("X900,person,\"PERSONA, Examplo Nuovo\",primary,1971-05-06", "", true, "its name and birth date"),
            ("X900,person,Examplo Nuovo Persona,primary,1971", "", true, "its name and birth date"),
            ("X900,person,Examplo Nuovo Persona,primary,1972-05-06", "", false, ""),
            ("X900,person,Examplo Nuovo Persona,primary,", "", false, ""),
            ("X900,organisation,Examplo Nuovo Persona,primary,", "", false, ""),
            ("X900,person,Examplo Persona,primary,1971-05-06", "", false, ""),
        ])
    func official(_ row: String, _ reference: String, _ isDropped: Bool, _ how: String) async throws {
        let updating = try Updating()
        #expect(try await update(updating, TestLists.text()).kind == .first)
        let added = try updating.store.add(try entry(reference: reference))
        updating.clock.advance(days: 2)
        let row = reference.isEmpty ? row : row.replacingOccurrences(of: "X900", with: reference)
        let outcome = try await update(updating, TestLists.text(version: "2", date: "2026-03-02", more: [row]))
        #expect(outcome.kind == .updated)
        #expect(outcome.ended.map(\.id) == (isDropped ? [added.id] : []))
        if isDropped {
            let end = try #require(outcome.ended.first?.end)
            #expect(end.kind == .official && end.because.contains(how) && end.because.contains("version 2"), "\(end.because)")
            #expect(try list(updating, "2026-03-03") == nil)
            #expect(try list(updating, "2026-03-02") != nil)
            #expect(try updating.store.journal.entries().last?.event == .ended)
        } else {
            #expect(try list(updating, "2026-03-03")?.designations.count == 1)
        }
    }

    @Test("an organisation is known by its name alone; a person without a birth date by reference alone")
    func withoutBirthDate() async throws {
        let updating = try Updating()
        #expect(try await update(updating, TestLists.text()).kind == .first)
        _ = try updating.store.add(try entry(["Examplo Holding", "Examplo Ltd"], type: .organisation, born: nil))
        let person = try updating.store.add(try entry(born: nil))
        let outcome = try await update(
            updating,
            TestLists.text(
                version: "2",
                more: [
                    "X900,organisation,EXAMPLO HOLDING,primary,", "X901,person,Examplo Nuovo Persona,primary,1971-05-06",
                ]))
        #expect(outcome.ended.map(\.names.first) == ["Examplo Holding"])
        #expect(outcome.ended.first?.end?.because.contains("doesn't have the name Examplo Ltd") == true)
        #expect(try updating.store.handEntries().filter { $0.end == nil }.map(\.id) == [person.id])
    }

    @Test("stay when a version is refused, and end when they expire")
    func refusedAndExpired() async throws {
        let updating = try Updating()
        #expect(try await update(updating, TestLists.text()).kind == .first)
        _ = try updating.store.add(try entry())
        let refused = try await update(
            updating, TestLists.text(version: "2", count: 4, more: ["X900,person,Examplo Nuovo Persona,primary,1971-05-06"]))
        #expect(refused.kind == .refused && refused.ended.isEmpty)
        #expect(try updating.store.handEntries().allSatisfy { $0.end == nil })
        var update = ListUpdate(store: updating.store, fetcher: try MirrorFolder(path: updating.folder.path))
        update.clock = updating.clock.clock
        #expect(try update.endExpired().isEmpty)
        updating.clock.advance(days: 40)
        #expect(try update.endExpired().map(\.end?.kind) == [.expired])
        #expect(try update.endExpired().isEmpty)
    }

    @Test("are not recorded when the list has them, or when they say too little")
    func notRecorded() async throws {
        let updating = try Updating()
        #expect(
            try await update(updating, TestLists.text(more: ["X900,person,Examplo Nuovo Persona,primary,1971-05-06"])).kind
                == .first)
        let known = #expect(throws: StoreError.self) { try updating.store.add(try entry()) }
        #expect(known?.description.contains("xa:X900") == true)
        for change in [
            { $0.names = [] }, { $0.names = ["  "] }, { $0.by = "" }, { $0.why = " " }, { $0.source = "" },
            { $0.authority = "local" }, { $0.authority = "../x" }, { $0.type = "robot" }, { $0.birthDates = ["soon"] },
            { $0.id = "a b" },
        ] as [(inout HandEntry) -> Void] {
            var wrong = try entry(["Somebody New"])
            change(&wrong)
            #expect(throws: StoreError.self) { try updating.store.add(wrong) }
        }
        #expect(throws: StoreError.self) { try updating.store.add(try entry(["Somebody New"], expires: "2026-02-01")) }
        #expect(!updating.store.hasHandEntries)
    }

    @Test("a spoilt file stops screening rather than leave entries out")
    func spoilt() throws {
        let updating = try Updating()
        _ = try updating.store.add(try entry())
        let file = updating.store.path + "/local.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        for spoilt in [
            text.replacingOccurrences(of: "Examplo Nuovo Persona", with: ""), String(text.dropLast(20)), "",
            text.replacingOccurrences(of: "2026-04-01", with: "2026-04-31"),
        ] {
            try Data(spoilt.utf8).write(to: URL(fileURLWithPath: file))
            let error = #expect(throws: StoreError.self) { try list(updating, "2026-03-02") }
            #expect(error?.code == .damaged && error?.description.contains("local.json") == true, "\(String(describing: error))")
        }
    }
}
