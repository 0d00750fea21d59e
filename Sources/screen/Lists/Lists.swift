import ArgumentParser

/// Everything about the lists themselves.
struct Lists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists", abstract: "Compile, show, verify and compare lists.",
        subcommands: [ListsCompile.self, ListsCheck.self, ListsShow.self, ListsVerify.self, ListsDiff.self, ListsAuthorities.self])
}
