import Drawing
import Hardware
import KernelModel

/// The sizes of a process's memory as `/proc/PID/status` and `statm` tell of them.
///
/// Linux: `task_mem`, `task_statm`.
public struct StatusFigures: Equatable, Sendable {
  /// In kB, by Linux's names and in Linux's order: `VmPeak` to `VmSwap`.
  public let lines: [(name: String, kilobytes: Int)]
  /// In pages: size, resident, shared, text, library, data, dirty.
  public let statm: [Int]

  public init(_ space: AddressSpace) {
    let totals = space.totals
    let resident = space.resident
    let image = space.image
    let textBytes: UInt32 = image.code.upperBound.roundedUpToPage - image.code.lowerBound.pageBase
    let text = Int(textBytes >> 12)
    let shownText = min(text, totals.executable)
    lines = [
      ("VmPeak", space.peakTotal * 4), ("VmSize", totals.total * 4), ("VmLck", totals.locked * 4),
      ("VmPin", 0), ("VmHWM", space.peakResident * 4), ("VmRSS", resident.total * 4),
      ("RssAnon", resident.anonymous * 4), ("RssFile", resident.file * 4),
      ("RssShmem", resident.shared * 4), ("VmData", totals.data * 4), ("VmStk", totals.stack * 4),
      ("VmExe", shownText * 4), ("VmLib", (totals.executable - shownText) * 4),
      ("VmPTE", space.pageTableCount * 4), ("VmSwap", resident.swapped * 4),
    ]
    statm = [
      totals.total, resident.total, resident.file + resident.shared, text, 0,
      totals.data + totals.stack, 0,
    ]
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.statm == right.statm
      && left.lines.elementsEqual(right.lines) {
        $0.name == $1.name && $0.kilobytes == $1.kilobytes
      }
  }

  /// A figure by its name, in kB; nil when `status` has no such line.
  public subscript(name: String) -> Int? { lines.first { $0.name == name }?.kilobytes }
}
