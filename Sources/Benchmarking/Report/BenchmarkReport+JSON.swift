package import Screening

extension BenchmarkReport {
    /// One JSON object: `subject` by name, `sections` with their figures, `plots` with their points. Numbers have four decimals.
    package func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("title", title)
            out.key("subject")
            out.object { out in
                for line in subject {
                    out.key(text: line.name)
                    out.string(line.value)
                }
            }
            out.key("sections")
            out.array(sections) { out, section in
                out.object { out in
                    out.field("title", section.title)
                    out.field("note", section.note)
                    out.key("figures")
                    out.array(section.figures) { $1.write(to: &$0) }
                }
            }
            out.key("plots")
            out.array(plots) { out, plot in
                out.object { out in
                    out.field("title", plot.title)
                    out.field("x", plot.xTitle)
                    out.field("y", plot.yTitle)
                    out.key("curves")
                    out.array(plot.curves) { out, curve in
                        out.object { out in
                            out.field("title", curve.title)
                            out.key("points")
                            out.array(curve.points) { out, point in
                                out.array { out in
                                    out.decimal(point.x)
                                    out.decimal(point.y)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Figure {
    fileprivate func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("id", id)
            out.field("title", title)
            out.key("value")
            out.decimal(bounded(value))
            out.field("unit", unit.rawValue)
            if let reference {
                out.key("reference")
                out.object { out in
                    out.field("title", reference.title)
                    out.key("value")
                    out.decimal(bounded(reference.value))
                }
            }
            if let ratio {
                out.key("ratio")
                out.decimal(bounded(ratio))
            }
            switch reach {
            case .value(let line):
                out.key("reachValue")
                out.decimal(bounded(line))
            case .ratio(let line):
                out.key("reachRatio")
                out.decimal(bounded(line))
            case nil: break
            }
            if let isReached {
                out.key("reached")
                out.bool(isReached)
            }
            if !meaning.isEmpty { out.field("meaning", meaning) }
        }
    }

    /// What four decimals of a whole number can hold.
    private func bounded(_ value: Double) -> Double { value.isFinite ? min(max(value, 0), 1e14) : 0 }
}
