import FoundationEssentials
import Testing

/// Facts first, words last: outside the folders of words no report and no session spells English.
struct ProseTests {
  /// Linux's own text and what is no text for people, by the end of the path, with the reason.
  private static let exceptions = [
    "Reports/LinuxFiles/": "/proc, /sys and the boot log, letter for letter",
    "Reports/Frames/BadPageReport.swift": "Linux: bad_page",
    "Reports/Frames/BadSlabReport.swift": "Linux: free_consistency_checks",
    "Reports/Memory/Oops.swift": "Linux: show_fault_oops",
    "Reports/Translation/Tables/PageTableDumpReport.swift": "Linux: address_markers",
    "Session/World/World+Views.swift": "an argument's help, which the tables of help translate",
    "Session/Files/SessionFile.swift": "the format of a saved session",
    "Session/Help/FirstStep.swift": "lines to type",
    "Session/Replay/LineReader.swift": "the name of standard input where a file's would stand",
  ]

  /// Calls whose text is for whoever mends Pagewalk.
  private static let programmersCalls = ["preconditionFailure(", "fatalError(", "precondition("]

  private static let sources: URL = {
    var folder = URL(filePath: #filePath)
    while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "Sources")
  }()

  private static func files(of room: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: sources.appending(path: room).path)
      .filter { $0.hasSuffix(".swift") && !$0.split(separator: "/").contains("Words") }
      .map { "\(room)/\($0)" }.sorted()
  }

  private static func lines(of file: String) throws -> [String] {
    let data = try Data(contentsOf: sources.appending(path: file))
    return String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What stands in the quotes of a line; `\` for each interpolation.
  private static func literals(in line: String) -> [String] {
    var found: [String] = []
    var text = ""
    var isInside = false
    var depth = 0
    var previous: Character = " "
    for character in line {
      if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      } else if isInside, previous == "\\", character == "(" {
        depth = 1
      } else if character == "\"", previous != "\\" {
        if isInside { found.append(text) }
        text = ""
        isInside.toggle()
      } else if isInside {
        text.append(character)
      }
      previous = character
    }
    return found
  }

  /// Whether two words of lower-case letters stand side by side.
  private static func isProse(_ text: String) -> Bool {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.utf8.count > 1 && word.utf8.allSatisfy { (97...122).contains($0) }
    }
    return zip(words, words.dropFirst()).contains { $0 && $1 }
  }

  private static func isMessageOfProgrammers(_ line: String, after previous: String) -> Bool {
    programmersCalls.contains { line.contains($0) || previous.contains($0) }
  }

  /// Prose in code: file and line.
  private static func prose(in file: String) throws -> [String] {
    let lines = try lines(of: file)
    var isInText = false
    return lines.indices.filter { index in
      let line = lines[index]
      let isMark = line.contains("\"\"\"")
      defer { if isMark { isInText.toggle() } }
      guard !isMark, !line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") else {
        return false
      }
      let texts = isInText ? [line] : literals(in: line)
      return texts.contains(where: isProse)
        && !isMessageOfProgrammers(line, after: index > 0 ? lines[index - 1] : "")
    }.map { "\(file):\($0 + 1): \(lines[$0].trimmingPrefix(while: \.isWhitespace))" }
  }

  @Test(arguments: ["Reports", "Session"])
  func `a room spells no English outside its words`(_ room: String) throws {
    let files = try Self.files(of: room)
    #expect(files.count > 50)
    for file in files where !Self.exceptions.keys.contains(where: { file.hasPrefix($0) }) {
      #expect(try Self.prose(in: file) == [])
    }
  }

  @Test func `every exception is one`() throws {
    for exception in Self.exceptions.keys {
      let room = String(exception.prefix { $0 != "/" })
      let files = try Self.files(of: room).filter { $0.hasPrefix(exception) }
      #expect(!files.isEmpty, "\(exception)")
      #expect(try files.contains { try !Self.prose(in: $0).isEmpty }, "\(exception)")
    }
  }

  @Test func `what counts as prose`() {
    #expect(Self.isProse("room for the stack"))
    #expect(Self.isProse("P: nothing here"))
    #expect(!Self.isProse("DMA Normal"))
    #expect(!Self.isProse("pte-set"))
    #expect(!Self.isProse("%08lx rw-p"))
    #expect(Self.literals(in: #"text.append("a \(b("c d", e)) f", .faint) + "g""#) == ["a \\ f", "g"])
  }
}
