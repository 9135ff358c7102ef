import Foundation
import TestSupport

/// Kills Pagewalk while it writes: what it had acknowledged is in the file, and the file can be read.
package struct KillTrial {
  private let program: String
  private let folder: String

  /// - Parameters:
  ///   - program: the path of `pagewalk`.
  ///   - folder: an empty one of its own.
  package init(program: String, folder: String) {
    self.program = program
    self.folder = folder
  }

  /// What was killed while it wrote.
  package enum Victim: CaseIterable, Sendable { case recording, session, history }

  /// How many were killed, and how many acknowledged lines or sessions were found again.
  package struct Tally: CustomStringConvertible {
    private var kills: [Victim: Int] = [:]
    private var found = 0

    package init() {}

    package mutating func add(_ trial: (victim: Victim, found: Int)) {
      kills[trial.victim, default: 0] += 1
      found += trial.found
    }

    package var description: String {
      let counts = Victim.allCases.map { "\(kills[$0, default: 0]) of a \($0)" }
      return "killed \(counts.joined(separator: ", ")); \(found) acknowledged and found"
    }
  }

  /// - Returns: what was killed, and how much it had acknowledged.
  /// - Throws: a `FuzzFault` when something is lost.
  package func check(seed: UInt64) throws -> (victim: Victim, found: Int) {
    var chance = Chance(seed: seed &+ 1)
    let victim = Victim.allCases[Int(seed % 3)]
    let found =
      switch victim {
      case .recording: try killRecording(&chance)
      case .session: try killSession(&chance)
      case .history: try killHistory(&chance)
      }
    return (victim, found)
  }

  // MARK: Recordings

  private func killRecording(_ chance: inout Chance) throws -> Int {
    let path = folder + "/killed.transcript"
    let talk = try Conversation(program, ["--memory", "16M"], home: folder, onTerminal: false)
    talk.type("record \(path)\n")
    let acknowledged = try kill(talk, &chance) { number in
      // Some lines print nothing, some much.
      let others = ["mmap 64K rw", "touch $1 w", "maps", "brk +8K", "fork", "zones"]
      return [others[number % others.count], "print \(number)"]
    }
    guard acknowledged > 0 else { return 0 }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for number in 1...acknowledged where !text.contains("> print \(number)\n") {
      throw fault("'print \(number)' of \(acknowledged) is not in the recording:\n\(text)")
    }
    let check = try Conversation.answer(program, ["check", path], home: folder)
    guard check.status == 0 else { throw fault(check.output) }
    return acknowledged
  }

  // MARK: Sessions

  private func killSession(_ chance: inout Chance) throws -> Int {
    let path = folder + "/killed.session"
    let talk = try Conversation(program, ["--memory", "16M"], home: folder, onTerminal: false)
    let acknowledged = try kill(talk, &chance) { number in
      ["mmap 4K rw", "save \(path)", "print \(number)"]
    }
    guard acknowledged > 0 else { return 0 }
    // One that is there is whole, and no older than the last that was acknowledged.
    let load = try Conversation.answer(
      program, ["--memory", "16M", "-c", "load \(path); history 1"], home: folder)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let mapCount = text.split(separator: "\n").count { $0 == "mmap 4K rw" }
    guard load.status == 0, mapCount >= acknowledged else {
      throw fault("\(acknowledged) were acknowledged, \(mapCount) are there\n\(load.output)")
    }
    // What the killed one had begun goes when somebody saves there again.
    let again = try Conversation.answer(program, ["-c", "save \(path)"], home: folder)
    let drafts = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix(".draft-") }
    guard again.status == 0, drafts.isEmpty else {
      throw fault("left behind: \(drafts)\n\(again.output)")
    }
    return acknowledged
  }

  // MARK: History

  private func killHistory(_ chance: inout Chance) throws -> Int {
    let path = folder + "/.pagewalk_history"
    let talk = try Conversation(program, ["--memory", "16M"], home: folder, onTerminal: true)
    guard talk.hear({ $0.contains("pagewalk> ") }) else { throw fault("no prompt: \(talk.heard)") }
    let acknowledged = try kill(talk, &chance) { ["print \($0)"] }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = Set(text.split(separator: "\n"))
    for number in stride(from: 1, through: acknowledged, by: 1)
    where !lines.contains("print \(number)") {
      throw fault("'print \(number)' of \(acknowledged) is not in the history:\n\(text)")
    }
    let next = try Conversation(program, home: folder, onTerminal: true)
    guard next.hear({ $0.contains("pagewalk> ") }), !next.heard.contains("damaged") else {
      throw fault("the next one says: \(next.heard)")
    }
    return acknowledged
  }

  // MARK: Killing

  /// Types rounds of lines, each of which ends in `print NUMBER`, waits for the answers to some, and
  /// kills the program in the middle of those that follow.
  ///
  /// - Returns: how many rounds were answered before it was dead.
  private func kill(
    _ talk: Conversation, _ chance: inout Chance, _ round: (Int) -> [String]
  ) throws -> Int {
    func isAnswered(_ number: Int, in text: String) -> Bool { text.contains(" = \(number) = 0x") }
    let calm = 1 + chance.below(12)
    for number in 1...calm {
      talk.type(round(number).map { $0 + "\n" }.joined())
      guard talk.hear({ isAnswered(number, in: $0) }) else {
        throw fault("no answer to round \(number): \(talk.heard.suffix(500))")
      }
    }
    let last = calm + 1 + chance.below(12)
    for number in calm + 1...last { talk.type(round(number).map { $0 + "\n" }.joined()) }
    usleep(UInt32(chance.below(12_000)))
    talk.kill()
    return (1...last).last { isAnswered($0, in: talk.heard) } ?? 0
  }

  private func fault(_ evidence: String) -> FuzzFault {
    FuzzFault(promise: .survivesKill, evidence: evidence)
  }
}
