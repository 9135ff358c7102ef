import Drawing
import Grammar

/// Why a file cannot be read here.
enum CachedFileComplaint: Complaint {
  /// It is one of Linux's that a command prints.
  case isView(path: String, command: String)

  /// The command that prints a file of `/proc`; nil where none does.
  static func command(printing path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard path.hasPrefix("/proc/"), let name = parts.last else { return nil }
    if parts.count == 2 { return ofMachine.contains(name) ? name : nil }
    guard parts.count == 3, ofProcess.contains(name) else { return nil }
    return Int(parts[1]).map { "\(name) \($0)" } ?? (parts[1] == "self" ? name : nil)
  }

  private static let ofMachine: Set<String> = [
    "buddyinfo", "pagetypeinfo", "zoneinfo", "slabinfo", "vmallocinfo", "meminfo", "vmstat",
    "iomem", "swaps",
  ]
  private static let ofProcess: Set<String> = ["maps", "smaps", "status"]

  var code: String {
    switch self {
    case .isView: "is-view"
    }
  }

  var details: Details {
    switch self {
    case .isView(let path, let command): ["path": path, "command": command]
    }
  }
}
