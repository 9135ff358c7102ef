import Hardware
import KernelModel

/// Runs of bytes as the program's code goes over them: one access a page for the kernel, all bytes
/// for the memory.
extension Heap {
  /// C: `memset` with 0.
  ///
  func clear(_ start: UInt32, byteCount: UInt32) throws(HeapFailure) {
    var done: UInt32 = 0
    while done < byteCount {
      let place = start &+ done
      let count = min(byteCount - done, 4096 - place & 0xfff)
      let target = try access(place, .write)
      // Whole words, unless a spoilt heap gave out an odd address.
      if (place | count) & 3 == 0 {
        for offset in stride(from: UInt64(0), to: UInt64(count), by: 4) {
          kernel.machine.memory.store(UInt32(0), at: target + offset)
        }
      } else {
        for offset in 0..<UInt64(count) {
          kernel.machine.memory.store(UInt8(0), at: target + offset)
        }
      }
      done += count
    }
  }

  /// C: `memcpy`.
  ///
  func copy(_ source: UInt32, to target: UInt32, byteCount: UInt32) throws(HeapFailure) {
    tell(.copied(byteCount: byteCount))
    var done: UInt32 = 0
    while done < byteCount {
      let from = source &+ done
      let to = target &+ done
      let count = min(byteCount - done, 4096 - from & 0xfff, 4096 - to & 0xfff)
      let input = try access(from, .read)
      let output = try access(to, .write)
      guard (from | to | count) & 3 == 0 else {
        for offset in 0..<UInt64(count) {
          let byte = kernel.machine.memory.load(UInt8.self, at: input + offset)
          kernel.machine.memory.store(byte, at: output + offset)
        }
        done += count
        continue
      }
      for offset in stride(from: UInt64(0), to: UInt64(count), by: 4) {
        let word = kernel.machine.memory.load(UInt32.self, at: input + offset)
        kernel.machine.memory.store(word, at: output + offset)
      }
      done += count
    }
  }

  private func access(_ place: UInt32, _ access: Access) throws(HeapFailure) -> PhysicalAddress {
    do throws(Signal) {
      return try kernel.access(VirtualAddress(rawValue: place), access, by: process).physical
    } catch {
      throw .signal(error)
    }
  }
}
