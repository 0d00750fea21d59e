import FuzzFamilies
import Glibc
import Testing

/// The committed corpus, without a fuzzer: inputs of our own for each family, and every input that ever broke one, made small.
@Suite struct FuzzCorpusTests {
    private static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/") + "/seeds/fuzz"
    }()

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func contents(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        return Array(bytes.prefix(fread(&bytes, 1, bytes.count, file)))
    }

    @Test func everyFolderIsAFamily() {
        #expect(Set(FuzzCorpusTests.names(in: FuzzCorpusTests.root)) == Set(FuzzFamily.all.map(\.name)))
        #expect(Set(FuzzFamily.all.map(\.name)).count == FuzzFamily.all.count)
    }

    @Test(arguments: FuzzFamily.all.map(\.name)) func theCorpusHolds(_ name: String) throws {
        let family = try #require(FuzzFamily(named: name))
        let folder = "\(FuzzCorpusTests.root)/\(name)"
        let files = FuzzCorpusTests.names(in: folder)
        #expect(!files.isEmpty, "\(name) has no input")
        for file in files {
            let input = try #require(FuzzCorpusTests.contents("\(folder)/\(file)"))
            #expect(input.count < 1 << 16, "\(file) is no small input")
            family.run(input)
        }
        family.run([])
    }
}
