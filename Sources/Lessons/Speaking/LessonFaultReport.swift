import Drawing
import Grammar

/// What is wrong with a lesson's file, as a report.
package struct LessonFaultReport: Report {
  package static let kind = ErrorReport.kind

  private let fault: LessonFault

  package init(_ fault: LessonFault) { self.fault = fault }

  package func encode(to encoder: any Encoder) throws { try fault.report.encode(to: encoder) }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    fault.report.draw(on: canvas, into: &text)
  }
}
