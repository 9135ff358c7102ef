import Drawing
import Grammar
import SystemPackage

extension FileFault: Worded {
  public var english: String {
    switch self {
    case .system(let error): error.description
    case .isNoReadableFile: "it is no file that can be read"
    case .isStream: "it is a pipe or a terminal, and no file"
    case .hasTooLongLine: "the line is longer than 1 MiB"
    case .interrupted: "interrupted"
    case .isNoFile: "it is no file"
    case .isThereAlready: "a file's commands write over no other file"
    case .isOfAnotherKind(let kind): "it is there already, and is no \(kind.english)"
    case .mustBeForced: "it is there already; --force writes over it"
    case .directoryCannotBeWritten: "the directory cannot be written"
    case .isLink: "it is a symbolic link, and a file's commands follow none"
    case .isBeingWritten: "another session is writing it"
    case .isNotAllowed(let access, let file):
      "'\(file)' may not \(access.rawValue) files of this computer "
        + "without --allow \(access.rawValue)"
    case .isForAnotherMachine(let configuration):
      "it is for another machine: "
        + (configuration == Configuration()
          ? "the usual one" : "\(configuration.narration.dropFirst(2))")
    case .hasBadMachine(let refusal): refusal.english.message
    case .hasBadLine(let reason): reason.english.message
    case .hasNoCommand: "it is no command"
    case .isNoHandout: "it is no handout: no transcript is inside"
    case .callDoesNotResume: "the call does not resume"
    case .session(let fault): fault.english
    }
  }
}

extension WrittenKind: Worded {
  public var english: String {
    switch self {
    case .transcript: "transcript"
    case .session: "saved session"
    case .lesson: "lesson"
    case .answers: "file of answers"
    case .picture: "picture"
    }
  }
}

extension SessionFault: Worded {
  public var english: String {
    switch self {
    case .hasNoOpening(let opening): "it does not begin with '\(opening)'"
    case .version(let found, let known, let isOlder):
      "its version is \(found), and this is read by version \(known)"
        + (isOlder ? ": 'pagewalk run' replays it, and 'save' makes it new" : "")
    case .goesOnBehindDigest: "it goes on behind its digest"
    case .hasBadMark: "a checkpoint has a name and a command"
    case .hasNoDigest: "it has no digest: its end is missing"
    case .markIsBeyond(let name, let command, let count):
      "checkpoint '\(name)' is behind command \(command), but there are \(count)"
    case .markIsElsewhere(let name, let event):
      "checkpoint '\(name)' is at event \(event), which is not in its command"
    case .stepMakesNothing: "it makes neither a name nor a breakpoint"
    case .digestDiffers(let written, let reached):
      "its digest is \(written), but its commands lead to \(reached)"
    }
  }
}
