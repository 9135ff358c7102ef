import Hardware
enum SlabCacheName { case vmAreaStruct, pageDirectory, task, mm, files, signals, signalHandlers }
public final class SlabAllocator {
  final class Cache {
    var next: UInt32 = 0xc1000000
    func allocate(_ flags: AllocationFlags) -> VirtualAddress? { next += 32; return VirtualAddress(rawValue: next) }
    func free(_ a: VirtualAddress) {}
  }
  let c = Cache()
  func cache(_ n: SlabCacheName) -> Cache { c }
  func kmalloc(_ n: Int, _ f: AllocationFlags) -> VirtualAddress? { c.allocate(f) }
  func kfree(_ a: VirtualAddress) {}
}
