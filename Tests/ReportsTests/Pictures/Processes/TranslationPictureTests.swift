@testable import Drawing
import Hardware
import KernelModel
@testable import Reports
import TestSupport
import Testing

/// The way from an address to a byte of RAM.
struct TranslationPictureTests {
  private func report(
    _ it: Specimen, _ address: UInt32, _ access: Access = .read, _ privilege: Privilege = .user,
    in segment: LogicalAddress.Segment? = nil
  ) -> TranslationReport {
    TranslationReport(
      address, in: segment, access, privilege, on: it.kernel.machine,
      Surroundings(kernel: it.kernel, process: it.process))
  }

  private func outcomes(_ picture: Picture) throws -> [String: Flow.Step.Outcome] {
    Dictionary(
      uniqueKeysWithValues: try picture.flowSteps().map {
        (String($0.item.id.dropFirst("step.".count)), $0.outcome)
      })
  }

  @Test(arguments: DrawnMachine.all)
  func `every entry of the walk is a step`(_ machine: DrawnMachine) throws {
    let it = machine.specimen
    _ = it.type("touch 0804b000 w")
    _ = it.type("invlpg 0804b000")
    let report = report(it, 0x0804_b004, in: .register(.ds))
    let drawn = Picture.translation(report)
    PictureMeasure.expectSound(drawn)
    let steps = try drawn.flowSteps()
    for level in report.levels {
      let entry = hexadecimal(level.step.entry.rawValue, digits: level.entrySize * 2)
      let found = steps.filter {
        PictureMeasure.english($0.item.caption)
          == "\(level.kind.name) \(level.step.index): \(entry)"
      }
      #expect(found.count == 1)
    }
    #expect(report.levels.count == (machine.usesPAE ? 3 : 2))
    let physical = try #require(report.physical)
    #expect(try drawn.step("physical").outcome == .ends)
    #expect(
      try PictureMeasure.english(drawn.step("physical").item.caption) == "P:\(physical.digits)")
  }

  @Test func `a hit spares the tables`() throws {
    let it = Specimen()
    _ = it.type("touch 0804b000 w")
    let drawn = Picture.translation(report(it, 0x0804_b000))
    PictureMeasure.expectSound(drawn)
    let found = try outcomes(drawn)
    #expect(found["tlb"] == .passes)
    #expect(found["directory"] == .notReached)
    #expect(found["table"] == .notReached)
    #expect(found["physical"] == .ends)
    #expect(drawn.summary.words(in: .english).contains("a line of the TLB says so"))
  }

  @Test func `an entry that is not present ends the way`() throws {
    let drawn = Picture.translation(report(Specimen(), 0x5000_0000, .write))
    PictureMeasure.expectSound(drawn)
    let found = try outcomes(drawn)
    #expect(found["directory"] == .refuses)
    for name in ["table", "rights", "physical"] { #expect(found[name] == .notReached) }
    #expect(found["fault"] == .refuses)
    #expect(
      try PictureMeasure.english(drawn.step("kernel").item.caption) == "Linux: SIGSEGV SEGV_MAPERR")
  }

  @Test(
    arguments: [
      (0x0804_9000, .write, .user, "W=0"), (0xc000_0000, .read, .user, "U=0"),
    ] as [(UInt32, Access, Privilege, String)])
  func `the bit that refuses stands at its entry`(
    _ address: UInt32, _ access: Access, _ privilege: Privilege, _ bit: String
  ) throws {
    let it = Specimen()
    _ = it.type("touch 08049000 x")
    let drawn = Picture.translation(report(it, address, access, privilege))
    PictureMeasure.expectSound(drawn)
    #expect(try outcomes(drawn)["rights"] == .refuses)
    let marked = try drawn.flowSteps().filter { step in
      step.item.detail.pieces.contains { $0.role == .error && $0.phrase.english == bit }
    }
    // The first 4 MiB of the kernel are mapped by a table whose entries refuse as well.
    let levels = address >= 0xc000_0000 ? ["step.directory", "step.table"] : ["step.table"]
    #expect(marked.map(\.item.id) == levels)
  }

  @Test func `segmentation refuses before any table is read`() throws {
    let it = Specimen()
    let nobody = LogicalAddress.Segment.selector(SegmentSelector(rawValue: 0))
    let report = report(it, 0x1000, in: nobody)
    #expect(report.address == nil)
    let drawn = Picture.translation(report)
    PictureMeasure.expectSound(drawn)
    #expect(try outcomes(drawn) == ["selector": .refuses, "physical": .notReached])
    #expect(drawn.summary.words(in: .english).hasPrefix("Segmentation refuses with #GP"))
  }
}
