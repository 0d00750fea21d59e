import ListStore
import Screening

/// What an update tells.
enum UpdateText {
    /// Progress goes to standard output, trouble to standard error.
    static func tell(_ outcome: UpdateOutcome, isQuiet: Bool) {
        for note in outcome.notes { Terminal.error(TextColumns.line("screen: \(outcome.list): \(note)")) }
        if outcome.isSuccess {
            if !isQuiet { Terminal.out(TextColumns.line(outcome.line) + "\n") }
        } else {
            Terminal.error(TextColumns.line("screen: \(outcome.line)"))
        }
        tell(ended: outcome.ended)
    }

    static func tell(ended: [HandEntry]) {
        for entry in ended {
            Terminal.out("\(HandEntry.list):\(entry.id) is dropped: \(entry.end?.because ?? "")\n")
        }
    }

    static func json(_ outcomes: [UpdateOutcome], expired: [HandEntry], store: ListStore) -> [UInt8] {
        var out = JSONOutput()
        out.object { out in
            out.field("store", store.path)
            out.field("at", "\(Timestamp.now)")
            out.field("refused", outcomes.count { !$0.isSuccess })
            out.key("lists")
            out.array(outcomes) { out, outcome in
                out.object { out in
                    out.field("list", outcome.list)
                    out.field("outcome", outcome.kind.rawValue)
                    out.field("version", outcome.current?.name ?? "")
                    out.field("sha256", outcome.current?.sha256 ?? "")
                    out.field("designations", outcome.current?.contents?.designations ?? 0)
                    out.field("names", outcome.current?.contents?.names ?? 0)
                    out.field("previous", outcome.previous?.name ?? "")
                    out.field("reason", outcome.reason)
                    out.key("notes")
                    out.array(outcome.notes) { $0.string($1) }
                    out.key("ended")
                    write(outcome.ended, to: &out)
                }
            }
            out.key("expired")
            write(expired, to: &out)
        }
        out.newline()
        return out.bytes
    }

    private static func write(_ ended: [HandEntry], to out: inout JSONOutput) {
        out.array(ended) { out, entry in
            out.object { out in
                out.field("id", "\(HandEntry.list):\(entry.id)")
                out.field("because", entry.end?.because ?? "")
            }
        }
    }
}
