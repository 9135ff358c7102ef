@testable import Commands
import Drawing
import KernelModel
@testable import Reports
@testable import Session
import TestSupport
import Testing

/// What a process does, by what it is and by what it waits for.
struct ProcessStatusTests {
  private let it = Specimen()

  private func states() -> [ProcessStatus] {
    let kernel = it.session.kernel
    return kernel.processes.all.map {
      ProcessStatus($0, it.session.process, sleep: kernel.sleep(of: $0))
    }
  }

  @Test func `one process runs, the others are ready`() {
    _ = it.type("fork")
    #expect(states() == [.running, .ready])
  }

  @Test func `a parent waits for the child that has borrowed its memory`() throws {
    _ = it.type("vfork")
    let child = it.session.process.id
    #expect(states() == [.waitsForChild(child), .running])
    #expect(ProcessStatus.waitsForChild(child).english == "waits for \(child.rawValue)")
  }

  @Test func `an ended child keeps its status until it is asked after`() {
    _ = it.type("[2] exit 3", after: "fork")
    #expect(states() == [.running, .exited(status: 3)])
  }
}
