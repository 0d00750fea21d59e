/// A self-contained page in the style of all reports: no script, nothing fetched.
package enum HTMLPage {
    /// - Parameters:
    ///   - title: as text; it is escaped here.
    ///   - parts: sections as HTML, in order; empty ones are left out.
    package static func text(title: String, parts: [String]) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>\(HTMLText.escaped(title))</title>
        <style>\(PageStyle.css)</style>
        </head>
        <body><main>
        \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
        </main></body>
        </html>

        """
    }
}
