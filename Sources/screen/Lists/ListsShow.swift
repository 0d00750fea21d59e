import ArgumentParser
import NameMatching
import NameText
import SanctionsModel
import Screening
import WatchlistStore

/// What a watchlist or a list holds; with an id, that designation in full.
struct ListsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a list or watchlist holds, or one designation.",
        usage: "screen lists show [<path>] [-w <path> ...] [<options>]")

    @Argument(help: "A watchlist or list file; default: the lists that would be screened against.")
    var path: String?

    @Option(help: ArgumentHelp("A designation in full, as in un:QDi.006.", valueName: "designation"))
    var id: String?

    @Flag(help: "Every designation in full, as JSON Lines.")
    var designations = false

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var options: WatchlistOptions

    func run() throws {
        var options = options
        if let path { options.watchlist = [path] }
        let watchlist = try options.open()
        if designations {
            guard id == nil else { throw Refusal("--id and --designations exclude each other") }
            return showAll(watchlist)
        }
        if let id { return try show(id, watchlist) }
        if json {
            var out = JSONOutput()
            out.object { out in
                out.field("designations", watchlist.designationCount)
                out.field("names", watchlist.nameCount)
                out.field("tokens", watchlist.tokenCount)
                out.field("bytes", watchlist.fileSize)
                out.field("icu", watchlist.icuVersion)
                out.field("model", watchlist.model.hash)
                out.key("lists")
                out.array(Array(watchlist.sources.enumerated())) { out, item in
                    let (index, list) = item
                    out.object { out in
                        out.field("id", list.id)
                        out.field("title", list.title)
                        out.field("version", list.version)
                        out.field("date", list.date?.description ?? "")
                        out.field("sha256", list.sha256)
                        out.field("entries", list.entryCount)
                        out.field("designations", ListsShow.count(watchlist, index))
                        out.key("excerpt")
                        out.bool(list.isExcerpt)
                        out.key("quirks")
                        out.array(list.quirks) { out, quirk in
                            out.object { out in
                                out.field("kind", quirk.kind)
                                out.field("count", quirk.count)
                                out.key("examples")
                                out.array(quirk.examples) { $0.string($1) }
                            }
                        }
                    }
                }
            }
            out.newline()
            return Terminal.out(out.bytes)
        }
        var lines = [
            "\(Format.count(watchlist.designationCount)) designations, \(Format.count(watchlist.nameCount)) names, \(Format.count(watchlist.tokenCount)) distinct words, \(Format.count(watchlist.fileSize)) bytes; ICU \(watchlist.icuVersion), model \(watchlist.model.hash)"
        ]
        for (index, list) in watchlist.sources.enumerated() {
            lines.append(ListText.heading(list))
            lines.append(
                "  \(Format.count(list.entryCount)) entries, \(Format.count(ListsShow.count(watchlist, index))) designations, sha256 \(list.sha256)"
            )
            lines += ListText.quirks(list)
        }
        Terminal.out(lines.joined(separator: "\n") + "\n")
    }

    private static func count(_ watchlist: Watchlist, _ source: Int) -> Int {
        (0..<watchlist.designationCount).reduce(0) { $0 + (watchlist.source(ofDesignation: $1) == source ? 1 : 0) }
    }

    private static func list(_ watchlist: Watchlist, _ index: Int) -> SourceList? {
        let source = watchlist.source(ofDesignation: index)
        return watchlist.sources.indices.contains(source) ? watchlist.sources[source] : nil
    }

    private func showAll(_ watchlist: Watchlist) {
        var out = JSONOutput()
        for index in 0..<watchlist.designationCount {
            DesignationText.write(watchlist.designation(index), of: ListsShow.list(watchlist, index), to: &out)
            out.newline()
            guard out.bytes.count > 1 << 16 else { continue }
            Terminal.out(out.bytes)
            out.removeAll()
        }
        Terminal.out(out.bytes)
    }

    private func show(_ id: String, _ watchlist: Watchlist) throws {
        guard let index = watchlist.designationIndex(id: id) else { throw Refusal("\(id): no such designation") }
        let designation = watchlist.designation(index)
        if json {
            var out = JSONOutput()
            DesignationText.write(designation, of: ListsShow.list(watchlist, index), to: &out)
            out.newline()
            return Terminal.out(out.bytes)
        }
        var lines = ["\(Terminal.paint(TextColumns.line(designation.id), .bold))  \(designation.type.name)"]
        for name in designation.names {
            lines.append(
                "  name: \(name.text) (\(name.quality.name)\(name.origin == .parsed ? ", parsed out of a longer text" : ""))")
        }
        func add(_ label: String, _ values: [String]) {
            for value in values where !value.isEmpty { lines.append("  \(label): \(value)") }
        }
        add("gender", designation.genders.map(\.name))
        add(
            "born",
            designation.births.map { birth in
                [birth.date?.description ?? "", birth.city, birth.region, birth.country, birth.note].filter { !$0.isEmpty }
                    .joined(separator: ", ")
            })
        add("nationality", designation.nationalities)
        add("identifier", designation.identifiers.map { "\($0.kind) \($0.value)\($0.country.isEmpty ? "" : " (\($0.country))")" })
        add(
            "address",
            designation.addresses.map { address in
                [address.street, address.city, address.region, address.postalCode, address.country, address.note].filter {
                    !$0.isEmpty
                }
                .joined(separator: ", ")
            })
        add("title", designation.titles)
        add("programme", designation.programmes)
        add("legal basis", designation.legalBasis)
        add("listed on", designation.listedOn.map { [$0.description] } ?? [])
        add("updated on", designation.updatedOn.map(\.description))
        add("measure", designation.measures.map(\.kind))
        add("remark", designation.remarks)
        Terminal.out(([lines[0]] + lines.dropFirst().map(TextColumns.line)).joined(separator: "\n") + "\n")
    }
}
