import ArgumentParser
import ListStore

/// Takes older versions of lists into the store's history.
struct ListsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Add older versions of lists to the store's history.",
        discussion: "Each is kept by the date that it says, so that un@DATE can screen with it. What is in force stays.")

    @Argument(help: "List files.")
    var files: [String]

    @OptionGroup var kept: StoreOptions

    func run() throws {
        let history = ListImport(store: try kept.open())
        for file in files {
            let version = try history.run(file: file)
            Terminal.out("\(version.list): version \(version.name) is in the history\n")
        }
    }
}
