import Drawing
import Hardware
import KernelModel

extension BareFault: Worded {
  var english: String { " error code 0x\(hexadecimal(code.rawValue)): \(code.english)" }
}
