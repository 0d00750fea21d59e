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

    /// Writes text to standard output; a closed pipe ends the program quietly, as the reader wished.
    static func out(_ text: String) { out(Array(harmless(text).utf8)) }

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

    /// Writes what escapes its control characters itself, as JSON does.
    static func out(_ bytes: [UInt8]) {
        let code = failure(of: bytes)
        if code != 0 { exit(code == EPIPE ? 0 : 2) }
    }

    /// Writes lines to standard error.
    static func error(_ text: String) { write(harmless(text)) }

    /// A line that takes the place of the one before it, on a terminal.
    static func progress(_ text: String) { write("\r\u{1B}[K\(text)\u{1B}[1A") }

    private static func write(_ text: String) {
        let line = text.hasSuffix("\n") ? text : text + "\n"
        // SAFETY: the bytes live through the call.
        var bytes = Array(line.utf8)
        _ = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    // MARK: What a terminal obeys

    /// Text without anything that a terminal obeys but line ends and our own colours. The second net: what stands in a line is made
    /// harmless where the line is made (`VisibleText.line`), so that nothing in it ends the line.
    static func harmless(_ text: String) -> String {
        if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }) { return text }
        var shown = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if let colour = colour(rest) {
                shown.append(contentsOf: rest.prefix(colour))
                rest = rest.dropFirst(colour)
                continue
            }
            if isObeyed(scalar) {
                shown.append(contentsOf: VisibleText.line(String(scalar)).unicodeScalars)
            } else {
                shown.append(scalar)
            }
            rest = rest.dropFirst()
        }
        return String(shown)
    }

    /// The length of a colour of ours that a text begins with, where colours are shown.
    private static func colour(_ text: Substring.UnicodeScalarView) -> Int? {
        guard hasColour, text.starts(with: "\u{1B}[".unicodeScalars) else { return nil }
        let number = text.dropFirst(2).prefix { ("0"..."9").contains($0) }
        guard number.count <= 2, text.dropFirst(2 + number.count).first == "m" else { return nil }
        return 3 + number.count
    }

    /// Control characters, separators of lines and paragraphs, and what turns the direction of text. A left-to-right mark does not: it
    /// keeps columns in place.
    private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x61C: true
        default: false
        }
    }

    static func environment(_ name: String) -> String? {
        // SAFETY: getenv returns nothing or a C string that is copied at once; the program never changes its environment.
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
