import Drawing
import Hardware
import KernelModel

extension SignalCause: Worded {
  public var english: String {
    switch self {
    case .noArea(_, let above?):
      "no area holds the address; the next one begins at \(above.digits)"
    case .noArea(let below?, nil): "no area holds the address; the last one ends at \(below.digits)"
    case .noArea(nil, nil): "the process has no areas"
    case .cannotGrow(let start, let obstacle):
      "the area at \(start.digits) may not grow down so far: \(obstacle.english)"
    case .areaForbids(let start, let end, let options, let code):
      "the area \((start..<end).digits) \(options.mode) allows no "
        + Self.attempt(options, code)
    case .kernelSpace:
      "from \(KernelLayout.pageOffset.digits) on memory is the kernel's: no program may touch it"
    case .beyondFile(let name, let page, 0):
      "page \(page) of '\(name)' does not exist: the file is empty"
    case .beyondFile(let name, let page, let count):
      "page \(page) of '\(name)' does not exist: the file ends with page \(count - 1)"
    case .unreadable(let name, let page): "page \(page) of '\(name)' cannot be read"
    case .unpromised(let name, let page):
      "page \(page) of '\(name)' is more memory than the kernel promises"
    case .corruptedTable: "an entry on the way has a bit set that must be clear"
    case .outOfFrames: "no zone has a frame for the page"
    case .killedForMemory: "memory is out, and the OOM killer chose this process"
    case .endless: "the chip walks other tables than those that the kernel mends"
    case .noMemory: "a task of the kernel has no memory of its own"
    }
  }

  private static func attempt(_ options: AreaOptions, _ code: PageFault.Code) -> String {
    if options.isDisjoint(with: .accessMask) { return "access" }
    if code.contains(.write) { return "write" }
    return code.contains(.fetch) ? "execution" : "read"
  }
}
