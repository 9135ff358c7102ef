import Drawing
import Grammar
import KernelModel
import SystemPackage

/// What is wrong with a file.
public enum FileFault: DetailedFact, Equatable {
  // Opening and reading
  case system(SystemPackage.Errno)
  case isNoReadableFile
  case isStream
  case hasTooLongLine
  case interrupted
  // Writing
  case isNoFile
  /// A file's commands may only make new files.
  case isThereAlready
  case isOfAnotherKind(than: WrittenKind)
  /// It would be written over, which nobody has allowed.
  case mustBeForced
  case directoryCannotBeWritten
  /// A symbolic link, which a file's commands do not follow.
  case isLink
  /// Another session is writing it.
  case isBeingWritten
  /// The line that wants it stands in a file whose lines may not.
  case isNotAllowed(HostAccess, by: String)
  // What it says
  case isForAnotherMachine(Configuration)
  case hasBadMachine(ConfigurationRefusal)
  /// One of its lines cannot be carried out or read.
  case hasBadLine(CommandError.Reason)
  case hasNoCommand
  case isNoHandout
  /// A call that strace told in two never goes on.
  case callDoesNotResume
  case session(SessionFault)

  public var code: String {
    switch self {
    case .system: "system"
    case .isNoReadableFile: "no-readable-file"
    case .isStream: "stream"
    case .hasTooLongLine: "line-too-long"
    case .interrupted: "interrupted"
    case .isNoFile: "no-file"
    case .isThereAlready: "there-already"
    case .isOfAnotherKind: "other-kind"
    case .mustBeForced: "must-be-forced"
    case .directoryCannotBeWritten: "directory-not-writable"
    case .isLink: "symbolic-link"
    case .isBeingWritten: "being-written"
    case .isNotAllowed: "not-allowed"
    case .isForAnotherMachine: "other-machine"
    case .hasBadMachine(let refusal): refusal.code
    case .hasBadLine(let reason): reason.code
    case .hasNoCommand: "no-command"
    case .isNoHandout: "no-handout"
    case .callDoesNotResume: "call-does-not-resume"
    case .session(let fault): fault.code
    }
  }

  public var details: Details {
    switch self {
    case .system(let error): ["osError": error.rawValue]
    case .isOfAnotherKind(let kind): ["wanted": kind.code]
    case .isNotAllowed(let access, let file): ["access": access, "by": file]
    case .isForAnotherMachine(let configuration): ["machine": configuration]
    case .hasBadMachine(let refusal): refusal.details
    case .hasBadLine(let reason): reason.details
    case .session(let fault): fault.details
    case .isNoReadableFile, .isStream, .hasTooLongLine, .interrupted, .isNoFile, .isThereAlready,
      .mustBeForced, .directoryCannotBeWritten, .isLink, .isBeingWritten, .hasNoCommand,
      .isNoHandout, .callDoesNotResume:
      [:]
    }
  }
}

/// What commands write into files.
public enum WrittenKind: Coded, Equatable {
  case transcript, session
  case lesson
  /// What somebody did in a lesson.
  case answers
  /// One figure, as SVG or as a page.
  case picture

  public var code: String {
    switch self {
    case .transcript: "transcript"
    case .session: "session"
    case .lesson: "lesson"
    case .answers: "answers"
    case .picture: "picture"
    }
  }
}

/// Why a file is no saved session that could be taken up.
public enum SessionFault: DetailedFact, Equatable {
  case hasNoOpening(String)
  case version(String, known: Int, isOlder: Bool)
  case goesOnBehindDigest
  case hasBadMark
  case hasNoDigest
  /// A checkpoint lies behind more commands than there are; at an event of another command.
  case markIsBeyond(String, command: Int, count: Int)
  case markIsElsewhere(String, event: Int)
  /// What is to be done at its end makes neither a name nor a breakpoint.
  case stepMakesNothing
  case digestDiffers(written: String, reached: String)

  public var code: String {
    switch self {
    case .hasNoOpening: "no-session"
    case .version: "session-version"
    case .goesOnBehindDigest: "goes-on-behind-digest"
    case .hasBadMark: "bad-checkpoint"
    case .hasNoDigest: "no-digest"
    case .markIsBeyond: "checkpoint-beyond-commands"
    case .markIsElsewhere: "checkpoint-elsewhere"
    case .stepMakesNothing: "step-makes-nothing"
    case .digestDiffers: "digest-differs"
    }
  }

  public var details: Details {
    switch self {
    case .hasNoOpening(let opening): ["opening": opening]
    case .version(let found, let known, _): ["version": found, "newest": known]
    case .goesOnBehindDigest, .hasBadMark, .hasNoDigest, .stepMakesNothing: [:]
    case .markIsBeyond(let name, let command, let count):
      ["checkpoint": name, "command": command, "commands": count]
    case .markIsElsewhere(let name, let event): ["checkpoint": name, "event": event]
    case .digestDiffers(let written, let reached): ["written": written, "reached": reached]
    }
  }
}
