import KernelModel

@testable import Explorer

/// A freshly booted machine of 1 GiB, with a prompt to look at it.
final class Specimen {
  let session: Session
  private var output = ""
  var kernel: Kernel { session.kernel }

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

  /// The JSON of a line's report.
  func json(_ line: String) -> String {
    session.renderer = JSONRenderer()
    defer { session.renderer = PlainRenderer() }
    return type(line)
  }
}
