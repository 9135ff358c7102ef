import Drawing

/// What a person types first.
package enum FirstStep: Worded {
  case lesson, promise, touch, translate
  case registers, segments, entry

  static let booted: [FirstStep] = [.lesson, .promise, .touch, .translate]
  static let bare: [FirstStep] = [.registers, .segments, .entry]

  package var line: String {
    switch self {
    case .lesson: "lesson 0"
    case .promise: "mmap 64K rw"
    case .touch: "touch $ w"
    case .translate: "translate $"
    case .registers: "cr"
    case .segments: "gdt"
    case .entry: "pte 3ffc5067"
    }
  }
}

/// How help is asked for.
enum FurtherHelp: CaseIterable, Worded {
  case command, word, group, all, apropos

  var line: String {
    switch self {
    case .command: "help touch"
    case .word: "help page fault"
    case .group: "help page frames"
    case .all: "help all"
    case .apropos: "apropos swap"
    }
  }
}
