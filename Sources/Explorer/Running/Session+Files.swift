extension Session {
  /// Sixteen hexadecimal digits: equal states of the whole machine have equal ones.
  var digest: String { DigestReport(self).digest }

  /// Takes up a saved session in place of this one.
  ///
  /// It is carried out on a fresh machine first; when that does not lead to the digest of the file,
  /// this session stays as it is.
  /// - Throws: why it cannot be taken up.
  /// - Complexity: O(commands).
  func takeUp(_ file: SessionFile, path: String) throws(FileRefusal) {
    guard file.configuration.isMet(by: configuration), configuration.isMet(by: file.configuration)
    else {
      let isUsual = file.configuration == Configuration()
      let options = isUsual ? "the usual one" : file.configuration.narration.dropFirst(2)
      throw FileRefusal(file: path, why: "it is for another machine: \(options)")
    }
    let other = try carriedOut(file, path)
    guard other.digest == file.digest else {
      throw FileRefusal(
        file: path, why: "its digest is \(file.digest), but its commands lead to \(other.digest)")
    }
    abandonHalted()
    walkthrough = nil
    world = other.world
    log = other.log
    debugger.adopt(other.debugger.journal)
    debugger.setClock(toEndOfCommands: log.count)
    timeline = Timeline()
    for mark in file.marks where mark.point.command <= log.count {
      timeline.mark(mark.name, mark.point)
    }
  }

  /// Another session that carried out the commands of a file.
  private func carriedOut(_ file: SessionFile, _ path: String) throws(FileRefusal) -> Session {
    // What steers a session, and so might write files, has no place in one that is read.
    let harmless = CommandCatalog(catalog.commands.filter { $0.effect != .steers })
    guard let other = try? Session(configuration: configuration, catalog: harmless) else {
      preconditionFailure("a machine that booted does not boot again")
    }
    other.checksInvariants = false
    other.tellsStories = false
    other.debugger.keepsJournal = true
    other.isInterrupted = isInterrupted
    for (index, command) in file.commands.enumerated() {
      let execution = other.execute(command.line)
      guard execution.status != .interrupted else {
        throw FileRefusal(file: path, why: "interrupted")
      }
      // A command that failed is done nevertheless; a line that is none leaves no trace.
      guard other.log.count == index + 1 else {
        throw FileRefusal(
          file: path, line: command.number, why: execution.error?.message ?? "it is no command")
      }
    }
    return other
  }
}
