import Commands
import Drawing
import Grammar
import KernelModel
import Session

/// A freshly booted machine of 1 GiB, with a prompt to look at it.
package final class Specimen {
  package let session: Session
  private var output = ""
  package var kernel: Kernel { session.kernel }
  package var process: Process { session.process }
  package var space: AddressSpace { session.process.space! }

  package init(_ change: (inout Configuration) -> Void = { _ in }) {
    var configuration = Configuration()
    change(&configuration)
    session = try! Session(configuration: configuration)
    session.checksInvariants = false
    session.tellsStories = false
    session.sink = { [unowned self] in output += $0 }
  }

  /// What a line prints.
  package func type(_ line: String) -> String {
    output = ""
    session.execute(line)
    return output
  }

  /// What a line prints after others, whose output is not of interest.
  package func type(_ line: String, after others: String...) -> String {
    for other in others { _ = type(other) }
    return type(line)
  }

  /// The JSON of a line's report, after others.
  package func json(_ line: String, after others: String...) -> String {
    for other in others { _ = type(other) }
    session.renderer = JSONRenderer()
    defer { session.renderer = PlainRenderer() }
    return type(line)
  }
}

/// The text of a report on 80 columns.
package func drawing(of report: some Report) -> String { report.drawn(on: Canvas()).text }
