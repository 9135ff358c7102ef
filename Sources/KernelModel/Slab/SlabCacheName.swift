/// The caches that the kernel keeps for its own objects, in the order in which boot makes them.
///
/// The sizes are model values. Linux: `kmem_cache_create`.
public enum SlabCacheName: Int, CaseIterable, Hashable, Sendable {
  case pageDirectory
  case radixTreeNode
  case anonymousArea
  case anonymousAreaChain
  case task
  case signalHandlers
  case signals
  case files
  case mm
  case vmAreaStruct
  case bufferHead
  case dentry
  case inode
  case file
  case sharedMemoryInode
  case ext2Inode

  /// The name in `/proc/slabinfo`.
  public var name: String {
    switch self {
    case .pageDirectory: "pgd_cache"
    case .radixTreeNode: "radix_tree_node"
    case .anonymousArea: "anon_vma"
    case .anonymousAreaChain: "anon_vma_chain"
    case .task: "task_struct"
    case .signalHandlers: "sighand_cache"
    case .signals: "signal_cache"
    case .files: "files_cache"
    case .mm: "mm_struct"
    case .vmAreaStruct: "vm_area_struct"
    case .bufferHead: "buffer_head"
    case .dentry: "dentry"
    case .inode: "inode_cache"
    case .file: "filp"
    case .sharedMemoryInode: "shmem_inode_cache"
    case .ext2Inode: "ext2_inode_cache"
    }
  }

  /// Bytes from one object to the next.
  public var size: Int {
    switch self {
    case .pageDirectory: 32
    case .radixTreeNode: 300
    case .anonymousArea: 52
    case .anonymousAreaChain: 32
    case .task: 2944
    case .signalHandlers: 1344
    case .signals: 704
    case .files: 320
    case .mm: 448
    case .vmAreaStruct: 92
    case .bufferHead: 60
    case .dentry: 128
    case .inode: 352
    case .file: 192
    case .sharedMemoryInode: 424
    case .ext2Inode: 496
    }
  }

  /// Whether its objects can be given up when memory is short. Linux: `SLAB_RECLAIM_ACCOUNT`.
  var isReclaimable: Bool {
    switch self {
    case .radixTreeNode, .bufferHead, .dentry, .inode, .ext2Inode: true
    default: false
    }
  }

  /// Whether free objects keep their contents: they have a constructor, or readers without a lock
  /// may still look. Linux: `ctor`, `SLAB_TYPESAFE_BY_RCU`.
  var keepsContents: Bool {
    switch self {
    case .radixTreeNode, .anonymousArea, .signalHandlers, .inode, .sharedMemoryInode, .ext2Inode:
      true
    default: false
    }
  }
}
