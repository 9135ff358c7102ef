/// Processes by rising number.
///
/// Who came first mostly goes first, and whose number is highest came last: neither end has anything
/// moved.
public struct ProcessList: RandomAccessCollection {
  private var processes: [Process] = []
  /// How many in front are gone, and not yet cleared away.
  private var goneCount = 0

  init() {}

  public var startIndex: Int { goneCount }
  public var endIndex: Int { processes.count }
  public subscript(index: Int) -> Process { processes[index] }

  /// The place of a number, or where it would be.
  ///
  /// - Complexity: O(log n)
  private func position(of id: ProcessID) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if processes[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// - Complexity: O(1) behind all others, O(n) between them.
  mutating func insert(_ process: Process) {
    if let last, last.id < process.id {
      processes.append(process)
    } else {
      processes.insert(process, at: position(of: process.id))
    }
  }

  /// - Complexity: O(1) of the first and the last, on average; O(n) between them.
  mutating func remove(_ process: Process) {
    let position = position(of: process.id)
    guard position < endIndex, processes[position] === process else { return }
    guard position == goneCount else {
      processes.remove(at: position)
      return
    }
    goneCount += 1
    if goneCount * 2 >= processes.count {
      processes.removeFirst(goneCount)
      goneCount = 0
    }
  }
}
