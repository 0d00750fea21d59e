import Bytes
import Evaluation

/// The whole filter over files: records a second, with one worker and with all, beside the reader alone.
package struct FilterSection: Sendable {
    package let measure: FilterMeasure
    /// `filter`, or another word that keeps the figures of several files apart.
    package let id: String
    package let title: String
    package let cores: Int
    package var rounds = 3

    package init(_ measure: FilterMeasure, id: String, title: String, cores: Int) {
        self.measure = measure
        self.id = id
        self.title = title
        self.cores = cores
    }

    /// - Parameter folder: where outputs are written to be compared.
    /// - Throws: when the file can't be screened, and `WrongAnswer` when the number of workers changes the output.
    package func run(folder: String) async throws -> BenchmarkReport.Section {
        let single = try await measure.run(jobs: 1, output: folder + "/one")
        let several = try await measure.run(jobs: cores, output: folder + "/several")
        guard try readFile(folder + "/one") == readFile(folder + "/several") else {
            throw WrongAnswer("the number of workers changed the output")
        }
        guard single.records > 0 else { throw WrongAnswer("there are no records in the traffic") }
        var (one, all, reader): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<max(1, rounds) {
            one.append(try await measure.run(jobs: 1, output: "/dev/null").recordsASecond)
            all.append(try await measure.run(jobs: cores, output: "/dev/null").recordsASecond)
            let read = try await measure.readOnly(jobs: cores)
            guard read.records == single.records else {
                throw WrongAnswer("the reader alone found other records than the filter")
            }
            reader.append(read.recordsASecond)
        }
        let records = Double(single.records)
        let alone = Stopwatch.median(reader)
        let size = Figures.decimal(Double(several.bytes) / records, places: 1)
        var section = BenchmarkReport.Section(
            title,
            note:
                "\(Figures.count(single.records)) records of \(size) bytes; \(Figures.decimal(Double(single.held) / records * 100, places: 2)) % are held, \(Figures.count(single.rejected)) can't be read. One worker and \(cores) write the same bytes."
        )
        section.figures = [
            Figure(
                "\(id).one", "records a second, one worker", Stopwatch.median(one), .recordsASecond,
                meaning: "The whole filter: reading, checking, screening both parties and the text, writing."),
            Figure(
                "\(id).all", "records a second, \(cores) workers", Stopwatch.median(all), .recordsASecond,
                reference: .init("reading alone", alone),
                meaning: "The same on all cores, beside reading and parsing the same file without looking anybody up."),
            Figure(
                "\(id).bytes", "input a second, \(cores) workers", Stopwatch.median(all) * Double(several.bytes) / records / 1e6,
                .megabytesASecond, meaning: "The same, told by the size of the file."),
        ]
        return section
    }
}
