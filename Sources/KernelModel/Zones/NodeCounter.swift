/// What is counted for the whole node, in the order of `/proc/vmstat`. Linux: `enum
/// node_stat_item`.
public enum NodeCounter: Int, CaseIterable, Hashable, Sendable {
  case inactiveAnonymous
  case activeAnonymous
  case inactiveFile
  case activeFile
  case unevictable
  case slabReclaimable
  case slabUnreclaimable
  case isolatedAnonymous
  case isolatedFile
  case workingSetNodes
  case workingSetRefaultAnonymous
  case workingSetRefaultFile
  case workingSetActivateAnonymous
  case workingSetActivateFile
  case workingSetRestoreAnonymous
  case workingSetRestoreFile
  case workingSetNodeReclaim
  case anonymousMapped
  case fileMapped
  case filePages
  case dirty
  case writeback
  case writebackTemporary
  case sharedMemory
  case sharedMemoryHuge
  case sharedMemoryHugeMapped
  case fileHuge
  case fileHugeMapped
  case anonymousHuge
  case scanWritten
  case scanImmediateReclaim
  case dirtied
  case written
  case kernelMiscReclaimable
  case pinsAcquired
  case pinsReleased
  case kernelStackKilobytes

  /// The name in `/proc/vmstat`.
  public var name: String {
    switch self {
    case .inactiveAnonymous: "nr_inactive_anon"
    case .activeAnonymous: "nr_active_anon"
    case .inactiveFile: "nr_inactive_file"
    case .activeFile: "nr_active_file"
    case .unevictable: "nr_unevictable"
    case .slabReclaimable: "nr_slab_reclaimable"
    case .slabUnreclaimable: "nr_slab_unreclaimable"
    case .isolatedAnonymous: "nr_isolated_anon"
    case .isolatedFile: "nr_isolated_file"
    case .workingSetNodes: "workingset_nodes"
    case .workingSetRefaultAnonymous: "workingset_refault_anon"
    case .workingSetRefaultFile: "workingset_refault_file"
    case .workingSetActivateAnonymous: "workingset_activate_anon"
    case .workingSetActivateFile: "workingset_activate_file"
    case .workingSetRestoreAnonymous: "workingset_restore_anon"
    case .workingSetRestoreFile: "workingset_restore_file"
    case .workingSetNodeReclaim: "workingset_nodereclaim"
    case .anonymousMapped: "nr_anon_pages"
    case .fileMapped: "nr_mapped"
    case .filePages: "nr_file_pages"
    case .dirty: "nr_dirty"
    case .writeback: "nr_writeback"
    case .writebackTemporary: "nr_writeback_temp"
    case .sharedMemory: "nr_shmem"
    case .sharedMemoryHuge: "nr_shmem_hugepages"
    case .sharedMemoryHugeMapped: "nr_shmem_pmdmapped"
    case .fileHuge: "nr_file_hugepages"
    case .fileHugeMapped: "nr_file_pmdmapped"
    case .anonymousHuge: "nr_anon_transparent_hugepages"
    case .scanWritten: "nr_vmscan_write"
    case .scanImmediateReclaim: "nr_vmscan_immediate_reclaim"
    case .dirtied: "nr_dirtied"
    case .written: "nr_written"
    case .kernelMiscReclaimable: "nr_kernel_misc_reclaimable"
    case .pinsAcquired: "nr_foll_pin_acquired"
    case .pinsReleased: "nr_foll_pin_released"
    case .kernelStackKilobytes: "nr_kernel_stack"
    }
  }
}
