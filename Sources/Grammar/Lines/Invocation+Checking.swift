import Hardware
import KernelModel

extension Invocation {
  /// Compares what came of the command with what the line says will.
  ///
  /// - Throws: `unexpectedResult` with both, pointing at the expectation.
  public func check(_ outcome: Outcome, faultCount: Int?) throws(CommandError) {
    if !isMet(outcome) {
      throw CommandError(
        .unexpectedResult(expected: line.text(in: expectation.range), got: outcome),
        at: expectation.range)
    }
    if let expected = expectation.faultCount, let got = faultCount, expected != got {
      throw CommandError(
        .unexpectedFaults(expected: expected, got: got),
        at: expectation.range)
    }
  }

  private func isMet(_ outcome: Outcome) -> Bool {
    switch (expectation.kind, outcome) {
    case (.none, _), (.unknown, _): true
    case (.value(let expected), .value(let got)), (.value(let expected), .observed(let got)):
      expected == got
    case (.value(0), .none): true
    case (.failure(let expected), .refused(let got)): expected == got
    case (.signal, .trapped(let got)): line.text(in: expectation.range) == got.name
    default: false
    }
  }
}
