import Hardware
import KernelModel

/// What came of a command, for whoever remembers and compares: a number, or a refusal.
public enum Outcome: Equatable, Sendable {
  /// Nothing that could be named.
  case none
  /// A value that `$n` and `NAME =` remember.
  case value(Int128)
  /// A value that is compared with what the line expects but not remembered: a byte that was read.
  case observed(Int128)
  /// The simulated kernel said no.
  case refused(Errno)
  /// The access ended in something else than an answer.
  case trapped(Trap)
}

/// What an access ends in that gets no answer.
public enum Trap: Equatable, Sendable {
  case signal(Signal.Number, Signal.Code)
  /// The chip's, on a machine without a kernel that would take it.
  case exception(ExceptionVector, code: UInt32)
  /// The kernel's own fault.
  case oops

  public init(_ signal: Signal) { self = .signal(signal.number, signal.code) }

  /// `SIGSEGV SEGV_MAPERR` as strace writes it, `#PF(6)` as Intel does.
  public var name: String {
    switch self {
    case .signal(let number, let code): "\(number.name) \(code.name)"
    case .exception(let vector, let code): "\(vector.name)(\(hexadecimal(code)))"
    case .oops: "oops"
    }
  }
}

extension Outcome {
  /// Whether somebody said no, rather than answered.
  public var isRefusal: Bool {
    switch self {
    case .refused, .trapped: true
    case .none, .value, .observed: false
    }
  }

  /// The outcome as strace writes it.
  public var written: String {
    switch self {
    case .none: "0"
    case .value(let value), .observed(let value):
      value > 0xffff ? "0x\(hexadecimal(value))" : "\(value)"
    case .refused(let errno): "-1 \(errno.name)"
    case .trapped(let trap): trap.name
    }
  }
}
