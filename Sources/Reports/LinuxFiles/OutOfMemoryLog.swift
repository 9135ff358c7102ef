import Drawing
import Hardware
import KernelModel

/// The kernel's words when it kills for want of memory, line by line as `dmesg` has them, without
/// the clock and the trace of calls. Linux: `dump_header`, `oom_kill_process`.
package struct OutOfMemoryLog {
  package let report: OutOfMemoryReport
  /// Of the kernel whose words these are.
  package let rules: KernelRules

  package init(_ report: OutOfMemoryReport, rules: KernelRules) {
    self.report = report
    self.rules = rules
  }

  package var lines: [String] {
    [request] + memory + pools + slabs + tasks + ending
  }

  package static let memoryHeading = "Mem-Info:"
  package static let slabHeadings = [
    "Unreclaimable slab info:", "Name                      Used          Total",
  ]
  package static let taskHeadings = [
    "Tasks state (memory values in pages):",
    "[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name",
  ]
  package static let noVictim = "Out of memory and no killable processes..."
  package static let panicPrefix = "Kernel panic - not syncing: "

  private var request: String {
    let request = report.request
    return "\(request.asker) invoked oom-killer: gfp_mask=0x\(hexadecimal(request.flags.rawValue))"
      + "(\(request.flags.isEmpty ? "" : request.flags.text)), order=\(request.order), "
      + "oom_score_adj=\(request.adjustment)"
  }

  /// Linux: `dump_unreclaimable_slab`.
  private var slabs: [String] {
    guard let slabs = report.slabs else { return [] }
    return Self.slabHeadings
      + slabs.map { slab in
        "\(slab.name.left(17)) \(slab.usedKilobytes.right(10))KB \(slab.totalKilobytes.right(10))KB"
      }
  }

  /// Linux: `dump_tasks`.
  private var tasks: [String] {
    guard let tasks = report.tasks else { return [] }
    return Self.taskHeadings
      + tasks.map { task in
        "[\(task.id.rawValue.right(7))] \(Int32(bitPattern: task.user).right(5)) "
          + "\(task.group.rawValue.right(5)) \(task.areaPages.right(8)) "
          + "\(task.residentPages.right(8)) \(task.tableByteCount.right(8)) "
          + "\(task.swapEntries.right(8))         \(task.adjustment.right(5)) \(task.name)"
      }
  }

  private var ending: [String] {
    switch report.ending {
    case .killed(let summary, let kill): [Self.line(summary), Self.line(kill)]
    case .isExiting(let summary, let reason):
      [
        Self.line(summary),
        "\(Self.message(reason)): OOM victim \(summary.id.rawValue) (\(summary.name)) is already "
          + "exiting. Skip killing the task",
      ]
    case .panic(.deadlock): [Self.noVictim, Self.panicPrefix + Self.message(.deadlock)]
    case .panic(let panic): [Self.panicPrefix + Self.message(panic)]
    }
  }
}

extension OutOfMemoryLog {
  /// Linux: `dump_oom_summary`.
  private static func line(_ summary: OutOfMemoryReport.Summary) -> String {
    "oom-kill:constraint=\(summary.constraint.rawValue),nodemask=\(summary.nodes ?? "(null)"),"
      + "cpuset=\(summary.cpuset),mems_allowed=\(summary.allowedNodes),global_oom,"
      + "task_memcg=\(summary.group),task=\(summary.name),pid=\(summary.id.rawValue),"
      + "uid=\(Int32(bitPattern: summary.user))"
  }

  /// Linux: `__oom_kill_process`.
  package static func line(_ kill: OutOfMemoryReport.Kill) -> String {
    "\(message(kill.reason)): Killed process \(kill.id.rawValue) (\(kill.name)) "
      + "total-vm:\(kilobytes(kill.areaPages)), anon-rss:\(kilobytes(kill.anonymousPages)), "
      + "file-rss:\(kilobytes(kill.filePages)), shmem-rss:\(kilobytes(kill.sharedPages)), "
      + "UID:\(kill.user) pgtables:\(kill.tableKilobytes)kB oom_score_adj:\(kill.adjustment)"
  }

  /// Linux: `oom_reap_task_mm`.
  package static func line(_ reaping: OutOfMemoryReport.Reaping) -> String {
    "oom_reaper: reaped process \(reaping.id.rawValue) (\(reaping.name)), now "
      + "anon-rss:\(kilobytes(reaping.anonymousPages)), file-rss:\(kilobytes(reaping.filePages)), "
      + "shmem-rss:\(kilobytes(reaping.sharedPages))"
  }

  /// What the line of a kill begins with.
  package static func message(_ reason: OOMReason) -> String {
    switch reason {
    case .worst: "Out of memory"
    case .allocatingTask: "Out of memory (oom_kill_allocating_task)"
    }
  }

  /// What the kernel panics with.
  package static func message(_ panic: OOMPanic) -> String {
    switch panic {
    case .systemWide: "Out of memory: system-wide panic_on_oom is enabled"
    case .compulsory: "Out of memory: compulsory panic_on_oom is enabled"
    case .deadlock: "System is deadlocked on memory"
    }
  }

  /// Linux: `K`.
  static func kilobytes(_ pages: Int) -> String { "\(pages &* 4)kB" }
}
