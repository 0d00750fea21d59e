/// Text inside a page.
package enum HTMLText {
    /// With the characters of markup escaped, and those that show nothing shown by their code point.
    package static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\t", "\n": out += " "
            default:
                if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                    out += "<span class=\"hidden\" title=\"\(scalar.properties.name ?? "control character")\">U+\(code)</span>"
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }

    /// A name apart from the direction of the text around it; `direction` is its own, told by its letters unless it is given.
    static func name(_ text: String, direction: String = "auto") -> String { "<bdi dir=\"\(direction)\">\(escaped(text))</bdi>" }
}
