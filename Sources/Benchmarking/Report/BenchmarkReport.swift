/// All figures of a run, by subject, with the curves that are drawn of them.
package struct BenchmarkReport: Sendable {
    package struct Section: Sendable {
        package var title: String
        /// Of what, how, and how the answers were checked: plain sentences.
        package var note: String
        package var figures: [Figure]

        package init(_ title: String, note: String = "", figures: [Figure] = []) {
            self.title = title
            self.note = note
            self.figures = figures
        }
    }

    /// A curve to be drawn; both axes are logarithmic, so a straight line is a power.
    package struct Plot: Sendable {
        package struct Curve: Sendable {
            package var title: String
            /// Both above 0; others are not drawn.
            package var points: [(x: Double, y: Double)]

            package init(_ title: String, points: [(x: Double, y: Double)]) {
                self.title = title
                self.points = points
            }
        }

        package var title: String
        package var xTitle: String
        package var yTitle: String
        package var curves: [Curve]

        package init(_ title: String, xTitle: String, yTitle: String, curves: [Curve]) {
            self.title = title
            self.xTitle = xTitle
            self.yTitle = yTitle
            self.curves = curves
        }
    }

    package var title: String
    /// Key and value: machine, engine, lists, traffic, seed.
    package var subject: [(name: String, value: String)] = []
    package var sections: [Section] = []
    package var plots: [Plot] = []

    package init(_ title: String) { self.title = title }

    package var figures: [Figure] { sections.flatMap(\.figures) }
}
