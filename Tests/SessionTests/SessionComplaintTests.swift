import Drawing
@testable import Grammar
import Hardware
import KernelModel
@testable import Session
import TestSupport
import Testing

/// What the session's rooms complain of is worded.
struct SessionComplaintTests {
  @Test func `complaints of processes, history, places and names are well worded`() {
    let (process, frame) = (ProcessID(rawValue: 2), PageFrameNumber(rawValue: 7))
    expectWellWorded([
      ProcessComplaint.ended(process, other: nil), ProcessComplaint.hasNoMemory(process),
      ProcessComplaint.sleepsUntilChildLeaves(process, child: process),
      ProcessComplaint.sleepsUntilSlotIsFree(process, frame: frame),
      ProcessComplaint.mayNotSwitch(.notConfigured), ProcessComplaint.cannotLoad(.notConfigured),
      HistoryComplaint.halted(inside: "brk 1"),
      HistoryComplaint.past(inside: "brk 1", done: 1, of: 2),
      HistoryComplaint.nameWouldChangeWhatFollowed(isHalted: true),
      HistoryComplaint.nameIsReserved("end"), HistoryComplaint.nameIsOfBranch("main"),
      HistoryComplaint.nameIsOfCheckpoint("spot"), HistoryComplaint.nameIsLikeEvent("1"),
      HistoryComplaint.wayWasInterrupted, HistoryComplaint.hostHasNoRoom(byteCount: 7),
      PlaceComplaint.standsAlone("pte"), PlaceComplaint.noSuchFrame(digits: "fffff", last: frame),
      PlaceComplaint.neverChanges("1"), PlaceComplaint.isSmallNumber("7"),
      PlaceComplaint.hasNoKernel,
      RecordingComplaint.isNotAtPrompt, RecordingComplaint.interrupted,
      RecordingComplaint.cannotTellAgain,
      RecordingComplaint.ended(FileRefusal(file: "a", .isBeingWritten).in(.write)),
      ConfigurationRefusal.sysrootIsThePersons("/a"),
      MacroComplaint.endless(limit: 16), MacroComplaint.tooManyLines(limit: 10), MacroComplaint.hasPrefix("a"),
    ])
    expectWellWorded([ProcessComplaint.ended(process, other: process)])
  }

  @Test func `configurations that make no machine are well worded`() {
    expectWellWorded([
      ConfigurationRefusal.memorySize(1, allowed: 2...3),
      ConfigurationRefusal.unknownTLB("z80", known: ["p6"]),
      ConfigurationRefusal.oddTLB(.empty("dtlb")),
      ConfigurationRefusal.unknownSetting("a", nearest: "b"), ConfigurationRefusal.badOption("-x"),
      ConfigurationRefusal.settingOutOfRange("a", value: "9", bounds: 0...1),
      ConfigurationRefusal.settingLength("a", value: "", most: 4),
      ConfigurationRefusal.settingRefused("a", value: "7", .isNoFraction(least: 8)),
    ])
  }

  @Test(arguments: [
    (FileFault.isForAnotherMachine(Configuration()), "it is for another machine: the usual one"),
    (.hasBadLine(.overflow), "the result does not fit in 64 bits"),
    (.session(.version("9", known: 2, isOlder: false)), "its version is 9, and this is read by version 2"),
  ])
  func `a file that cannot be used says which and why`(fault: FileFault, words: String) {
    #expect(FileRefusal(file: "a", fault).message == "cannot read 'a': \(words)")
    #expect(FileRefusal(file: "a", fault).in(.write).message == "cannot write 'a': \(words)")
    #expect(FileRefusal(file: "a", line: 3, fault).message == "a:3: \(words)")
  }
}
