/// Receives what the chip does, one micro-step at a time, while it happens.
///
/// A receiver may look at the whole machine from inside the call: nothing is held exclusively.
public protocol MachineObserver: AnyObject {
  func machineDid(_ event: HardwareEvent)
}
