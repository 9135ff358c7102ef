import Drawing
import Grammar
import SystemPackage

extension FileRefusal {
  public var chinese: ErrorWords {
    if let line { return ErrorWords("\(file):\(line): \(fault.chinese)") }
    let verb =
      switch purpose {
      case .read: "读取"
      case .write: "写入"
      case .load: "载入"
      }
    return ErrorWords("无法\(verb) '\(file)'：\(fault.chinese)")
  }
}

extension FileFault {
  public var chinese: String {
    switch self {
    // The host's own words.
    case .system(let error): error.description
    case .isNoReadableFile: "它不是可读的文件"
    case .isStream: "它是管道或终端，不是文件"
    case .hasTooLongLine: "这一行超过 1 MiB"
    case .interrupted: "被中断"
    case .isNoFile: "它不是文件"
    case .isThereAlready: "文件中的命令不会覆盖别的文件"
    case .isOfAnotherKind(let kind): "它已经存在，而且不是\(kind.chinese)"
    case .mustBeForced: "它已经存在；加上 --force 才会覆盖"
    case .directoryCannotBeWritten: "目录不可写"
    case .isLink: "它是符号链接，文件中的命令不跟随链接"
    case .isBeingWritten: "另一个会话正在写它"
    case .isNotAllowed(.read, let file): "没有 --allow read，'\(file)' 不得读取这台计算机的文件"
    case .isNotAllowed(.write, let file): "没有 --allow write，'\(file)' 不得写入这台计算机的文件"
    case .isForAnotherMachine(let configuration):
      "它属于另一台机器："
        + (configuration == Configuration()
          ? "默认的那一台" : "\(configuration.narration.dropFirst(2))")
    case .hasBadMachine(let refusal): refusal.chinese.message
    case .hasBadLine(let reason): reason.chinese.message
    case .hasNoCommand: "它不是命令"
    case .isNoHandout: "它不是讲义：里面没有会话记录"
    case .callDoesNotResume: "这个调用没有下文"
    case .session(let fault): fault.chinese
    }
  }
}

extension WrittenKind {
  public var chinese: String {
    switch self {
    case .transcript: "会话记录"
    case .session: "保存的会话"
    case .lesson: "课文"
    case .answers: "解答文件"
    case .picture: "图"
    }
  }
}

extension SessionFault {
  public var chinese: String {
    switch self {
    case .hasNoOpening(let opening): "它不以 '\(opening)' 开头"
    case .version(let found, let known, let isOlder):
      "它的版本是 \(found)，这里读的是版本 \(known)"
        + (isOlder ? "：'pagewalk run' 可以重放它，'save' 会存成新版本" : "")
    case .goesOnBehindDigest: "摘要之后还有内容"
    case .hasBadMark: "检查点要有名字和命令序号"
    case .hasNoDigest: "它没有摘要：结尾缺失"
    case .markIsBeyond(let name, let command, let count):
      "检查点 '\(name)' 在第 \(command) 条命令之后，但一共只有 \(count) 条"
    case .markIsElsewhere(let name, let event):
      "检查点 '\(name)' 在事件 \(event)，而它的命令中没有这个事件"
    case .stepMakesNothing: "它既不产生名字，也不产生断点"
    case .digestDiffers(let written, let reached):
      "它的摘要是 \(written)，但它的命令得到 \(reached)"
    }
  }
}
