import Glibc

enum Machine {
    /// Processors that are at work, at least one.
    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
