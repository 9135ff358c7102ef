/// One rule in which the kernels differ: where it stands, and who has it how.
///
/// 1. Each rule is a switch of `KernelRules` by the same name, and each switch a rule.
/// 2. It is not the same in all kernels.
/// 3. Somebody asks the switch, and nobody the version.
public struct KernelRule: Sendable {
  public let subject: Subject
  /// The switch in `KernelRules`.
  public let name: Name
  /// The function of Linux that decides.
  public let function: String
  /// The value for each kernel, in the order of `KernelVersion.allCases`.
  public let values: [Value]
  /// Sets the switch as a version has it.
  let apply: @Sendable (inout KernelRules, KernelVersion) -> Void

  /// Who asks a rule: a call, or a part of the kernel.
  public enum Subject: Hashable, Sendable {
    case brk, mmap, mremap, mprotect, madvise, mlock, faults, exec, allCalls, kmapAtomic, vmalloc
    case pageAllocator, reclaim, boot, maps, smaps, meminfo, zoneinfo, outOfMemory
  }

  /// What a switch can be.
  public enum Value: Hashable, Sendable {
    case isOn(Bool)
    case count(Int)
    case address(UInt32)
    /// Of memory; nil is no amount at all.
    case bytes(Int?)
    case holeFilling(KernelRules.HoleFilling)
    case vmallocSync(KernelRules.VmallocSync)
    case perCPUHigh(KernelRules.PerCPUHigh)
    case movableZoneMarks(KernelRules.MovableZoneMarks)
  }

  /// The value that a version has.
  public func value(in version: KernelVersion) -> Value { Self.pick(values, version) }

  /// The first kernel that has it otherwise than the ones before.
  public var firstVersion: KernelVersion {
    KernelVersion.allCases.first { value(in: $0) != values[0] } ?? .oldest
  }

  private static func pick<Value>(_ values: [Value], _ version: KernelVersion) -> Value {
    values[KernelVersion.allCases.firstIndex(of: version) ?? 0]
  }
}

extension KernelRule {
  /// A rule that has a value in each kernel.
  init<Switch: Sendable>(
    _ subject: Subject, _ name: Name,
    _ path: any WritableKeyPath<KernelRules, Switch> & Sendable, _ values: [Switch],
    _ function: String, as value: (Switch) -> Value
  ) {
    precondition(values.count == KernelVersion.allCases.count)
    self.subject = subject
    self.name = name
    self.function = function
    self.values = values.map(value)
    apply = { rules, version in rules[keyPath: path] = Self.pick(values, version) }
  }

  /// A rule that some kernels have.
  init(
    _ subject: Subject, _ name: Name, _ path: any WritableKeyPath<KernelRules, Bool> & Sendable,
    in versions: [KernelVersion], _ function: String
  ) {
    self.init(
      subject, name, path, KernelVersion.allCases.map(versions.contains), function, as: Value.isOn)
  }
}
