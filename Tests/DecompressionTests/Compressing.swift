import CZlib
import CZstd
import Glibc

/// A gzip member of some bytes.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    var source = bytes
    var target = [UInt8](repeating: 0, count: bytes.count + 1024)
    let made = source.withUnsafeMutableBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target -> Int in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            deflate(&stream, Z_FINISH)
            return target.count - Int(stream.avail_out)
        }
    }
    deflateEnd(&stream)
    return Array(target[..<made])
}

/// A frame of Zstandard, with its checksum, of some bytes.
func zstandard(_ bytes: [UInt8]) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    var target = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let made = ZSTD_compress2(context, &target, target.count, bytes, bytes.count)
    return Array(target[..<made])
}

/// A file of its own that is removed at the end.
final class TemporaryFile {
    let path: String

    init(_ bytes: [UInt8]) {
        var name = Array("/tmp/screen-decompression-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset) }
            guard count > 0 else { break }
            offset += count
        }
        close(descriptor)
    }

    deinit { unlink(path) }
}
