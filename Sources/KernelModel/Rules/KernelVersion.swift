/// Whose answers Pagewalk gives. 5.10 is the base; the others turn single rules.
///
/// Nothing compares versions but the list of rules: whoever behaves otherwise in another kernel
/// asks a switch of `KernelRules`.
public enum KernelVersion: String, Hashable, Sendable, CaseIterable {
  /// Linux 5.10 LTS on i386.
  case v5_10 = "5.10"
  /// Linux 6.1 on i386.
  case v6_1 = "6.1"
  /// Linux 6.18 on x86-64, running a 32-bit program.
  case v6_18 = "6.18"
}

extension KernelVersion {
  public static let oldest = KernelVersion.v5_10
  public static let newest = KernelVersion.v6_18

  /// The kernel that goes with a layout unless another is asked for.
  public init(of layout: KernelLayout.Name) {
    self =
      switch layout {
      case .textbook: .v5_10
      case .linux61: .v6_1
      }
  }

  /// The oldest kernel that has a rule so.
  public init?(where has: (KernelRules) -> Bool) {
    guard let version = Self.allCases.first(where: { has(KernelRules($0)) }) else { return nil }
    self = version
  }
}
