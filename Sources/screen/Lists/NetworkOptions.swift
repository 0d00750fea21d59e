import ArgumentParser
import ListStore
import Screening

/// How the network is asked.
struct NetworkOptions: ParsableArguments {
    @Option(
        name: .customLong("ca-file"),
        help: ArgumentHelp("Certificate authorities to trust besides the system's, PEM.", valueName: "file"))
    var authorities: String?

    @Option(help: ArgumentHelp("How often a source is asked again; default: 3.", valueName: "times"))
    var retries = 3

    @Option(name: .customLong("connect-timeout"), help: ArgumentHelp("Default: 15.", valueName: "seconds"))
    var connectTimeout = 15.0

    @Option(
        name: .customLong("read-timeout"),
        help: ArgumentHelp("Between two pieces of an answer; default: 60.", valueName: "seconds"))
    var readTimeout = 60.0

    @Option(name: .customLong("total-timeout"), help: ArgumentHelp("For one file; default: 900.", valueName: "seconds"))
    var totalTimeout = 900.0

    @Option(name: .customLong("max-size"), help: ArgumentHelp("Of one file; default: 512.", valueName: "MiB"))
    var maxSize = 512

    func validate() throws {
        guard (0...20).contains(retries) else { throw ValidationError("--retries \(retries): expected 0 to 20") }
        for (option, value) in [
            ("--connect-timeout", connectTimeout), ("--read-timeout", readTimeout), ("--total-timeout", totalTimeout),
        ] where !(value > 0 && value <= 86_400) {
            throw ValidationError("\(option) \(value): expected more than 0 and at most 86400 seconds")
        }
        guard (1...4096).contains(maxSize) else { throw ValidationError("--max-size \(maxSize): expected 1 to 4096 MiB") }
    }

    func fileLimit() -> Int { maxSize << 20 }

    func retryPolicy() -> RetryPolicy {
        var policy = RetryPolicy()
        policy.attempts = retries + 1
        return policy
    }

    func fetcher() throws -> HTTPFetcher {
        var settings = HTTPSettings()
        settings.connectTimeout = .seconds(connectTimeout)
        settings.readTimeout = .seconds(readTimeout)
        settings.totalTimeout = .seconds(totalTimeout)
        settings.fileLimit = fileLimit()
        settings.authorities = authorities
        settings.userAgent = "screen/\(Engine.version)"
        settings.proxies = try ProxySettings(environment: Terminal.environment)
        return try HTTPFetcher(settings)
    }
}
