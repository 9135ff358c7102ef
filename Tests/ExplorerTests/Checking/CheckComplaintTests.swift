import Drawing
import KernelModel
import Testing

@testable import Explorer

/// What checks find is worded.
struct CheckComplaintTests {
  @Test func `what a check finds is well worded`() {
    expectWellWorded([
      CheckComplaint.cannotRead(FileRefusal(file: "a", .isStream)), CheckComplaint.interrupted,
      CheckComplaint.commandFails,
      CheckComplaint.brokenInvariant(InvariantViolation("buddy", 3, "two frames are free")),
      CheckComplaint.kernelIsMissing, CheckComplaint.unknownKernel("2.4"),
      CheckComplaint.noProcess(7), CheckComplaint.cannotRestoreMemory(.notConfigured),
      CheckComplaint.mappingsDiffer, CheckComplaint.noSuchMapping,
      CheckComplaint.unknownFigure("VmX"),
      CheckComplaint.figureDiffers("Rss", expected: 1, got: 2), CheckComplaint.traceEndsEarly,
      CheckComplaint.programHasEnded, CheckComplaint.lastMappingsDiffer,
      CheckComplaint.promptDiffers, CheckComplaint.outputStandsFirst, CheckComplaint.outputDiffers,
      CheckComplaint.storyDiffers(event: 7),
      CheckComplaint.vectorDiffers("v", expected: "1", got: "2"),
      CheckComplaint.zoneFigureDiffers(zone: "DMA", "min", expected: [1], got: [2]),
      CheckComplaint.hasNoZones, CheckComplaint.numberIsMissing("pages"),
      CheckComplaint.zoneIsTruncated("DMA"),
    ])
  }

  @Test func `a difference has its code and its numbers in JSON`() {
    let complaint = CheckComplaint.figureDiffers("Rss", expected: 1, got: 2)
    let report = CheckReport(
      file: "a.klog", .recording, count: 3, of: .facts,
      difference: .init(line: 4, complaint))
    let text = JSONRenderer().render(report)
    #expect(text.contains(#""code":"figure-differs""#))
    #expect(text.contains(#""facts":{"expected":1,"figure":"Rss","got":2}"#))
    #expect(text.contains(#""unit":"facts""#))
  }
}
