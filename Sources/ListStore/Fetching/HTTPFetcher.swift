import AsyncHTTPClient
import Bytes
import NIOCore
import NIOHTTP1
import NIOSSL

/// How the network is asked, and how far it is trusted.
public struct HTTPSettings: Sendable {
    /// Until a connection stands.
    public var connectTimeout: Duration = .seconds(15)
    /// Between two pieces of an answer.
    public var readTimeout: Duration = .seconds(60)
    /// For one answer, redirects and all.
    public var totalTimeout: Duration = .seconds(900)
    /// Bytes of a file.
    public var fileLimit = 512 << 20
    public var redirectLimit = 5
    /// Certificate authorities to trust besides the system's: a PEM file. What isn't trusted is never fetched.
    public var authorities: String?
    public var proxies = ProxySettings()
    /// What the servers see, with a way to find out who asks.
    public var userAgent = "screen"

    public init() {}
}

/// Fetches over HTTPS (RFC 9110): conditional, bounded in time, size and redirects, certificates always verified, never from
/// https to http.
///
/// Holds connections: `shutdown()` must be called before it is let go.
public final class HTTPFetcher: ListFetching {
    private let settings: HTTPSettings
    /// One client a proxy, and one without.
    private let clients = Lock<[ProxySettings.Proxy?: HTTPClient]>([:])
    private let tls: TLSConfiguration

    /// - Throws: `FetchFailure` when the file of certificate authorities can't be read.
    public init(_ settings: HTTPSettings = HTTPSettings()) throws(FetchFailure) {
        self.settings = settings
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        tls.certificateVerification = .fullVerification
        if let path = settings.authorities {
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
                throw FetchFailure("\(path): is no readable PEM file of certificates")
            }
            tls.additionalTrustRoots = [.certificates(certificates)]
        }
        self.tls = tls
    }

    public func shutdown() async {
        let all = clients.withLock { clients in
            defer { clients.removeAll() }
            return Array(clients.values)
        }
        for client in all { try? await client.shutdown() }
    }

    public func address(of source: ListSource) -> String { source.address }

    public func fetch(_ source: ListSource, known: Validators?) async throws(FetchFailure) -> Fetched {
        let address = try WebAddress(source.address)
        let total = settings.totalTimeout
        let result = await withTaskGroup(of: Result<Fetched, FetchFailure>.self) { group in
            group.addTask {
                do throws(FetchFailure) { return .success(try await self.follow(address, known)) } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                // Cancelled as soon as there is an answer.
                try? await Task.sleep(for: total)
                return .failure(FetchFailure("\(address.text): no whole answer within \(total)", isTemporary: true))
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(FetchFailure("interrupted"))
        }
        return try result.get()
    }

    // MARK: - Redirects

    private func follow(_ first: WebAddress, _ known: Validators?) async throws(FetchFailure) -> Fetched {
        var address = first
        var seen: Set<WebAddress> = [first]
        while true {
            switch try await answer(address, known) {
            case .fetched(let fetched): return fetched
            case .redirect(let location):
                address = try address.redirected(to: location)
                guard seen.insert(address).inserted else { throw FetchFailure("\(first.text): redirects in a circle") }
                guard seen.count <= settings.redirectLimit + 1 else {
                    throw FetchFailure("\(first.text): redirects more than \(settings.redirectLimit) times")
                }
            }
        }
    }

    private enum Answer {
        case fetched(Fetched)
        case redirect(String)
    }

    // MARK: - One request

    private func answer(_ address: WebAddress, _ known: Validators?) async throws(FetchFailure) -> Answer {
        var request = HTTPClientRequest(url: address.text)
        request.headers.add(name: "user-agent", value: settings.userAgent)
        request.headers.add(name: "accept", value: "*/*")
        // The bytes as published are what is hashed and kept.
        request.headers.add(name: "accept-encoding", value: "identity")
        if let etag = known?.etag { request.headers.add(name: "if-none-match", value: etag) }
        if let date = known?.lastModified { request.headers.add(name: "if-modified-since", value: date) }
        let proxy = settings.proxies.proxy(for: address)
        let through = proxy.map { " through the proxy \($0.host):\($0.port)" } ?? ""
        do {
            let response = try await client(proxy).execute(request, deadline: .now() + Self.amount(settings.totalTimeout))
            if let refusal = HTTPAnswers.refusal(response.status, response.headers, address.text) { throw refusal }
            if response.status == .notModified {
                guard known != nil else { throw FetchFailure("\(address.text): answers 304 though nothing was kept") }
                return .fetched(.unchanged(checkedAt: nil))
            }
            if (300..<400).contains(response.status.code) {
                guard let location = response.headers.first(name: "location") else {
                    throw FetchFailure("\(address.text): answers \(response.status.code) without saying where to")
                }
                return .redirect(location)
            }
            return .fetched(.file(try await body(response, address)))
        } catch let failure as FetchFailure {
            throw failure
        } catch {
            throw HTTPAnswers.failure(error, address.text + through, connect: settings.connectTimeout, read: settings.readTimeout)
        }
    }

    private func body(_ response: HTTPClientResponse, _ address: WebAddress) async throws -> FetchedFile {
        if let coding = response.headers.first(name: "content-encoding"), coding.lowercased() != "identity" {
            throw FetchFailure("\(address.text): sends \(coding) though the plain file was asked for")
        }
        let stated = response.headers.first(name: "content-length").flatMap { Int($0) }
        if let stated, stated > settings.fileLimit {
            throw FetchFailure("\(address.text): \(stated) bytes, more than the \(settings.fileLimit) that a list may have")
        }
        var bytes: [UInt8] = []
        if let stated { bytes.reserveCapacity(stated) }
        for try await part in response.body {
            guard bytes.count + part.readableBytes <= settings.fileLimit else {
                throw FetchFailure("\(address.text): more than the \(settings.fileLimit) bytes that a list may have")
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        if let stated, stated != bytes.count {
            throw FetchFailure("\(address.text): cut off after \(bytes.count) of \(stated) bytes", isTemporary: true)
        }
        return FetchedFile(
            bytes: bytes, origin: address.text, etag: response.headers.first(name: "etag"),
            lastModified: response.headers.first(name: "last-modified"))
    }

    // MARK: - Clients

    private func client(_ proxy: ProxySettings.Proxy?) -> HTTPClient {
        clients.withLock { clients in
            if let client = clients[proxy] { return client }
            var configuration = HTTPClient.Configuration(
                tlsConfiguration: tls, redirectConfiguration: .disallow,
                timeout: .init(connect: Self.amount(settings.connectTimeout), read: Self.amount(settings.readTimeout)))
            // Over HTTP/1 a body that ends early is seen by its stated length; nothing here gains from many streams.
            configuration.httpVersion = .http1Only
            configuration.decompression = .disabled
            configuration.connectionPool.retryConnectionEstablishment = false
            if let proxy {
                if proxy.isSOCKS {
                    configuration.proxy = .socksServer(host: proxy.host, port: proxy.port)
                } else if proxy.user.isEmpty {
                    configuration.proxy = .server(host: proxy.host, port: proxy.port)
                } else {
                    configuration.proxy = .server(
                        host: proxy.host, port: proxy.port,
                        authorization: .basic(username: proxy.user, password: proxy.password))
                }
            }
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            clients[proxy] = client
            return client
        }
    }

    private static func amount(_ duration: Duration) -> TimeAmount {
        let (seconds, attoseconds) = duration.components
        return .milliseconds(min(max(seconds, 0), 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
