import Bytes
import Glibc

/// What the figures were measured on.
package struct Machine: Sendable {
    package var processor: String
    package var cores: Int
    /// Whether this program was built with optimisation: figures of a debug build say nothing.
    package var isOptimised: Bool

    package static var current: Machine {
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        var processor = "unknown processor"
        if let bytes = try? readFile("/proc/cpuinfo") {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            let line = lines.first { $0.hasPrefix("model name") }
            if let name = line?.split(separator: ":", maxSplits: 1).last { processor = String(name.drop { $0 == " " }) }
        }
        #if DEBUG
        return Machine(processor: processor, cores: cores, isOptimised: false)
        #else
        return Machine(processor: processor, cores: cores, isOptimised: true)
        #endif
    }
}
