import Bytes
import Glibc

/// What this process holds in memory, as Linux tells it.
package enum ProcessMemory {
    /// Memory of its own now: bytes, without mapped files. 0 where the system doesn't say.
    package static var privateBytes: Int { field("RssAnon:", in: "/proc/self/status") }

    /// The most that it held, mapped files among it: bytes.
    package static var peakBytes: Int { field("VmHWM:", in: "/proc/self/status") }

    /// The most that a child which has ended held, mapped files among it: bytes.
    package static var peakOfChildren: Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// Bytes of a mapped file that have been touched and are in memory. 0 when it isn't mapped.
    package static func residentBytes(ofMapping path: String) -> Int {
        guard let bytes = try? readFile("/proc/self/smaps") else { return 0 }
        var isWithin = false
        var sum = 0
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            // A mapping begins with its addresses in hexadecimal; its fields have names.
            if line.hasSuffix(path) { isWithin = true } else if line.first?.isUppercase != true { isWithin = false }
            if isWithin, line.hasPrefix("Rss:") { sum += kibibytes(line) * 1024 }
        }
        return sum
    }

    private static func field(_ name: String, in path: String) -> Int {
        guard let bytes = try? readFile(path) else { return 0 }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return lines.first { $0.hasPrefix(name) }.map { kibibytes($0) * 1024 } ?? 0
    }

    private static func kibibytes(_ line: Substring) -> Int {
        line.split(whereSeparator: { $0 == " " || $0 == "\t" }).lazy.compactMap { Int($0) }.first ?? 0
    }
}
