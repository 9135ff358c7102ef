import Hardware
import KernelModel
import Reports

extension World {
  /// What is to be said of a signal that has just been delivered.
  ///
  /// - Parameter isAccess: whether an access brought it.
  package func aftermath(
    of signal: Signal, _ access: Access, by process: Process, isAccess: Bool = true
  ) -> SignalAftermath {
    SignalAftermath(
      isAccess ? kernel.signalCause : nil, at: signal.address, access, by: process,
      spokenFor: self.process, in: kernel)
  }
}
