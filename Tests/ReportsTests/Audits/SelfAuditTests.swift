@testable import Commands
import Drawing
@testable import Reports
@testable import Session
import TestSupport
import Testing

@Suite struct `Figures found out twice` {
  private func text(_ audit: SelfAudit) -> String {
    var text = StyledText()
    audit.draw(on: Canvas(), into: &text)
    return text.text
  }

  @Test func `are verified when they agree`() {
    let audit = SelfAudit([.init(.free, 7, 7), .init(.parked, 2, 2)], ways: .recordsAndLists)
    #expect(audit.isRight)
    #expect(text(audit) == "free 7, parked 2 (verified: mem_map = free lists)\n")
  }

  @Test func `are broken when one does not`() {
    let audit = SelfAudit([.init(.free, 7, 8), .init(.parked, 2, 2)], ways: .listsAndCounter)
    #expect(!audit.isRight)
    #expect(
      text(audit) == "BROKEN: free 7, counted 8, parked 2 (not equal: lists = counter)\n")
  }

  @Test func `wait for a command that is halted`() {
    var audit = SelfAudit([.init(.free, 7, 8)], ways: .listsAndCounter)
    audit.halted = "alloc"
    #expect(
      text(audit)
        == "halted inside alloc: free 7, counted 8 (not equal yet: lists = counter)\n")
  }

  @Test func `have codes and numbers in JSON`() {
    let json = Specimen().json("buddyinfo")
    #expect(
      json.contains(
        #""audit":{"figures":[{"name":"free","other":255901,"value":255901}],"ways":"lists-counter"}"#
      ))
  }
}
