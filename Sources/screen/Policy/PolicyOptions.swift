import ArgumentParser
import SanctionsModel
import Screening

/// By which policy to decide: the same for every command.
struct PolicyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Everything about decisions in one reviewed file; see `screen policy`.", valueName: "file"))
    var policy: String?

    @Option(help: ArgumentHelp("The stream of the policy by which to decide.", valueName: "name"))
    var stream: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("The day by which suppressions and lists are valid; default: today (UTC).", valueName: "date"))
    var asOf: String?

    /// The policy, with one line for all names where a threshold is given.
    func policy(threshold: Double?) throws -> Policy {
        try PolicyOptions.read(policy, stream: stream, threshold: threshold)
    }

    /// The day of the run.
    func day() throws -> PartialDate.Day { try PolicyOptions.day(asOf, of: "--as-of") }

    /// The standard policy where no file is given.
    static func read(_ file: String?, stream: String?, threshold: Double?) throws -> Policy {
        var policy = Policy.standard
        if let file {
            policy = try Policy(contentsOf: file, stream: stream)
        } else if let stream {
            throw Refusal("--stream \(stream): streams stand in a policy, and none is given")
        }
        guard let threshold else { return policy }
        guard threshold >= 0, threshold <= 1 else { throw Refusal("--threshold \(threshold): expected 0 to 1") }
        return try policy.overriding(threshold: Int((threshold * 10_000).rounded()))
    }

    /// A day, today where none is given.
    static func day(_ text: String?, of option: String) throws -> PartialDate.Day {
        guard let text else { return .today }
        guard let day = PartialDate.Day(isoText: text) else {
            throw Refusal("\(option) \(text): expected a day as in 2027-01-31")
        }
        return day
    }
}
