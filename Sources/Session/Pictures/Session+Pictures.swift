import CLibrary
import Drawing
import Grammar
import Hardware
import KernelModel
import Reports

extension PictureView: Report {}

extension Session {
  /// Draws a figure of the machine as it stands, also in the middle of a command.
  ///
  /// The journal is to be complete for `fault`.
  /// - Throws: why it does not apply.
  package func picture(_ request: PictureRequest) throws(PictureRefusal) -> Picture {
    let kernel = world.kernel
    switch request.figure {
    case .promise: return try .promise(kernel)
    case .spaces: return try .spaces(kernel)
    case .fault: return try .fault(debugger.journal, upTo: debugger.clock, in: kernel)
    case .translation: return try translation(at: request.subject)
    case .zones: return .zones(kernel)
    case .buddy:
      return .buddy(kernel, frame: request.subject.map { PageFrameNumber(rawValue: $0) })
    case .areas:
      let (process, space) = try shown(request.subject)
      return .areas(process, space, in: kernel)
    case .heap:
      let (process, space) = try shown(request.subject)
      return .heap(process, space, in: kernel, HeapSurvey(process))
    case .vmas:
      let (process, space) = try shown(request.subject)
      return .vmas(process, space, in: kernel)
    case .directmap: return .directMap(kernel)
    case .highmem: return try .highMemory(kernel)
    case .vmalloc: return .vmalloc(kernel)
    case .pkmap: return .permanentMap(kernel)
    case .fixmap: return .fixedMap(kernel)
    case .whole:
      let (process, space) = try shown(request.subject)
      return .whole(process, space, in: kernel)
    case .owners: return .owners(kernel)
    case .pressure: return .pressure(kernel)
    }
  }

  /// What is meant where nothing is said: the address that was walked through, the one of the last
  /// page fault (the chip keeps it in CR2), the program's first instruction.
  package func resolved(_ request: PictureRequest) -> PictureRequest {
    guard request.figure == .translation, request.subject == nil else { return request }
    let last = world.value(of: .control2).flatMap { $0 == 0 ? nil : $0 }
    return PictureRequest(
      .translation,
      of: walkthrough?.report.segment.offset ?? last ?? world.value(of: .instructionPointer))
  }

  private func translation(at address: UInt32?) throws(PictureRefusal) -> Picture {
    let process = world.kernel.current
    guard let address, process.space != nil else { throw .noAccess }
    let report = TranslationReport(
      address, in: nil, .read, .user, on: world.machine,
      Surroundings(kernel: world.kernel, process: process))
    return .translation(report)
  }

  /// A process with memory: of a number, or the current one.
  private func shown(_ number: UInt32?) throws(PictureRefusal) -> (Process, AddressSpace) {
    let process = number.map { world.process(numbered: $0) } ?? world.process
    guard let process, let space = process.space else { throw .noProcess }
    return (process, space)
  }

  /// A line that a person typed is done: what is followed is drawn again.
  func renewPicture() {
    guard sourceDepth == 0, let follower = person.follower,
      let refusal = follower.lineEnded(in: front)
    else { return }
    person.follower = nil
    show(RemarkReport(.cannotFollow(refusal)))
  }
}
