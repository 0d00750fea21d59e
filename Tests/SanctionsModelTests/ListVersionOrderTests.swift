import SanctionsModel
import Testing

private func list(_ date: String?, version: String = "1") -> SourceList {
    SourceList(
        id: "xa", title: "", version: version, date: date.flatMap { PartialDate(reading: $0) }, files: [], sha256: version,
        entryCount: 1,
        designations: [])
}

@Test(
    "One version of a list is newer than another by its date, or by the time of one day",
    arguments: [
        (list("2026-02-27"), list("2026-02-26"), true), (list("2026-02-26"), list("2026-02-27"), false),
        (list("2026-02-27", version: "2026-02-27T06:00:00Z"), list("2026-02-27", version: "2026-02-27T05:00:00Z"), true),
        (list(nil, version: "9"), list(nil, version: "1"), nil), (list("2026-02-27"), list(nil), nil),
        (list(nil), list("2026-02-27"), nil),
        (list("2026-02-27", version: "9"), list("2026-02-27", version: "1"), nil), (list("2026"), list("2026-02-27"), nil),
    ] as [(SourceList, SourceList, Bool?)])
func newerVersions(a: SourceList, b: SourceList, wanted: Bool?) {
    #expect(a.isNewer(than: b) == wanted)
}
