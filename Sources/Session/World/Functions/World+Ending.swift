import Grammar
import KernelModel

/// How the last command ended that acted: `errno == ENOMEM`, `signal == SIGSEGV`.
extension World {
  /// `errno` or `signal`; 0 where the command ended well, and before the first.
  func endingFigure(named name: String) -> Int128? {
    switch name {
    case "errno":
      guard case .refused(let errno) = ending else { return 0 }
      return Int128(errno.rawValue)
    case "signal":
      guard case .trapped(let trap) = ending else { return 0 }
      if case .signal(let number, _) = trap { return Int128(number.rawValue) }
      return WordValue(trap.name)?.value ?? 0
    default: return nil
    }
  }

  static let endingNames = ["errno", "signal"]

  /// Words and numbers that conditions name: zones, Linux's errors and signals.
  static let constants = WordTable<Int128>(
    Zone.Kind.allCases.map { ($0.name, WordValue($0.name)?.value ?? 0) }
      + Errno.allCases.map { ($0.name, Int128($0.rawValue)) }
      + [.abort, .kill, .bus, .segmentationFault].map { (number: Signal.Number) in
        (number.name, Int128(number.rawValue))
      }
      + [(Trap.oops.name, WordValue(Trap.oops.name)?.value ?? 0)])
}
