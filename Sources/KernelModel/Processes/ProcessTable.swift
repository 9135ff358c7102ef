import Hardware

/// All processes, by number. Linux: `init_task.tasks`, `alloc_pid`.
public final class ProcessTable {
  private var table: [ProcessID: Process] = [:]
  /// The number given last. Linux: `last_pid`.
  private(set) var lastNumber: Int32 = 0
  /// Numbers run up to this and then start again. `kernel.pid_max`
  static let mostNumber: Int32 = 32768

  init() {}

  /// Every process, by rising number.
  public var all: [Process] { table.values.sorted { $0.id < $1.id } }

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

  func insert(_ process: Process) { table[process.id] = process }
  func remove(_ id: ProcessID) { table[id] = nil }

  /// The children of a process, by rising number; threads are nobody's children.
  public func children(of id: ProcessID) -> [Process] {
    all.filter { $0.parent == id && !$0.isThread }
  }

  /// The tasks of a process, the leader among them, by rising number. Linux: `thread_group`.
  public func tasks(of leader: ProcessID) -> [Process] { all.filter { $0.leader == leader } }
}
