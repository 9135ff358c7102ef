import Grammar
import Reports

extension Session {
  /// Sixteen hexadecimal digits: equal states of the whole machine have equal ones.
  package var digest: String { world.digest }

  /// Takes up a saved session in place of this one.
  ///
  /// It is carried out on a fresh machine first; when that does not lead to the digest of the file,
  /// this session stays as it is.
  /// - Throws: why it cannot be taken up.
  /// - Complexity: O(commands).
  package func takeUp(_ file: SessionFile, path: String) throws(FileRefusal) {
    guard file.configuration.isMet(by: configuration), configuration.isMet(by: file.configuration)
    else {
      throw FileRefusal(file: path, .isForAnotherMachine(file.configuration))
    }
    let other = try carriedOut(file, path)
    let reached = other.digest
    guard reached == file.digest else {
      throw FileRefusal(
        file: path, .session(.digestDiffers(written: file.digest, reached: reached)))
    }
    abandonHalted()
    walkthrough = nil
    unfinishedCalls = UnfinishedCalls()
    move(to: other.world)
    log = other.log
    kept.removeAll()
    macros = other.macros
    debugger.breakpoints = other.debugger.breakpoints
    debugger.adopt(other.debugger.journal)
    debugger.setClock(toEndOfCommands: log.count)
    timeline = Timeline()
    for mark in file.marks { timeline.mark(mark.name, mark.point) }
    debugger.renewWatches(in: self)
  }

  /// Another session that carried out the commands of a file.
  private func carriedOut(_ file: SessionFile, _ path: String) throws(FileRefusal) -> Session {
    // What steers a session, and so might write files, has no place in one that is read.
    let harmless = commands.filter { $0.effect != .steers || SessionFile.steps.contains($0.name) }
    let world: World
    do throws(ConfigurationRefusal) {
      world = try World(configuration, harmless)
    } catch {
      throw FileRefusal(file: path, .hasBadMachine(error))
    }
    let other = Session(world, harmless)
    other.checksInvariants = false
    other.tellsStories = false
    other.debugger.keepsJournal = true
    other.debugger.journal.setLimit(debugger.journal.limit)
    other.isInterrupted = isInterrupted
    other.permissions = permissions
    other.asksPerson = asksPerson
    other.authority = authority.joined(by: Authority(of: file.source))
    for (index, command) in file.commands.enumerated() {
      let execution = other.execute(command.line)
      guard execution.status != .interrupted else {
        throw FileRefusal(file: path, .interrupted)
      }
      // A command that failed is done nevertheless; a line that is none leaves no trace.
      guard other.log.count == index + 1 else {
        throw FileRefusal(
          file: path, line: command.number,
          execution.error.map { .hasBadLine($0.reason) } ?? .hasNoCommand)
      }
    }
    for mark in file.marks {
      guard let event = mark.point.event else { continue }
      let journal = other.debugger.journal
      let start = journal.end(ofCommands: mark.point.command)
      // At its last event a command has still to return.
      guard mark.point.command < other.log.count, start < event,
        event <= journal.end(ofCommands: mark.point.command + 1)
      else {
        throw FileRefusal(
          file: path, line: mark.number, .session(.markIsElsewhere(mark.name, event: event)))
      }
    }
    other.restoresBreakpoints = true
    for step in file.steps {
      let execution = other.execute(step.line)
      guard execution.status == .done, other.log.count == file.commands.count else {
        throw FileRefusal(
          file: path, line: step.number,
          execution.error.map { .hasBadLine($0.reason) } ?? .session(.stepMakesNothing))
      }
    }
    return other
  }
}
