/// What is counted for each zone, in the order of `/proc/vmstat`. Linux: `enum zone_stat_item`.
public enum ZoneCounter: Int, CaseIterable, Hashable, Sendable {
  case freePages
  case inactiveAnonymous
  case activeAnonymous
  case inactiveFile
  case activeFile
  case unevictable
  case writePending
  case memoryLocked
  case pageTablePages
  case bounce
  case freeContiguous

  static let count = 11

  /// The name in `/proc/vmstat`.
  public var name: String {
    switch self {
    case .freePages: "nr_free_pages"
    case .inactiveAnonymous: "nr_zone_inactive_anon"
    case .activeAnonymous: "nr_zone_active_anon"
    case .inactiveFile: "nr_zone_inactive_file"
    case .activeFile: "nr_zone_active_file"
    case .unevictable: "nr_zone_unevictable"
    case .writePending: "nr_zone_write_pending"
    case .memoryLocked: "nr_mlock"
    case .pageTablePages: "nr_page_table_pages"
    case .bounce: "nr_bounce"
    case .freeContiguous: "nr_free_cma"
    }
  }
}
