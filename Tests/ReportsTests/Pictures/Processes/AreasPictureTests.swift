@testable import Drawing
import Hardware
import KernelModel
@testable import Reports
import TestSupport
import Testing

/// The file's sections beside the areas.
struct AreasPictureTests {
  private func picture(_ it: Specimen) -> Picture {
    Picture.areas(it.process, it.space, in: it.kernel)
  }

  @Test func `sections add up to what size says`() throws {
    let it = Specimen()
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    let sizes = try #require(SectionSizes(try it.kernel.files.view("/bin/demo")))
    let sections = try drawn.strip(0).segments
    func sum(_ letters: String) -> UInt64 {
      sections.filter { $0.item.letter.map { letters.contains($0) } == true }
        .reduce(0) { $0 + ($1.item.size ?? 0) }
    }
    #expect(sum("TR") == sizes.text)
    #expect(sum("D") == sizes.data)
    #expect(sum("B") == sizes.bss)
    #expect(sections.filter(\.isGap).map(\.item.letter) == ["B"])
    #expect(
      drawn.summary.words(in: .english).hasPrefix(
        "The file has \(sizes.text) bytes of text and \(sizes.data) of data; \(sizes.bss) of bss"))
  }

  @Test(arguments: ["demo", "hello", "old"])
  func `each section leads to the areas that hold it`(_ program: String) throws {
    let it = Specimen()
    if program != "demo" { _ = it.type("exec \(program)") }
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    let (sections, areas) = (try drawn.strip(0).segments, try drawn.strip(1).segments)
    #expect(!sections.isEmpty)
    for section in sections {
      let targets = drawn.links.filter { $0.from == section.item.id }.map(\.to)
      let reached = areas.filter { targets.contains($0.item.id) }
      #expect(reached.contains { $0.start <= section.start && section.start < $0.end })
      #expect(reached.allSatisfy { $0.start < section.end && section.start < $0.end })
    }
    let code = try #require(sections.first { $0.item.letter == "T" })
    let image = it.space.image
    #expect(image.code.contains(VirtualAddress(rawValue: UInt32(code.start))))
  }

  @Test func `data and bss share a page and heap and stack have no section`() throws {
    let it = Specimen()
    let drawn = picture(it)
    let intoData = drawn.links.filter { $0.to == "area.0804b000" }.map(\.from)
    #expect(intoData.count == 2)
    let areas = try drawn.strip(1).segments.map(\.item)
    let stack = try #require(areas.first { $0.letter == "S" })
    #expect(!drawn.links.contains { $0.to == stack.id })
  }

  @Test func `others are counted`() throws {
    let it = Specimen()
    for page in 0..<30 { _ = it.type("mmap 1p rw at \(40 + page)000000 fixed") }
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    let words = try drawn.strip(1).segments.map { PictureMeasure.english($0.item.caption) }
    // vvar and vdso lie above the thirty.
    #expect(words.contains("32 other areas"))
  }

  @Test func `a file without section headers leaves the areas`() throws {
    let it = try TestProcess()
    var bytes = BuiltInProgram.named("/bin/demo")?.bytes ?? []
    for place in Array(32..<36) + Array(48..<50) { bytes[place] = 0 }
    it.install(bytes)
    try it.exec()
    let drawn = Picture.areas(it.process, it.space, in: it.kernel)
    #expect(drawn.bands.first?.panels.count == 1)
    #expect(drawn.links.isEmpty)
    #expect(try drawn.strip(0).segments.count > 4)
  }
}
