import Drawing
import Grammar
import Session

extension Command {
  static let savedSessions = [save, load]

  static let save = CommandDefinition(
    "save", .session, .steers, "write this session into a file that 'load' takes up again",
    arguments: [ArgumentDefinition("FILE", .file, "which")],
    details: """
      The file is a log with its version, its machine, its checkpoints, names, breakpoints, and \
      the digest of the machine at its end. 'pagewalk run FILE' replays it. An older session is \
      replaced, any other file is not.
      """,
    example: "mmap 64K rw\ntouch $1 w\nsave /tmp/one.session"
  ).bySession { session, invocation throws(CommandError) in
    let path = invocation.text(0) ?? ""
    if let halted = session.halted, session.world.commandCount == session.log.count {
      throw invocation.error(.refused(FileComplaint.isHalted(inside: halted.text)))
    }
    let saved = try SessionFile.text(of: session)
    do throws(FileRefusal) {
      try session.write(saved.text, to: path, as: .session)
    } catch {
      throw invocation.error(.refused(error.in(.write)), at: 0)
    }
    return SessionFileReport(
      file: path, isSaved: true, commands: saved.commandCount, digest: saved.digest)
  }

  static let load = CommandDefinition(
    "load", .session, .steers, "take up a saved session in place of this one",
    arguments: [ArgumentDefinition("FILE", .file, "which")],
    details: """
      Its commands are carried out on a fresh machine. Nothing changes unless that machine has the \
      digest of the file.
      """,
    example: "touch 08048000\nsave /tmp/two.session\nundo\nload /tmp/two.session"
  ).bySession { session, invocation throws(CommandError) in
    let path = invocation.text(0) ?? ""
    do throws(FileRefusal) {
      let file = try SessionFile(session.reader(path, of: .files))
      try session.takeUp(file, path: path)
      return SessionFileReport(
        file: path, isSaved: false, commands: file.commands.count, digest: file.digest)
    } catch {
      throw invocation.error(.refused(error.in(.load)), at: 0)
    }
  }
}
