import Grammar
import Hardware
import KernelModel
import Reports

extension WhyReport {
  /// The story of an address up to where a session stands.
  package init(_ address: VirtualAddress, of process: Process, in session: Session) {
    self.init(
      address, of: process, in: session.kernel, session.debugger.journal,
      upTo: session.debugger.clock, bootAreas: session.world.bootAreas,
      commandText: session.text(ofCommand:))
  }
}

extension Session {
  /// A command of the log, or the one that is halted behind it.
  package func text(ofCommand index: Int) -> String {
    index < log.count ? log[index].text : halted?.text ?? ""
  }
}
