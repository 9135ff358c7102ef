import Grammar

/// What a halt kept from being carried out: the rest of a line, or of a file.
package enum WaitingWork {
  case line(SourceLine, at: Place?)
  case file(FileReplay)
}

/// Such work, whose it is, and whether it was asked for aside.
struct WaitingTurn {
  let work: WaitingWork
  let isAside: Bool
  let authority: Authority
  /// How deep in files inside files it stood.
  let sourceDepth: Int
}

extension Session {
  /// Whether a command must wait: it acts, and stands in the same line or file as the one in whose
  /// middle the machine is halted.
  func mustWait(_ invocation: borrowing Invocation) -> Bool {
    halted != nil && !isReplaying && obeying == nil && invocation.effect == .acts
      && world.commandCount == log.count && lineOfHalt == lineCount
  }

  /// Keeps work for when the halted command is done. The innermost comes first.
  package func wait(with work: WaitingWork) {
    waiting.append(
      WaitingTurn(
        work: work, isAside: world.isAside, authority: authority, sourceDepth: sourceDepth))
    isSuspending = true
  }

  /// Carries out what waited for the halted command. What halts again keeps the rest waiting.
  func carryOutWaiting(_ execution: inout Execution) {
    while halted == nil, !waiting.isEmpty, execution.status != .quit, !isInterrupted() {
      let turn = waiting.removeFirst()
      let others = waiting
      waiting = []
      isSuspending = false
      lineCount += 1
      speaking(aside: turn.isAside, by: turn.authority) { takeUp(turn, &execution) }
      waiting += others
    }
    isSuspending = false
  }

  private func takeUp(_ turn: WaitingTurn, _ execution: inout Execution) {
    switch turn.work {
    case .line(let line, let place):
      let depth = sourceDepth
      sourceDepth = turn.sourceDepth
      defer { sourceDepth = depth }
      narrateAgain(line)
      carryOut(line, at: place, &execution)
    case .file(let replay):
      sourceDepth += 1
      defer { sourceDepth -= 1 }
      do throws(FileRefusal) {
        _ = try replay.run()
      } catch {
        let refusal = CommandError(.refused(error), at: 0..<0)
        fail(refusal, in: SourceLine(""), at: nil, &execution)
      }
    }
  }
}
