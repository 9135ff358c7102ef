import Evidence

/// How long it takes to say how an output differs from what a transcript expects.
enum TranscriptBenchmarks {
  static func run(_ measure: Measure) {
    let expected = (0..<3000).map { "b7e\($0)000-b7f\($0)000 rw-p 00000000 00:00 0" }
    var oneChanged = expected
    oneChanged[0] += " [heap]"
    difference(measure, "1 changed line of 3000", expected, oneChanged)
    let dotted = expected.map { $0.replacing("rw-p", with: "...") }
    difference(measure, "1 changed line of 3000 with dots", dotted, ["[heap]"] + expected)
    var manyChanged = expected
    for index in 800..<2200 { manyChanged[index] += " [heap]" }
    difference(measure, "1400 changed lines of 3000", expected, manyChanged)
    var scattered = expected
    for index in 0..<1400 { scattered[index * 2] += " [heap]" }
    difference(measure, "1400 scattered lines of 3000", expected, scattered)
  }

  private static func difference(
    _ measure: Measure, _ name: String, _ expected: [String], _ got: [String]
  ) {
    measure.time("difference, \(name)", target: 50_000_000, iterations: 1) { _ in
      UInt64(LineDifference(expected: expected, got: got)?.lines.count ?? 0)
    }
  }
}
