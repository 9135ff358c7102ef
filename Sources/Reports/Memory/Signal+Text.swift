import KernelModel

extension Signal {
  /// The signal and its code, as strace writes them.
  package var words: String { "\(number.name) \(code.name)" }
}
