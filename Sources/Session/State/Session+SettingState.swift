import Hardware
import KernelModel

/// Sysctls, promises, numbers to come, and what was counted since boot.
extension Session {
  var settingStructure: StateStructure {
    let settings = MachineSetting.all(in: world)
    return StateStructure(
      part: .settings, name: "settings",
      fill: { [unowned self] facts in
        for (index, setting) in settings.enumerated() {
          var digest = Digest()
          for value in setting.get(world) { digest.add(value) }
          facts.add(index, digest.value)
        }
      },
      words: { [unowned self] place in
        let setting = settings[Int(place)]
        return "\(setting.name) "
          + setting.get(world).map { "\($0)" }.joined(separator: " ")
      })
  }

  var kernelFigures: StateStructure {
    let kernel = kernel
    return .figures(.settings, "figures of the kernel") {
      let numbering = kernel.numbering
      return [
        .init("current", kernel.current.id.rawValue), .init("last_pid", numbering.lastProcess),
        .init("next mm", numbering.nextSpace), .init("next inode", numbering.nextInode),
        .init("next inode of shared memory", numbering.nextAnonymousInode),
        .init("next file", numbering.freeFiles.first?.rawValue ?? 0),
        .init(
          "numbers of files given back", hexadecimal: Digest.of(numbering.freeFiles.map(\.rawValue))
        ),
        .init("next open", numbering.freeOpens.first?.rawValue ?? 0),
        .init(
          "numbers of opens given back", hexadecimal: Digest.of(numbering.freeOpens.map(\.rawValue))
        ),
        .init("next anon_vma", numbering.freeAnonymousMemory.first?.rawValue ?? 0),
        .init(
          "numbers of anon_vmas given back",
          hexadecimal: Digest.of(numbering.freeAnonymousMemory.map(\.rawValue))),
        .init("chance", hexadecimal: numbering.chance),
        .init("vm_committed_as", kernel.commit.committed),
        .init("totalram_pages", kernel.commit.totalPages),
        .init("totalreserve_pages", kernel.allocator.totalReservePages),
        .init(
          "min_free_kbytes by hand", kernel.allocator.settings.minFreeKilobytes == nil ? 0 : 1),
        .init("allocation context", kernel.allocator.context.rawValue),
        .init("runs of boot given back", kernel.allocator.returnedFrames.count),
        .init("ra_pages", kernel.settings.readAheadPageCount),
      ]
    }
  }

  /// What `vmstat` counts as it happens; the rest of it is counted anew whenever it is shown.
  var counterStructure: StateStructure {
    let statistics = kernel.allocator.statistics
    let kept: [NodeCounter] = [.slabReclaimable, .slabUnreclaimable, .dirtied, .written]
    return .figures(.settings, "vmstat") {
      kept.map { .init($0.name, statistics[$0]) }
        + EventCounter.allCases.map { .init($0.name, statistics[$0]) }
    }
  }
}
