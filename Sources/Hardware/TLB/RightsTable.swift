/// Which accesses each combination of rights lets pass under the present control registers.
///
/// A write needs the dirty bit as well: a walk sets it, a line of the TLB without it is not
/// enough. SDM vol. 3, 4.6.1.
struct RightsTable {
  /// Indexed by the flags of a line, of which R/W, U/S and D keep their places and NX moves to
  /// bit 3.
  private let sets = FlatTable<128, AccessKind.Set>.filled(with: .none)

  /// Works all combinations out anew.
  func update(_ controls: ControlRegisters) {
    let obeysWritable = controls.cr0.contains(.writeProtect)
    let smap = controls.enforcesSMAP
    // EFLAGS.AC does not lift SMAP for the chip's own accesses.
    let implicitSMAP = controls.cr4.contains(.smap)
    let smep = controls.cr4.contains(.smep)
    for rawValue in UInt8(0)..<16 {
      let rights = Rights(rawValue: rawValue)
      let user = rights.contains(.user)
      let writable = rights.contains(.writable)
      let executable = !rights.contains(.noExecute)
      let dirty = rights.contains(.dirty)
      let supervisorWrite = dirty && (writable || !obeysWritable)
      let supervisorFetch = executable && !(user && smep)
      var bits: UInt16 = 0
      if user { bits |= 1 }
      if user && writable && dirty { bits |= 1 << 1 }
      if user && executable { bits |= 1 << 2 }
      if !(user && smap) { bits |= supervisorWrite ? 0b11 << 3 : 0b01 << 3 }
      if !(user && implicitSMAP) { bits |= supervisorWrite ? 0b11 << 6 : 0b01 << 6 }
      if supervisorFetch { bits |= 0b100_100 << 3 }
      sets[index(TLBLine.Flags(rights))] = AccessKind.Set(bits: bits)
    }
  }

  /// The accesses that the rights let pass.
  @inline(__always)
  func passing(_ flags: TLBLine.Flags) -> AccessKind.Set { sets[index(flags)] }

  @inline(__always)
  private func index(_ flags: TLBLine.Flags) -> Int {
    Int(flags.rawValue & 0x46 | flags.rawValue &>> 6 & 8)
  }
}
