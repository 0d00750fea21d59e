import CZstd

/// Frames of Zstandard, decoded by libzstd. Windows of more than 128 MiB, libzstd's own limit, are refused.
@safe final class ZstandardDecoder {
    private let stream: OpaquePointer?
    /// Between two frames, where the input may end.
    private var isBetween = false

    init() {
        unsafe stream = ZSTD_createDStream()
    }

    deinit { _ = unsafe ZSTD_freeDStream(stream) }

    /// Decodes what `input` has into `bytes` from `start` on, as far as there is room.
    func decode(
        _ input: Span<UInt8>, isLast: Bool, into bytes: inout [UInt8], from start: Int
    ) throws(DecodingFault) -> DecodingStep {
        guard unsafe stream != nil else { throw DecodingFault(reason: "can't be read: libzstd has no memory") }
        if input.count == 0, isLast, isBetween {
            return DecodingStep(consumed: 0, made: 0, isEnd: true)
        }
        var step = DecodingStep()
        // SAFETY: libzstd reads and writes within the sizes that it is given, inside the closures that lend the bytes.
        let result = unsafe input.withUnsafeBufferPointer { source in
            unsafe bytes.withUnsafeMutableBufferPointer { target -> Int in
                var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
                var to = unsafe ZSTD_outBuffer(
                    dst: target.baseAddress.map { unsafe $0 + start }, size: target.count - start, pos: 0)
                let result = unsafe ZSTD_decompressStream(stream, &to, &from)
                step.consumed = unsafe from.pos
                step.made = unsafe to.pos
                return result
            }
        }
        if ZSTD_isError(result) != 0 {
            throw DecodingFault(
                consumed: step.consumed, reason: "is corrupt (\(unsafe String(cString: ZSTD_getErrorName(result))))")
        }
        if step.consumed > 0 || step.made > 0 { isBetween = result == 0 }
        if step.consumed == 0, step.made == 0, isLast { throw DecodingFault(reason: "is cut off") }
        return step
    }
}
