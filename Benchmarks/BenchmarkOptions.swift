import Benchmarking

/// What a run is asked for.
struct BenchmarkOptions: Sendable {
    enum Part: String, CaseIterable { case kernels, lists, search, filter, growth, allocations }

    static let usage = """
        benchmarks [OPTION...] [LIST...]
        benchmarks rounds --folder PATH [OPTION...] [LIST...]     rounds to be taken in turns with other programs (Benchmarks/Peers)

          --only PARTS     some of \(Part.allCases.map(\.rawValue).joined(separator: ",")); default: all
          --names N        names of the traffic; default 50000
          --traffic FILE   records whose names are the traffic, instead of made ones
          --repeats N      names of a hundred that came before, of made traffic; default 30
          --growth N,N     listed names of the lists of growth; default 10000,100000
          --records N      records of the filter's files; default 100000
          --rounds N       turns of each measurement; default 5
          --seed N         of traffic and lists; default 20261122
          --json FILE      the figures as JSON
          --html FILE      the figures as one page with plots

        LIST: authorities' files; default: the three whole lists of the folder `shared` beside the project, else the embedded excerpts.
        """

    var parts = Set(Part.allCases)
    var names = 50_000
    var traffic: String?
    var repeats = 30
    var growth = [10_000, 100_000]
    var records = 100_000
    var rounds = 5
    var seed: UInt64 = 20_261_122
    var json: String?
    var html: String?
    var folder: String?
    var lists: [String] = []

    /// - Throws: `OptionError` naming the option.
    init(_ arguments: [String]) throws(OptionError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                lists.append(argument)
                continue
            }
            if argument == "--help" { throw OptionError(BenchmarkOptions.usage) }
            guard let value = rest.popFirst() else { throw OptionError("\(argument): its value is missing") }
            func number(_ range: ClosedRange<Int>) throws(OptionError) -> Int {
                guard let number = Int(value), range.contains(number) else {
                    throw OptionError("\(argument) \(value): expected \(range.lowerBound) to \(range.upperBound)")
                }
                return number
            }
            switch argument {
            case "--only":
                parts = []
                for word in value.split(separator: ",") {
                    guard let part = Part(rawValue: String(word)) else {
                        throw OptionError("--only \(value): no part is called \(word)")
                    }
                    parts.insert(part)
                }
            case "--names": names = try number(1000...10_000_000)
            case "--traffic": traffic = value
            case "--repeats": repeats = try number(0...99)
            case "--growth":
                growth = []
                for word in value.split(separator: ",") {
                    guard let count = Int(word), (100...10_000_000).contains(count) else {
                        throw OptionError("--growth \(value): expected numbers of names, 100 to 10000000")
                    }
                    growth.append(count)
                }
            case "--records": records = try number(1000...10_000_000)
            case "--rounds": rounds = try number(1...100)
            case "--seed": seed = UInt64(try number(0...Int.max))
            case "--json": json = value
            case "--html": html = value
            case "--folder": folder = value
            default: throw OptionError("\(argument): no such option\n\n\(BenchmarkOptions.usage)")
            }
        }
    }
}

struct OptionError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
