import FoundationEssentials

/// An address of the web that may be fetched from: `https`, or `http` on this machine itself, where nothing crosses a network.
struct WebAddress: Sendable, Hashable {
    let url: URL
    /// In lower case, without brackets.
    let host: String
    let isSecure: Bool
    let port: Int

    /// - Throws: `FetchFailure` saying what is wrong with it.
    init(_ text: String) throws(FetchFailure) {
        guard let url = URL(string: text) else { throw FetchFailure("\(text): is no address") }
        try self.init(url)
    }

    init(_ url: URL) throws(FetchFailure) {
        let text = url.absoluteString
        guard let scheme = url.scheme?.lowercased() else { throw FetchFailure("\(text): is no address of the web") }
        guard scheme == "https" || scheme == "http" else {
            throw FetchFailure("\(text): lists are fetched over https, not \(scheme)")
        }
        guard let host = url.host()?.lowercased(), !host.isEmpty else { throw FetchFailure("\(text): names no server") }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        guard url.user() == nil, url.password() == nil else {
            throw FetchFailure("\(bare): an address with a user or password in it is not asked")
        }
        isSecure = scheme == "https"
        guard isSecure || Self.isLoopback(bare) else {
            throw FetchFailure("\(text): lists are fetched over https; http is for this machine itself alone")
        }
        self.url = url
        self.host = bare
        port = url.port ?? (isSecure ? 443 : 80)
    }

    var text: String { url.absoluteString }

    /// Where a redirect leads.
    ///
    /// - Throws: `FetchFailure` also when it leads from https to http, wherever that is.
    func redirected(to location: String) throws(FetchFailure) -> WebAddress {
        guard let next = URL(string: location, relativeTo: url)?.absoluteURL else {
            throw FetchFailure("\(text): redirects to \(location), which is no address")
        }
        guard !isSecure || next.scheme?.lowercased() == "https" else {
            throw FetchFailure("\(text): redirects from https to \(next.absoluteString), which is not followed")
        }
        return try WebAddress(next)
    }

    /// `localhost` and the addresses that RFC 1122 and RFC 4291 keep for a machine itself.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
