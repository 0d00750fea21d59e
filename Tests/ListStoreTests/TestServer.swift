import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A server on this machine that answers as a test tells it to, well or badly.
final class TestServer: Sendable {
    struct Request: Sendable {
        var method: String
        var path: String
        /// By lower-case name.
        var headers: [String: String]
    }

    struct Reply: Sendable {
        enum End: Sendable {
            case whole
            /// The connection is closed after the bytes, however many were stated.
            case cut
            /// Nothing more comes, and the connection stays open.
            case silence
            /// A byte comes every few milliseconds, for ever.
            case drip
        }

        var status = 200
        var headers: [(String, String)] = []
        var body: [UInt8] = []
        /// The content-length that is stated; `nil` states the true one, -1 none (chunked).
        var stated: Int?
        /// Before anything is sent.
        var isMute = false
        var end = End.whole

        static func text(_ text: String, status: Int = 200, headers: [(String, String)] = []) -> Reply {
            Reply(status: status, headers: headers, body: Array(text.utf8))
        }
    }

    let port: Int
    private let channel: any Channel
    private let received = NIOLockedValueBox<[Request]>([])

    /// What was asked, in order.
    var requests: [Request] { received.withLockedValue { $0 } }

    init(
        _ tls: TestCertificates.Pair? = nil, answer: @escaping @Sendable (Request, Int) -> Reply
    ) async throws {
        let context = try tls.map { pair in
            try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: [.certificate(NIOSSLCertificate(bytes: Array(pair.certificate.utf8), format: .pem))],
                    privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(pair.key.utf8), format: .pem))))
        }
        let received = received
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(received, answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    func stop() async { try? await channel.close() }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let received: NIOLockedValueBox<[Request]>
        private let answer: @Sendable (Request, Int) -> Reply
        private var head: HTTPRequestHead?

        init(_ received: NIOLockedValueBox<[Request]>, _ answer: @escaping @Sendable (Request, Int) -> Reply) {
            self.received = received
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body: break
            case .end: if let head { respond(head, context) }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private func respond(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
            var headers: [String: String] = [:]
            for (name, value) in head.headers { headers[name.lowercased()] = value }
            let request = Request(method: head.method.rawValue, path: head.uri, headers: headers)
            let number = received.withLockedValue { all in
                all.append(request)
                return all.count
            }
            let reply = answer(request, number)
            if reply.isMute { return }
            var response = HTTPResponseHead(version: .http1_1, status: .init(statusCode: reply.status))
            for (name, value) in reply.headers { response.headers.add(name: name, value: value) }
            if let stated = reply.stated {
                if stated >= 0 { response.headers.replaceOrAdd(name: "content-length", value: String(stated)) }
            } else if reply.status != 304 {
                response.headers.replaceOrAdd(name: "content-length", value: String(reply.body.count))
            }
            context.write(wrapOutboundOut(.head(response)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
            switch reply.end {
            case .whole: context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            case .cut: context.close(promise: nil)
            case .silence: break
            case .drip: drip(NIOLoopBound(context, eventLoop: context.eventLoop), left: 1000)
            }
        }

        private func drip(_ context: NIOLoopBound<ChannelHandlerContext>, left: Int) {
            guard left > 0, context.value.channel.isActive else { return }
            context.value.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: [0x20])))), promise: nil)
            let handler = NIOLoopBound(self, eventLoop: context.value.eventLoop)
            context.value.eventLoop.scheduleTask(in: .milliseconds(5)) { handler.value.drip(context, left: left - 1) }
        }
    }
}
