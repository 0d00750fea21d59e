import ArgumentParser

/// Everything about the lists themselves.
struct Lists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lists", abstract: "Keep, check, compile, show, verify and compare lists.",
        subcommands: [
            ListsUpdate.self, ListsStatus.self, ListsAdd.self, ListsWithdraw.self, ListsImport.self, ListsCheck.self,
            ListsCompile.self, ListsShow.self, ListsVerify.self, ListsDiff.self, ListsGaps.self, ListsAuthorities.self,
        ])
}
