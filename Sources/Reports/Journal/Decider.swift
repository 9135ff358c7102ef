import KernelModel

/// Who decides: the chip, or a function of Linux's or the C library's.
package enum Decider: Hashable, Encodable, Sendable {
  case chip
  case function(KernelFunction)

  /// `MMU`, or the function's name.
  package var name: String {
    switch self {
    case .chip: "MMU"
    case .function(let function): function.rawValue
    }
  }

  /// - Parameter function: the one that the kernel was inside; nil for none.
  package init?(of event: KernelEvent, in function: KernelFunction?) {
    if case .hardware = event {
      self = .chip
    } else if let function {
      self = .function(function)
    } else {
      return nil
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
