import Testing

@testable import Decompression

private func read(_ bytes: [UInt8], step: Int = 4096) throws -> (bytes: [UInt8], compression: PlainInput.Compression) {
    let file = TemporaryFile(bytes)
    let input = try PlainInput(path: file.path)
    var all: [UInt8] = []
    while try input.read(upTo: step, into: &all) > 0 {}
    return (all, input.compression)
}

/// Lines that compress well and badly by turns.
private let sample: [UInt8] = (0..<20_000).flatMap { Array("\($0 &* 2_654_435_761 % 1_000_003),invented \($0 % 7)\n".utf8) }

private let formats: [(name: PlainInput.Compression, compress: @Sendable ([UInt8]) -> [UInt8])] = [
    (.gzip, gzip), (.zstandard, zstandard),
]

@Suite struct PlainInputTests {
    @Test func plainBytesStayAsTheyAre() throws {
        for bytes in [[], [0x1F], Array("{\"name\":\"A\"}\n".utf8), sample] {
            let result = try read(bytes, step: 7)
            #expect(result.bytes == bytes)
            #expect(result.compression == .none)
        }
    }

    @Test func compressedBytesAreReadInAnyStep() throws {
        for format in formats {
            for step in [1, 3, 1000, 1 << 20] {
                let some = step < 1000 ? Array(sample[..<5000]) : sample
                let result = try read(format.compress(some), step: step)
                #expect(result.bytes == some)
                #expect(result.compression == format.name)
            }
        }
    }

    @Test func severalMembersAreOneInput() throws {
        for format in formats {
            let result = try read(
                format.compress(Array(sample[..<1000])) + format.compress([]) + format.compress(Array(sample[1000...])))
            #expect(result.bytes == sample)
        }
    }

    @Test func zerosBehindGzipArePadding() throws {
        #expect(try read(gzip(sample) + [UInt8](repeating: 0, count: 1000)).bytes == sample)
    }

    @Test func rejectsWhatIsCutOffAtAnyByte() {
        let some = Array(sample[..<300])
        for format in formats {
            let whole = format.compress(some)
            // Fewer bytes than the magic number can't be told from plain ones.
            for count in (format.name == .gzip ? 2 : 4)..<whole.count {
                let error = #expect(throws: DecompressionError.self) { try read(Array(whole[..<count])) }
                #expect(error?.reason == "is cut off", "\(format.name) \(count)")
                #expect((error?.offset ?? -1) <= count)
            }
        }
    }

    @Test func rejectsWhatIsCorrupt() {
        for format in formats {
            var whole = format.compress(sample)
            whole[whole.count / 2] ^= 0x55
            let error = #expect(throws: DecompressionError.self) { try read(whole) }
            #expect(error?.description.contains("\(format.name.rawValue) data") ?? false)
        }
    }

    @Test func rejectsAFlippedChecksum() {
        var whole = gzip(sample)
        whole[whole.count - 6] ^= 1
        #expect(throws: DecompressionError.self) { try read(whole) }
        var frame = zstandard(sample)
        frame[frame.count - 1] ^= 1
        #expect(throws: DecompressionError.self) { try read(frame) }
    }

    @Test func rejectsWhatFollowsAMember() {
        let error = #expect(throws: DecompressionError.self) { try read(gzip(sample) + Array("more".utf8)) }
        #expect(error?.reason == "is followed by something else")
        #expect(throws: DecompressionError.self) { try read(zstandard(sample) + Array("more".utf8)) }
    }

    /// 16 MiB of one byte make a few kilobytes: they are read within the room that is asked for.
    @Test func whatExpandsManifoldIsReadPieceByPiece() throws {
        for format in formats {
            let file = TemporaryFile(format.compress([UInt8](repeating: 0x41, count: 16 << 20)))
            let input = try PlainInput(path: file.path)
            var total = 0
            var piece: [UInt8] = []
            while true {
                piece.removeAll(keepingCapacity: true)
                let got = try input.read(upTo: 1 << 16, into: &piece)
                if got == 0 { break }
                #expect(piece.count == got && got <= 1 << 16)
                total += got
            }
            #expect(total == 16 << 20)
        }
    }
}
