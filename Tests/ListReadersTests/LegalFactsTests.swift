import ReferenceData
import SanctionsModel
import Testing

@testable import EmbeddedLists
@testable import ListReaders

@Suite("Regimes of the Security Council")
struct UNRegimeTests {
    @Test("every row is read, names its resolutions with their years, and cites paragraphs")
    func everyRow() {
        let table = TableRows(ReferenceData.unRegimes, name: "un-regimes.tsv", columns: 7)
        #expect(UNRegime.table.problems.isEmpty, "\(UNRegime.table.problems)")
        #expect(UNRegime.all.count == table.rows.count && table.rows.count >= 20)
        for row in table.rows {
            #expect(row.cells[6].contains("para.") || row.cells[6].contains("paras."), "\(row.cells)")
            for act in row.values(4) {
                // `2745 (2024)`, and of a regime that has ended `2374 (2017), ended by 2690 (2023)`.
                let cited = act.split(separator: ",").map { $0.split(separator: " ") }
                for words in cited {
                    let number = words.first { Int($0) != nil }.flatMap { Int($0) } ?? 0
                    let year = words.last.flatMap { Int($0.dropFirst().dropLast()) } ?? 0
                    #expect((700...3000).contains(number) && (1990...2030).contains(year), "\(act)")
                }
            }
        }
    }

    @Test("the rows of a regime follow one another in time without a gap")
    func periods() {
        for prefix in Set(UNRegime.all.map(\.prefix)) {
            let rows = UNRegime.all.filter { $0.prefix == prefix }
            #expect(rows.first?.from == nil && rows.last?.until == nil, "\(prefix)")
            for (row, next) in zip(rows, rows.dropFirst()) {
                #expect(row.until != nil && row.until == next.from, "\(prefix)")
                #expect(row.listType == next.listType, "\(prefix)")
            }
        }
    }

    @Test(
        "acts and measures are those of the list's day",
        arguments: [
            ("YEe.001", "2026-02-27", [.armsEmbargo], "2624 (2022)"),
            ("YEe.002", "2026-02-27", [.assetFreeze, .armsEmbargo], "2140 (2014)"),
            ("YEi.001", "2026-02-27", [.assetFreeze, .travelBan, .armsEmbargo], "2216 (2015)"),
            ("IRi.001", "2014-01-01", [.assetFreeze, .travelBan], "1929 (2010)"),
            ("IRi.001", "2021-03-12", [.assetFreeze, .travelBan], "2231 (2015)"),
            ("IRe.001", "2025-09-27", [.assetFreeze], "2231 (2015)"), ("IRe.001", "2025-09-28", [.assetFreeze], "1737 (2006)"),
            ("IRe.001", "2026-02-27", [.assetFreeze], "1747 (2007)"),
            ("IRi.001", "2026-02-27", [.assetFreeze, .travelBan], "1803 (2008)"),
            ("CFi.001", "2024-07-29", [.assetFreeze, .travelBan], "2127 (2013)"),
            ("CFi.001", "2026-02-27", [.assetFreeze, .travelBan], "2745 (2024)"),
            ("MLi.004", "2023-08-30", [.assetFreeze, .travelBan], "2374 (2017)"),
            ("MLi.004", "2023-08-31", [], "2374 (2017), ended by 2690 (2023)"),
            ("LRi.001", "2015-09-01", [.assetFreeze, .travelBan], "1521 (2003)"),
            ("LRi.001", "2016-01-01", [], "1521 (2003), ended by 2237 (2015)"),
            ("CIi.001", "2016-04-28", [], "1572 (2004), ended by 2283 (2016)"),
            ("SOi.001", "2026-02-27", [.assetFreeze, .travelBan, .armsEmbargo], "2713 (2023)"),
            ("GBi.001", "2026-02-27", [.travelBan], "2048 (2012)"), ("IQe.001", "2026-02-27", [.assetFreeze], "1483 (2003)"),
            ("QDe.004", "2026-02-27", [.assetFreeze, .armsEmbargo], "2734 (2024)"),
            ("HTe.001", "2026-02-27", [.assetFreeze, .armsEmbargo], "2653 (2022)"),
        ] as [(String, String, [Measure], String)])
    func onADay(reference: String, day: String, measures: [Measure], act: String) throws {
        let list =
            reference.dropFirst(2).hasPrefix("e")
            ? Samples.un(
                entities: Samples.entity(reference, type: "", "<FIRST_NAME>GREY LEAGUE</FIRST_NAME>"),
                attributes: "dateGenerated=\"\(day)T00:00:00Z\"")
            : Samples.un(
                individuals: Samples.individual("<FIRST_NAME>K</FIRST_NAME>", reference: reference, type: ""),
                attributes: "dateGenerated=\"\(day)T00:00:00Z\"")
        let read = try Samples.read(list)
        let party = try #require(read.designations.first)
        #expect(party.measures == measures)
        #expect(party.legalBasis.contains("UNSCR " + act), "\(party.legalBasis)")
        #expect(read.count("regime has ended") == (measures.isEmpty ? 1 : 0))
    }

    @Test("resolution 2231 (2015) is no act of a list after its measures ended, and a list without a date has the acts of today")
    func iran() throws {
        for attributes in ["dateGenerated=\"2025-11-15T00:00:00Z\"", ""] {
            let list = try Samples.read(
                Samples.un(
                    entities: Samples.entity("IRe.001", type: "Iran", "<FIRST_NAME>GREY LEAGUE</FIRST_NAME>"),
                    attributes: attributes))
            #expect(
                list.designations[0].legalBasis
                    == ["1737 (2006)", "1747 (2007)", "1803 (2008)", "1929 (2010)"].map { "UNSCR \($0)" })
        }
    }

    @Test("what an entry's comment says in brackets decides, but not on a regime that has ended")
    func comments() throws {
        for (reference, comment, measures) in [
            ("YEi.901", "paragraph 14 (targeted arms embargo).", [Measure.armsEmbargo]),
            ("MLi.901", "(Travel Ban, Asset Freeze)", []),
        ] {
            let list = try Samples.read(
                Samples.un(
                    individuals: Samples.individual(
                        "<FIRST_NAME>K</FIRST_NAME><COMMENTS1>\(comment)</COMMENTS1>", reference: reference, type: "")))
            #expect(list.designations[0].measures == measures, "\(reference)")
        }
    }

    @Test("the embedded excerpt has the acts and measures of the table")
    func excerpt() throws {
        let un = try #require(try EmbeddedLists.lists().first { $0.id == "un" })
        for one in un.designations {
            let programme = one.programmes.first ?? ""
            let regime = try #require(UNRegime.of(reference: one.reference, listType: programme, on: un.date?.earliest))
            #expect(one.legalBasis == regime.resolutions.map { "UNSCR \($0)" }, "\(one.id)")
            #expect(Set(one.measures).isSubset(of: regime.measures(isPerson: one.type == .person, comments: "")), "\(one.id)")
        }
    }

    @Test("a row that is broken is named by its line")
    func broken() {
        for row in ["QD\tx\t\t\t1 (1999)\tfreeze\ty", "QD\tx\t1999\t\t1 (1999)\t\ty", "QD\tx\t\t\t\t\ty", "QD\tx"] {
            #expect(UNRegime.read(Array("# head\n\(row)\n".utf8)).problems.count == 1, "\(row)")
        }
    }
}

@Suite("Programmes of OFAC")
struct OFACProgrammeTests {
    /// Every tag of the SDN and the consolidated lists of 2021 to 2026.
    private static let tags = [
        "SDNTK", "SDGT", "IFSR", "NPWMD", "IRAN", "SYRIA", "SDNT", "UKRAINE-EO13662", "GLOMAG", "IRAQ2", "BALKANS", "IRGC",
        "UKRAINE-EO13661", "VENEZUELA-EO13850", "DPRK4", "UKRAINE-EO13660", "CYBER2", "TCO", "VENEZUELA", "DPRK3", "ZIMBABWE",
        "IRAN-EO13876", "IRAN-HR", "UKRAINE-EO13685", "DPRK2", "RUSSIA-EO14024", "CUBA", "NS-PLC", "FTO", "IRAN-EO13846",
        "CMIC-EO13959", "VENEZUELA-EO13884", "MAGNIT", "DRCONGO", "LIBYA3", "DPRK", "ELECTION-EO13848", "IRAN-EO13871", "BELARUS",
        "CAATSA - RUSSIA", "HK-EO13936", "SYRIA-EO13894", "NICARAGUA", "IRAN-TRA", "IFCA", "BURMA-EO14014", "LIBYA2", "CAR",
        "SOUTH SUDAN", "SOMALIA", "IRAN-EO13902", "SYRIA-CAESAR", "IRAQ3", "HRIT-IR", "BURUNDI", "YEMEN", "IRAN-CON-ARMS-EO",
        "DARFUR", "CAATSA - IRAN", "NICARAGUA-NHRAA", "MALI-EO13882", "FSE-SY", "LEBANON", "HRIT-SY", "PEESA", "ICCP-EO13928",
        "DPRK-NKSPEA", "ISA", "ILLICIT-DRUGS-EO14059", "HIFPAA", "FSE-IR", "561-Related", "SDT", "PAARSSR-EO13894",
        "BALKANS-EO14033", "BELARUS-EO14038", "SUDAN-EO14098", "ETHIOPIA-EO14046", "HOSTAGES-EO14078", "RUSSIA-EO14065",
    ]

    @Test("every row is read, and no tag stands twice")
    func everyRow() {
        let table = OFACProgrammes.table
        #expect(table.problems.isEmpty, "\(table.problems)")
        #expect(table.programmes.count >= 70)
        #expect(Set(table.programmes.map(\.tag)).count == table.programmes.count)
        for programme in table.programmes {
            for act in programme.acts {
                let isNamed = ["Executive Order", "31 CFR part 5", " Act", " of 20"].contains { act.contains($0) }
                #expect(isNamed, "\(programme.tag): \(act)")
                // A row without an order of the number that its tag names would contradict the tag.
                if let order = programme.tag.split(separator: "-").last, order.hasPrefix("EO"), order.count == 7 {
                    #expect(programme.acts.contains { $0.contains(order.dropFirst(2)) }, "\(programme.tag)")
                }
            }
        }
    }

    @Test("every tag of the lists names a law", arguments: OFACProgrammeTests.tags)
    func laws(tag: String) {
        let acts = OFACProgrammes.legalBasis(of: [tag])
        #expect(!acts.isEmpty && acts != [tag])
    }

    @Test("parts that have gone from the Code of Federal Regulations are no act of a programme", arguments: [541, 542, 554, 595])
    func gone(part: Int) {
        for programme in OFACProgrammes.table.programmes {
            #expect(!programme.acts.contains { $0.contains("part \(part)") }, "\(programme.tag)")
        }
    }

    @Test(
        "orders that were revoked say so, with the act that did it",
        arguments: [("SYRIA", "14312"), ("ZIMBABWE", "14118"), ("BURUNDI", "14054"), ("SDT", "13886"), ("ICCP-EO13928", "14022")])
    func revoked(tag: String, by order: String) {
        let acts = OFACProgrammes.legalBasis(of: [tag])
        #expect(acts.count == 1 && acts[0].contains("by Executive Order \(order)") && acts[0].contains("("), "\(acts)")
    }

    @Test("a broken row is named by its line")
    func broken() {
        #expect(OFACProgrammes.read(Array("A\t\t\n\tx\t\nB\tx\n".utf8)).problems.count == 3)
    }
}

@Suite("Lists that have closed or moved")
struct ClosedListTests {
    @Test("the Consolidated List of OFSI warns that it has closed")
    func conList() throws {
        let text =
            "Last Updated,13/04/2018\r\nName 6,Group Type,Alias Type,Group ID\r\nOSMAN,Individual,Prime Alias,901\r\n"
        let list = try Samples.read(text)
        #expect(list.id == "gb")
        let warning = try #require(list.quirks.first { $0.kind.contains("2026-01-28") })
        #expect(warning.count == 1 && warning.examples == ["line 1: last updated 13/04/2018"])
    }

    @Test("the registry has the lists that users asked for, each with an act and a contact")
    func registry() {
        let rows = Dictionary(EmbeddedLists.authorities.map { ($0.id, $0) }) { first, _ in first }
        for id in [
            "pl", "pl-giif", "cz", "cz-terror", "ee", "lv", "lt", "ar", "bh", "kw", "eg", "iq", "lb", "tn", "ma", "kg", "uz",
            "az",
            "bd", "tw", "tw-shtc", "nz-russia", "au-terror", "gb-terror", "gb-invest", "il-wmd",
        ] {
            let row = rows[id]
            #expect(row != nil && row?.legalBasis.isEmpty == false && row?.contact.isEmpty == false, "\(id)")
            #expect(row?.title.isEmpty == false && row?.jurisdiction.lowercased() == String(id.prefix(2)), "\(id)")
        }
        for id in ["mk", "ba", "me", "xk", "jo"] { #expect(rows[id]?.legalBasis.isEmpty == false, "\(id)") }
        #expect(rows["un"]?.contact == "https://main.un.org/securitycouncil/en/sanctions/delisting")
        #expect(rows["au"]?.download.hasSuffix("/Australian_Sanctions_Consolidated_List.xlsx") == true)
        #expect(rows["gb"]?.changes.contains("2026-01-28") == true)
    }
}
