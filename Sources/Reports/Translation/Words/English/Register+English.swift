import Drawing
import Grammar
import Hardware
import KernelModel

extension ControlRegisterReport.Meaning: Worded {
  var english: String {
    switch self {
    case .pagingOff: "paging is off"
    case .pagingOn(let obeysWritable):
      "paging is on; supervisor writes " + (obeysWritable ? "obey W" : "ignore W")
    case .lastFault: "the address of the last page fault"
    case .directory(let process): "page directory" + (process.map { " of process \($0)" } ?? "")
    case .pointers(let process):
      "four directory pointers" + (process.map { " of process \($0)" } ?? "")
    case .extensions(let extensions): extensions.map(\.english).joined(separator: ", ")
    case .noExecute(let isInForce): isInForce ? "NX is in force" : "NX is not in force"
    }
  }
}

extension ControlRegisterReport.Extension: Worded {
  var english: String {
    switch self {
    case .threeLevels: "three levels, 64-bit entries"
    case .largePages: "two levels, 4 MiB pages"
    case .twoLevels: "two levels"
    case .globalPages: "global pages"
    case .smep: "no kernel fetch from user pages"
    case .smap: "no kernel access to user pages"
    case .liftedSMAP: "kernel access to user pages (AC is set)"
    }
  }
}

extension ControlRegisterPhrase: Worded {
  var english: String {
    switch self {
    case .register(let bits, let meaning):
      (bits.isEmpty ? "" : "\(bits.joined(separator: " ")): ") + meaning.english
    case .pointer(let gigabyte, let directory):
      "\(gigabyte) GiB: directory at P:\(directory.digits)"
    }
  }
}

extension RegisterPhrase: Worded {
  var english: String {
    switch self {
    case .refused(let fault):
      "refused with \(fault.trap.name): \(fault.refusal.english); nothing has changed"
    case .dropped(let count): ", \(counted(count, "line")) of the TLB dropped"
    }
  }
}

extension RegisterFault.Refusal: Worded {
  package var english: String {
    switch self {
    case .control(let cause): cause.english
    case .segment(let refusal): refusal.english
    }
  }
}

extension GeneralProtection.Cause: Worded {
  /// The broken rule, one line.
  public var english: String {
    switch self {
    case .pagingWithoutProtection: "CR0.PG needs CR0.PE"
    case .writeThroughWithoutCacheDisable: "CR0.NW needs CR0.CD"
    case .reservedCR4(let bits): "CR4 has no bits 0x\(hexadecimal(bits))"
    case .reservedEFER(let bits): "EFER has no bits 0x\(hexadecimal(bits))"
    case .wideCR3(let value): "CR3 has 32 bits, 0x\(hexadecimal(value)) has more"
    case .reservedPointer(let index, let value, let reserved):
      """
      directory pointer \(index) is 0x\(hexadecimal(value)), of which 0x\(hexadecimal(reserved)) \
      must be clear
      """
    }
  }
}
