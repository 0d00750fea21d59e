extension ListStore {
    /// Addresses that the user wrote into `sources.json` in place of the registry's: `{"un": "https://…"}`.
    ///
    /// - Throws: `StoreError.damaged` naming the list whose address is none.
    public func sourceAddresses() throws(StoreError) -> [String: String] {
        let file = path + "/sources.json"
        guard StoreFiles.isFile(file) else { return [:] }
        let addresses = try StoreFiles.readJSON([String: String].self, from: file)
        for (list, address) in addresses.sorted(by: { $0.key < $1.key }) {
            guard VersionReference.isIdentifier(list), list != HandEntry.list else {
                throw StoreError(.damaged, "\(file): `\(list)` is no list's identifier")
            }
            do throws(FetchFailure) { _ = try WebAddress(address) } catch {
                throw StoreError(.damaged, "\(file): \(list): \(error.reason)")
            }
        }
        return addresses
    }
}
