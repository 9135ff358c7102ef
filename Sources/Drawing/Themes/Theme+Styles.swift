/// Numbers are those of the palette of 256 colours, which terminals leave as it is; the sixteen
/// below are anybody's.
extension Theme {
  static func dark(_ role: Role) -> TextStyle {
    switch role {
    case .plain, .value: TextStyle()
    case .address: TextStyle(81)
    case .label: TextStyle(111)
    case .heading, .command: TextStyle(isBold: true)
    case .changed: TextStyle(228, isBold: true)
    case .faint: TextStyle(250)
    case .error: TextStyle(210, isBold: true)
    case .fault: TextStyle(212, isBold: true)
    case .warning: TextStyle(215)
    case .note: TextStyle(111, isBold: true)
    case .removed: TextStyle(210)
    case .added: TextStyle(122)
    case .first: TextStyle(111)
    case .second: TextStyle(221)
    case .third: TextStyle(177)
    case .fourth: TextStyle(80)
    case .red: TextStyle(210)
    case .pointerBits: TextStyle(158, isBold: true, isUnderlined: true)
    case .directoryBits: TextStyle(215, isBold: true)
    case .tableBits: TextStyle(117, isUnderlined: true)
    case .offsetBits: TextStyle(219)
    }
  }

  static func light(_ role: Role) -> TextStyle {
    switch role {
    case .plain, .value: TextStyle()
    case .address: TextStyle(24)
    case .label: TextStyle(19)
    case .heading, .command: TextStyle(isBold: true)
    case .changed: TextStyle(90, isBold: true)
    case .faint: TextStyle(240)
    case .error: TextStyle(124, isBold: true)
    case .fault: TextStyle(89, isBold: true)
    case .warning: TextStyle(94)
    case .note: TextStyle(19, isBold: true)
    case .removed: TextStyle(124)
    case .added: TextStyle(23)
    case .first: TextStyle(19)
    case .second: TextStyle(94)
    case .third: TextStyle(90)
    case .fourth: TextStyle(23)
    case .red: TextStyle(124)
    case .pointerBits: TextStyle(22, isBold: true, isUnderlined: true)
    case .directoryBits: TextStyle(94, isBold: true)
    case .tableBits: TextStyle(25, isUnderlined: true)
    case .offsetBits: TextStyle(90)
    }
  }

  static func highContrast(_ role: Role) -> TextStyle {
    switch role {
    case .plain, .value, .label, .faint, .first, .third: TextStyle()
    case .address, .heading, .command, .fourth: TextStyle(isBold: true)
    case .second, .note: TextStyle(isUnderlined: true)
    case .changed, .added: TextStyle(16, on: 226, isBold: true)
    case .error, .fault, .removed, .red: TextStyle(231, on: 88, isBold: true)
    case .warning: TextStyle(16, on: 215, isBold: true)
    case .pointerBits: TextStyle(16, on: 158, isBold: true, isUnderlined: true)
    case .directoryBits: TextStyle(16, on: 215, isBold: true)
    case .tableBits: TextStyle(16, on: 117, isUnderlined: true)
    case .offsetBits: TextStyle(16, on: 219)
    }
  }
}
