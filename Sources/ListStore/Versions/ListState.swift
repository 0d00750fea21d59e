/// Where a list stands: which version is in force, and how the last checks of its source went. `state.json` in its folder.
public struct ListState: Sendable, Hashable, Codable {
    /// SHA-256 of the version in force; `nil` before the first that was accepted.
    public var current: String?
    /// The address that `etag` and `lastModified` belong to.
    public var source: String
    public var etag: String?
    public var lastModified: String?
    /// The last time at which the source was found to hold the version in force: age counts from here.
    public var checkedAt: Timestamp?
    /// The last time at which the source was asked, with whatever end.
    public var attemptedAt: Timestamp?
    /// How the last attempt ended, where it failed or what came was refused.
    public var failure: String?

    public init(source: String) { self.source = source }
}
