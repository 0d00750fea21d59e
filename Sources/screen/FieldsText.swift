import MessageReaders
import Screening

/// What is done with the fields of one record: a table for people, or JSON.
enum FieldsText {
    static func text(_ explanation: RecordExplanation) -> String {
        var lines = ["line \(explanation.place.line), byte \(explanation.place.offset), \(explanation.place.length) bytes"]
        for note in explanation.profile.notes { lines += TextColumns.entry("", note, indent: 0, labelWidth: 2) }
        if let reason = explanation.reason { lines.append(Terminal.paint("rejected: ", .yellow) + TextColumns.line(reason)) }
        for treatment in FieldCoverage.Treatment.allCases {
            let fields = explanation.fields.filter { $0.treatment == treatment }
            guard !fields.isEmpty else { continue }
            lines += ["", Terminal.paint(title(treatment), treatment == .screened ? .green : .bold)]
            let width = min(34, (fields.map { TextColumns.width($0.path) }.max() ?? 0) + 2)
            for field in fields {
                let value = field.value.isEmpty ? "" : "“\(TextColumns.cut(field.value, 30))” "
                let name = TextColumns.line(field.path)
                let path = TextColumns.width(name) < width ? name : ""
                if path.isEmpty { lines.append("  " + name) }
                lines += TextColumns.entry(path, value + field.detail, labelWidth: width)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func title(_ treatment: FieldCoverage.Treatment) -> String {
        switch treatment {
        case .screened: "screened, as"
        case .notScreened: "not screened, because"
        case .unknown: "in no table of the format"
        }
    }

    static func json(_ explanation: RecordExplanation) -> [UInt8] {
        var out = JSONOutput()
        out.object { out in
            out.field("line", explanation.place.line)
            out.field("offset", explanation.place.offset)
            out.field("length", explanation.place.length)
            out.field("format", explanation.profile.format.rawValue)
            out.key("fields")
            out.array(explanation.fields) { out, field in
                out.object { out in
                    out.field("path", field.path)
                    if !field.value.isEmpty { out.field("value", field.value) }
                    out.field("treatment", field.treatment.rawValue)
                    out.field("detail", field.detail)
                }
            }
            if let reason = explanation.reason { out.field("reason", reason) }
        }
        out.newline()
        return out.bytes
    }
}
