import ArgumentParser

/// How good the matching is, on decks of names whose answers are known.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure the matching on decks with known answers.",
        subcommands: [
            EvaluateRun.self, EvaluateGenerate.self, EvaluatePairs.self, EvaluateQueries.self, EvaluateLossless.self,
            EvaluateForm.self, EvaluatePlanted.self, EvaluateFit.self, EvaluateAddresses.self,
            EvaluateArchive.self,
        ],
        defaultSubcommand: EvaluateRun.self)
}
