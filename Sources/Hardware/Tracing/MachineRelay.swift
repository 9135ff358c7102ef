/// Passes what the chip does on to whoever the machine was built for.
///
/// A machine keeps one for good, which costs an event less than an observer that may change: no
/// reference is counted and none looked up.
open class MachineRelay {
  public init() {}

  /// Takes an event up; nobody does unless told.
  open func pass(_ event: HardwareEvent) {}
}

/// Passes it on to an observer, which may change.
final class ObserverRelay: MachineRelay {
  let observer = UncheckedBox<(any MachineObserver)?>(nil)

  override func pass(_ event: HardwareEvent) { observer.value?.machineDid(event) }
}
