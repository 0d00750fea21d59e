import Glibc

/// Real lists and decks that stand beside the project on some machines: tests that need them skip where they don't.
public enum SharedFiles {
    /// The folder, or `nil` where there is none.
    public static let root: String? = {
        let file = #filePath
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        // Tests/TestSupport/SharedFiles.swift, so the project's root is three up and the folder its sister.
        let root = parts.dropLast(4).joined(separator: "/") + "/shared"
        return access(root + "/lists", R_OK) == 0 ? root : nil
    }()

    /// The path of a shared file, or `nil` (said once on standard error by the caller's skip) where it isn't.
    public static func path(_ relative: String) -> String? {
        guard let root else { return nil }
        let path = root + "/" + relative
        return access(path, R_OK) == 0 ? path : nil
    }
}
