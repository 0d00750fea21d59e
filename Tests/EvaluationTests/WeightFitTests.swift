import Foundation
import NameMatching
import Screening
import Testing

@testable import Evaluation

@Suite("Fitting the weights")
struct WeightFitTests {
    /// Names of invented persons, each against itself respelt and against somebody else who shares a part of it.
    private static let deck: FitDeck = {
        let families = [
            "Zoravandi", "Belhakem", "Halvadjian", "Vredenhain", "Tverdokhlebov", "Zhukhovitsky", "Kestrelov", "Norvexani",
        ]
        let given = ["Qasim", "Walid", "Shukri", "Ottokar", "Sergey", "Mikhail", "Samir", "Piet"]
        var pairs: [LabelledPair] = []
        for (i, family) in families.enumerated() {
            let (own, other) = (given[i], given[(i + 3) % given.count])
            pairs.append(LabelledPair("\(own) \(family)", "\(family), \(own)", type: .person, isMatch: true))
            pairs.append(LabelledPair("\(own) \(family)", "\(own) Mahmoud \(family)", type: .person, isMatch: true))
            pairs.append(LabelledPair("\(own) \(family)", "\(own) \(family.dropLast())", type: .person, isMatch: true))
            pairs.append(LabelledPair("\(own) \(family)", "\(other) \(family)", type: .person, isMatch: false))
            pairs.append(
                LabelledPair("\(own) \(family)", "\(own) \(families[(i + 1) % families.count])", type: .person, isMatch: false))
        }
        return FitDeck(title: "invented", pairs: pairs)
    }()

    private static func fit(threads: Int = 2) -> WeightFit {
        var fit = WeightFit([deck], threads: threads)
        fit.weights = ModelWeight.all.filter { $0.name.hasPrefix("person.") }
        (fit.folds, fit.rounds) = (3, 2)
        return fit
    }

    @Test("every whole number of the model has a name, and each name reaches one of its own")
    func names() {
        var fields: Set<String> = []
        func collect(_ value: Any, _ prefix: String) {
            for child in Mirror(reflecting: value).children {
                guard let label = child.label else { continue }
                if child.value is Int { fields.insert(prefix + label) } else { collect(child.value, prefix + label + ".") }
            }
        }
        collect(ScoringModel.standard, "")
        #expect(fields == Set(ModelWeight.all.map(\.name)))
        #expect(Set(ModelWeight.all.map(\.name)).count == ModelWeight.all.count)
        for weight in ModelWeight.all {
            let own = weight.value(in: .standard)
            #expect(weight.range.contains(own) && weight.step > 0, "\(weight.name) is \(own)")
            let changed = weight.setting(own == weight.range.upperBound ? own - 1 : own + 1, in: .standard)
            #expect(changed.hash != ScoringModel.standard.hash, "\(weight.name)")
            #expect(ModelWeight.all.count { $0.value(in: changed) != $0.value(in: .standard) } == 1, "\(weight.name)")
            #expect(weight.value(in: weight.setting(.max, in: .standard)) == weight.range.upperBound)
            #expect(weight.value(in: weight.setting(.min, in: .standard)) == weight.range.lowerBound)
        }
    }

    @Test("weights that were put wrong are found again, at least as well as they were, out of fold too")
    func recovers() {
        var fit = Self.fit()
        var start = ScoringModel.standard
        // Nothing that stays alone costs anything: everybody is found, and everybody else alerts.
        for weight in fit.weights { start = weight.setting(weight.range.lowerBound, in: start) }
        fit.start = start
        fit.rounds = 4
        let report = fit.report()
        let before = FitReport.Quality.objective(report.start)
        #expect(report.start[0].f1 < 0.9)
        #expect(FitReport.Quality.objective(report.found) > before + 0.02)
        #expect(FitReport.Quality.objective(report.heldOut) > before)
        #expect(report.weights.contains { $0.start != $0.found } && report.startHash != report.foundHash)
        for weight in report.weights {
            #expect(ModelWeight.all.first { $0.name == weight.name }?.range.contains(weight.found) == true)
        }
    }

    @Test("the same decks and seed give the same weights on any number of threads")
    func deterministic() {
        #expect(Self.fit(threads: 1).report().text == Self.fit(threads: 3).report().text)
    }

    @Test("no weight is chosen that makes more ordinary people alert than the bound where that costs more than it gains")
    func ordinary() throws {
        let watchlist = try SampleList.watchlist()
        let names = ["Samir Zoravandy Halvadjian", "Shukri bin Walid", "Emma O'Brien", "Qasim Belhakem"].map {
            OrdinaryName(name: $0, type: .person)
        }
        let bound = OrdinaryBound(names, of: watchlist, threads: 2)
        #expect(bound.count == 4 && !bound.near.isEmpty && bound.near.count < 4)
        #expect(bound.near.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy { !$0.isMatch } })
        var fit = Self.fit()
        fit.ordinary = bound
        fit.penalty = 1_000
        let report = fit.report()
        #expect(report.ordinary == 4 && report.bound == report.startAlertRate)
        #expect(report.foundAlertRate <= report.bound)
        #expect(report.text.contains("Of 4 ordinary people"))
    }

    @Test("the report says it all within eighty columns, and as JSON")
    func output() throws {
        let report = Self.fit().report()
        for line in report.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        var out = JSONOutput()
        report.write(to: &out)
        let json = try #require(JSONSerialization.jsonObject(with: Data(out.bytes)) as? [String: Any])
        #expect((json["weights"] as? [[String: Any]])?.count == 6)
        for key in ["start", "inFold", "outOfFold", "found"] {
            let figures = try #require(json[key] as? [String: Any])
            #expect((figures["decks"] as? [[String: Any]])?.count == 1 && figures["objective"] is Double)
        }
        #expect(json["foundModel"] as? String == report.foundHash)
    }
}
