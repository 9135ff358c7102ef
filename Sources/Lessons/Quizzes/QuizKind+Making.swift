import Drawing
import Grammar
import Session

extension QuizKind {
  /// The question of a seed.
  ///
  /// It is drawn again, as the seed goes on, where `where` does not hold, where no wrong rule comes
  /// to another value than the right one, and where two beliefs come to the same.
  ///
  /// - Parameter options: of the shell; they stand above those that are drawn.
  /// - Throws: what is wrong with the kind, or with the options.
  package func question(
    seed: UInt64, _ commands: CommandSet, options: String = ""
  ) throws(LessonFault) -> QuizQuestion {
    for attempt in 0..<UInt64(QuizQuestion.attemptLimit) {
      guard let draws = try draws(seed, attempt) else { continue }
      let made = try question(seed, draws, commands, options)
      let isGood =
        !made.puts.contains(where: \.isAmbiguous) && made.puts.contains { !$0.errors.isEmpty }
      if isGood { return made }
    }
    throw keyword.fault(QuizComplaint.cannotDraw(attempts: QuizQuestion.attemptLimit))
  }

  /// - Returns: nil where the draw is none.
  private func draws(_ seed: UInt64, _ attempt: UInt64) throws(LessonFault) -> QuizDraws? {
    var digest = Digest()
    for byte in name.utf8 { digest.add(UInt64(byte)) }
    digest.add(seed)
    digest.add(attempt)
    var drawn = QuizDraws(seed: digest.value)
    for draw in draws {
      guard try draw.draw(into: &drawn) else { return nil }
    }
    return drawn
  }

  private func question(
    _ seed: UInt64, _ draws: QuizDraws, _ commands: CommandSet, _ options: String
  ) throws(LessonFault) -> QuizQuestion {
    let (lesson, faults) = LessonReader.read(
      LineReader(name: keyword.place.file, bytes: try text(draws)))
    guard let lesson else { throw faults.first ?? keyword.fault(QuizComplaint.noKind) }
    let configuration = try configuration(draws, options)
    let session: Session
    do throws(ConfigurationRefusal) {
      session = try Session(configuration: configuration, commands: commands)
    } catch {
      throw (machine ?? keyword).fault(error)
    }
    session.authority = authority
    for item in lesson.items {
      if case .setup(let setup) = item { try session.carryOut(setup) }
    }
    var puts: [PutQuestion] = []
    let symbols = RememberedTrials(session)
    for ask in lesson.asks { puts.append(try PutQuestion(ask, in: session, symbols)) }
    return QuizQuestion(
      kind: self, seed: seed, lesson: lesson, configuration: configuration, puts: puts,
      session: session)
  }

  private func configuration(
    _ draws: QuizDraws, _ options: String
  ) throws(LessonFault) -> Configuration {
    let drawn = try machine.map { excerpt throws(LessonFault) in try draws.filled(excerpt).text }
    var configuration = Configuration()
    do throws(ConfigurationRefusal) {
      for words in [drawn ?? "", options] where !words.isEmpty {
        configuration = try configuration.following(
          LineReader(name: keyword.place.file, bytes: Array("# pagewalk \(words)".utf8)))
      }
    } catch {
      throw (machine ?? keyword).fault(error)
    }
    return configuration
  }

  /// The text of a lesson, of which each line stands where it stands in the file.
  private func text(_ draws: QuizDraws) throws(LessonFault) -> [UInt8] {
    var text = String(repeating: "\n", count: max(0, keyword.place.line - 1))
    text += "lesson \(idea) \(name)\n"
    var titles = Language.allCases.compactMap { language in
      title[language].map { "  \(LessonWord(language).rawValue) \($0.written)" }
    }[...]
    for line in lines {
      if let line {
        text += try draws.filled(line).text
      } else {
        text += titles.popFirst() ?? ""
      }
      text += "\n"
    }
    return Array(text.utf8)
  }
}

extension Session {
  /// Carries the commands of a setup out, unseen.
  ///
  /// - Throws: the error of a command of which none was to be seen.
  fileprivate func carryOut(_ setup: Excerpt) throws(LessonFault) {
    for command in setup.commands {
      let execution = execute(command.text)
      if let error = execution.error, !command.mayFail {
        throw setup.fault(ProofComplaint.commandFails(command.text, error.reason))
      }
    }
  }
}
