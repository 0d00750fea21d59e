import ArgumentParser

/// Policies: what they decide, whether they are sound, and entries for them.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Show, check and complete the file that decides over alerts.",
        subcommands: [PolicyShow.self, PolicyCheck.self, PolicySuppress.self, PolicySchema.self],
        defaultSubcommand: PolicyShow.self)
}
