import SanctionsModel

/// The programme tags of the US Treasury's Office of Foreign Assets Control (OFAC): the law behind them and, for the
/// lists that block nothing, what they order.
///
/// Sources: OFAC, "Specially Designated Nationals List – Sanctions List Service – program tag definitions"; the
/// executive orders and the chapters of title 31 of the Code of Federal Regulations (CFR) named in the rows.
enum OFACProgrammes {
    /// The orders and regulations of a programme, by its tag. A tag that names its executive order (`IRAN-EO13902`) needs
    /// no row.
    private static let law: [String: [String]] = [
        "SDGT": ["Executive Order 13224", "31 CFR part 594"],
        "FTO": ["31 CFR part 597"],
        "SDT": ["31 CFR part 595"],
        "SDNT": ["Executive Order 12978", "31 CFR part 536"],
        "SDNTK": ["31 CFR part 598"],
        "NPWMD": ["Executive Order 13382", "31 CFR part 544"],
        "IFSR": ["31 CFR part 561"],
        "IRAN": ["31 CFR part 560"],
        "IRAN-HR": ["Executive Order 13553", "31 CFR part 562"],
        "IRAN-TRA": ["Executive Order 13628"],
        "SYRIA": ["31 CFR part 542"],
        "GLOMAG": ["Executive Order 13818", "31 CFR part 583"],
        "MAGNIT": ["31 CFR part 584"],
        "IRAQ2": ["Executive Order 13315", "31 CFR part 576"],
        "IRAQ3": ["Executive Order 13438", "31 CFR part 576"],
        "BALKANS": ["Executive Order 13219", "31 CFR part 588"],
        "CUBA": ["31 CFR part 515"],
        "CYBER2": ["Executive Order 13694", "31 CFR part 578"],
        "TCO": ["Executive Order 13581", "31 CFR part 590"],
        "ZIMBABWE": ["31 CFR part 541"],
        "VENEZUELA": ["Executive Order 13692", "31 CFR part 591"],
        "DPRK": ["Executive Order 13551", "31 CFR part 510"],
        "DPRK2": ["Executive Order 13687", "31 CFR part 510"],
        "DPRK3": ["Executive Order 13722", "31 CFR part 510"],
        "DPRK4": ["Executive Order 13810", "31 CFR part 510"],
        "DRCONGO": ["Executive Order 13413", "31 CFR part 547"],
        "LIBYA2": ["Executive Order 13566", "31 CFR part 570"],
        "LIBYA3": ["Executive Order 13726", "31 CFR part 570"],
        "BELARUS": ["Executive Order 13405", "31 CFR part 548"],
        "SOMALIA": ["Executive Order 13536", "31 CFR part 551"],
        "SOUTH SUDAN": ["Executive Order 13664", "31 CFR part 558"],
        "YEMEN": ["Executive Order 13611", "31 CFR part 552"],
        "DARFUR": ["Executive Order 13400", "31 CFR part 546"],
        "CAR": ["Executive Order 13667", "31 CFR part 553"],
        "BURUNDI": ["Executive Order 13712", "31 CFR part 554"],
        "LEBANON": ["Executive Order 13441", "31 CFR part 549"],
        "NICARAGUA": ["Executive Order 13851", "31 CFR part 582"],
        "FSE-IR": ["Executive Order 13608"],
        "FSE-SY": ["Executive Order 13608"],
        "NS-PLC": ["31 CFR part 594"],
    ]

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
    ///
    /// Source: OFAC, "Consolidated Sanctions List (Non-SDN lists)" and the pages of each list.
    private static let measuresOutsideSDN: [(programme: String, measure: Measure)] = [
        // Sectoral Sanctions Identifications List, directives 1 to 4 under Executive Order 13662.
        ("UKRAINE-EO13662", .sectoral),
        // Directives under Executive Order 14024: debt and equity, sovereign debt, the central bank; directive 2 bars
        // correspondent accounts and is told by the entry's own words.
        ("RUSSIA-EO14024", .sectoral),
        // Non-SDN Chinese Military-Industrial Complex Companies List: no dealing in their securities.
        ("CMIC-EO13959", Measure("investment-ban")),
        // Palestinian Legislative Council list: transactions are rejected, not blocked.
        ("NS-PLC", Measure("transaction-rejection")),
        // Foreign Sanctions Evaders List: no transaction within US jurisdiction.
        ("FSE-IR", Measure("transaction-rejection")),
        ("FSE-SY", Measure("transaction-rejection")),
        // List of foreign financial institutions subject to correspondent or payable-through account sanctions.
        ("561-Related", Measure("correspondent-account-ban")),
    ]

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
