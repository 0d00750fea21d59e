import EmbeddedLists
import ListStore
import SanctionsModel

/// Which lists an update asks for, and where.
struct WantedSources {
    let sources: [ListSource]

    /// - Parameters:
    ///   - addresses: `list=url`, before those of the store and of the registry.
    ///   - isMirrored: from a mirror, where a list needs no address.
    ///   - folder: the mirror, where it is on this machine.
    init(
        lists: [String], all: Bool, addresses: [String], isMirrored: Bool, store: ListStore, folder: MirrorFolder?
    ) throws {
        var given = try store.sourceAddresses()
        for text in addresses {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, Self.isList(parts[0]) else {
                throw Refusal("--source \(text): expected a list and its address, as in un=https://…")
            }
            given[parts[0]] = parts[1]
        }
        let registry = Dictionary(EmbeddedLists.authorities.map { ($0.id, $0) }) { first, _ in first }
        let readable = EmbeddedLists.authorities.filter { !$0.download.isEmpty && !$0.readers.isEmpty }.map(\.id)
        var wanted: [String] = []
        for list in lists where !wanted.contains(list) { wanted.append(list) }
        if all { wanted += readable.filter { !wanted.contains($0) } }
        if wanted.isEmpty, let folder, folder.isFile {
            // One file is one list, whatever else the store keeps.
            wanted = folder.lists()
            guard !wanted.isEmpty else {
                throw Refusal("--mirror: the file is no list; to have that judged and told, name the list")
            }
        }
        if wanted.isEmpty { wanted = store.known() }
        if wanted.isEmpty { wanted = folder?.lists() ?? [] }
        if wanted.isEmpty { wanted = readable }
        sources = try wanted.map { list in
            guard Self.isList(list) else { throw Refusal("\(list): is no list's identifier; see `screen lists authorities`") }
            let entry = registry[list]
            let address = given[list] ?? entry?.download ?? ""
            guard isMirrored || !address.isEmpty else {
                guard let entry else {
                    throw Refusal(
                        "\(list): is not in the registry (`screen lists authorities`), and no --source \(list)=URL is given")
                }
                throw Refusal(
                    "\(list): \(entry.title.isEmpty ? entry.name : entry.title) has no stable address; give --source \(list)=URL, or --mirror a folder with the file"
                )
            }
            return ListSource(list: list, address: address, ending: entry?.formats.first?.lowercased() ?? "")
        }
    }

    private static func isList(_ text: String) -> Bool { VersionReference.isIdentifier(text) && text != HandEntry.list }
}
