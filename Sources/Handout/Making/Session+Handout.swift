import Drawing
import Grammar
import Lessons
import Session

extension Session {
  /// Writes a lesson or a file as a handout.
  ///
  /// - Parameters:
  ///   - word: what names the lesson or the file.
  ///   - isForced: a file that is there is written over without a question.
  package func export(
    to path: String, _ word: String, isForced: Bool
  ) throws(HandoutFault) -> HandoutReport {
    let source = try HandoutSource(word, in: self)
    return try writeHandout(to: path, isForced: isForced) { () throws(HandoutFault) in
      try handout(of: source)
    }
  }

  /// Writes a handout: asks before it is made, and leaves no trace of one that cannot be made.
  package func writeHandout(
    to path: String, isForced: Bool, _ make: () throws(HandoutFault) -> Handout
  ) throws(HandoutFault) -> HandoutReport {
    guard path.hasSuffix(Handout.ending) else {
      throw HandoutFault(HandoutComplaint.needsEnding(path))
    }
    let file: NewFile
    do throws(FileRefusal) {
      file = try beginFile(path, isForced: isForced)
    } catch {
      throw HandoutFault(error)
    }
    let handout = try make()
    do throws(FileRefusal) {
      try HandoutPage(handout).write { (piece: String) throws(FileRefusal) in try file.append(piece) }
      try file.finish()
    } catch {
      throw HandoutFault(error)
    }
    return HandoutReport(handout, file: path, bytes: file.byteCount)
  }

  /// Draws the figures of handouts that are made for this session.
  package var handoutPainter: HandoutMaker.Painter {
    get { supplement { HandoutPainting() }.painter }
    set { supplement { HandoutPainting() }.painter = newValue }
  }

  /// The session itself as a handout.
  ///
  /// - Throws: that it cannot be told again, or is none.
  package func handout(
    before invocation: borrowing Invocation
  ) throws(HandoutFault) -> Handout {
    let maker: HandoutMaker
    do throws(CommandError) {
      let scribe = try Scribe(like: self)
      maker = HandoutMaker(scribe, painter: handoutPainter)
      try retell(before: invocation, to: scribe) { maker.carryOut($0, stoppingAt: $1) }
    } catch {
      throw HandoutFault(error)
    }
    return try finished(maker, .session)
  }

  /// A lesson or a file as a handout.
  package func handout(of source: HandoutSource) throws(HandoutFault) -> Handout {
    switch source {
    case .lesson(let lesson, let enclosure):
      let scribe = try scribe(on: { () throws(ConfigurationRefusal) in Configuration() })
      if let enclosure { scribe.session.pretend(enclosure.text, at: enclosure.path) }
      let maker = HandoutMaker(scribe, isPlayed: true, painter: handoutPainter)
      try maker.play(lesson, called: enclosure?.path ?? "\(lesson.number)")
      let title = FilledText(lesson.title, in: scribe.session)
      return try finished(maker, .lesson(lesson.number, title), enclosure)
    case .file(let reader):
      let scribe = try scribe(on: { () throws(ConfigurationRefusal) in
        try Configuration().following(reader)
      })
      let maker = HandoutMaker(scribe, painter: handoutPainter)
      try maker.tell(reader)
      return try finished(maker, .file(reader.name.split(separator: "/").last.map(String.init) ?? ""))
    }
  }

  private func scribe(
    on configuration: () throws(ConfigurationRefusal) -> Configuration
  ) throws(HandoutFault) -> Scribe {
    do throws(ConfigurationRefusal) {
      return try Scribe(on: try configuration(), for: self)
    } catch {
      throw HandoutFault(error)
    }
  }

  private func finished(
    _ maker: HandoutMaker, _ title: Handout.Title, _ enclosure: HandoutFile.Enclosure? = nil
  ) throws(HandoutFault) -> Handout {
    guard !maker.isFull else {
      throw HandoutFault(HandoutComplaint.hasTooManySteps(limit: Handout.stepLimit))
    }
    let steps = maker.finished()
    guard !steps.isEmpty else { throw HandoutFault(HandoutComplaint.hasNoSteps) }
    var handout = Handout(title, language: language, steps: steps)
    let session = maker.scribe.session.front
    if session.configuration != Configuration() {
      handout.machine = String(session.configuration.narration.dropFirst("# pagewalk ".count))
    }
    handout.transcript = maker.scribe.transcript
    handout.enclosure = enclosure
    return handout
  }
}

/// Who draws the figures of a session's handouts.
private final class HandoutPainting {
  var painter: HandoutMaker.Painter = { figure, session in
    if figure == .fault { try? session.completeJournal() }
    return try? session.picture(session.resolved(PictureRequest(figure)))
  }
}
