// Benchmarks: release-mode runs that check their answers. Each figure stands beside its reference, measured in the same run.
// Usage: benchmarks [--screen PATH_OF_THE_SCREEN_PROGRAM] [LIST...]

@main
struct Benchmarks {
    static func main() throws {
        var screen: String?
        var lists: [String] = []
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            if argument == "--screen" { screen = arguments.popFirst() } else { lists.append(argument) }
        }
        runKernelBenchmarks()
        let bench = try ScreeningBenchmark(lists: lists)
        bench.runCompileAndOpen()
        try bench.runSearch()
        if let screen { try bench.runFilter(screen) }
        bench.printMemory()
    }
}
