@testable import Commands
import Drawing
@testable import Grammar
import KernelModel
@testable import Session

/// A freshly booted machine of 1 GiB, with a prompt to look at it.
final class Specimen {
  let session: Session
  private var output = ""
  var kernel: Kernel { session.kernel }
  var process: Process { session.process }
  var space: AddressSpace { session.process.space! }

  init(_ change: (inout Configuration) -> Void = { _ in }) {
    var configuration = Configuration()
    change(&configuration)
    session = try! Session(configuration: configuration)
    session.checksInvariants = false
    session.tellsStories = false
    session.sink = { [unowned self] in output += $0 }
  }

  /// What a line prints.
  func type(_ line: String) -> String {
    output = ""
    session.execute(line)
    return output
  }

  /// What a line prints after others, whose output is not of interest.
  func type(_ line: String, after others: String...) -> String {
    for other in others { _ = type(other) }
    return type(line)
  }

  /// The JSON of a line's report, after others.
  func json(_ line: String, after others: String...) -> String {
    for other in others { _ = type(other) }
    session.renderer = JSONRenderer()
    defer { session.renderer = PlainRenderer() }
    return type(line)
  }
}

/// The text of a report on 80 columns.
func drawing(of report: some Report) -> String { report.drawn(on: Canvas()).text }
