import Drawing
import FoundationEssentials
@testable import Grammar
import Hardware
@testable import Reports
import TestSupport
import Testing

/// The room of translation is worded in both languages.
struct WordingTests {
  private static let words =
    #filePath.replacing("Tests/ReportsTests/Translation/WordingTests.swift", with: "")
    + "Sources/Reports/Translation/Words/"

  /// The types that have words in a folder's files.
  private static func types(in folder: String, marked mark: String) throws -> Set<String> {
    var types: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: words + folder) {
      let data = try Data(contentsOf: URL(filePath: words + folder + "/" + name))
      var type: Substring?
      for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
        if line.hasPrefix("extension ") {
          type = line.dropFirst("extension ".count).prefix { $0 != ":" && $0 != " " }
        }
        if line.contains(mark), let type { types.insert(String(type)) }
      }
    }
    return types
  }

  @Test func `every type that speaks English speaks Chinese`() throws {
    let english = try Self.types(in: "English", marked: "var english: String")
    let chinese = try Self.types(in: "Chinese", marked: "var chinese: String")
    #expect(english.count > 30)
    #expect(english.subtracting(chinese).sorted() == [])
    #expect(chinese.subtracting(english).sorted() == [])
  }

  /// Words that name another concept than the one that is meant, or that the house does not use.
  @Test(arguments: ["页帧", "堆栈", "失效", "区域号", "页面", "缺页中断", "段选择子", "无效化"])
  func `Chinese keeps to the terms of the house`(_ banned: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.words + "Chinese") {
      let data = try Data(contentsOf: URL(filePath: Self.words + "Chinese/" + name))
      #expect(!String(decoding: data, as: UTF8.self).contains(banned), "\(name)")
    }
  }

  @Test func `a refusal of a register names the rule`() {
    #expect(GeneralProtection.Cause.reservedCR4(0x1000).english == "CR4 has no bits 0x1000")
    #expect(GeneralProtection.Cause.pagingWithoutProtection.english == "CR0.PG needs CR0.PE")
    #expect(
      GeneralProtection.Cause.reservedPointer(index: 1, value: 0x301003, reserved: 2).english
        == "directory pointer 1 is 0x301003, of which 0x2 must be clear")
  }

  @Test func `rights name NX only where it is set`() {
    #expect(([.user, .writable] as Rights).english == "user, writable")
    #expect(([.noExecute] as Rights).english == "supervisor, read-only, no-execute")
    #expect(([.user] as Rights).words(in: .chinese) == "用户态可访问，只读")
  }
}
