import Hardware
import KernelModel

/// Every structure of a machine and of what is kept beside it, as it stands now.
///
/// Left out is what no command can find out or depend on: how storage is numbered inside, guesses
/// that change no answer, and how the tree of areas was turned last.
package struct MachineState {
  package let structures: [any StateStructure]

  /// A structure and its facts.
  package typealias Entered = (structure: any StateStructure, facts: Facts)

  package init(_ world: World) {
    let machine = world.machine
    var all: [any StateStructure] = [
      MemoryState(memory: machine.memory, pages: world.bootedKernel?.pages),
      RegisterState(machine: machine), TLBState(tlb: machine.tlb),
      ReplacementState(machine: machine), ChipCounterState(machine: machine),
    ]
    if let kernel = world.bootedKernel {
      all.append(SettingState(world: world))
      all += Self.structures(of: kernel)
    }
    structures = all + [ResultState(results: world.results), SessionState(world: world)]
  }

  private static func structures(of kernel: Kernel) -> [any StateStructure] {
    let allocator = kernel.allocator
    var all: [any StateStructure] = [
      KernelFigureState(kernel: kernel),
      CounterState(statistics: allocator.statistics), ZoneState(allocator: allocator),
      FrameListState(id: .freeLists, allocator: allocator),
      FrameListState(id: .perCPULists, allocator: allocator),
      PageblockState(allocator: allocator), FrameState(kernel: kernel),
      PageCacheState(kernel: kernel), SlabCacheState(caches: kernel.slabs.caches.reversed()),
      SlabState(kernel: kernel), VmallocState(vmalloc: kernel.vmalloc),
      PermanentMapState(map: kernel.permanentMap), FixmapState(map: kernel.fixedMap),
      SleepingMapState(map: kernel.fixedMap), WindowFigureState(kernel: kernel),
      TableState.kernel(kernel.tables), ProcessState(processes: kernel.processes),
      DescriptorState(kernel: kernel), OpenState(files: kernel.files),
      FileState(files: kernel.files),
    ]
    for (process, space) in kernel.spacesByProcess {
      all += [
        AreaState(id: .areas(of: process), space: space, kernel: kernel),
        TableState.process(process, kernel.tables, space),
        DirectoryState(id: .directory(of: process), tables: kernel.tables, space: space),
        SpaceFigureState(id: .figures(of: process), space: space),
      ]
    }
    return all + [AnonymousMemoryState(kernel: kernel)]
  }

  /// The structures with their facts.
  ///
  /// - Parameter isKept: the facts are wanted one by one, and of what no digest counts as well.
  package func entered(isKept: Bool) -> [Entered] {
    structures.filter { isKept || $0.id.part != nil }.map { ($0, Facts($0, isKept: isKept)) }
  }
}

extension Kernel {
  /// Every address space with the first process that has it.
  fileprivate var spacesByProcess: [(ProcessID, AddressSpace)] {
    var seen: Set<AddressSpaceID> = []
    return processes.all.compactMap { process in
      guard let space = process.space, seen.insert(space.id).inserted else { return nil }
      return (process.id, space)
    }
  }
}

extension World {
  /// Sixteen hexadecimal digits: equal states of the whole machine have equal ones.
  package var digest: String { DigestReport(self).digest }
}
