import Drawing
import Grammar
import KernelModel
import Reports

extension World {
  /// Makes a system call that returns nothing but success.
  package func report(
    _ call: String, _ body: () throws(Refusal) -> Void
  ) -> any Report {
    do throws(Refusal) {
      try body()
      return callReport(call, .none)
    } catch {
      return callReport(call, .refused(error.errno), error.reason)
    }
  }

  /// Makes a system call that returns a value.
  package func report(
    _ call: String, isAddress: Bool, _ body: () throws(Refusal) -> Int128
  ) -> any Report {
    do throws(Refusal) {
      return callReport(call, .value(try body()), isAddress: isAddress)
    } catch {
      return callReport(call, .refused(error.errno), error.reason)
    }
  }

  /// What came of a call.
  ///
  /// - Parameter interruption: how far it came, when it was interrupted.
  package func callReport(
    _ call: String, _ outcome: Outcome, _ reason: Refusal.Reason? = nil, isAddress: Bool = false,
    interruption: Interruption? = nil
  ) -> any Report {
    CallReport(
      call: call, outcome: outcome, reason: reason, name: resultName, isAddress: isAddress,
      interruption: interruption)
  }
}
