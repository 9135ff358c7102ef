import Drawing
import Grammar

/// A session on a machine of its own that carries out what is to be told, and keeps the transcript
/// that `record` would have written.
package final class Scribe {
  package let session: Session
  private let text = NamedFiles.Pretended()

  /// What was recorded so far.
  package var transcript: String { text.text }

  /// - Parameter person: for whom it works: who is asked and may interrupt, and whose language it
  ///   writes. Nothing is written into files of the host.
  init(_ world: World, for person: Session) {
    session = Session(world, person.commands)
    session.checksInvariants = false
    session.files.writing = .nothing
    session.isInterrupted = person.isInterrupted
    session.permissions = person.permissions
    session.renderer = PlainRenderer(canvas: Canvas(language: person.language))
    session.recorder = Recorder(path: "", of: session, pretending: text)
    session.debugger.gives(session.world, up: person.interruptions.isWanted)
  }

  /// One on the machine of a session, as it boots.
  package convenience init(like person: Session) throws(CommandError) {
    self.init(try person.freshWorld(), for: person)
  }

  /// One on another machine, for lines that the person has not typed.
  ///
  /// - Throws: why there is no such machine.
  package convenience init(
    on configuration: Configuration, for person: Session
  ) throws(ConfigurationRefusal) {
    self.init(try World(configuration, person.commands), for: person)
    session.asksPerson = person.asksPerson
  }

  /// Takes a line of narration, also before the first command.
  package func narrate(_ line: String) { session.recorder?.narrateAnywhere(line) }
}

extension Session {
  /// Has a file with a text stand where a path leads, for this session alone.
  package func pretend(_ text: String, at path: String) { files.pretend(path).text = text }
}
