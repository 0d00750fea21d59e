import ReferenceData
import SanctionsModel
import Testing

@testable import Screening

@Suite("Advice with an alert")
struct AdviceTests {
    private func party(_ id: String, _ measures: [String]) -> Designation {
        var designation = Designation(
            id: id, authority: String(id.prefix { $0 != ":" }), reference: "1", type: .organisation,
            names: [ListedName("Grey League", quality: .primary)])
        designation.measures = measures.map { Measure($0) }
        return designation
    }

    @Test("every row of the tables is read")
    func everyRow() {
        #expect(MeasureTable.shared.problems.isEmpty && MeasureTable.shared.kinds.count >= 20)
        #expect(Jurisdiction.table.problems.isEmpty && Jurisdiction.table.rows.count >= 8)
        #expect(DelistingRoute.table.problems.isEmpty && DelistingRoute.table.routes.count >= 8)
        #expect(Jurisdiction.of("ZZ")?.code == "*")
        for kind in MeasureTable.shared.kinds {
            let measure = Measure(kind)
            #expect(kind == kind.lowercased() && !kind.contains(" "), "\(kind)")
            let effect = MeasureTable.shared.effect(of: measure)
            #expect(effect == .freeze || effect == .reject || !MeasureTable.shared.subject(of: measure).isEmpty, "\(kind)")
        }
        for row in ["asset-freeze\tthaw\t", "\tfreeze\t", "asset-freeze"] {
            #expect(MeasureTable(Array("\(row)\n".utf8)).problems.count == 1, "\(row)")
        }
        #expect(DelistingRoute.read(Array("un\tx\thttps://x\ty\nun:\tx\thttp://x\ty\n".utf8)).problems.count == 2)
    }

    @Test(
        "the strictest measure decides what to do, and one that nobody knows may restrict a payment",
        arguments: [
            (["asset-freeze"], .freeze), (["travel-ban", "asset-freeze", "arms-embargo"], .freeze), ([], .unstated),
            (["travel-ban"], .noPaymentMeasure), (["arms-embargo"], .noPaymentMeasure),
            (["travel-ban", "arms-embargo"], .noPaymentMeasure),
            (["trust-services-sanctions"], .noPaymentMeasure), (["trust-services-sanctions", "travel-ban"], .noPaymentMeasure),
            (["sectoral"], .otherMeasures), (["travel-ban", "sectoral"], .otherMeasures), (["investment-ban"], .otherMeasures),
            (["menu-based"], .otherMeasures), (["correspondent-account-ban"], .otherMeasures),
            (["transaction-rejection"], .reject), (["transaction-rejection", "travel-ban"], .reject),
            (["measure-of-tomorrow"], .otherMeasures),
        ] as [([String], NextStep)])
    func steps(measures: [String], step: NextStep) {
        let designation = party("eu:EU.1.1", measures)
        #expect(NextStep(designation) == step)
        let advice = Advice(designation, jurisdiction: "EU")
        #expect(advice.step.hasPrefix("hold the payment") == (step != .noPaymentMeasure), "\(advice.step)")
        #expect(advice.otherwise == "release the payment, and record why")
        #expect(advice.exempt.isEmpty == (step != .freeze))
        for measure in measures where step == .otherMeasures || step == .noPaymentMeasure {
            #expect(advice.step.contains(measure), "\(advice.step)")
        }
    }

    @Test(
        "a freeze says whom it binds, what counts as the party's own, what is exempt, and to whom it is reported",
        arguments: [
            ("UN", "owned or controlled", "2664 (2022)", "competent authority"),
            ("EU", "50 % or more", "2664 (2022)", "competent authority"),
            ("GB", "more than 50 %", "2664 (2022)", "OFSI"), ("US", "50 % or more", "31 CFR", "OFAC within 10 business days"),
            ("JP", "owned or controlled", "", "competent authority"),
        ])
    func readers(jurisdiction: String, owned: String, exempt: String, report: String) {
        let advice = Advice(party("x:1", ["asset-freeze"]), jurisdiction: jurisdiction)
        #expect(advice.step.contains("if this list binds you ("), "\(advice.step)")
        #expect(advice.step.contains(owned) && advice.step.contains(report), "\(advice.step)")
        #expect(exempt.isEmpty ? advice.exempt.isEmpty : advice.exempt.contains(exempt), "\(advice.exempt)")
        #expect(advice.caution.contains("2271/96") == (jurisdiction == "US"))
    }

    @Test(
        "the Ombudsperson serves the Al-Qaida list alone, the Focal Point all others of the Security Council",
        arguments: [
            ("un:QDi.006", "Ombudsperson", "https://main.un.org/securitycouncil/en/ombudsperson"),
            ("un:QDe.004", "Ombudsperson", "https://main.un.org/securitycouncil/en/ombudsperson"),
            ("un:TAi.001", "Focal Point", "https://main.un.org/securitycouncil/en/sanctions/delisting"),
            ("un:KPe.001", "Focal Point", "https://main.un.org/securitycouncil/en/sanctions/delisting"),
            ("un:YEe.001", "Focal Point", "https://main.un.org/securitycouncil/en/sanctions/delisting"),
            ("eu:EU.27.28", "Council of the European Union", ""), ("gb:AFG0001", "section 23", ""),
            ("us-sdn:2674", "501.807", ""),
            ("us-cons:1", "501.807", ""),
        ])
    func routes(id: String, body: String, page: String) throws {
        let route = try #require(DelistingRoute.of(id))
        #expect(route.body.contains(body))
        #expect(page.isEmpty || route.page == page)
        #expect(!route.basis.isEmpty)
    }

    @Test("the routes of a list, the general one first")
    func routesOfLists() {
        #expect(DelistingRoute.routes(ofList: "un").map(\.references) == ["", "QD"])
        #expect(DelistingRoute.routes(ofList: "eu").map(\.references) == [""])
        #expect(DelistingRoute.routes(ofList: "us").isEmpty && DelistingRoute.routes(ofList: "gb-terror").isEmpty)
    }

    @Test("a list without a route has none", arguments: ["gb-terror:1", "local:1", "unknown:QD1", ""])
    func noRoute(id: String) { #expect(DelistingRoute.of(id) == nil) }
}
