import Drawing
import Grammar
import Testing

/// Checks what holds of every complaint: what it says is one line, lower case, without a full stop,
/// and no two cases share a code.
package func expectWellWorded(
  _ complaints: [any Complaint], sourceLocation: SourceLocation = #_sourceLocation
) {
  for language in Language.allCases {
    for complaint in complaints {
      let advice = complaint.advice(in: language)
      #expect(!advice.message.isEmpty, "\(complaint.code)", sourceLocation: sourceLocation)
      for text in [advice.message, advice.note].compactMap(\.self) {
        #expect(isOneLine(text), "\(text)", sourceLocation: sourceLocation)
      }
    }
  }
  let codes = complaints.map(\.code)
  #expect(Set(codes).count == codes.count, "\(codes)", sourceLocation: sourceLocation)
  for code in codes { #expect(isKebabCase(code), "\(code)", sourceLocation: sourceLocation) }
  for key in complaints.flatMap(\.details.keys) {
    #expect(isCamelCase(key), "\(key)", sourceLocation: sourceLocation)
  }
}

private func isOneLine(_ text: String) -> Bool {
  !text.isEmpty && !text.contains("\n") && !text.hasSuffix(".")
}

private func isKebabCase(_ text: String) -> Bool {
  text.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
}

private func isCamelCase(_ text: String) -> Bool { text.wholeMatch(of: /[a-z][A-Za-z0-9]*/) != nil }
