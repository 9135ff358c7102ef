import Drawing
import KernelModel
import Session
import TestSupport
import Testing

@testable import Evidence

/// What the simulated kernel tells when it kills is held against the rules of real kernels.
@Suite struct `The simulated OOM killer` {
  private static let lines = [
    "swapon 8M", "fork", "fork", "fork", "fork", "[2] exec hello", "[3] exec hello",
    "[2] mmap 2M rw fixed at 0x40000000", "[2] touch 40000000 w for 2M",
    "[3] mmap 3M rw fixed at 0x40000000", "[3] touch 40000000 w for 3M",
    "[3] madvise 40000000 512K pageout", "[4] mmap 1M rw shared fixed at 0x40000000",
    "[4] touch 40000000 w for 1M", "[5] mmap 64K rw fixed at 0x40000000",
    "[5] touch 40000000 w for 64K", "[5] mlock 40000000 16K", "oom_score_adj 5 120",
    "oom_score_adj 2 -1000", "switch 1",
  ]

  /// A machine on which memory has run out three times, and what was recorded of it.
  private func record(_ change: (inout Configuration) -> Void) throws -> String {
    let it = Specimen(change)
    for line in Self.lines {
      let text = it.type(line)
      try #require(!text.contains("error") && !text.contains("EINVAL"), "\(line): \(text)")
    }
    let memory = figures(it.type("meminfo"))
    var text = "@machine"
    for name in ["MemTotal", "HighTotal", "SwapTotal"] { text += " \(name)=\(memory[name] ?? 0)" }
    text += "\n@seed 1 mode=own kills=3\n@before"
    for name in ["MemFree", "LowFree", "HighFree", "SwapFree"] {
      text += " \(name)=\(memory[name] ?? 0)"
    }
    text += "\n"
    for id in 2...5 { text += process(id, it) }
    for _ in 0..<3 { _ = it.kernel.killForMemory(order: 0, flags: [.highUserMovable, .zero]) }
    var exits = 0
    for process in it.kernel.processes.all where !process.isRunning {
      text += "@exit \(process.id.rawValue) name=\(process.name) signal=9\n"
      exits += 1
    }
    try #require(exits == 3)
    return text + "@done kills=\(exits)\n@dmesg\n" + it.type("dmesg")
  }

  /// Numbers by the labels in front of them.
  private func figures(_ text: String) -> [String: Int] {
    var figures: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split { $0 == ":" || $0 == " " || $0 == "\t" }
      if words.count > 1, let number = Int(words[1]) { figures[String(words[0])] = number }
    }
    return figures
  }

  private func process(_ id: Int, _ it: Specimen) -> String {
    let status = figures(it.type("status \(id)"))
    let score = it.type("oom_score \(id)").split(separator: "\n").first ?? ""
    let task = it.kernel.process(ProcessID(rawValue: Int32(id)))
    var line = "@proc \(id) name=\(task?.name ?? "") uid=0 oom_score=\(score)"
    line += " adj=\(task?.oomAdjustment.rawValue ?? 0)"
    for name in ["VmSize", "VmLck", "VmRSS", "RssAnon", "RssFile", "RssShmem", "VmSwap", "VmPTE"] {
      line += " \(name)=\(status[name] ?? 0)"
    }
    return line + "\n"
  }

  @Test(arguments: [KernelVersion.v5_10, .v6_1], [false, true])
  func `tells what real kernels would`(_ version: KernelVersion, usesPAE: Bool) throws {
    for size in [256, 1024] as [UInt64] {
      let text = try record {
        $0.memoryByteCount = size << 20
        $0.usesPAE = usesPAE
        $0.kernelVersion = version
      }
      let report = try OutOfMemoryFiles.check(text)
      #expect(report.passed, "\(size) MiB: \(PlainRenderer().render(report))")
      #expect(report.count > 300)
    }
  }
}
