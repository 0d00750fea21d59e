/// Several files as one ZIP archive, uncompressed: the same files give the same bytes on every machine and under every version of a
/// library, since a version of a list is known by the hash of its bytes.
///
/// Source: PKWARE, APPNOTE.TXT ("ZIP file format specification"), sections 4.3 and 4.4.
enum StoredArchive {
    /// O(bytes). Every file under 4 GiB, as is the whole; `nil` beyond, and of more than 65,535 files.
    static func bytes(of files: [(name: String, bytes: [UInt8])]) -> [UInt8]? {
        guard files.count <= Int(UInt16.max),
            files.reduce(0, { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 128 }) < Int(UInt32.max)
        else { return nil }
        var out = Writer()
        var directory = Writer()
        for file in files {
            let offset = out.bytes.count
            out.write32(0x0403_4B50)
            entry(file, to: &out)
            out.bytes += file.name.utf8
            out.bytes += file.bytes
            directory.write32(0x0201_4B50)
            directory.write16(20)
            entry(file, to: &directory)
            // No comment, first disk, no attributes.
            directory.bytes += [UInt8](repeating: 0, count: 10)
            directory.write32(offset)
            directory.bytes += file.name.utf8
        }
        let start = out.bytes.count
        out.bytes += directory.bytes
        out.write32(0x0605_4B50)
        out.write32(0)
        out.write16(files.count)
        out.write16(files.count)
        out.write32(directory.bytes.count)
        out.write32(start)
        out.write16(0)
        return out.bytes
    }

    /// What the local header and the directory say of a file in the same order.
    private static func entry(_ file: (name: String, bytes: [UInt8]), to out: inout Writer) {
        out.write16(20)
        // Names are UTF-8; stored; the first moment that a ZIP can tell, 1980-01-01.
        out.write16(0x0800)
        out.write16(0)
        out.write16(0)
        out.write16(0x0021)
        out.write32(Int(crc32(file.bytes)))
        out.write32(file.bytes.count)
        out.write32(file.bytes.count)
        out.write16(file.name.utf8.count)
        out.write16(0)
    }

    private struct Writer {
        var bytes: [UInt8] = []

        mutating func write16(_ value: Int) {
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }

        mutating func write32(_ value: Int) {
            write16(value)
            write16(value >> 16)
        }
    }

    /// ISO 3309, reflected, byte by byte.
    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes { crc = crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
        return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
}
