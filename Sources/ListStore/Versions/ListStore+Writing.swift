/// What an update writes. Each step leaves a store that can be read: the version first, then the state that names it.
extension ListStore {
    /// Files that were no list and of which the store keeps the last few, to be looked at.
    static let keptFailures = 5

    func write(_ state: ListState, of list: String) throws(StoreError) {
        try StoreFiles.makeFolder(folder(of: list))
        try StoreFiles.writeJSON(state, to: stateFile(of: list))
    }

    /// Keeps a version by its hash: the file, then `version.json`, which makes it one.
    func write(_ version: ListVersion, bytes: [UInt8]) throws(StoreError) {
        try StoreFiles.makeFolder(folder(of: version.list, version: version.sha256))
        try StoreFiles.write(bytes, to: file(of: version))
        try write(version)
    }

    func write(_ version: ListVersion) throws(StoreError) {
        try StoreFiles.writeJSON(version, to: folder(of: version.list, version: version.sha256) + "/version.json")
    }

    /// Lets go of all but the last files that were no list: a login page with a new token each time would fill the disk.
    /// What is a list stays for ever, accepted or not.
    func pruneFailures(of list: String) throws(StoreError) {
        let failures = try versions(of: list).filter { $0.contents == nil }
        for version in failures.dropLast(ListStore.keptFailures) {
            StoreFiles.remove(folder(of: list, version: version.sha256))
        }
    }
}
