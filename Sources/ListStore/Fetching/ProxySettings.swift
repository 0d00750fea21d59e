import FoundationEssentials

/// Through which proxy an address is asked, by the environment's usual variables.
///
/// `https_proxy`, `http_proxy` and `all_proxy` in lower or upper case (`HTTP_PROXY` is not read, since a web server's child may
/// have it from a request's header), and `no_proxy`: hosts parted by commas, each with all beneath it, `*` for all. This machine
/// itself is never asked through a proxy.
public struct ProxySettings: Sendable, Hashable {
    public struct Proxy: Sendable, Hashable {
        public var host: String
        public var port: Int
        public var user = ""
        public var password = ""
        public var isSOCKS = false
    }

    private var https: Proxy?
    private var http: Proxy?
    private var exceptions: [String] = []

    /// No proxy at all.
    public init() {}

    /// - Throws: `FetchFailure` naming the variable that holds no proxy; its value isn't told, for it may hold a password.
    public init(environment: (String) -> String?) throws(FetchFailure) {
        func proxy(_ names: [String]) throws(FetchFailure) -> Proxy? {
            for name in names {
                guard let text = environment(name), !text.isEmpty else { continue }
                guard let proxy = Self.proxy(text) else {
                    throw FetchFailure("$\(name) is no proxy like http://proxy.example:3128 or socks5://proxy.example:1080")
                }
                return proxy
            }
            return nil
        }
        https = try proxy(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
        http = try proxy(["http_proxy", "all_proxy", "ALL_PROXY"])
        exceptions = (environment("no_proxy") ?? environment("NO_PROXY") ?? "").split(separator: ",").map { part in
            let host = part.filter { $0 != " " }.lowercased()
            return host.hasPrefix(".") ? String(host.dropFirst()) : host.hasPrefix("*.") ? String(host.dropFirst(2)) : host
        }.filter { !$0.isEmpty }
    }

    private static func proxy(_ text: String) -> Proxy? {
        guard let url = URL(string: text.contains("://") ? text : "http://" + text), let host = url.host(), !host.isEmpty else {
            return nil
        }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        switch url.scheme?.lowercased() {
        case "http":
            return Proxy(
                host: bare, port: url.port ?? 80, user: url.user(percentEncoded: false) ?? "",
                password: url.password(percentEncoded: false) ?? "")
        case "socks", "socks5", "socks5h": return Proxy(host: bare, port: url.port ?? 1080, isSOCKS: true)
        default: return nil
        }
    }

    func proxy(for address: WebAddress) -> Proxy? {
        if WebAddress.isLoopback(address.host) { return nil }
        for exception in exceptions {
            let (host, port) = Self.hostAndPort(exception)
            if let port, port != address.port { continue }
            if host == "*" || address.host == host || address.host.hasSuffix("." + host) { return nil }
        }
        return address.isSecure ? https : http
    }

    /// `host` or `host:port`; an IPv6 address has more than one colon and no port.
    private static func hostAndPort(_ text: String) -> (String, Int?) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let port = Int(parts[1]) else { return (text, nil) }
        return (String(parts[0]), port)
    }
}
