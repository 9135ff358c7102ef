import Commands
import Drawing
import Evidence
import FoundationEssentials
@testable import Handout
import Lessons
@testable import Session
import Testing

/// Files of handouts: written, written over, read again and checked.
struct HandoutFileTests {
  @Test func `a session is written and its file passes`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    prompt.type("# Look.", "mmap 64K rw", "touch $1 w", "nonsense", "maps")
    let path = folder.file("a.html")
    #expect(prompt.type("export \(path)") == "\(path): 4 steps, 0 questions, 2 pictures\n")
    #expect(FileChecker.told(path) == "pass  \(path)  5 commands\n")
    #expect(prompt.type("print $1").hasPrefix("$"))
  }

  @Test func `a file that says something else fails at the transcript's line`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    prompt.type("print 1", "print 5 < 6")
    prompt.type("export \(folder.file("a.html"))")
    let text = try folder.text("a.html")
    let start = try #require(text.firstRange(of: "<pre id=\"transcript\""))
    let false1 = text[..<start.lowerBound] + text[start.lowerBound...].replacing("= 0x1", with: "= 0x7")
    try folder.write(String(false1), "b.html")
    let path = folder.file("b.html")
    #expect(FileChecker.told(path).hasPrefix("FAIL  \(path):2: the output differs\n"))
  }

  @Test func `a page that is no handout is refused in a sentence`() throws {
    let folder = try HandoutFolder()
    let path = try folder.write("<!DOCTYPE html>\n<title>x</title>\n", "a.html")
    #expect(
      FileChecker.told(path)
        == "FAIL  \(path): cannot read '\(path)': it is no handout: no transcript is inside\n")
  }

  @Test func `transcripts and lessons are written by their names and pass`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    let transcript = try folder.write(
      "# pagewalk --memory 64M\n# Words.\npagewalk> mmap 8K\n$1 = ...\npagewalk> print $1 +\n",
      "a.transcript")
    let lesson = try folder.write(Self.lesson, "own.lesson")
    for (source, count) in [(transcript, 2), (lesson, 3), ("0", 0), ("vmalloc", 0)] {
      let path = folder.file("out.html")
      let told = prompt.type("export \(path) \(source) --force")
      #expect(told.hasPrefix("\(path): "), "\(told)")
      let check = FileChecker(Configuration()).check(path)
      #expect(check.passed && (count == 0 || check.count == count), "\(FileChecker.told(path))")
    }
    // The words in front of the first command are in the transcript as well.
    prompt.type("export \(folder.file("b.html")) \(transcript)")
    #expect(
      HandoutFile(Array(try folder.text("b.html").utf8))?.transcript
        .hasPrefix("# pagewalk --memory 64M\n# Words.\npagewalk> mmap 8K\n") == true)
  }

  @Test func `a saved session is a handout`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    prompt.type("mmap 64K rw", "touch $1 w", "save \(folder.file("a.session"))")
    let path = folder.file("a.html")
    #expect(prompt.type("export \(path) \(folder.file("a.session"))").hasPrefix("\(path): 2 steps"))
    #expect(FileChecker.told(path) == "pass  \(path)  2 commands\n")
  }

  @Test func `a lesson comes along with its handout`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    let lesson = try folder.write(Self.lesson, "own.lesson")
    prompt.type("export \(folder.file("a.html")) \(lesson)")
    try FileManager.default.removeItem(atPath: lesson)
    #expect(FileChecker(Configuration()).check(folder.file("a.html")).passed)
  }

  @Test func `a file is written over when the person says so`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    prompt.type("print 1")
    let path = try folder.write("mine", "a.html")
    #expect(prompt.type("export \(path)").contains("it is there already; --force writes over it"))
    #expect(try folder.text("a.html") == "mine")
    var asked: [String] = []
    var answer: Bool? = false
    prompt.session.asksBeforeReplacing = { question in
      asked.append(question.path)
      return answer
    }
    prompt.type("export \(path)")
    #expect(try folder.text("a.html") == "mine")
    answer = true
    prompt.type("export \(path)")
    #expect(try folder.text("a.html").hasPrefix("<!DOCTYPE html>"))
    #expect(asked == [path, path])
    try folder.write("mine", "a.html")
    prompt.type("export \(path) --force")
    #expect(try folder.text("a.html").hasPrefix("<!DOCTYPE html>"))
    #expect(asked.count == 2)
  }

  @Test func `a file that cannot be written leaves nothing behind`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    prompt.type("print 1")
    #expect(prompt.type("export \(folder.file("no/a.html"))").contains("No such file or directory"))
    #expect(prompt.type("export \(folder.path) 3").contains("ends in .html"))
    #expect(prompt.type("export \(folder.file("a.html")) nolesson").contains("neither a lesson nor"))
    #expect(prompt.type("export \(folder.file("a.html")) zone").contains("did you mean 'zones'?"))
    let words = try folder.write("Dear reader,\nthis is prose.\n", "letter.txt")
    #expect(prompt.type("export \(folder.file("a.html")) \(words)").contains("is no transcript, session, log or lesson"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == ["letter.txt"])
  }

  @Test func `there is nothing to hand out before anything was done`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    #expect(
      prompt.type("export \(folder.file("a.html"))").contains("there is nothing to hand out yet"))
  }

  @Test func `what a file of others says is not written over anything`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    let path = try folder.write("mine", "a.html")
    try folder.write("print 1\nexport \(path) 3 --force\n", "bad.log")
    prompt.session.permissions = Permissions(everywhere: [.read, .write])
    prompt.type("source \(folder.file("bad.log"))")
    #expect(try folder.text("a.html") == "mine")
    prompt.session.permissions = Permissions(everywhere: [.read])
    try folder.write("export \(folder.file("new.html")) 3\n", "bad.log")
    #expect(prompt.type("source \(folder.file("bad.log"))").contains("may not write files"))
    #expect(!FileManager.default.fileExists(atPath: folder.file("new.html")))
  }

  @Test func `what is told again exports nothing`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    let path = folder.file("a.html")
    prompt.type("print 1", "export \(path)", "alias out export \(path)", "out --force")
    try FileManager.default.removeItem(atPath: path)
    prompt.type("print 2", "export \(folder.file("b.html"))")
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileChecker(Configuration()).check(folder.file("b.html")).passed)
  }

  @Test func `a session is exported by a line of its own`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    let path = folder.file("a.html")
    #expect(prompt.type("print 1; export \(path)").contains("by a line of its own"))
    try folder.write("export \(path)\n", "a.log")
    #expect(prompt.type("source \(folder.file("a.log"))").contains("by a line of its own"))
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(prompt.type("print 1; export \(path) 3").contains("\(path): "))
  }

  @Test(arguments: ["plain", "a & b < c > \"d\" 'e' &amp; &#60;", "\u{1b}[0m\u{0}\u{7f}\r\n\u{2028}", ""])
  func `a transcript is read as it was written`(_ text: String) {
    let html = HandoutFile.markup(text, .init(path: text, text: text + "\n"))
    let file = HandoutFile(Array(html.utf8))
    #expect(file?.transcript == text)
    #expect(file?.enclosure == .init(path: text, text: text + "\n"))
  }

  private static let lesson = """
    lesson 40 own
      en: Mine
      zh: 我的
    en: One page.
    zh: 一页。
    ask
      en: What is rss?
      zh: rss 是多少？
      answer: rss
    task
      en: Touch a page.
      zh: 访问一页。
      goal: rss > start.rss
      hint
        en: Write.
        zh: 写。
      solution: touch 0804d000 w

    """
}
