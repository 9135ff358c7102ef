import KernelModel

extension KernelEvent {
  /// Whether `step` stops there: everything but the borders of functions.
  var isStep: Bool {
    switch self {
    case .enter, .leave: false
    default: true
    }
  }
}
