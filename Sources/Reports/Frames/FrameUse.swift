import Drawing
import KernelModel

/// What a frame is used for, in one word.
package enum FrameUse: String, Coded {
  case free, parked, reserved, anonymous, file, shared
  case pageTable = "page-table"
  case kernelStack = "kernel-stack"
  case slab, vmalloc, kernel, tail
  /// Registers of a device answer there.
  case device
  /// There is no RAM that the kernel knows of.
  case absent

  package init(_ use: PageUse) {
    self =
      switch use {
      case .free, .freeBlock: .free
      case .perCPU: .parked
      case .reserved: .reserved
      case .anonymous: .anonymous
      case .file: .file
      case .sharedMemory: .shared
      case .pageTable: .pageTable
      case .kernelStack: .kernelStack
      case .slab: .slab
      case .vmalloc: .vmalloc
      case .kernel: .kernel
      case .tail: .tail
      }
  }
}
