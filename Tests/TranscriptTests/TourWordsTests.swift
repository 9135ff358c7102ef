import Commands
import Drawing
import FoundationEssentials
import Grammar
import Session
import TestSupport
import Testing
import Topics

/// `help` knows what the tour prints: each word of it is a command, a topic or plain English.
struct TourWordsTests {
  private static let folder =
    #filePath.replacing("Tests/TranscriptTests/TourWordsTests.swift", with: "Scenarios/")

  private let catalog = CommandSet.standard.booted.catalog

  private func text(_ name: String) throws -> Substring {
    String(decoding: try Data(contentsOf: URL(filePath: Self.folder + name)), as: UTF8.self)[...]
  }

  private func isKnown(_ word: Substring) -> Bool {
    catalog.command(named: String(word)) != nil
      || TopicIndex.standard.topic(named: String(word)) != nil
  }

  /// The words of a text that help does not know: what begins with a letter or `_`, has two letters
  /// or more, is no hexadecimal number, and does not repeat a letter as the strips of a layout do.
  /// Of what hyphens join the whole counts or each part.
  private func unknownWords(of text: Substring) -> Set<Substring> {
    let joined = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0))) }
    let parts = joined.filter { !isKnown($0) }.flatMap { $0.split(separator: "-") }
    return Set(
      parts.filter { word in
        word.count > 1 && !word.first!.isNumber && !isNumber(word) && !isStrip(word)
          && !isKnown(word)
      })
  }

  private func isNumber(_ word: Substring) -> Bool {
    word.allSatisfy { $0.isHexDigit && !$0.isUppercase } && word.contains(where: \.isNumber)
  }

  private func isStrip(_ word: Substring) -> Bool { word.contains(/(.)\1\1\1/) }

  private func isIdentifier(_ word: Substring) -> Bool {
    word.contains("_") || word.dropFirst().contains(where: \.isUppercase)
  }

  @Test func `every term of the tour has a topic`() throws {
    let plain = Set(Self.plainEnglish.split { $0 == " " || $0 == "\n" }.map(String.init))
    // The letters of a strip are explained by its legend.
    let lines = try text("tour.transcript").split(separator: "\n").filter { !isStrip($0) }
    let unknown = unknownWords(of: lines.joined(separator: "\n")[...]).filter {
      !plain.contains($0.lowercased()) && !isKnown($0.lowercased()[...])
    }
    #expect(unknown.sorted() == [])
    // The rule finds terms: without topics they would stand here.
    #expect(isKnown("rmqueue_bulk") && isKnown("Unmovable") && !isKnown("frobnicate"))
    #expect(
      unknownWords(of: "frobnicate do_frobnicate 3f800163 DNNNNNH of") == [
        "frobnicate", "do_frobnicate", "of",
      ])
  }

  @Test func `no term passes as plain English`() {
    let words = Self.plainEnglish.split { $0 == " " || $0 == "\n" }
    #expect(words.filter { isKnown($0) || isIdentifier($0) } == [])
    #expect(words == words.sorted())
  }

  /// What a layout's headings are written in.
  private static let headings: Set<Substring> = [
    "BROKEN", "COMMAND", "FIRST", "MEMORY",
  ]

  @Test func `every identifier and abbreviation of the scenarios has a topic`() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    where name.hasSuffix(".transcript") && name != "mistakes.transcript" {
      // Answers to mistakes repeat what was typed, and arguments as `help` names them.
      let output = try text(name).split(separator: "\n").filter { !$0.hasPrefix("pagewalk") }
      // A picture fills its parts with a letter, twice on a line.
      let unknown = unknownWords(of: output.joined(separator: "\n")[...]).filter(isIdentifier)
        .filter { $0.count != 2 || Set($0).count == 2 }
      #expect(unknown.subtracting(Self.headings).sorted() == [], "\(name)")
    }
  }

  private static let plainEnglish = """
    above access again all an and another are as at be becomes before begins behind below boot
    booted but by can change command contains decided direct each empty end ends enters
    every everybody explains far filled find finds first fits for found from gets gigabyte
    goes half hands has here holds how if in included is it its kernel know knows last learns
    leaves left lower lowest machine make memory middle moment more moves moving needs new no
    nobody not nothing now of on once one only other out over own passes range rises same
    screen second see so space stands takes tells than that the them then this through to tour try
    two under value was which while who whole with word would writes
    """
}
