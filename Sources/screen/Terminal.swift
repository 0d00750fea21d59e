import Bytes
import Glibc

/// What people see: colours on a terminal alone, and never when NO_COLOR is set (no-color.org).
enum Terminal {
    static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    enum Colour: String {
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
        case bold = "1"
        case faint = "2"
    }

    private static let hasColour = environment("NO_COLOR") == nil && (outputIsTerminal || environment("CLICOLOR_FORCE") == "1")

    static func paint(_ text: String, _ colour: Colour) -> String {
        hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Writes to standard output; a closed pipe ends the program quietly, as the reader wished.
    static func out(_ text: String) {
        let code = failure(of: Array(text.utf8))
        if code != 0 { exit(code == EPIPE ? 0 : 2) }
    }

    /// 0, or the error number of the write.
    private static func failure(of bytes: [UInt8]) -> Int32 {
        guard let stream = try? OutputStream(path: "-") else { return EBADF }
        do throws(FileError) {
            try stream.write(bytes.span)
            return 0
        } catch {
            return error.code
        }
    }

    static func out(_ bytes: [UInt8]) { out(String(decoding: bytes, as: UTF8.self)) }

    /// A line on standard error.
    static func error(_ text: String) {
        let line = text.hasSuffix("\n") ? text : text + "\n"
        // SAFETY: the bytes live through the call.
        var bytes = Array(line.utf8)
        _ = unsafe bytes.withUnsafeMutableBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    static func environment(_ name: String) -> String? {
        // SAFETY: getenv returns nothing or a C string that is copied at once; the program never changes its environment.
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
