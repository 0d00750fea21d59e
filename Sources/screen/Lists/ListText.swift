import NameText
import SanctionsModel
import WatchlistStore

/// A list for people: what it holds, by type and script, and what was odd in it.
enum ListText {
    static func report(_ list: SourceList) -> String {
        var names = 0
        var types: [String: Int] = [:]
        var scripts: [String: Int] = [:]
        let normalizer = NameNormalizer()
        for designation in list.designations {
            types[designation.type.name, default: 0] += 1
            names += designation.names.count
            for name in designation.names {
                let tokens = normalizer.tokens(of: name.text).tokens
                let script = tokens.first { $0.script != .latin }?.script ?? .latin
                scripts[tokens.isEmpty ? "none" : script.code, default: 0] += 1
            }
        }
        var lines = [heading(list)]
        lines.append(
            "  \(Format.count(list.entryCount)) entries, \(Format.count(list.designations.count)) designations (\(tally(types))), \(Format.count(names)) names (\(tally(scripts)))"
        )
        lines += quirks(list)
        return lines.joined(separator: "\n")
    }

    static func heading(_ list: SourceList) -> String {
        let date = list.date.map { ", \($0)" } ?? ""
        return
            "\(Terminal.paint(TextColumns.line(list.id), .bold)): "
            + TextColumns.line("\(list.title), version \(list.version)\(date)\(list.isExcerpt ? ", an excerpt" : "")")
    }

    static func quirks(_ list: SourceList) -> [String] {
        list.quirks.map { quirk in
            let examples = quirk.examples.prefix(2).joined(separator: "; ")
            return TextColumns.line(
                "  quirk: \(Format.count(quirk.count)) × \(quirk.kind)\(examples.isEmpty ? "" : " (\(examples)\(quirk.count > 2 ? "; …" : ""))")"
            )
        }
    }

    private static func tally(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\(Format.count($0.value)) \($0.key)" }.joined(
            separator: ", ")
    }
}
