import Hardware
import KernelModel
import Testing

@testable import CLibrary

struct HeapPropertyTests {
  /// A live block: its length and the word that fills it.
  private struct Block {
    let memory: UInt32
    let byteCount: UInt32
    let fill: UInt32
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `live blocks are aligned, apart and keep their bytes`(_ seed: UInt64) throws {
    let target = try HeapProcess()
    var random = Numbers(seed: seed)
    var blocks: [Block] = []
    for step in 0..<600 {
      if blocks.isEmpty || random.below(5) > 1 {
        let block = try fill(target, target.heap.malloc, random.size, UInt32(step))
        blocks.append(block)
      } else {
        let index = Int(random.below(UInt32(blocks.count)))
        let block = blocks.remove(at: index)
        try check(target, block, upTo: block.byteCount)
        guard random.below(3) == 0 else {
          try target.heap.free(block.memory)
          continue
        }
        let size = random.size + 1
        let moved = try target.heap.realloc(block.memory, size)
        let kept = min(size, block.byteCount)
        try check(target, Block(memory: moved, byteCount: kept, fill: block.fill), upTo: kept)
        blocks.append(try fill(target, { _ in moved }, size, UInt32(step)))
      }
      if step % 50 == 0 { #expect(target.survey?.problems == []) }
    }
    let sorted = blocks.sorted { $0.memory < $1.memory }
    #expect(sorted.allSatisfy { $0.memory & 15 == 0 })
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.memory + $0.byteCount <= $1.memory })
    try target.kernel.checkInvariants()
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `when all is freed no two free chunks are neighbours`(_ seed: UInt64) throws {
    let target = try HeapProcess()
    var random = Numbers(seed: seed)
    var blocks = try (0..<300).map { _ in try target.heap.malloc(random.size) }
    while !blocks.isEmpty {
      try target.heap.free(blocks.remove(at: Int(random.below(UInt32(blocks.count)))))
    }
    let entries = target.survey?.entries ?? []
    let isMerged = entries.map { entry in
      switch entry.state {
      case .free(.unsorted), .free(.small), .free(.large), .free(.top): true
      default: false
      }
    }
    #expect(!zip(isMerged, isMerged.dropFirst()).contains { $0 && $1 })
    #expect(!entries.contains { $0.state == .used })
    #expect(target.survey?.problems == [])
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `garbage never hangs the library and never harms the kernel`(_ seed: UInt64) throws {
    let target = try HeapProcess()
    var random = Numbers(seed: seed)
    var blocks = try target.blocks(40, 60) + target.blocks(20, 700)
    for _ in 0..<400 {
      let block = blocks[Int(random.below(UInt32(blocks.count)))]
      do {
        switch random.below(6) {
        case 0: try target.heap.free(block &+ random.below(64))
        case 1: try target.heap.free(random.word)
        case 2: try target.heap.store(random.word, at: block &- 8 &+ random.below(6) * 4)
        case 3: try target.heap.store(block, at: block &+ random.below(4) * 4)
        case 4: blocks.append(try target.heap.malloc(random.below(3000)))
        default: blocks.append(try target.heap.realloc(block, random.below(5000)))
        }
      } catch {
        continue
      }
      _ = target.survey?.figures
    }
    try target.kernel.checkInvariants()
  }

  private func fill(
    _ target: HeapProcess, _ allocate: (UInt32) throws -> UInt32, _ size: UInt32, _ word: UInt32
  ) throws -> Block {
    let memory = try allocate(size)
    for offset in stride(from: 0, to: size & ~3, by: 64) {
      try target.heap.store(word, at: memory + offset)
    }
    return Block(memory: memory, byteCount: size, fill: word)
  }

  private func check(_ target: HeapProcess, _ block: Block, upTo count: UInt32) throws {
    for offset in stride(from: 0, to: count & ~3, by: 64) {
      #expect(try target.heap.load(block.memory + offset) == block.fill)
    }
  }
}

/// Numbers that look like chance and follow from a seed: SplitMix64.
private struct Numbers {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9e37_79b9 }

  var word: UInt32 {
    mutating get {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
      return UInt32(truncatingIfNeeded: mixed >> 32)
    }
  }

  mutating func below(_ bound: UInt32) -> UInt32 { word % bound }

  /// Mostly small, sometimes large enough for a mapping.
  var size: UInt32 {
    mutating get {
      switch below(10) {
      case 0: below(200_000)
      case 1, 2: below(20_000)
      case 3, 4, 5: below(1500)
      default: below(100)
      }
    }
  }
}
