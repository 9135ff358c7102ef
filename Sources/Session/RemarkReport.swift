import Drawing

/// What the session says of what it does with a line.
struct RemarkReport: Report {
  static let kind = "remark"

  let remark: Remark

  init(_ remark: Remark) { self.remark = remark }

  enum Remark: Sendable {
    /// The lines that follow, up to `end`, are a breakpoint's commands.
    case collectsForBreakpoint(Int)
    /// They are what a name is to stand for.
    case collectsForName(String)
    /// The line that was to be halted in is done.
    case nothingToHaltAt
    /// What a name stood for until now.
    case stoodFor(Macros.Macro)
  }

  func draw(on canvas: Canvas, into text: inout StyledText) {
    text.appendLine(canvas.words(remark))
  }
}

extension RemarkReport.Remark: DetailedFact {
  var code: String {
    switch self {
    case .collectsForBreakpoint: "collects-for-breakpoint"
    case .collectsForName: "collects-for-name"
    case .nothingToHaltAt: "nothing-to-halt-at"
    case .stoodFor: "stood-for"
    }
  }

  var details: Details {
    switch self {
    case .collectsForBreakpoint(let number): ["breakpoint": number]
    case .collectsForName(let name): ["name": name]
    case .nothingToHaltAt: [:]
    case .stoodFor(let macro): ["name": macro.name, "lines": macro.lines]
    }
  }
}
