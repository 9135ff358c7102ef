import Commands
import Drawing
import Evidence
import FoundationEssentials
@testable import Handout
import Lessons
@testable import Session
import Testing

/// A folder for handouts, which goes with its owner.
final class HandoutFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "pagewalk-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  @discardableResult
  func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: file(name), atomically: true, encoding: .utf8)
    return file(name)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }
}

/// A session at a prompt, and what it prints.
final class HandoutPrompt {
  let session: Session
  private(set) var output = ""

  init(_ configuration: Configuration = Configuration()) throws {
    session = try Session(configuration: configuration)
    session.checksInvariants = false
    session.sink = { [unowned self] in output += $0 }
  }

  @discardableResult
  func type(_ lines: String...) -> String {
    output = ""
    for line in lines { session.execute(line) }
    return output
  }
}

extension Handout {
  /// The handout of a transcript or a log.
  static func told(_ text: String, painter: @escaping HandoutMaker.Painter = { _, _ in nil }) throws
    -> Handout
  {
    let prompt = try HandoutPrompt()
    prompt.session.handoutPainter = painter
    return try prompt.session.handout(
      of: .file(LineReader(name: "told", bytes: Array(text.utf8))))
  }

  static func lesson(_ name: String) throws -> Handout {
    let prompt = try HandoutPrompt()
    return try prompt.session.handout(of: try HandoutSource(name, in: prompt.session))
  }

  var html: String { HandoutPage(self).html }

  /// The parts of the page that are a step each.
  var sections: [String] {
    html.components(separatedBy: "<section ").dropFirst().map {
      $0.components(separatedBy: "</section>")[0]
    }
  }
}

extension FileChecker {
  static func told(_ path: String) -> String {
    PlainRenderer().render(FileChecker(Configuration()).check(path))
  }
}

/// A picture that is another one for each value.
func picture(_ figure: String, _ value: UInt64, name: String = "zone") -> Picture {
  Picture(
    figure, title: Caption(.name(name)), summary: Caption(.count(value)),
    bands: [
      .init(
        .init(.bars(BarChart(.pages, [
          .init(
            PictureItem("row", Caption(.name(name)), detail: Caption(.count(value))), total: 100,
            parts: [PictureItem("part", Caption(.name("used")), .first, letter: "u", size: value)])
        ]))))
    ])
}
