import Hardware

/// A task: a number, a name, open files and a share in an address space. Linux: `task_struct`.
public final class Process {
  public let id: ProcessID
  /// Who is told of its end.
  public internal(set) var parent: ProcessID?
  /// The program's name. Linux: `comm`.
  public internal(set) var name: String
  /// Its memory, nil once it has exited. Linux: `task->mm`.
  public internal(set) var space: AddressSpace? {
    get { memory.value }
    set { memory.value = newValue }
  }
  /// In a box, since each fault asks for it.
  private let memory: UncheckedBox<AddressSpace?>
  public internal(set) var state = State.running
  /// The first task of its process, itself unless it is a thread. Linux: `tgid`.
  public internal(set) var leader: ProcessID
  /// Its open files, shared by threads. Linux: `task->files`.
  public internal(set) var openFiles: OpenFiles
  /// Open files by descriptor.
  public internal(set) var descriptors: [Int32: OpenFileID] {
    get { openFiles.byDescriptor }
    set { openFiles.byDescriptor = newValue }
  }
  /// The child that uses its memory and for which it sleeps. Linux: `vfork_done`.
  public internal(set) var awaitedChild: ProcessID?
  /// It handles SIGSEGV, SIGBUS and SIGABRT and lives on.
  public var survivesFaults = false
  /// Faults counted before its last `exec`.
  public internal(set) var formerFaults = FaultCounts()
  /// Two frames of low memory. Linux: `task->stack`.
  public let kernelStack: PageFrameNumber
  /// Slab objects that stand for it: the task, its files, its signals.
  public internal(set) var objects: [(cache: SlabCacheName, address: VirtualAddress)]

  /// How it stands with the OOM killer; the same in all tasks of a process. Linux: fields of
  /// `signal_struct`.
  public internal(set) var standing = OOMStanding()
  /// Its place in the task list: rises with each process that is made. Linux: `init_task.tasks`.
  var birth = 0

  public enum State: Hashable, Sendable {
    case running
    /// Gone, but its parent has not asked yet. Linux: `EXIT_ZOMBIE`.
    case exited(status: Int32)
    /// Ended by a signal, not yet asked after.
    case killed(Signal)
  }

  init(
    id: ProcessID, parent: ProcessID?, name: String, space: AddressSpace,
    kernelStack: PageFrameNumber, objects: [(cache: SlabCacheName, address: VirtualAddress)]
  ) {
    self.id = id
    leader = id
    openFiles = OpenFiles()
    self.parent = parent
    self.name = name
    memory = UncheckedBox(space)
    self.kernelStack = kernelStack
    self.objects = objects
  }

  /// The same process of another machine, without memory and open files of its own yet.
  init(_ other: Process) {
    (id, leader, parent, name) = (other.id, other.leader, other.parent, other.name)
    (state, awaitedChild) = (other.state, other.awaitedChild)
    openFiles = OpenFiles()
    memory = UncheckedBox(nil)
    (survivesFaults, formerFaults) = (other.survivesFaults, other.formerFaults)
    (kernelStack, objects) = (other.kernelStack, other.objects)
    (standing, birth) = (other.standing, other.birth)
  }

  /// It has not ended.
  public var isRunning: Bool { state == .running }
  /// It is one of several tasks of a process, and not the first.
  public var isThread: Bool { leader != id }

  /// Faults of its life. Linux: `min_flt`, `maj_flt`.
  public var faults: FaultCounts {
    var sum = formerFaults
    sum.minor += space?.faults.minor ?? 0
    sum.major += space?.faults.major ?? 0
    return sum
  }
}
