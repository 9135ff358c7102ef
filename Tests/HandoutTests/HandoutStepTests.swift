import Commands
import Drawing
import FoundationEssentials
import Grammar
@testable import Handout
import Lessons
import Testing

/// What becomes a step, and what stands on it.
struct HandoutStepTests {
  @Test func `words in front of a command are on its step, and so is what came`() throws {
    let handout = try Handout.told(
      """
      # Memory is promised first.
      # Nothing stands behind it.
      #
      # Look.
      pagewalk> print 64K
      $1 = 65536 = 0x10000
      pagewalk> print 2
      """)
    try #require(handout.steps.count == 2)
    let words = handout.steps[0].before.map(\.plain)
    #expect(words == ["Memory is promised first. Nothing stands behind it.", "Look."])
    #expect(handout.steps[0].command == .init(prompt: "pagewalk> ", text: "print 64K"))
    #expect(handout.steps[0].after.map(\.plain) == ["$1 = 65536 = 0x10000\n"])
    #expect(handout.steps[1].command?.text == "print 2")
  }

  @Test func `words behind the last command have a step of their own`() throws {
    let handout = try Handout.told("pagewalk> print 1\n# The end.\n")
    try #require(handout.steps.count == 2)
    #expect(handout.steps[1].command == nil)
    #expect(handout.steps[1].before.map(\.plain) == ["The end."])
  }

  @Test func `a question of a transcript hides the output of the next command`() throws {
    let handout = try Handout.told("# ? How much is it?\npagewalk> print 64K\n")
    try #require(handout.steps.count == 1)
    let question = try #require(handout.steps[0].question)
    #expect(question.text.plain(in: .english) == "How much is it?")
    #expect(question.isAnsweredByOutput)
    let section = try #require(handout.sections.first)
    let details = try #require(section.firstRange(of: "<details class=\"answer\">"))
    let output = try #require(section.firstRange(of: "65536"))
    #expect(details.lowerBound < output.lowerBound)
  }

  @Test func `a log becomes steps, its comments words`() throws {
    let handout = try Handout.told("# pagewalk --memory 64M\n# One.\nprint 1\nprint 2\n")
    #expect(handout.steps.map { $0.command?.text } == ["print 1", "print 2"])
    #expect(handout.steps[0].before.map(\.plain) == ["One."])
    #expect(handout.machine == "--memory 64M")
  }

  @Test func `a question of a lesson has its answer with what showed it`() throws {
    let handout = try Handout.lesson("faults")
    let step = try #require(handout.steps.first { $0.question != nil })
    let answer = step.question?.answer.map(\.plain) ?? []
    #expect(answer.first == "The answer is 2.")
    #expect(answer.contains { $0.contains("b7feb000: read 00, 1 fault") })
    #expect(answer.contains { $0.hasPrefix("There was a fault, and yet no new frame") })
    // None of that is seen by who does not ask.
    #expect(!step.after.contains { $0.plain.contains("read 00") })
    #expect(step.question?.text.plain(in: .chinese) != step.question?.text.plain(in: .english))
  }

  @Test func `a task has its hints, and what its solution types is marked as that`() throws {
    let handout = try Handout.lesson("faults")
    let index = try #require(handout.steps.firstIndex { $0.kind == .task(1, of: 5) })
    #expect(handout.steps[index].hints.count == 2)
    #expect(handout.steps[index + 1].isSolution)
    #expect(handout.steps[index + 1].command?.text == "touch p r")
    #expect(!handout.steps.contains { $0.command?.text == "solution" })
    #expect(!handout.steps.contains { $0.command?.text.hasPrefix("lesson") == true })
  }

  @Test func `what nobody types has no step`() throws {
    let prompt = try HandoutPrompt()
    let folder = try HandoutFolder()
    prompt.type("print 1", "", "   ", "# Words.", "record \(folder.file("a.transcript"))", "print 2")
    prompt.type("export \(folder.file("a.html"))")
    let html = try folder.text("a.html")
    #expect(html.components(separatedBy: "<section ").count == 3)
    #expect(!html.contains("a.transcript"))
    #expect(html.contains("<p>Words.</p>"))
  }

  @Test func `there is an end to steps`() throws {
    let text = String(repeating: "print 1\n", count: Handout.stepLimit + 1)
    let fault = #expect(throws: HandoutFault.self) { try Handout.told(text) }
    #expect(fault?.complaint.code == "too-many-steps")
  }
}

extension HandoutStep.Block {
  var plain: String {
    switch self {
    case .words(let text), .remark(let text): text.plain(in: .english)
    case .output(let text): text.text
    }
  }
}
