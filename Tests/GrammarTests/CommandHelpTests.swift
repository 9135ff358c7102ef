@testable import Commands
import Drawing
@testable import Grammar
@testable import Session
import TestSupport
import Testing

/// Commands are declared in English; a table has their words in another language.
struct CommandHelpTests {
  private let table = HelpTable(
    .chinese,
    [
      "touch": CommandHelp("访问内存", arguments: ["ADDR": "地址"], words: [:])
    ])

  private var catalog: CommandCatalog {
    CommandCatalog([Sample.touch, Sample.unmap], help: [table])
  }

  @Test func `a table lists what of a catalog has no words`() {
    #expect(table.missing(from: catalog) == ["munmap", "touch ACCESS", "touch LENGTH"])
  }

  @Test func `what has no words is said in English`() {
    #expect(catalog.summary(of: Sample.touch, in: .chinese) == "访问内存")
    #expect(catalog.summary(of: Sample.touch, in: .english) == "access memory")
    #expect(catalog.summary(of: Sample.unmap, in: .chinese) == "unmap memory")
    let arguments = Sample.touch.arguments
    #expect(catalog.summary(of: arguments[0], of: Sample.touch, in: .chinese) == "地址")
    #expect(catalog.summary(of: arguments[2], of: Sample.touch, in: .chinese) == "how much")
  }

  @Test func `apropos looks in the language that is read`() {
    #expect(catalog.commands(about: "内存", in: .chinese).map(\.name) == ["touch"])
    #expect(catalog.commands(about: "内存", in: .english).isEmpty)
  }

  @Test func `every language but that of the declarations has a table`() {
    #expect(HelpTable.all.map(\.language) == [.chinese])
    let missing = HelpTable.all[0].missing(from: CommandSet.standard.booted.catalog)
    #expect(missing.contains("mmap"))
  }

  @Test func `help is drawn in the language of the canvas`() throws {
    let report = CommandReport(Sample.touch, catalog)
    #expect(report.drawn(on: Canvas(language: .chinese)).text.contains("touch: 访问内存\n"))
    #expect(report.drawn(on: Canvas()).text.contains("touch: access memory\n"))
  }
}
