import CZlib

/// Members of gzip, decoded by zlib.
@safe final class GzipDecoder {
    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool
    /// Between two members: what follows must be a member, zeros or nothing.
    private var isBetween = false

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15: the largest window; 16 more: gzip alone, with its header and checksum.
        isReady =
            unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        if isReady { _ = unsafe inflateEnd(stream) }
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    /// Decodes what `input` has into `bytes` from `start` on, as far as there is room.
    func decode(
        _ input: Span<UInt8>, isLast: Bool, into bytes: inout [UInt8], from start: Int
    ) throws(DecodingFault) -> DecodingStep {
        guard isReady else { throw DecodingFault(reason: "can't be read: zlib has no memory") }
        var step = DecodingStep()
        if isBetween {
            while step.consumed < input.count, input[step.consumed] == 0 { step.consumed += 1 }
            guard step.consumed < input.count else {
                step.isEnd = isLast
                return step
            }
            guard input[step.consumed] == 0x1F else {
                throw DecodingFault(consumed: step.consumed, reason: "is followed by something else")
            }
            guard unsafe inflateReset(stream) == Z_OK else { throw DecodingFault(reason: "can't be read on") }
            isBetween = false
        }
        if input.count == step.consumed, isLast { throw DecodingFault(consumed: step.consumed, reason: "is cut off") }
        let result = inflateOnce(input, &step, &bytes, start)
        switch result {
        case Z_STREAM_END:
            isBetween = true
        case Z_OK: break
        case Z_BUF_ERROR where step.consumed < input.count || !isLast || step.made > 0: break
        case Z_BUF_ERROR: throw DecodingFault(consumed: step.consumed, reason: "is cut off")
        case Z_MEM_ERROR: throw DecodingFault(consumed: step.consumed, reason: "needs more memory than there is")
        default: throw DecodingFault(consumed: step.consumed, reason: "is corrupt")
        }
        return step
    }

    private func inflateOnce(
        _ input: Span<UInt8>, _ step: inout DecodingStep, _ bytes: inout [UInt8], _ start: Int
    ) -> Int32 {
        let from = step.consumed
        var taken = 0
        var made = 0
        // SAFETY: zlib reads `avail_in` bytes of the input and writes `avail_out` bytes of the array, both within the closures
        // that lend them; the pointers are cleared before they end.
        let result = unsafe input.withUnsafeBufferPointer { source in
            unsafe bytes.withUnsafeMutableBufferPointer { target -> Int32 in
                let available = min(source.count - from, Int(Int32.max))
                let room = min(target.count - start, Int(Int32.max))
                unsafe stream.pointee.next_in = source.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + from) }
                unsafe stream.pointee.avail_in = UInt32(available)
                unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + start }
                unsafe stream.pointee.avail_out = UInt32(room)
                let result = unsafe inflate(stream, Z_NO_FLUSH)
                taken = unsafe available - Int(stream.pointee.avail_in)
                made = unsafe room - Int(stream.pointee.avail_out)
                unsafe stream.pointee.next_in = nil
                unsafe stream.pointee.next_out = nil
                return result
            }
        }
        step.consumed += taken
        step.made += made
        return result
    }
}
