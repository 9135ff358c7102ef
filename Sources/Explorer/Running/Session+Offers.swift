import KernelModel

/// What completes an argument beyond its kind: things that the session has made.
extension ArgumentDefinition {
  enum Offer: Sendable {
    /// Kinds of events, functions of Linux, addresses.
    case places
    /// What may be watched.
    case watched
    /// Numbers of breakpoints.
    case breakpoints
    /// Checkpoints, and where a history begins and ends.
    case points
    case checkpoints
    case branches
    /// Names that `alias` and `define` gave.
    case macros
  }
}

extension Session {
  func offered(_ offer: ArgumentDefinition.Offer) -> [LineCompletion.Candidate] {
    switch offer {
    case .places:
      EventKind.allCases.map { .init($0.rawValue, $0.summary) }
        + KernelFunction.allCases.map { .init($0.rawValue, "when the kernel enters it") }
    case .watched:
      [.init("pte", "the entry of an address"), .init("frame", "whatever concerns a frame")]
        + figureNames.map { .init($0, value(ofSymbol: $0).map { "\($0)" } ?? "") }
    case .breakpoints:
      debugger.breakpoints.all.map { .init("\($0.number)", $0.text) }
    case .points:
      [
        .init("start", "the machine as it was booted"), .init("end", "after the last command"),
        .init("command", "the end of a command, by its number"),
      ] + offered(.checkpoints)
    case .checkpoints:
      timeline.described.map { .init($0.0, $0.1) }
    case .branches:
      timeline.branches.map { .init($0.name, counted($0.log.count, "command")) }
    case .macros:
      macros.all.map { .init($0.name, $0.words) }
    }
  }

  /// What an argument could be now, in a few words; empty for nothing worth telling.
  func liveHint(for argument: ArgumentDefinition) -> String {
    if let offer = argument.offer {
      switch offer {
      case .places, .watched: return ""
      case .breakpoints, .points, .checkpoints, .branches, .macros:
        return offered(offer).map(\.text).suffix(4).joined(separator: ", ")
      }
    }
    switch argument.kind {
    case .processID where !isBare: return "now \(process.id.rawValue) \(process.name)"
    case .address, .logicalAddress, .addressOrDistance:
      guard let last = results.values.last, last > 0xffff, let word = UInt32(exactly: last) else {
        return ""
      }
      return "$\(results.values.count) is \(hexadecimal(word, digits: 8))"
    default: return ""
    }
  }
}
