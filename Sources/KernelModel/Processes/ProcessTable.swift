import Hardware

/// All processes, by number. Linux: `init_task.tasks`, `alloc_pid`.
///
/// 1. `all` has every process once.
/// 2. `families` has each process that is no thread under its parent's number. Linux: `children`.
/// 3. `groups` has each task under its leader's number. Linux: `thread_group`.
/// 4. `sleepers` has whoever sleeps until a child leaves its memory, under the child's number.
public final class ProcessTable {
  private var table: [ProcessID: Process] = [:]
  /// Every process, by rising number.
  public private(set) var all = ProcessList()
  private var families: [ProcessID: ProcessList] = [:]
  private var groups: [ProcessID: ProcessList] = [:]
  private var sleepers: [ProcessID: ProcessID] = [:]
  /// How many were made.
  private var birthCount = 0
  /// The number given last. Linux: `last_pid`.
  private(set) var lastNumber: Int32 = 0
  /// Numbers run up to this and then start again. `kernel.pid_max`
  static let mostNumber: Int32 = 32768

  init() {}

  public subscript(id: ProcessID) -> Process? { table[id] }

  /// The number that the next process gets, or nil when all are taken. Linux: `alloc_pid`.
  func nextNumber() -> ProcessID? {
    for _ in 0..<Self.mostNumber {
      lastNumber = lastNumber % Self.mostNumber + 1
      let id = ProcessID(rawValue: lastNumber)
      if table[id] == nil { return id }
    }
    return nil
  }

  /// Becomes what that of another machine is: each process has what `copy` makes of it.
  func take(_ other: ProcessTable, _ copy: (Process) -> Process) {
    table = [:]
    (all, families, groups) = (ProcessList(), [:], [:])
    for process in other.all { insert(copy(process)) }
    (sleepers, lastNumber, birthCount) = (other.sleepers, other.lastNumber, other.birthCount)
  }

  /// - Precondition: its parent and its leader are those that it keeps.
  func insert(_ process: Process) {
    if process.birth == 0 {
      birthCount += 1
      process.birth = birthCount
    }
    table[process.id] = process
    all.insert(process)
    groups[process.leader, default: ProcessList()].insert(process)
    if !process.isThread, let parent = process.parent {
      families[parent, default: ProcessList()].insert(process)
    }
  }

  func remove(_ process: Process) {
    table[process.id] = nil
    all.remove(process)
    Self.remove(process, from: &groups, under: process.leader)
    if !process.isThread, let parent = process.parent {
      Self.remove(process, from: &families, under: parent)
    }
  }

  private static func remove(
    _ process: Process, from lists: inout [ProcessID: ProcessList], under id: ProcessID
  ) {
    lists[id]?.remove(process)
    if lists[id]?.isEmpty == true { lists[id] = nil }
  }

  /// The children of a process, by rising number; threads are nobody's children.
  public func children(of id: ProcessID) -> ProcessList { families[id] ?? ProcessList() }

  /// The tasks of a process, the leader among them, by rising number. Linux: `thread_group`.
  public func tasks(of leader: ProcessID) -> ProcessList { groups[leader] ?? ProcessList() }

  /// First tasks of processes in the order in which they were made, which is that of their numbers
  /// until those start again. Linux: `for_each_process`.
  ///
  /// - Complexity: O(n log n)
  public var leaders: [Process] {
    all.filter { !$0.isThread }.sorted { $0.birth < $1.birth }
  }

  /// Gives the children of a process that ends to another one. Linux: `forget_original_parent`.
  func giveChildren(of id: ProcessID, to heir: ProcessID) {
    guard id != heir, let children = families.removeValue(forKey: id) else { return }
    for child in children {
      child.parent = heir
      families[heir, default: ProcessList()].insert(child)
    }
  }

  /// Lets a task sleep until a child leaves the memory that it has borrowed.
  func letSleep(_ task: Process, until child: Process) {
    task.awaitedChild = child.id
    sleepers[child.id] = task.id
  }

  /// Whose memory a child uses that has executed no program yet. Linux: `in_vfork`.
  func borrowedFrom(_ child: Process) -> Process? {
    guard let id = sleepers[child.id], let lender = table[id], lender.awaitedChild == child.id,
      lender.space === child.space
    else { return nil }
    return lender
  }

  /// Lets the task go on that slept while the child used its memory. Linux: `complete_vfork_done`.
  func wakeParent(of child: Process) {
    guard let id = sleepers.removeValue(forKey: child.id), let sleeper = table[id],
      sleeper.awaitedChild == child.id
    else { return }
    sleeper.awaitedChild = nil
  }
}
