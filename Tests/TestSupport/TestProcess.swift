import Hardware
import KernelModel

/// A process with an empty address space on a small machine, and short words for what tests do.
///
/// Addresses are given as page numbers: page 50000 (hex) begins at 50000000. What is mapped is
/// drawn with one character a page:
///
///     .  nothing        w  rw-p      r  r--p      x  r-xp      X  rwxp      -  ---p
///     |  two areas meet W  rw-s      R  r--s      o  anything else
public final class TestProcess {
  public let kernel: Kernel
  public let process: Process

  /// The first page of pictures unless a test says otherwise.
  public static let firstPage: UInt32 = 0x50000

  /// Boots a kernel and empties its first process.
  public init(
    _ version: KernelVersion = .v5_10, privileged: Bool = true,
    configure: (inout KernelConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = KernelConfiguration()
    configuration.memory = 64 << 20
    configuration.version = version
    configure(&configuration)
    kernel = try Kernel(configuration)
    process = kernel.current
    let space = try kernel.replaceSpace(of: process)
    space.limits.isPrivileged = privileged
    process.survivesFaults = true
  }

  private init(kernel: Kernel, process: Process) {
    self.kernel = kernel
    self.process = process
  }

  /// Its memory. Traps once it has exited.
  public var space: AddressSpace {
    guard let space = process.space else { fatalError("the process has exited") }
    return space
  }

  /// A copy of the process on the same kernel.
  public func fork() throws -> TestProcess {
    TestProcess(kernel: kernel, process: try kernel.fork(process))
  }

  /// Ends the process and forgets it.
  public func exit() {
    kernel.exit(process)
    if let parent = process.parent.flatMap({ kernel.process($0) }) { _ = try? kernel.wait(parent) }
  }

  /// Frames that nobody uses, those parked for the CPU among them.
  public var freeFrames: Int {
    kernel.allocator.zones.reduce(0) { $0 + $1.freePages + $1.perCPUPages }
  }

  /// Checks every rule of every structure.
  public func expectSound() throws { try kernel.checkInvariants() }
}

/// The first address of a page.
public func page(_ number: UInt32) -> VirtualAddress { VirtualAddress(rawValue: number << 12) }

/// The address with that value.
public func at(_ value: UInt32) -> VirtualAddress { VirtualAddress(rawValue: value) }

/// The length of so many pages, in bytes.
public func pages(_ count: UInt32) -> UInt32 { count << 12 }

/// The errno that a call is refused with, or nil when it succeeds.
public func errno<T>(_ call: () throws -> T) -> Errno? {
  do {
    _ = try call()
    return nil
  } catch let refusal as Refusal {
    return refusal.errno
  } catch {
    return nil
  }
}
