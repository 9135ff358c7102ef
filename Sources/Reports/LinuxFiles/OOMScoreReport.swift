import Drawing
import Grammar
import KernelModel

/// How many points a process has in thousandths of all memory, byte for byte as
/// `/proc/PID/oom_score`.
package struct OOMScoreReport: LinuxText {
  package static let kind = "oom-score"

  package let process: Int32
  package let score: UInt64

  package init(_ process: Process, in kernel: Kernel) {
    self.process = process.id.rawValue
    score = kernel.oomCandidate(process).score(
      totalPages: kernel.oomTotalPages, rules: kernel.rules)
  }

  package enum CodingKeys: CodingKey { case process, score }

  var text: String { "\(score)\n" }
}

/// How much likelier than others a process is killed, byte for byte as `/proc/PID/oom_score_adj`.
package struct OOMAdjustmentReport: LinuxText {
  package static let kind = "oom-score-adj"

  package let process: Int32
  package let adjustment: Int

  package init(_ process: Process) {
    self.process = process.id.rawValue
    adjustment = process.oomAdjustment.rawValue
  }

  package enum CodingKeys: CodingKey { case process, adjustment }

  var text: String { "\(adjustment)\n" }
}
