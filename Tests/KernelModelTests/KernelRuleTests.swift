import Testing

@testable import KernelModel

/// The rules in which the kernels differ (8).
@Suite struct `Kernel rules` {
  @Test func `every switch is in the list, and every rule of the list is a switch`() {
    let switches = Mirror(reflecting: KernelRules(.v5_10)).children.compactMap(\.label)
    #expect(Set(switches).subtracting(["version"]) == Set(KernelRule.all.map(\.name)))
    #expect(switches.count - 1 == KernelRule.all.count)
  }

  @Test(arguments: KernelVersion.allCases)
  func `a switch has the value that the list tells`(_ version: KernelVersion) throws {
    let values = Mirror(reflecting: KernelRules(version)).children
    for rule in KernelRule.all {
      let value = try #require(values.first { $0.label == rule.name }).value
      if let isOn = value as? Bool { #expect(rule.value(in: version) == (isOn ? "yes" : "no")) }
    }
  }

  @Test func `no rule is the same in all kernels`() {
    for rule in KernelRule.all { #expect(Set(rule.values).count > 1, "\(rule.name)") }
  }
}
