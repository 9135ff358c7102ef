import Hardware
import KernelModel

@testable import CLibrary

/// The first process of a fresh kernel and its heap, with short words for what tests do.
struct HeapProcess {
  let kernel: Kernel
  let process: Process
  let heap: Heap

  init(configure: (inout KernelConfiguration) -> Void = { _ in }) throws {
    var configuration = KernelConfiguration()
    configure(&configuration)
    kernel = try Kernel(configuration)
    process = kernel.current
    process.survivesFaults = true
    heap = try Self.heap(process, kernel)
  }

  init(_ process: Process, _ kernel: Kernel) throws {
    self.kernel = kernel
    self.process = process
    heap = try Self.heap(process, kernel)
  }

  /// Where the heap begins.
  var start: UInt32 { process.space?.image.heapStart.rawValue ?? 0 }
  /// The break's distance from there.
  var breakDistance: UInt32 { heap.programBreak &- start }
  var survey: HeapSurvey? { HeapSurvey(process) }

  /// The size field, with its flags.
  func head(_ memory: UInt32) throws -> UInt32 { try heap.load(memory &- 4) }

  /// Several blocks of a size.
  func blocks(_ count: Int, _ byteCount: UInt32) throws -> [UInt32] {
    try (0..<count).map { _ in try heap.malloc(byteCount) }
  }

  func free(_ blocks: [UInt32]) throws { for block in blocks { try heap.free(block) } }

  /// In which list a block's chunk is.
  func list(of memory: UInt32) -> HeapList? {
    survey?.chains.first { $0.chunks.contains(Chunk(memory: memory)) }?.list
  }

  /// Why a call aborts; nil when it does not.
  func abortReason(_ body: (Heap) throws(HeapFailure) -> Void) -> AbortReason? {
    do throws(HeapFailure) {
      try body(heap)
      return nil
    } catch {
      if case .aborted(let reason, _) = error { return reason }
      return nil
    }
  }
}

extension HeapProcess {
  private struct NoLibrary: Error {}

  private static func heap(_ process: Process, _ kernel: Kernel) throws -> Heap {
    guard let heap = Heap(process, in: kernel, stepLimit: 1 << 16) else { throw NoLibrary() }
    return heap
  }
}
