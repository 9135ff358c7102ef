import Hardware
import TestSupport
import Testing

@testable import KernelModel

/// Whatever a file says, the kernel stays sound and gives everything back.
struct HostileProgramTests {
  /// Numbers that look like chance and follow from a seed: xorshift64*.
  private struct Chance {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return Int((state &* 0x2545_f491_4f6c_dd1d) >> 33) % bound
    }
  }

  private static let images = [
    ELFImage.plain, .movable, ELFImage.plain.interpreted(by: "/lib/loader"),
    ELFImage.movable.interpreted(by: "/lib/loader"),
    ELFImage.movable.interpreted(by: "/bin/program"),
  ]

  private static let edges: [UInt32] = [
    0, 1, 0xfff, 0x1000, 0x1001, 0x7fff_ffff, 0x8000_0000, 0xb7ff_f000, 0xbfff_f000, 0xbfff_ffff,
    0xc000_0000, 0xffff_efff, 0xffff_f000, 0xffff_ffff,
  ]

  /// Changes bytes of the headers, whole fields of them, or the length.
  private static func spoil(_ bytes: inout [UInt8], _ chance: inout Chance) {
    for _ in 0..<1 + chance.below(4) {
      switch chance.below(8) {
      case 0: bytes = Array(bytes.prefix(chance.below(bytes.count + 1)))
      case 1, 2:
        guard !bytes.isEmpty else { continue }
        bytes[chance.below(min(bytes.count, 212))] = UInt8(chance.below(256))
      default:
        // A field of a program header, or of the header itself.
        let place = chance.below(6) == 0 ? 16 + 4 * chance.below(9) : 52 + 4 * chance.below(40)
        let value = edges[chance.below(edges.count)] &+ (chance.below(3) == 0 ? 0x100 : 0)
        for index in 0..<4 where place + index < bytes.count {
          bytes[place + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(index)))
        }
      }
    }
  }

  @Test(arguments: [KernelVersion.v5_10, .v6_1, .v6_18], [1, 2])
  func `no spoilt program breaks the kernel`(version: KernelVersion, seed: Int) throws {
    var chance = Chance(state: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15)
    let test = try TestProcess(version) { $0.memory = 32 << 20 }
    test.install(ELFImage.movable, as: "/lib/loader")
    var outcomes: [String: Int] = [:]
    for round in 0..<350 {
      var bytes = Self.images[chance.below(Self.images.count)].bytes
      Self.spoil(&bytes, &chance)
      let isLoader = chance.below(5) == 0
      test.install(bytes, as: isLoader ? "/lib/loader\(round)" : "/bin/program")
      if isLoader { test.install(ELFImage.movable.interpreted(by: "/lib/loader\(round)")) }
      let child = try test.fork()
      let before = child.mappings
      do {
        let result = try child.exec()
        outcomes[result.failure == nil ? "runs" : "killed", default: 0] += 1
        #expect((result.failure == nil) == child.process.isRunning)
      } catch {
        outcomes["refused", default: 0] += 1
        #expect(child.mappings == before)
      }
      try test.expectSound()
      if child.process.isRunning { test.kernel.exit(child.process) }
      _ = try test.kernel.wait(test.process)
    }
    try test.expectSound()
    #expect(outcomes.count == 3)
  }
}
