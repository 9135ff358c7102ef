import Drawing

extension RemarkReport.Remark: Worded {
  package var english: String {
    switch self {
    case .collectsForBreakpoint(let number):
      "what follows, up to 'end', is for breakpoint \(number)"
    case .collectsForName(let name): "what follows, up to 'end', is what '\(name)' stands for"
    case .nothingToHaltAt: "nothing in it to halt at: it is done"
    case .stoodFor(let macro): "'\(macro.name)' stood for \(macro.words)"
    }
  }
}
