import Commands
import Drawing
import Evidence
import FoundationEssentials
import Lessons
import Session
import TestSupport

/// Files that nobody wrote: known ones with bytes gone, doubled, changed and mixed. Each gets a
/// verdict, the same one twice, whatever it is.
package struct FileTrial {
  private let corpus: [(name: String, bytes: [UInt8])]
  private let folder: String

  /// - Parameters:
  ///   - paths: files of every kind that `pagewalk check` takes.
  ///   - folder: an empty one of its own.
  package init(corpus paths: [String], folder: String) throws {
    let files = try paths.sorted().map { path in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)).prefix(20_000))
      return (String(path.split(separator: "/").last ?? "file"), bytes)
    }
    // Of what was learnt there is one file, and it is damaged as often as twenty others.
    corpus = files + Array(repeating: (Self.progress, Array(FuzzCorpus.progress.utf8)), count: 20)
    self.folder = folder
  }

  private static let progress = "progress"

  /// The name of the file that is damaged for a seed.
  package func name(of seed: UInt64) -> String {
    var chance = Chance(seed: seed &+ 1)
    return chance.one(of: corpus).name
  }

  /// Makes the file of a seed and has it judged.
  ///
  /// - Returns: its path, for who wants to keep it.
  @discardableResult
  package func check(seed: UInt64) throws -> String {
    var chance = Chance(seed: seed &+ 1)
    let (name, bytes) = chance.one(of: corpus)
    let path = folder + "/" + name
    try Data(mutated(bytes, &chance)).write(to: URL(filePath: path))
    let verdict = try verdict(of: path, name)
    guard try verdict == self.verdict(of: path, name) else {
      throw FuzzFault(promise: .sameVerdict, evidence: verdict)
    }
    return path
  }

  private func verdict(of path: String, _ name: String) throws -> String {
    name == Self.progress ? try progress(in: path) : judge(path)
  }

  /// What a file of progress says and what of it says nothing. What it says is read as the same once
  /// it is written again.
  private func progress(in path: String) throws -> String {
    let file = ProgressFile(try LineReader(path: path))
    let lines = file.entries.map(\.line)
    let text = lines.joined(separator: "\n")
    let again = ProgressFile(LineReader(name: path, bytes: Array(text.utf8)))
    guard again.entries.map(\.line) == lines, again.faults.isEmpty else {
      throw FuzzFault(promise: .progressReadAgain, evidence: text)
    }
    return text + file.faults.map { PlainRenderer().render(LessonFaultReport($0)) }.joined()
  }

  private func judge(_ path: String) -> String {
    // A file may ask for work without end; a person would press Ctrl-C.
    var left = 200_000
    let checker = FileChecker(Configuration()) {
      left -= 1
      return left < 0
    }
    return PlainRenderer().render(checker.check(path))
  }

  private func mutated(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var bytes = bytes
    for _ in 0...chance.below(6) where !bytes.isEmpty {
      let start = chance.below(bytes.count)
      let end = min(bytes.count, start + 1 + chance.below(1 << chance.below(9)))
      switch chance.below(7) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: chance.below(bytes.count))
      case 2: bytes[start] = UInt8(truncatingIfNeeded: chance.next())
      case 3: bytes[start] ^= 1 << UInt8(chance.below(8))
      case 4: bytes.insert(contentsOf: Array(chance.one(of: Self.tokens).utf8), at: start)
      case 5: bytes.removeSubrange(start...)
      default:
        let other = chance.one(of: corpus).bytes
        guard !other.isEmpty else { continue }
        let first = chance.below(other.count)
        bytes.insert(contentsOf: other[first..<min(other.count, first + 300)], at: start)
      }
    }
    return bytes
  }

  private static let tokens = [
    "\n", "\0", "99999999999999999999", "-1", "0x", "\"", "# pagewalk --memory 1T\n", "ffffffff", "=",
    "\u{1b}[31m", "{", "..", "\r\n", "pagewalk> ", "4294967296", "(", "[9999999] ", "\u{202e}", "~",
    "# pagewalk --memory 16M --pae\n",
  ]
}
