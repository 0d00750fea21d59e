import Testing

@testable import Bytes

@Suite struct ColumnTests {
    private static let file = MappedFile(copying: (0..<64).map { UInt8($0) })

    @Test func valuesAreReadInPlace() throws {
        let bytes = try #require(Column<UInt8>(Self.file, range: 3..<9))
        #expect(bytes.count == 6)
        #expect((0..<6).map { bytes[$0] } == [3, 4, 5, 6, 7, 8])
        let words = try #require(Column<UInt32>(Self.file, range: 8..<24))
        #expect(words.count == 4)
        #expect(UInt32(littleEndian: words[0]) == 0x0B0A_0908)
        #expect(UInt32(littleEndian: words[3]) == 0x1716_1514)
        let whole = try #require(Column<UInt64>(Self.file, range: 0..<64))
        #expect(whole.count == 8)
        #expect(UInt64(littleEndian: whole[7]) == 0x3F3E_3D3C_3B3A_3938)
    }

    @Test func theSpanHoldsTheSameValues() throws {
        let words = try #require(Column<UInt16>(Self.file, range: 2..<12))
        let span = words.span
        var values: [UInt16] = []
        for i in span.indices { values.append(span[i]) }
        #expect(values.count == 5)
        #expect(values == (0..<5).map { words[$0] })
    }

    @Test(arguments: [1, 2, 3, 5, 6, 7]) func unalignedRangesAreRefused(_ start: Int) {
        #expect(Column<UInt64>(Self.file, range: start..<start + 8) == nil)
        #expect((Column<UInt32>(Self.file, range: start..<start + 8) == nil) == (start % 4 != 0))
        #expect((Column<UInt16>(Self.file, range: start..<start + 8) == nil) == (start % 2 != 0))
        #expect(Column<UInt8>(Self.file, range: start..<start + 8) != nil)
    }

    @Test func partsOfValuesAreRefused() {
        for count in 1..<8 { #expect(Column<UInt64>(Self.file, range: 8..<8 + count) == nil) }
        #expect(Column<UInt16>(Self.file, range: 0..<3) == nil)
    }

    @Test(arguments: [-8..<0, -8..<8, 56..<72, 64..<72, 0..<72, 0..<(Int.max - 7), (Int.max - 7)..<Int.max])
    func rangesOutsideTheFileAreRefused(_ range: Range<Int>) {
        #expect(Column<UInt8>(Self.file, range: range) == nil)
        #expect(Column<UInt64>(Self.file, range: range) == nil)
    }

    @Test(arguments: [0, 3, 64]) func emptyRangesAreEmptyColumns(_ place: Int) throws {
        let column = try #require(Column<UInt64>(Self.file, range: place..<place))
        #expect(column.count == 0)
        let count = column.span.count
        #expect(count == 0)
    }

    @Test func anEmptyFileHasEmptyColumns() throws {
        let file = MappedFile(copying: [])
        let column = try #require(Column<UInt32>(file, range: 0..<0))
        #expect(column.count == 0)
        let count = column.span.count
        #expect(count == 0)
        #expect(Column<UInt8>(file, range: 0..<1) == nil)
    }

    /// Reading beyond a column stops the program, and is never a read beyond it.
    @Test func readsBeyondAColumnStop() async {
        await #expect(processExitsWith: .failure) {
            let column = Column<UInt8>(MappedFile(copying: [1, 2, 3, 4]), range: 0..<2)
            _ = column?[2]
        }
        await #expect(processExitsWith: .failure) {
            let column = Column<UInt8>(MappedFile(copying: [1, 2, 3, 4]), range: 1..<3)
            _ = column?[-1]
        }
    }
}
