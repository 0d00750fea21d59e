import ArgumentParser
import ListStore

/// Where lists are kept: the same for every command.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder in which `lists update` keeps lists; default: $SCREEN_STORE, then $XDG_DATA_HOME/screen/lists.",
            valueName: "folder"))
    var store: String?

    /// `nil` where neither an option nor the environment names a place.
    func found() -> ListStore? {
        if let store { return ListStore(path: store) }
        if let path = Terminal.environment("SCREEN_STORE") { return ListStore(path: path) }
        let data = Terminal.environment("XDG_DATA_HOME") ?? Terminal.environment("HOME").map { $0 + "/.local/share" }
        return data.map { ListStore(path: $0 + "/screen/lists") }
    }

    func open() throws -> ListStore {
        guard let store = found() else { throw Refusal("--store: no folder is given, and $HOME is not set") }
        return store
    }
}
