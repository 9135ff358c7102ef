import Disk
import FoundationEssentials
import Lessons
import Session
import Terminal

/// What a person has learnt, from one run of the program to the next.
extension Work {
  /// Lets a learner know the clock, the person's folders and what was done before.
  func remember(for learner: Learner) {
    learner.today = { Day.today }
    findLessons(for: learner)
    guard let path = ProgressPath.standard else { return }
    if let file = try? LineReader(path: path) {
      let known = ProgressFile(file)
      learner.remember(known.entries)
      if !known.faults.isEmpty { mend(path, known) }
    }
    var isBegun = !LineReader.isEmpty(path)
    var hasComplained = false
    learner.keeps = { entry in
      if !isBegun { _ = KeptLines.append(ProgressFile.opening, to: path) }
      isBegun = true
      guard KeptLines.append(entry.line, to: path) != 0, !hasComplained else { return }
      hasComplained = true
      OutputWriter.complain("cannot keep what was learnt in \(path)")
    }
  }

  /// Lets a learner know the person's folders of lessons.
  func findLessons(for learner: Learner) { learner.findsFiles = { LessonFolders.files } }

  /// Keeps a damaged file aside, and goes on with what can be read of it.
  private func mend(_ path: String, _ known: ProgressFile) {
    guard let aside = KeptLines.setAside(path) else {
      return OutputWriter.complain("\(path) is damaged and cannot be renamed")
    }
    let lines = [ProgressFile.opening] + known.entries.map(\.line)
    OutputWriter.complain("\(known.faults.count) lines of \(path) were damaged; they are in \(aside)")
    do throws(DiskFault) {
      try WrittenFile.write(
        Array((lines.joined(separator: "\n") + "\n").utf8), to: path, permissions: 0o600)
    } catch {
      OutputWriter.complain("cannot keep what was learnt in \(path)")
    }
  }
}

/// Where progress is kept.
private enum ProgressPath {
  /// `$XDG_STATE_HOME/pagewalk/progress` when that variable holds a full path, else
  /// `~/.pagewalk_progress`; nil without a home.
  static var standard: String? {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return "\(state)/pagewalk/progress"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.pagewalk_progress"
  }
}

/// Where the person's own lessons lie.
private enum LessonFolders {
  /// The files of `./lessons` and of `$XDG_DATA_HOME/pagewalk/lessons`, in order of their names.
  static var files: [String] {
    let environment = ProcessInfo.processInfo.environment
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].map { "\($0)/.local/share" }
    let folders = ["lessons"] + (data.map { ["\($0)/pagewalk/lessons"] } ?? [])
    return folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix(".lesson") }.sorted().map { "\(folder)/\($0)" }
    }
  }
}

extension Day {
  /// The present day where the program runs.
  fileprivate static var today: Day {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    return Day(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? Day(number: 0)
  }
}

extension LineReader {
  fileprivate static func isEmpty(_ path: String) -> Bool {
    guard var reader = try? LineReader(path: path) else { return true }
    return (try? reader.next()) == nil
  }
}
