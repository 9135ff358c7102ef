import Grammar
import Session

/// A line of such a file, with its number from 1.
struct OutOfMemoryLine: Hashable, Sendable {
  let number: Int
  let text: String
}

/// Where something is wrong, and what.
struct OutOfMemoryFault: Error {
  /// Nil when it is the file as a whole.
  let line: OutOfMemoryLine?
  let cause: OutOfMemoryCause

  init(_ line: OutOfMemoryLine?, _ cause: OutOfMemoryCause) {
    self.line = line
    self.cause = cause
  }
}

/// What was recorded of a machine that ran out of memory: its processes as `/proc` showed them, who
/// ended, and what the kernel told.
struct OutOfMemoryFile {
  /// What `/proc` told of a process. Sizes are kB.
  struct Process {
    let line: OutOfMemoryLine
    let id: Int
    let name: String
    let user: Int
    let adjustment: Int
    let size: Int
    let locked: Int
    let resident: Int
    /// Of files, anonymous and shared.
    let residentParts: Int
    let swapped: Int
    let tables: Int
    let score: Int
  }

  /// A process that ended.
  struct Exit {
    let line: OutOfMemoryLine
    let id: Int
    let name: String
    let signal: Int
  }

  /// Free memory just before. kB.
  struct Before {
    let line: OutOfMemoryLine
    let free: Int
    let lowFree: Int
    let highFree: Int
    let freeSwap: Int
  }

  let machineLine: OutOfMemoryLine
  /// Managed RAM, what of it is high, and swap. kB.
  let total: Int
  let highTotal: Int
  let swapTotal: Int
  private(set) var before: Before?
  /// Which case was tried; others than the usual ones name the sysctl that they set.
  private(set) var mode = ""
  private(set) var processes: [Process] = []
  private(set) var exits: [Exit] = []
  /// How many kills were seen by who recorded.
  private(set) var kills: (line: OutOfMemoryLine, count: Int)?
  /// The kernel's lines.
  private(set) var log: [OutOfMemoryLine] = []

  /// RAM and swap, in pages.
  var totalPages: Int { total / 4 + swapTotal / 4 }

  /// Reads a file.
  ///
  /// - Throws: what is wrong with it, and in which line.
  init(_ reader: LineReader) throws(FileFailure) {
    var reader = reader
    func next() throws(FileFailure) -> OutOfMemoryLine? {
      while true {
        let line: SourceLine?
        do throws(FileRefusal) {
          line = try reader.next()
        } catch {
          throw .refused(error)
        }
        guard let line else { return nil }
        if !line.saysNothing { return .init(number: reader.lineNumber, text: line.text) }
      }
    }
    guard let first = try next() else { throw .faulty(.init(nil, .missing(.machine))) }
    do throws(OutOfMemoryFault) {
      let fields = try RecordedFields(first, "@machine")
      machineLine = first
      total = try fields.number("MemTotal")
      highTotal = try fields.number("HighTotal")
      swapTotal = try fields.number("SwapTotal")
    } catch {
      throw .faulty(error)
    }
    while let line = try next() {
      guard line.text != "@dmesg" else { break }
      do throws(OutOfMemoryFault) {
        try read(line)
      } catch {
        throw .faulty(error)
      }
    }
    while let line = try next() { log.append(line) }
  }

  /// Why a file was not read.
  enum FileFailure: Error {
    case refused(FileRefusal)
    case faulty(OutOfMemoryFault)
  }

  private mutating func read(_ line: OutOfMemoryLine) throws(OutOfMemoryFault) {
    let kind = line.text.prefix { $0 != " " }
    let fields = try RecordedFields(line, String(kind))
    switch kind {
    case "@seed":
      mode = try fields.word("mode")
      _ = (try fields.first(), try fields.number("kills"))
    case "@sysctl": break
    case "@before":
      before = Before(
        line: line, free: try fields.number("MemFree"), lowFree: try fields.number("LowFree"),
        highFree: try fields.number("HighFree"), freeSwap: try fields.number("SwapFree"))
    case "@proc":
      var parts = 0
      for name in ["RssAnon", "RssFile", "RssShmem"] { parts += try fields.number(name) }
      processes.append(
        Process(
          line: line, id: try fields.first(), name: try fields.word("name"),
          user: try fields.number("uid"), adjustment: try fields.number("adj"),
          size: try fields.number("VmSize"), locked: try fields.number("VmLck"),
          resident: try fields.number("VmRSS"), residentParts: parts,
          swapped: try fields.number("VmSwap"), tables: try fields.number("VmPTE"),
          score: try fields.number("oom_score")))
    case "@exit":
      exits.append(
        Exit(
          line: line, id: try fields.first(), name: try fields.word("name"),
          signal: try fields.number("signal")))
    case "@done": kills = (line, try fields.number("kills"))
    default: throw .init(line, .unknownLine)
    }
  }
}

/// `NAME=VALUE` behind the kind of a line.
struct RecordedFields {
  private let line: OutOfMemoryLine
  private let words: [Substring]

  init(_ line: OutOfMemoryLine, _ kind: String) throws(OutOfMemoryFault) {
    self.line = line
    words = line.text.split(separator: " ")
    guard words.first.map(String.init) == kind else { throw .init(line, .unknownLine) }
  }

  /// The number that stands first.
  func first() throws(OutOfMemoryFault) -> Int {
    guard words.count > 1, let number = Self.number(words[1]) else {
      throw .init(line, .noNumber(label: String(words[0])))
    }
    return number
  }

  func word(_ name: String) throws(OutOfMemoryFault) -> String {
    guard let word = words.first(where: { $0.hasPrefix(name + "=") }) else {
      throw .init(line, .noFigure(label: name + "="))
    }
    return String(word.dropFirst(name.count + 1))
  }

  func number(_ name: String) throws(OutOfMemoryFault) -> Int {
    guard let number = Self.number(Substring(try word(name))) else {
      throw .init(line, .noNumber(label: name + "="))
    }
    return number
  }

  private static func number(_ text: Substring) -> Int? {
    guard let number = Int(text), abs(number) <= FigureScanner.limit else { return nil }
    return number
  }
}
