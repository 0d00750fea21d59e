// Benchmarks: release-mode runs that check their answers. Each figure stands beside its reference, measured in the same run.
//
// What is measured and how it is told is the room Benchmarking, shared with `screen bench`; here stand the parts that no user needs:
// kernels, compiling, growth, allocations, and the rounds that peers take in turns with.

import Benchmarking
import Bytes
import Glibc
import Screening

@main
struct Benchmarks {
    static func main() async {
        do {
            var arguments = Array(CommandLine.arguments.dropFirst())
            if arguments.first == "rounds" {
                arguments.removeFirst()
                try PeerRounds(BenchmarkOptions(arguments)).run()
            } else {
                try await BenchmarkRun(BenchmarkOptions(arguments)).run()
            }
        } catch {
            let text = Array("benchmarks: \(error)\n".utf8)
            // SAFETY: the bytes live through the call.
            _ = unsafe text.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
            exit(2)
        }
    }
}
