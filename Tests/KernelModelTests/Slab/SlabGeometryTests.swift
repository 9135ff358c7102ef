import Testing

@testable import KernelModel

@Suite struct `The geometry of slabs` {
  static let sizes = [8, 16, 32, 64, 96, 128, 192, 256, 512, 1024, 2048, 4096, 8192]

  @Test func `gives objects and orders of kmalloc on one CPU`() {
    let geometries = Self.sizes.map { SlabGeometry(size: $0) }
    #expect(
      geometries.map(\.objectCount) == [512, 256, 128, 64, 42, 32, 21, 16, 8, 8, 8, 8, 4])
    #expect(geometries.map(\.order) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 3])
  }

  @Test func `makes bigger slabs for four CPUs`() {
    let geometries = [512, 1024, 2048, 4096, 8192].map { SlabGeometry(size: $0, cpuCount: 4) }
    #expect(geometries.map(\.objectCount) == [16, 16, 16, 8, 4])
    #expect(geometries.map(\.order) == [1, 2, 3, 3, 3])
  }

  @Test(arguments: [
    (SlabCacheName.vmAreaStruct, 44, 0), (.anonymousArea, 78, 0), (.anonymousAreaChain, 128, 0),
    (.mm, 9, 0), (.task, 11, 3), (.files, 12, 0), (.file, 21, 0), (.dentry, 32, 0),
    (.inode, 11, 0), (.radixTreeNode, 13, 0), (.bufferHead, 68, 0), (.signalHandlers, 12, 2),
    (.signals, 11, 1), (.ext2Inode, 8, 0), (.sharedMemoryInode, 19, 1),
  ])
  func `gives the named caches their figures`(_ name: SlabCacheName, objects: Int, order: Int) {
    let geometry = SlabGeometry(size: name.size, keepsContents: name.keepsContents)
    #expect((geometry.objectCount, geometry.order) == (objects, order))
  }

  @Test func `puts the free pointer in the middle, or behind what must be kept`() {
    #expect(SlabGeometry(size: 92).freePointerOffset == 48)
    #expect(SlabGeometry(size: 64).freePointerOffset == 32)
    #expect(SlabGeometry(size: 8).freePointerOffset == 4)
    #expect(SlabGeometry(size: 52, keepsContents: true).freePointerOffset == 48)
  }

  @Test(arguments: [(4096, 2), (1024, 6), (256, 13), (255, 30)])
  func `lets a CPU keep fewer of the bigger objects`(size: Int, objects: Int) {
    #expect(SlabGeometry(size: size).cpuPartialObjects == objects)
  }

  @Test(arguments: [(8, 5), (1024, 5), (4096, 6), (8192, 6)])
  func `keeps empty slabs by size`(size: Int, slabs: Int) {
    #expect(SlabGeometry(size: size).minimalPartialSlabs == slabs)
  }

  @Test func `finds the class of each size`() {
    for size in 1...8192 {
      let index = SlabAllocator.kmallocIndex(size)
      #expect(Self.sizes[index] >= size)
      if index > 0, size > 8 { #expect(Self.sizes[index - 1] < size) }
    }
  }
}
