import Drawing
import Grammar
import KernelModel

extension ThemeComplaint {
  package var english: ErrorWords {
    let names = Theme.allCases.map(\.code).joined(separator: ", ")
    return ErrorWords(
      "no theme is called '\(typed)'",
      note: English.suggestion(nearest) ?? "the themes are \(names)")
  }
}
