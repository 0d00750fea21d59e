import ReferenceData
import SanctionsModel

/// The programme tags of the US Treasury's Office of Foreign Assets Control (OFAC): the law behind them and, for the
/// lists that block nothing, what they order. The facts and their sources stand in `Data/ofac-programmes.tsv`.
enum OFACProgrammes {
    /// A row of the table.
    struct Programme: Sendable {
        let tag: String
        let acts: [String]
        /// The measure where the tag stands on a list other than the SDN list; `nil` where the entry says it.
        let measureOutsideSDN: Measure?
    }

    static let table = OFACProgrammes.read(ReferenceData.ofacProgrammes)

    /// Reads the table; rows that can't be read are named in `problems`, which a test holds empty.
    static func read(_ bytes: [UInt8]) -> (programmes: [Programme], problems: [String]) {
        let table = TableRows(bytes, name: "ofac-programmes.tsv", columns: 3)
        var problems = table.problems
        var programmes: [Programme] = []
        for row in table.rows {
            guard !row.cells[0].isEmpty, !row.values(1).isEmpty else {
                problems.append("ofac-programmes.tsv:\(row.line)")
                continue
            }
            programmes.append(
                Programme(
                    tag: row.cells[0], acts: row.values(1),
                    measureOutsideSDN: row.cells[2].isEmpty ? nil : Measure(row.cells[2])))
        }
        return (programmes, problems)
    }

    /// The orders and regulations of a programme, by its tag.
    private static let law = Dictionary(table.programmes.map { ($0.tag, $0.acts) }) { first, _ in first }

    /// The programmes as legal bases: their orders and regulations, or the tag where none is known.
    static func legalBasis(of programmes: [String]) -> [String] {
        var basis: [String] = []
        for programme in programmes {
            let acts = law[programme] ?? executiveOrder(in: programme).map { ["Executive Order \($0)"] } ?? [programme]
            for act in acts { basis.appendUnique(act) }
        }
        return basis
    }

    /// `13902` in `IRAN-EO13902`.
    private static func executiveOrder(in programme: String) -> String? {
        guard let place = programme.offset(of: "EO") else { return nil }
        let digits = programme.slice(place + 2, programme.utf8.count).utf8.prefix { (0x30...0x39).contains($0) }
        return digits.count == 5 ? String(digits) : nil
    }

    /// What the non-SDN lists order, by programme: none of them blocks assets.
    private static let measuresOutsideSDN = table.programmes.compactMap { programme in
        programme.measureOutsideSDN.map { (programme: programme.tag, measure: $0) }
    }

    /// Measures of an entry of the consolidated non-SDN list. Entries of the menu-based list carry the tags of
    /// programmes that also block: what was chosen for them stands in their remarks.
    static func measuresOutsideSDN(programmes: [String], words: [String]) -> [Measure] {
        var measures: [Measure] = []
        for (programme, measure) in measuresOutsideSDN where programmes.contains(programme) { measures.appendUnique(measure) }
        if programmes.contains("RUSSIA-EO14024"), words.contains(where: { $0.offset(of: "Directive 2") != nil }) {
            if !words.contains(where: { $0.offset(of: "Directive 1a") != nil || $0.offset(of: "Directive 3") != nil }) {
                measures.removeAll { $0 == .sectoral }
            }
            measures.appendUnique(Measure("correspondent-account-ban"))
        }
        return measures.isEmpty ? [Measure("menu-based")] : measures
    }

    /// Whether an entry can only stand in the non-SDN lists, by its programmes and its directives.
    static func isOutsideSDN(programmes: [String], words: [String]) -> Bool {
        for programme in programmes {
            switch programme {
            case "CMIC-EO13959", "NS-PLC", "FSE-IR", "FSE-SY", "561-Related", "UKRAINE-EO13662": return true
            case "RUSSIA-EO14024":
                if words.contains(where: { $0.offset(of: "Directive") != nil }) { return true }
            default: continue
            }
        }
        return false
    }
}
