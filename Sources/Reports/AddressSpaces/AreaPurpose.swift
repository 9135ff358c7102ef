import Drawing
import KernelModel

/// What an area is there for, by the rules after which `/proc/PID/maps` names it.
enum AreaPurpose: Hashable, Coded {
  case file
  /// One of those that the kernel shows to every process: `[vvar]`, `[vdso]`.
  case kernelPage
  case heap, stack
  /// Memory without a name.
  case memory

  var code: String {
    switch self {
    case .file: "file"
    case .kernelPage: "kernel-page"
    case .heap: "heap"
    case .stack: "stack"
    case .memory: "memory"
    }
  }
}

extension VMArea {
  /// The first that fits.
  func purpose(in space: AddressSpace, _ kernel: Kernel) -> AreaPurpose {
    if file != .none { return .file }
    switch kind {
    case .kernelData, .kernelClockData, .kernelCode: return .kernelPage
    case .ordinary, .privateZero: break
    }
    let image = space.image
    let isHeap =
      kernel.rules.heapNameIsStrict
      ? start < image.heapEnd && end > image.heapStart
      : start <= image.heapEnd && end >= image.heapStart
    if isHeap { return .heap }
    return start <= image.stackStart && image.stackStart <= end ? .stack : .memory
  }
}

/// What an area is called: its name in `maps`, or what it is.
enum AreaName: Hashable, Sendable {
  case named(String)
  case sharedMemory, privateMemory

  init(_ area: VMArea, in space: AddressSpace, _ kernel: Kernel) {
    let name = area.shortName(in: space, kernel)
    self = !name.isEmpty ? .named(name) : area.isShared ? .sharedMemory : .privateMemory
  }
}

extension AreaName: DetailedFact {
  var code: String {
    switch self {
    case .named: "named"
    case .sharedMemory: "shared-memory"
    case .privateMemory: "private-memory"
    }
  }

  var details: Details {
    switch self {
    case .named(let name): ["name": name]
    case .sharedMemory, .privateMemory: [:]
    }
  }
}
