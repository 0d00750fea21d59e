/// Compiled watchlists beside the lists they were made of: a cache, thrown away and made anew without loss.
extension ListStore {
    private var compiledFolder: String { path + "/compiled" }

    /// Compiled watchlists that are kept: the sets of lists in use, and some days that are being replayed.
    private static let keptCompiled = 8

    /// Where the watchlist of these lists stands, or would.
    ///
    /// - Parameters:
    ///   - lists: identifier and SHA-256 of each.
    ///   - program: what tells this build of the program from another, since other code may read the same files otherwise.
    public func compiledFile(of lists: [(id: String, sha256: String)], program: String) -> String {
        let lines = lists.map { "\($0.id) \($0.sha256)\n" }.sorted().joined()
        return "\(compiledFolder)/\(ContentHash.of(Array((lines + program).utf8)).prefix(32)).watchlist"
    }

    /// Keeps a compiled watchlist under `file`, and lets go of those that were made longest ago.
    ///
    /// - Throws: `StoreError.file` where nothing can be written: screening goes on without.
    public func writeCompiled(_ bytes: [UInt8], to file: String) throws(StoreError) {
        try StoreFiles.makeFolder(compiledFolder)
        try StoreFiles.write(bytes, to: file)
        let files = StoreFiles.names(in: compiledFolder).map { "\(compiledFolder)/\($0)" }.filter { $0 != file }
        let oldest = files.sorted { (StoreFiles.modified($0)?.seconds ?? 0, $0) < (StoreFiles.modified($1)?.seconds ?? 0, $1) }
        for file in oldest.dropLast(Self.keptCompiled - 1) { StoreFiles.remove(file) }
    }
}
