public import Screening

extension EvaluationReport {
    /// Writes the report as one JSON object: rates 0...1, scores 0...1, each with four decimals, intervals as `[low, high]`.
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.key("subject")
            subject.write(to: &out)
            out.score("threshold", threshold)
            out.key("byDecision")
            out.bool(isByDecision)
            out.share("manipulations", manipulations)
            out.share("hardNegatives", hardNegatives)
            out.share("ordinary", ordinary)
            out.field("alerts", alerts)
            out.key("categories")
            out.array(categories) { $1.write(to: &$0, counted: "found") }
            out.key("negatives")
            out.array(negatives) { $1.write(to: &$0, counted: "alerting") }
            out.key("scripts")
            out.array(scripts) { out, script in
                out.object { out in
                    out.field("script", script.code)
                    out.share("found", script.share)
                }
            }
            out.key("sweep")
            out.array(sweep) { out, point in
                out.object { out in
                    out.score("threshold", point.threshold)
                    out.share("manipulations", point.manipulations)
                    out.share("hardNegatives", point.hardNegatives)
                    out.share("ordinary", point.ordinary)
                    out.field("alerts", point.alerts)
                }
            }
            out.key("scores")
            out.object { out in
                out.key("listed")
                out.array(listedScores) { $0.number($1) }
                out.key("others")
                out.array(otherScores) { $0.number($1) }
            }
            if let nearMissFloor {
                out.score("below", nearMissFloor)
                out.key("nearMisses")
                out.array(nearMisses) { $1.write(to: &$0) }
            }
            if let comparison {
                out.key("comparison")
                comparison.write(to: &out)
            }
        }
    }
}

extension JSONOutput {
    mutating func score(_ key: StaticString, _ tenThousandths: Int) {
        self.key(key)
        decimal(Double(tenThousandths) / 10_000)
    }

    mutating func share(_ key: StaticString, _ share: Share) {
        self.key(key)
        object { out in
            out.field("count", share.count)
            out.field("of", share.total)
            out.key("rate")
            out.decimal(share.rate)
            out.key("interval")
            out.array([share.interval.lowerBound, share.interval.upperBound]) { $0.decimal($1) }
        }
    }
}

extension EvaluationReport.Subject {
    func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("deck", deck)
            out.field("rows", rows)
            out.key("lists")
            out.array(lists) { out, list in
                out.object { out in
                    out.field("id", list.id)
                    out.field("title", list.title)
                    out.field("version", list.version)
                    out.field("date", list.date)
                    out.field("sha256", list.sha256)
                }
            }
            out.field("designations", designations)
            out.field("names", names)
            out.field("engine", engine)
            out.field("policy", policy)
            out.field("model", model)
            out.field("icu", icu)
            out.field("date", date)
        }
    }
}

extension EvaluationReport.Category {
    fileprivate func write(to out: inout JSONOutput, counted: StaticString) {
        out.object { out in
            out.field("category", name)
            out.field("title", title)
            out.field("method", method)
            out.share(counted, share)
            out.field("alerts", alerts)
            out.score("medianScore", medianScore)
            out.field("best", best)
            out.key("examples")
            out.array(examples) { $1.write(to: &$0) }
        }
    }
}

extension ReportExample {
    func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("row", row)
            out.field("category", category)
            out.field("query", query)
            out.field("parameters", parameters)
            out.field("designation", designation)
            out.field("listed", listed)
            out.score("score", score)
            out.key("evidence")
            out.array(evidence) { $0.string($1) }
        }
    }
}

extension PolicyComparison {
    fileprivate func write(to out: inout JSONOutput) {
        func side(_ key: StaticString, _ side: Side, _ alerts: Int, _ out: inout JSONOutput) {
            out.key(key)
            out.object { out in
                out.field("name", side.name)
                out.field("policy", side.hash)
                out.score("threshold", side.threshold)
                out.field("alerts", alerts)
            }
        }
        func line(_ out: inout JSONOutput, _ line: Line) {
            out.object { out in
                out.field("title", line.title)
                out.share("first", line.difference.first)
                out.share("second", line.difference.second)
                out.field("onlyFirst", line.difference.onlyFirst)
                out.field("onlySecond", line.difference.onlySecond)
                out.key("difference")
                out.signed(line.difference.difference)
                out.key("interval")
                out.array([line.difference.interval.lowerBound, line.difference.interval.upperBound]) { $0.signed($1) }
            }
        }
        out.object { out in
            side("first", first, firstAlerts, &out)
            side("second", second, secondAlerts, &out)
            out.key("detection")
            out.array(detection, line)
            out.key("alerting")
            out.array(alerting, line)
        }
    }
}

extension JSONOutput {
    /// Ten-thousandths of a signed share as a whole number: `decimal` writes no sign.
    fileprivate mutating func signed(_ value: Double) { number(Int((value * 10_000).rounded())) }
}
