/// A customer's line. Keys in this order, always.
extension CustomerOutcome {
    public func write(to out: inout JSONOutput) {
        out.object { out in
            out.field("record", id)
            out.field("line", place.line)
            if let file = place.file { out.field("file", file) }
            out.field("offset", place.offset)
            out.field("length", place.length)
            out.field("sha256", sha256)
            out.field("change", change?.kind.rawValue ?? "reject")
            out.key("alerts")
            out.array(change?.alerts ?? []) { out, alert in
                out.object { out in
                    out.field("change", alert.kind)
                    out.key("fields")
                    out.array(alert.fields) { $0.string($1) }
                    out.key("before")
                    if let before = alert.before { before.write(to: &out) } else { out.null() }
                    out.key("after")
                    if let after = alert.after { after.write(to: &out) } else { out.null() }
                }
            }
            if let reason { out.field("reason", reason) }
        }
        out.newline()
    }
}
