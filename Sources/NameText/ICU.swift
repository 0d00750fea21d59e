import CICU

/// The version of ICU that names are read with: a compiled list says it, and is only good with the same.
public enum ICUVersion {
    /// Major and minor number, such as `72.1`.
    public static let current: String = {
        let bytes = unsafe ICU.output(capacity: 32) { buffer, capacity in
            // SAFETY: the buffer holds `capacity` bytes; a C char and a byte have one layout.
            unsafe buffer.withMemoryRebound(to: CChar.self, capacity: Int(capacity)) { unsafe cicu_version($0, capacity) }
        }
        return String(decoding: bytes ?? [], as: UTF8.self)
    }()
}

/// Calls of the shim with arrays in and out. The slow way: each allocates.
enum ICU {
    /// Runs `body` on a buffer of `capacity` bytes and returns the bytes it wrote, `nil` on a negative status.
    static func output(
        capacity: Int, _ body: (_ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int32) -> Int32
    ) -> [UInt8]? {
        var status: Int32 = -1
        // SAFETY: the array's own storage of `capacity` bytes; only those that `body` says it wrote are counted as initialised.
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            guard let base = buffer.baseAddress, let size = Int32(exactly: buffer.count) else { return }
            status = unsafe body(base, size)
            count = max(0, min(Int(status), buffer.count))
        }
        return status < 0 ? nil : bytes
    }

    /// `text` in the given normal form (`CICU_NFD`, `CICU_NFKC_CASEFOLD`); `nil` when it is too long.
    static func normalize(_ text: [UInt8], form: Int) -> [UInt8]? {
        guard let count = Int32(exactly: text.count), let form = Int32(exactly: form) else { return nil }
        return unsafe output(capacity: text.count * 18 + 64) { buffer, capacity in
            // SAFETY: `text` lives through the call and holds `count` bytes.
            unsafe text.withUnsafeBufferPointer { text in
                guard let base = text.baseAddress else { return 0 }
                return unsafe cicu_normalize(form, base, count, buffer, capacity)
            }
        }
    }

    static func nfkcCasefold(_ text: [UInt8]) -> [UInt8]? { normalize(text, form: Int(CICU_NFKC_CASEFOLD)) }
    static func decomposed(_ text: [UInt8]) -> [UInt8]? { normalize(text, form: Int(CICU_NFD)) }

    /// The Unicode name of a code point, empty when it has none.
    static func characterName(_ codePoint: UInt32) -> [UInt8] {
        unsafe output(capacity: 128) { buffer, capacity in
            // SAFETY: as in `ICUVersion`.
            unsafe buffer.withMemoryRebound(to: CChar.self, capacity: Int(capacity)) {
                unsafe cicu_character_name(codePoint, $0, capacity)
            }
        } ?? []
    }
}

/// One ICU transliterator. Belongs to one thread at a time.
@safe final class Transliterator {
    private let handle: OpaquePointer

    /// Opens it by ICU's identifier, such as `Han-Latin`; `nil` when ICU does not have it. Milliseconds.
    init?(_ identifier: String) {
        guard let handle = unsafe identifier.withCString({ unsafe cicu_transliterator_open($0) }) else { return nil }
        unsafe self.handle = unsafe handle
    }

    /// `text` transliterated; `nil` when ICU fails.
    func apply(_ text: [UInt8]) -> [UInt8]? {
        guard let count = Int32(exactly: text.count), text.count < 1 << 24 else { return nil }
        guard count > 0 else { return [] }
        return unsafe ICU.output(capacity: text.count * 16 + 256) { buffer, capacity in
            // SAFETY: the handle lives as long as self; `text` lives through the call.
            unsafe text.withUnsafeBufferPointer { text in
                guard let base = text.baseAddress else { return 0 }
                return unsafe cicu_transliterate(handle, base, count, buffer, capacity)
            }
        }
    }

    deinit {
        // SAFETY: opened in `init`, closed once.
        unsafe cicu_transliterator_close(handle)
    }
}
