@testable import Session
import TestSupport
import Testing

/// What is complained of where the host or a spoilt machine sets the bounds.
struct HostComplaintTests {
  @Test func `complaints of hosts and of spoilt machines are well worded`() {
    expectWellWorded([HistoryComplaint.machineIsSpoilt])
    expectWellWorded([
      ConfigurationRefusal.hostRefuses(byteCount: 7),
      ConfigurationRefusal.settingRefused("a", value: "b", .hasControlCharacter),
    ])
  }
}
