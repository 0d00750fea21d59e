import Bytes

/// Names of fields as notes show them: quoted, cut and counted.
enum NoteText {
    /// Most characters of a name that are shown.
    static let longestName = 40
    /// Most names that are listed one by one.
    static let mostNames = 30

    /// A name on one line, cut at `longestName` characters.
    static func plain(_ name: String) -> String { VisibleText.line(name, limit: longestName) }

    /// Whether a name may be typed into a command line between double quotation marks as it is shown.
    static func canBeTyped(_ name: String) -> Bool {
        guard !name.isEmpty, plain(name) == name else { return false }
        return !name.unicodeScalars.contains {
            $0 == "\"" || $0 == "$" || $0 == "`" || $0 == "\\" || $0 == "!"
        }
    }

    static func quoted(_ name: String) -> String { "\"\(plain(name))\"" }

    /// The first of some shown names, and how many there are in all.
    static func list(_ shown: [String]) -> String {
        shown.prefix(mostNames).joined(separator: ", ") + (shown.count > mostNames ? ", … (\(shown.count) in all)" : "")
    }
}
