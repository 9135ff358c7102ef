import Hardware
import KernelModel

extension CommandDefinition {
  static let frameViews = [buddyinfo, zones]

  static let buddyinfo = CommandDefinition(
    "buddyinfo", .frames, .looks, "count the free blocks by zone and order as /proc/buddyinfo does",
    details: """
      The columns are blocks of 1, 2, 4, ... 1024 pages. Pages parked on the CPU's own lists are \
      not among them.
      """
  ) { session, _ throws(CommandError) in BuddyReport(session.kernel) }

  static let zones = CommandDefinition(
    "zones", .frames, .looks, "draw the zones: how large, how full, where the watermarks lie",
    details: """
      # is used, c parked on the CPU's own lists, the dots are free; a | stands where the free \
      pages would end at one of the marks.
      """
  ) { session, _ throws(CommandError) in ZonesReport(session.kernel) }
}
