import Drawing
import Hardware
import KernelModel

extension TranslationPicturePhrase {
  var english: String {
    switch self {
    case .title(let offset, let privilege, let access):
      "Translation of \(addressDigits(offset)): \(privilege.english) \(access.english)"
    case .reaches(let address, let physical, true, _):
      "Linear address \(address.digits) is P:\(physical.digits) in RAM: a line of the TLB says so, "
        + "no table is read."
    case .reaches(let address, let physical, false, let tables):
      "Linear address \(address.digits) is P:\(physical.digits) in RAM, by "
        + "\(counted(tables, "table entry", "table entries"))."
    case .faults(let address, let code, nil):
      "Linear address \(address.digits) leads to no frame: a page fault, error code "
        + "0x\(hexadecimal(code.rawValue))."
    case .faults(let address, let code, let refusal?):
      "The access to \(address.digits) is \(refusal.english): a page fault, error code "
        + "0x\(hexadecimal(code.rawValue))."
    case .segmentRefuses(let vector, let code, let refusal):
      "Segmentation refuses with \(vector.name), error code 0x\(hexadecimal(code)): "
        + "\(refusal.english)."
    case .register(let register, let selector):
      "\(register.name) holds \(hexadecimal(selector.rawValue, digits: 4))"
    case .selector(let selector): "selector \(hexadecimal(selector.rawValue, digits: 4))"
    case .selects(let selector): selector.english
    case .descriptor(let base, let limit):
      "base \(addressDigits(base)), limit \(addressDigits(limit))"
    case .flatness(true): "flat: the offset is the linear address"
    case .flatness(false): "not flat; the address is a linear one"
    case .limit(let check): check.english
    case .outside: "outside of the limit: #GP"
    case .exception(let code, let refusal):
      "error code 0x\(hexadecimal(code)): \(refusal.english)"
    case .linear(let address): "linear address \(address.digits)"
    case .pagingOff: "CR0.PG is clear: no tables"
    case .lookup(let verdict): "TLB: \(verdict.english)"
    case .set(let number): "set \(number)"
    case .stale(let disagreement): "stale: \(disagreement.english)"
    case .walk: "a walk of the tables"
    case .noWalk: "the line's frame, without a walk"
    case .entry(let kind, let index, let entry, let digits):
      "\(kind.name) \(index): \(hexadecimal(entry.rawValue, digits: digits))"
    case .place(let table, let index, let size): "\(table.digits)+\(index)*\(size):"
    case .absent(let absence): "P=0, \(absence.english)"
    case .absence: "P=0: #PF"
    case .unread(let kind, let index): "\(kind.name) \(index)"
    case .rights(let privilege, let access): "\(privilege.english) \(access.english) allowed?"
    case .allowed(let rights): rights.english
    case .refused(let refusal): refusal.english
    case .violation: "forbidden: #PF with P=1"
    case .physical(let address): "P:\(address.digits)"
    case .noPhysical: "a frame of RAM"
    case .frame(let frame, let zone?): "frame \(frame.digits), \(zone.name)"
    case .frame(let frame, nil): "frame \(frame.digits), no RAM"
    case .memory(true): "RAM"
    case .memory(false): "no RAM: reads find all ones"
    case .fault(let code): "#PF, error code 0x\(hexadecimal(code.rawValue))"
    case .meaning(let code): code.english
    case .answer(.mends(let function, let isMajor)):
      "Linux: \(function), a \(isMajor ? "major" : "minor") fault"
    case .answer(.signal(let number, let code)): "Linux: \(number.name) \(code.name)"
    case .answer(.oops): "Linux: oops"
    }
  }
}
