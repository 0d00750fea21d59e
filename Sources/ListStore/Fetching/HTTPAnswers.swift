import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// What answers and failures of the network mean, in plain words, and whether they may pass.
enum HTTPAnswers {
    /// `nil` for an answer to go on with: 200, 304 and redirects.
    static func refusal(_ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ address: String) -> FetchFailure? {
        switch status.code {
        case 200, 301, 302, 303, 304, 307, 308: return nil
        case 408, 425, 429, 500...599:
            return FetchFailure(
                "\(address): answers \(status.code) \(status.reasonPhrase)", isTemporary: true, retryAfter: retryAfter(headers))
        default: return FetchFailure("\(address): answers \(status.code) \(status.reasonPhrase)")
        }
    }

    /// Seconds; the form with a date is left to the back-off.
    private static func retryAfter(_ headers: HTTPHeaders) -> Int? {
        headers.first(name: "retry-after").flatMap { Int($0) }.map { max(0, $0) }
    }

    static func failure(_ error: any Error, _ address: String, connect: Duration, read: Duration) -> FetchFailure {
        if error is CancellationError { return FetchFailure("interrupted") }
        if let error = error as? HTTPClientError {
            switch error {
            case .cancelled: return FetchFailure("interrupted")
            case .connectTimeout, .httpProxyHandshakeTimeout, .tlsHandshakeTimeout, .socksHandshakeTimeout,
                .getConnectionFromPoolTimeout:
                return FetchFailure("\(address): no connection within \(connect)", isTemporary: true)
            case .readTimeout: return FetchFailure("\(address): silent for \(read)", isTemporary: true)
            case .deadlineExceeded: return FetchFailure("\(address): no whole answer in the time given", isTemporary: true)
            case .remoteConnectionClosed, .uncleanShutdown:
                return FetchFailure("\(address): the connection was closed before the whole answer came", isTemporary: true)
            case .proxyAuthenticationRequired: return FetchFailure("\(address): the proxy wants a user and a password")
            default: return FetchFailure("\(address): \(error.shortDescription)", isTemporary: true)
            }
        }
        if let reason = certificateReason(error) { return FetchFailure("\(address): \(reason)") }
        if error is NIOSSLError || error is BoringSSLError {
            return FetchFailure("\(address): no safe connection (\(error))", isTemporary: true)
        }
        if let error = error as? HTTPParserError {
            if error == .invalidEOFState {
                return FetchFailure("\(address): the connection was closed before the whole answer came", isTemporary: true)
            }
            return FetchFailure("\(address): the answer is no HTTP (\(error))", isTemporary: true)
        }
        if let error = error as? NIOConnectionError {
            let reason = error.connectionErrors.first.map { plain($0.error) } ?? "its name is not found"
            return FetchFailure("\(address): no connection: \(reason)", isTemporary: true)
        }
        if error is IOError { return FetchFailure("\(address): no connection: \(plain(error))", isTemporary: true) }
        return FetchFailure("\(address): \(plain(error))", isTemporary: true)
    }

    private static func plain(_ error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)" }
        // SAFETY: strerror returns a C string that lives until the next call on this thread; it is copied at once.
        return unsafe String(cString: strerror(error.errnoCode))
    }

    /// A certificate that isn't trusted or is for another name stays so: asking again is no use.
    private static func certificateReason(_ error: any Error) -> String? {
        let told = "\(error)"
        if told.contains("CERTIFICATE_VERIFY_FAILED") { return "its certificate is not trusted" }
        if error is NIOSSLExtraError { return "its certificate is for another name" }
        return nil
    }
}
