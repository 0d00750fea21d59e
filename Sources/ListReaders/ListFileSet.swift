public import SanctionsModel

/// A list that its authority publishes as several files, of which none is the list by itself: OFAC's CSV is four.
public struct ListFileSet: Sendable, Hashable {
    /// As the authority writes them, in lower case; the first leads.
    public let names: [String]

    private static let all = OFACCSVReader.fileSets.map(ListFileSet.init(names:))

    /// The set that a file of this name leads, in any letter case: `SDN.CSV`.
    public static func led(by name: String) -> ListFileSet? { all.first { $0.names[0] == name.asciiLowercased } }

    /// Whether a file of this name belongs to a set that another leads.
    public static func isFollower(_ name: String) -> Bool { all.contains { $0.names.dropFirst().contains(name.asciiLowercased) } }

    /// The names of all its files, written as the leading one is: `SDN.CSV` has `ALT.CSV` beside it.
    public func names(like leading: String) -> [String] {
        let isUpper =
            leading.utf8.contains { (0x41...0x5A).contains($0) } && !leading.utf8.contains { (0x61...0x7A).contains($0) }
        return [leading] + names.dropFirst().map { isUpper ? $0.uppercased() : $0 }
    }

    /// The files as one archive, which `ListReader` reads: one version, whole or not at all.
    ///
    /// - Parameter files: their contents, in the order of `names`.
    /// - Throws: `ListError` when one is missing or they are too large together.
    public func archive(_ files: [[UInt8]]) throws(ListError) -> [UInt8] {
        guard files.count == names.count else {
            throw ListError(file: names[0], reason: "\(files.count) files where \(names.count) are due")
        }
        guard let bytes = StoredArchive.bytes(of: zip(names, files).map { (name: $0, bytes: $1) }) else {
            throw ListError(file: names[0], reason: "the files are too large together")
        }
        return bytes
    }
}
