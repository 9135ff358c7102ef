import Drawing
import Grammar
@testable import Handout
import TestSupport
import Testing

struct HandoutComplaintTests {
  @Test func `why no handout is made is one line in both languages`() {
    let complaints: [HandoutComplaint] = [
      .needsEnding("a"), .isNotAlone, .hasNoSteps, .hasTooManySteps(limit: 3),
      .noSuchSource("zone", nearest: "zones"), .isNoSource("a"),
      .isFaultyLesson("a", line: 3), .unexpected("b"), .interrupted,
    ]
    expectWellWorded(complaints)
    for complaint in complaints { #expect(complaint.english.message != complaint.chinese.message) }
    #expect(complaints.filter(\.isInterruption) == [.interrupted])
  }
}
