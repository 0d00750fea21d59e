import Glibc

/// Searches for single bytes, sixteen at a time.
///
/// The lanes of a comparison are looked at as two 64-bit words: the lowest set bit is the first match, which needs no
/// instruction set beyond the portable vector types. `@inline(__always)` because the calls are shorter than a call.
enum ByteScan {
    /// The first index ≥ `start` of `byte`, or `bytes.count`. O(distance); the C library's search for long distances.
    @inline(__always)
    static func firstIndex(ofFar byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
        guard start >= 0, start < bytes.count else { return bytes.count }
        // SAFETY: start is within the buffer and the length is what remains of it.
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return buffer.count }
            guard let found = unsafe memchr(base + start, Int32(byte), buffer.count - start) else { return buffer.count }
            return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
    }

    /// The first index ≥ `start` of `byte`, or `bytes.count`. O(distance); best for short distances.
    @inline(__always)
    static func firstIndex(of byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
        var i = start
        let wanted = SIMD16<UInt8>(repeating: byte)
        while i &+ 16 <= bytes.count {
            let lane = firstLane(block(of: bytes, at: i) .== wanted)
            if lane < 16 { return i &+ lane }
            i &+= 16
        }
        while i < bytes.count, bytes[i] != byte { i &+= 1 }
        return i
    }

    /// The first index ≥ `start` of any of three bytes, or `bytes.count`. O(distance).
    @inline(__always)
    static func firstIndex(ofAny a: UInt8, _ b: UInt8, _ c: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
        var i = start
        let wantedA = SIMD16<UInt8>(repeating: a)
        let wantedB = SIMD16<UInt8>(repeating: b)
        let wantedC = SIMD16<UInt8>(repeating: c)
        while i &+ 16 <= bytes.count {
            let v = block(of: bytes, at: i)
            let lane = firstLane((v .== wantedA) .| (v .== wantedB) .| (v .== wantedC))
            if lane < 16 { return i &+ lane }
            i &+= 16
        }
        while i < bytes.count {
            let byte = bytes[i]
            if byte == a || byte == b || byte == c { return i }
            i &+= 1
        }
        return i
    }

    /// The first index ≥ `start` of a quotation mark, a backslash or a control character (< 0x20), or `bytes.count`.
    @inline(__always)
    static func endOfPlainJSONText(in bytes: Span<UInt8>, from start: Int) -> Int {
        var i = start
        while i &+ 16 <= bytes.count {
            let v = block(of: bytes, at: i)
            let stops =
                (v .== SIMD16<UInt8>(repeating: 0x22)) .| (v .== SIMD16<UInt8>(repeating: 0x5C))
                .| (v .< SIMD16<UInt8>(repeating: 0x20))
            let lane = firstLane(stops)
            if lane < 16 { return i &+ lane }
            i &+= 16
        }
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return i }
            i &+= 1
        }
        return i
    }

    /// The first index ≥ `start` of a byte ≥ 0x80, or `bytes.count`. O(distance).
    @inline(__always)
    static func endOfASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
        let high: UInt64 = 0x8080_8080_8080_8080
        var i = start
        while i &+ 64 <= bytes.count {
            let first = block(of: bytes, at: i) | block(of: bytes, at: i &+ 16)
            let second = block(of: bytes, at: i &+ 32) | block(of: bytes, at: i &+ 48)
            let all = words(first | second)
            if (all.x | all.y) & high != 0 { break }
            i &+= 64
        }
        while i &+ 8 <= bytes.count, word(of: bytes, at: i) & high == 0 { i &+= 8 }
        while i < bytes.count, bytes[i] < 0x80 { i &+= 1 }
        return i
    }

    /// Eight bytes from `index`, the first one lowest. The caller has made sure that `0 ≤ index` and
    /// `index + 8 ≤ bytes.count`.
    @inline(__always)
    static func word(of bytes: Span<UInt8>, at index: Int) -> UInt64 {
        // SAFETY: within the bytes by the caller's word, and every bit pattern is a UInt64.
        UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
    }

    /// Sixteen bytes from `index`. The caller has made sure that `0 ≤ index` and `index + 16 ≤ bytes.count`.
    @inline(__always)
    private static func block(of bytes: Span<UInt8>, at index: Int) -> SIMD16<UInt8> {
        // SAFETY: within the bytes by the caller's word, and every bit pattern is a vector of bytes.
        unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
    }

    @inline(__always)
    private static func words(_ v: SIMD16<UInt8>) -> SIMD2<UInt64> {
        // SAFETY: both are sixteen plain bytes.
        unsafe unsafeBitCast(v, to: SIMD2<UInt64>.self)
    }

    /// The first lane that is set, or 16.
    @inline(__always)
    private static func firstLane(_ mask: SIMDMask<SIMD16<Int8>>) -> Int {
        // SAFETY: a mask of sixteen bytes is sixteen bytes, each all ones or all zeros.
        let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        if halves.x != 0 { return UInt64(littleEndian: halves.x).trailingZeroBitCount >> 3 }
        if halves.y != 0 { return 8 &+ UInt64(littleEndian: halves.y).trailingZeroBitCount >> 3 }
        return 16
    }
}
