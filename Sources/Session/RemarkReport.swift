import Drawing
import Grammar

/// What the session says of what it does with a line.
package struct RemarkReport: Report {
  package static let kind = "remark"

  package let remark: Remark

  package init(_ remark: Remark) { self.remark = remark }

  package enum Remark: Sendable {
    /// The lines that follow, up to `end`, are a breakpoint's commands.
    case collectsForBreakpoint(Int)
    /// They are what a name is to stand for.
    case collectsForName(String)
    /// The line that was to be halted in is done.
    case nothingToHaltAt
    /// Ctrl-C, in the middle of a command that does many things.
    case cutShort(Interruption)
    /// Ctrl-C, before the rest of a line.
    case stoppedBefore(String)
    /// Ctrl-C, while something long was drawn.
    case notAllShown
    /// The last command of a transcript, whose end is missing: it was not carried out.
    case isTorn(String)
    /// What a name stood for until now.
    case stoodFor(Macros.Macro)
    /// Digits that might have been meant otherwise: how they were read.
    case wasRead(String, NumberReading.Kind, Int128)
    /// The page of a picture that is drawn again after each line cannot be written any more.
    case cannotFollow(FileRefusal)
    /// So many events, the oldest ones, are in the journal no more.
    case eventsWereLetGo(Int)
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendWrapped(
      canvas.words(remark), remark.isInterruption ? .warning : .plain, from: 0, width: canvas.width)
  }
}

extension RemarkReport.Remark: DetailedFact {
  package var code: String {
    switch self {
    case .collectsForBreakpoint: "collects-for-breakpoint"
    case .collectsForName: "collects-for-name"
    case .nothingToHaltAt: "nothing-to-halt-at"
    case .cutShort: "cut-short"
    case .stoppedBefore: "stopped-before"
    case .notAllShown: "not-all-shown"
    case .isTorn: "torn-command"
    case .stoodFor: "stood-for"
    case .eventsWereLetGo: "events-were-let-go"
    case .cannotFollow: "cannot-follow"
    case .wasRead(_, .eightDigits, _): "eight-digits"
    case .wasRead(_, .sevenDigits, _): "seven-digits"
    }
  }

  fileprivate var isInterruption: Bool {
    switch self {
    case .cutShort, .stoppedBefore, .notAllShown: true
    case .collectsForBreakpoint, .collectsForName, .nothingToHaltAt, .isTorn, .stoodFor, .wasRead,
      .eventsWereLetGo, .cannotFollow:
      false
    }
  }

  package var details: Details {
    switch self {
    case .collectsForBreakpoint(let number): ["breakpoint": number]
    case .collectsForName(let name): ["name": name]
    case .nothingToHaltAt, .notAllShown: [:]
    case .cutShort(let interruption):
      ["done": interruption.done, "total": interruption.total, "command": interruption.command]
    case .stoppedBefore(let rest), .isTorn(let rest): ["command": rest]
    case .stoodFor(let macro): ["name": macro.name, "lines": macro.lines]
    case .wasRead(let typed, _, let value): ["typed": typed, "value": value]
    case .eventsWereLetGo(let count): ["count": count]
    case .cannotFollow(let refusal): ["file": refusal.file, "reason": refusal.fault]
    }
  }
}
