import KernelModel

extension Invocation {
  /// Compares what came of the command with what the line says will.
  ///
  /// - Throws: `unexpectedResult` with both, pointing at the expectation.
  func check(_ outcome: Outcome, faultCount: Int?) throws(CommandError) {
    if !isMet(outcome) {
      throw CommandError(
        .unexpectedResult(expected: line.text(in: expectation.range), got: outcome.words),
        at: expectation.range)
    }
    if let expected = expectation.faultCount, let got = faultCount, expected != got {
      throw CommandError(
        .unexpectedResult(expected: "faults=\(expected)", got: "faults=\(got)"),
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
    case (.signal, .signal(let got)): line.text(in: expectation.range) == got
    default: false
    }
  }
}

extension Outcome {
  /// The outcome as strace writes it.
  var words: String {
    switch self {
    case .none: "0"
    case .value(let value), .observed(let value):
      value > 0xffff ? "0x\(hexadecimal(value))" : "\(value)"
    case .refused(let errno): "-1 \(errno.name)"
    case .signal(let text): text
    }
  }
}
