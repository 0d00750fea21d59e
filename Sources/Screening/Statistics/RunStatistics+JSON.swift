import MessageReaders

extension RunStatistics {
    /// `"alertsBy":{"list":{…},…}` and `"rejects":{…}`: under each key its count, most first.
    func write(to out: inout JSONOutput) {
        out.key("alertsBy")
        out.object { out in
            write(lists, "list", to: &out)
            write(roles, "role", to: &out)
            write(countries, "country", to: &out)
            write(priorities, "priority", to: &out)
            write(bands, "score", to: &out)
        }
        write(rejects, "rejects", to: &out)
        out.key("firstRejects")
        out.array(firstRejects) { out, reject in
            out.object { out in
                out.field("line", reject.place.line)
                if let file = reject.place.file { out.field("file", file) }
                out.field("offset", reject.place.offset)
                out.field("length", reject.place.length)
                out.field("reason", reject.reason)
            }
        }
    }

    private func write(_ counts: OrderedCounts, _ name: StaticString, to out: inout JSONOutput) {
        out.key(name)
        out.object { out in
            for (key, count) in counts.descending {
                out.key(text: key)
                out.number(count)
            }
        }
    }
}

extension RunSummary {
    /// `"fields":{"screened":…,"notScreened":…,"unknown":…,"list":[…]}`: different fields by what is done with them.
    func writeCoverage(to out: inout JSONOutput) {
        let fields = coverage.sorted
        out.key("fields")
        out.object { out in
            out.field("screened", coverage.fieldCount(.screened))
            out.field("notScreened", coverage.fieldCount(.notScreened))
            out.field("unknown", coverage.fieldCount(.unknown))
            out.key("list")
            out.array(fields) { out, item in
                item.field.write(to: &out, count: coverageIsCounted ? item.count : nil)
            }
        }
    }
}

extension FieldCoverage {
    /// Different fields with a treatment.
    public func fieldCount(_ treatment: Treatment) -> Int { counts.keys.count { $0.treatment == treatment } }

    /// What was met since `earlier`, which is a former state of this.
    func since(_ earlier: FieldCoverage) -> FieldCoverage {
        guard self != earlier else { return FieldCoverage() }
        var later = FieldCoverage()
        for (field, count) in counts { later.add(field, count: count - (earlier.counts[field] ?? 0)) }
        return later
    }
}

extension FieldCoverage.Field {
    public func write(to out: inout JSONOutput, count: Int? = nil) {
        out.object { out in
            out.field("path", path)
            out.field("treatment", treatment.rawValue)
            out.field("detail", detail)
            if let count { out.field("count", count) }
        }
    }
}
