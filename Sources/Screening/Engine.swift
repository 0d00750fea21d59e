/// The engine that every output names.
public enum Engine {
    /// Semantic version 2.0.0.
    public static let version = "0.1.0"
}
