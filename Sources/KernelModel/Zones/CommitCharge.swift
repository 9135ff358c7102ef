import Hardware

/// The promises that the kernel has made of memory, in pages, and the rule for making more.
///
/// Linux: `vm_committed_as`, `__vm_enough_memory`.
public final class CommitCharge {
  /// `vm.overcommit_memory`.
  public enum Mode: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// Refuses only a single request larger than all memory.
    case guess = 0
    case always = 1
    /// Never promises more than RAM's share plus swap.
    case never = 2
  }

  /// Pages promised. Linux: `vm_committed_as`.
  public var committed: Int { state.value.committed }
  public var mode: Mode {
    get { state.value.mode }
    set { state.value.mode = newValue }
  }
  /// `vm.overcommit_ratio`, in percent.
  public var ratio: Int {
    get { state.value.ratio }
    set { state.value.ratio = newValue }
  }
  private let state: FlatValue<State>

  private struct State: BitwiseCopyable {
    var totalPages: Int
    var committed = 0
    var mode = Mode.guess
    var ratio = 50
    var swapPages = 0
  }

  /// Linux: `totalram_pages`, `total_swap_pages`.
  public internal(set) var totalPages: Int {
    get { state.value.totalPages }
    set { state.value.totalPages = newValue }
  }
  public internal(set) var swapPages: Int {
    get { state.value.swapPages }
    set { state.value.swapPages = newValue }
  }

  /// What `never` keeps back from all but root, and for root to recover with, in pages: fixed at
  /// boot by the memory free then. Linux: `init_admin_reserve`, `init_user_reserve`.
  public let adminReserve: Int
  public let userReserve: Int

  init(totalPages: Int, freePages: Int) {
    state = FlatValue(State(totalPages: totalPages))
    adminReserve = min(freePages / 32, 8 << 8)
    userReserve = min(freePages / 32, 128 << 8)
  }

  /// Becomes what that of another kernel is.
  func take(_ other: CommitCharge) { state.value = other.state.value }

  /// `CommitLimit` of `meminfo`, in pages.
  public var limit: Int { totalPages * ratio / 100 + swapPages }

  /// Whether `pages` more may be promised.
  ///
  /// - Parameters:
  ///   - spaceTotal: `total_vm` of the address space that asks, or nil for an object of its own.
  ///   - isPrivileged: the caller has CAP_SYS_ADMIN.
  func allows(_ pages: Int, spaceTotal: Int?, isPrivileged: Bool) -> Bool {
    pages <= most(spaceTotal: spaceTotal, isPrivileged: isPrivileged)
  }

  /// How many pages one call may be promised now: `guess` does not look at what was promised.
  func most(spaceTotal: Int?, isPrivileged: Bool) -> Int {
    switch mode {
    case .always: return .max
    case .guess: return totalPages + swapPages
    case .never:
      var allowed = limit
      if !isPrivileged { allowed -= adminReserve }
      if let spaceTotal { allowed -= min(spaceTotal / 32, userReserve) }
      return allowed - committed - 1
    }
  }

  /// Why so many pages are not promised.
  func refusal(of pages: Int, spaceTotal: Int?, isPrivileged: Bool) -> Refusal {
    let most = max(0, most(spaceTotal: spaceTotal, isPrivileged: isPrivileged))
    return Refusal(
      .outOfMemory, .commitLimit(pages: UInt32(pages), mode, most: UInt32(clamping: most)))
  }

  func charge(_ pages: Int) { state.value.committed += pages }
  func uncharge(_ pages: Int) { state.value.committed -= pages }
}
