import Commands
import Drawing
import FoundationEssentials
@testable import Handout
import Lessons
import Testing

/// What the file of a handout is made of.
struct HandoutPageTests {
  private static let hostile = [
    "</script><script>alert(1)</script>", "\"onload=\"alert(1)", "</pre><img src=x onerror=1>",
    "<!--", "&lt;b&gt;", "'><svg/onload=alert(1)>", "\u{202e}gpj.exe", "\u{1b}[31m",
  ]

  @Test(arguments: hostile)
  func `nothing of a transcript is markup`(_ name: String) throws {
    let handout = try Handout.told("# \(name)\n# ? \(name)\npagewalk> print 1 \(name)\n")
    let html = handout.html
    #expect(HTMLBalance(html).faults == [])
    let tags = HTMLBalance(html).tags
    #expect(tags.count { $0 == "script" } == 1)
    #expect(!tags.contains("img") && !tags.contains("svg") && !html.contains("<b>"))
    #expect(!html.contains("onload=\"") && !html.contains("\u{1b}") && !html.contains("\u{202e}"))
    #expect(HandoutFile(Array(html.utf8))?.transcript == handout.transcript)
  }

  @Test(arguments: hostile)
  func `nothing of a picture or a file's name is markup`(_ name: String) throws {
    var handout = Handout(.file(name), language: .english, steps: [])
    var step = HandoutStep()
    step.figure = HandoutFigure(picture("zones", 1, name: name))
    handout.steps = [step]
    handout.enclosure = .init(path: name, text: name)
    handout.transcript = name
    let html = handout.html
    #expect(HTMLBalance(html).faults == [])
    #expect(HTMLBalance(html).tags.count { $0 == "script" } == 1)
    #expect(HandoutFile(Array(html.utf8))?.enclosure == handout.enclosure)
    #expect(HandoutFile(Array(html.utf8))?.transcript == name)
  }

  @Test func `the script is short, never makes markup of data, and is the one that may run`() throws {
    let script = HandoutScript.text
    #expect(script.utf8.count < 4096)
    for word in ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function("] {
      #expect(!script.contains(word))
    }
    #expect(!script.contains("</"))
    #expect(SHA256.base64(Array(script.utf8)) == HandoutScript.digest)
    #expect(SHA256.base64(Array("abc".utf8)) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    let html = try Handout.told("print 1\n").html
    #expect(html.contains("script-src 'sha256-\(HandoutScript.digest)'"))
    #expect(html.contains("default-src 'none'"))
  }

  @Test func `nothing comes from elsewhere`() throws {
    // A picture's hatchings are its own.
    let html = try Handout.lesson("faults").html.replacing("url(#", with: "")
    for word in ["src=", "href=\"http", "url(", "@import", "<link"] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test func `a link leads to each step`() throws {
    let handout = try Handout.lesson("zones")
    let html = handout.html
    for number in 1...handout.steps.count {
      #expect(html.contains("<section id=\"\(number)\" "))
      #expect(html.contains("<li><a href=\"#\(number)\">"))
    }
  }

  @Test func `a long output ends where the step would grow too large, and says so`() throws {
    let line = (1...1500).map { "print \($0)" }.joined(separator: "; ")
    let handout = try Handout.told(line + "\n")
    let section = try #require(handout.sections.first)
    #expect(section.utf8.count < 30_000)
    #expect(section.contains("more lines"))
    #expect(handout.transcript?.contains("$1500 = 1500 = 0x5dc") == true)
  }

  @Test func `each lesson becomes pages of less than 30 kB a step, in both languages`() throws {
    for volume in LessonShelf().volumes {
      let handout = try Handout.lesson(volume.lesson.name)
      #expect(handout.steps.count { $0.question != nil } == volume.lesson.asks.count)
      #expect(handout.steps.count { $0.isTask } == volume.lesson.tasks.count)
      for section in handout.sections { #expect(section.utf8.count < 30_000) }
      #expect(HTMLBalance(handout.html).faults == [], "\(volume.lesson.name)")
      #expect(handout.html.contains("<p class=\"zh\" lang=\"zh\">"))
    }
  }

  @Test func `text stands out from what it stands on`() {
    for ink in HandoutStyle.inks {
      for ground in HandoutStyle.grounds {
        #expect(Contrast.ratio(ink.light, ground.light) >= 4.5, "\(ink.name) on \(ground.name)")
        #expect(Contrast.ratio(ink.dark, ground.dark) >= 4.5, "\(ink.name) on \(ground.name)")
      }
    }
    let card = HandoutStyle.grounds[1]
    for (role, colour, _) in HandoutStyle.roles {
      #expect(Contrast.ratio(colour.light, card.light) >= 4.5, "\(role)")
      #expect(Contrast.ratio(colour.dark, card.dark) >= 4.5, "\(role)")
    }
    #expect(Contrast.ratio("#000000", "#ffffff") == 21)
  }

  @Test func `every role but plain text has a look`() {
    let known = Set(HandoutStyle.roles.map(\.role))
    #expect(Set(Role.allCases).subtracting(known) == [.plain])
  }
}

extension HandoutStep {
  fileprivate var isTask: Bool { if case .task = kind { true } else { false } }
}
