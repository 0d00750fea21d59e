/// Something about a list in the project's template that its author should look at.
public struct ListFinding: Sendable, Hashable {
    public enum Severity: String, Sendable, Hashable {
        /// The list is refused until it is put right.
        case error
        /// The list is read, though perhaps not as it was meant.
        case warning
    }

    /// From 1; 0 when it belongs to the file as a whole.
    public var line: Int
    public var severity: Severity
    /// What is wrong, in plain words.
    public var problem: String
    /// What to do about it.
    public var fix: String

    public init(line: Int, severity: Severity, problem: String, fix: String) {
        self.line = line
        self.severity = severity
        self.problem = problem
        self.fix = fix
    }
}
