import Foundation
import Testing

@testable import KernelModel

/// The rules in which the kernels differ (8).
@Suite struct `Kernel rules` {
  @Test func `every switch is in the list, and every rule of the list is a switch`() {
    let switches = Mirror(reflecting: KernelRules(.v5_10)).children.compactMap(\.label)
    #expect(Set(switches).subtracting(["version"]) == Set(KernelRule.all.map(\.name.rawValue)))
    #expect(switches.count - 1 == KernelRule.all.count)
  }

  @Test func `every name is a rule, once`() {
    #expect(Set(KernelRule.all.map(\.name)) == Set(KernelRule.Name.allCases))
    #expect(KernelRule.all.count == KernelRule.Name.allCases.count)
  }

  @Test(arguments: KernelVersion.allCases)
  func `a switch has the value that the list tells`(_ version: KernelVersion) throws {
    let values = Mirror(reflecting: KernelRules(version)).children
    for rule in KernelRule.all {
      let value = try #require(values.first { $0.label == rule.name.rawValue }).value
      if let isOn = value as? Bool { #expect(rule.value(in: version) == .isOn(isOn)) }
    }
  }

  @Test func `a rule has a source, and a kernel that was the first to differ`() {
    for rule in KernelRule.all {
      #expect(!rule.function.isEmpty && !rule.function.contains(" "), "\(rule.name)")
      #expect(rule.firstVersion != .oldest, "\(rule.name) is the same in all kernels")
    }
  }

  @Test func `a layout comes with a kernel`() {
    #expect(KernelVersion(of: .textbook) == .v5_10)
    #expect(KernelVersion(of: .linux61) == .v6_1)
  }

  @Test func `a kernel is found by what it has`() {
    #expect(KernelVersion { $0.temporaryMapsFollowTask } == .v6_1)
    #expect(KernelVersion { $0.mapsNameColumn == 1 } == nil)
  }
}

/// The sources as text: who asks about kernels, and how.
@Suite struct `Kernel versions in the sources` {
  /// Every file of Swift below `Sources` but the rules themselves and their words, with its text.
  private static let files: [(path: String, text: String)] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources").standardizedFileURL
    let paths = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (paths?.compactMap { $0 as? URL } ?? []).filter {
      $0.pathExtension == "swift" && !$0.path.contains("KernelModel/Rules/")
        && !$0.lastPathComponent.hasPrefix("KernelRule.Name+")
    }.compactMap { url in
      (try? String(contentsOf: url, encoding: .utf8)).map { (url.lastPathComponent, $0) }
    }
  }()

  @Test func `no version is named or compared outside the rules`() {
    #expect(Self.files.count > 400)
    for (path, text) in Self.files {
      #expect(!text.contains(#/\bv\d+_\d+\b/#), "\(path) names a version")
      #expect(
        !text.contains(#/\brules\.version\s*(==|!=|<|>)|switch [\w.]*rules\.version\b/#),
        "\(path) compares a version")
    }
  }

  @Test func `every rule is asked somewhere`() {
    for name in KernelRule.Name.allCases {
      #expect(
        Self.files.contains { $0.text.contains(".\(name.rawValue)") }, "nobody asks \(name)")
    }
  }
}
