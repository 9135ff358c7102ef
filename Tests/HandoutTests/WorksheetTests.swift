import Commands
import Evidence
import FoundationEssentials
@testable import Handout
import Session
import Testing

/// Questions on paper.
struct WorksheetTests {
  @Test func `a sheet has the questions, and a key the answers behind them`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    let sheet = folder.file("sheet.html")
    #expect(
      prompt.type("quiz sheet cow seed 7 count 3 to \(sheet)")
        == "\(sheet): 3 steps, 3 questions, 0 pictures\n")
    let html = try folder.text("sheet.html")
    #expect(HTMLBalance(html).faults == [])
    #expect(html.components(separatedBy: "class=\"exercise\"").count == 4)
    #expect(html.contains("class=\"room\"") && !html.contains("class=\"answers\""))
    prompt.type("quiz key cow seed 7 count 3 to \(folder.file("key.html"))")
    let key = try folder.text("key.html")
    #expect(key.components(separatedBy: "class=\"exercise\"").count == 4)
    let answers = try #require(key.components(separatedBy: "class=\"answers\"").last)
    #expect(answers.contains("1. ") && answers.contains("3. "))
    #expect(FileChecker.told(sheet).contains("it is no handout"))
  }

  @Test func `a sheet needs a name, and is not written over by itself`() throws {
    let (prompt, folder) = (try HandoutPrompt(), try HandoutFolder())
    #expect(prompt.type("quiz sheet cow to").contains("'to' is followed by the name of a file"))
    #expect(prompt.type("quiz sheet cow to a.txt").contains("ends in .html"))
    let path = try folder.write("mine", "a.html")
    #expect(prompt.type("quiz sheet cow to \(path)").contains("--force writes over it"))
    prompt.type("quiz sheet cow to \(path) --force")
    #expect(try folder.text("a.html").hasPrefix("<!DOCTYPE html>"))
  }
}
