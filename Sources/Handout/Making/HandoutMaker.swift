import Drawing
import Grammar
import Lessons
import Reports
import Session

/// Carries out what a handout tells of, and makes its steps.
package final class HandoutMaker {
  /// Draws a figure by its name, of a session's machine as it is; nil where it shows nothing.
  package typealias Painter = (_ figure: Figure, _ session: Session) -> Picture?

  let scribe: Scribe
  private let paint: Painter
  private let listener: HandoutListener
  var builder: HandoutBuilder

  /// - Parameters:
  ///   - scribe: carries everything out.
  ///   - isPlayed: a lesson is played for a class; nobody sits at the prompt.
  package init(_ scribe: Scribe, isPlayed: Bool = false, painter: @escaping Painter) {
    self.scribe = scribe
    paint = painter
    builder = HandoutBuilder(isPlayed: isPlayed)
    listener = HandoutListener(scribe.session.language)
    scribe.session.renderer = listener
    scribe.session.sink = { [unowned self] _ in
      if let (shown, text) = listener.take() { builder.note(shown, text) }
    }
  }

  /// Whether there are too many steps for a handout.
  var isFull: Bool { builder.steps.count > Handout.stepLimit }

  /// The steps, once all was carried out.
  package func finished() -> [HandoutStep] {
    builder.endParagraph()
    return builder.steps.filter { !$0.isEmpty }
  }

  /// Takes a line of narration, with its `#`.
  package func narrate(_ line: String) {
    builder.narrate(line.dropFirst())
    scribe.narrate(line)
  }

  /// Carries out a line as if it were typed.
  ///
  /// - Parameters:
  ///   - stop: where it was stopped when it was typed.
  ///   - isHidden: it is no step.
  ///   - isSolution: it does a task that was set.
  package func carryOut(
    _ line: SourceLine, stoppingAt stop: RecordedStop? = nil, isHidden: Bool = false,
    isSolution: Bool = false
  ) {
    guard !isFull else { return }
    let session = scribe.session
    let words = line.text.drop { $0 == " " }
    if words.hasPrefix("#") {
      builder.narrate(words.dropFirst())
      _ = session.execute(line, stoppingAt: stop)
      return
    }
    let front = session.front
    let before = front.mayChange(by: line) ? front.likeness() : nil
    let clock = front.debugger.clock
    let isSeen = !isHidden && !words.isEmpty && !session.steersRecording(line)
    builder.begin(
      isSeen ? .init(prompt: session.prompt, text: line.text) : nil, isSolution: isSolution)
    _ = session.execute(line, stoppingAt: stop)
    builder.end()
    illustrate(since: session.front === front ? clock : 0, before)
    addHints()
  }

  /// Gives the step the figure that its events call for, if that shows a change.
  private func illustrate(since clock: Int, _ before: Session?) {
    let front = scribe.session.front
    guard let figure = front.figure(since: clock), let picture = paint(figure, front) else { return }
    guard let older = before.flatMap({ paint(figure, $0) }) else {
      return builder.illustrate(HandoutFigure(picture))
    }
    let changes = picture.changes(since: older)
    if !changes.isEmpty { builder.illustrate(HandoutFigure(picture, changes: changes)) }
  }

  /// Help with a task that was set by the line.
  private func addHints() {
    guard let step = builder.taskStep, builder.steps[step].hints.isEmpty,
      case .task(let number, _) = builder.steps[step].kind, let course = scribe.session.course,
      course.lesson.tasks.indices.contains(number - 1)
    else { return }
    let front = scribe.session.front
    builder.help(
      course.lesson.tasks[number - 1].hints.map { HandoutText(FilledText($0, in: front)) })
  }
}

extension Session {
  /// Whether some command of a line changes the machine.
  fileprivate func mayChange(by line: SourceLine) -> Bool {
    LineWords(line).commands.contains { catalog.definition(of: $0)?.effect == .acts }
  }

  /// So many of a command's events are looked at: the first ones tell what it is about.
  private static let figureEventLimit = 100_000

  /// The figure for what has happened since an event.
  fileprivate func figure(since clock: Int) -> Figure? {
    let (journal, now) = (debugger.journal, debugger.clock)
    guard now > clock, journal.holds(clock + 1) else { return nil }
    var figure = FigureOfStep()
    journal.forEach(
      in: clock + 1..<min(now, clock + Self.figureEventLimit) + 1, unless: { false }
    ) { figure.note($0) }
    return figure.figure
  }
}
