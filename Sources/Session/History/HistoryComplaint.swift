import Drawing
import Grammar

/// Why a line cannot be carried out where the machine stands in its history.
package enum HistoryComplaint: Complaint {
  /// The kernel contradicts itself in a machine whose RAM was changed behind its back.
  case machineIsSpoilt
  /// The machine is halted inside a command, and nothing can change it before that ends.
  case halted(inside: String)
  /// The machine stands in the past, perhaps inside a command.
  case past(inside: String?, done: Int, of: Int)
  /// What was done before has used the numbers and names of results.
  case nameWouldChangeWhatFollowed(isHalted: Bool)
  /// A word that `goto` and `diff` know cannot name a point or a history.
  case nameIsReserved(String)
  /// A checkpoint cannot bear the name of a branch, nor a branch that of a checkpoint.
  case nameIsOfBranch(String)
  case nameIsOfCheckpoint(String)
  case nameIsLikeEvent(String)
  /// Ctrl-C, on the way to another point of the history.
  case wayWasInterrupted
  /// The host has no room for another machine, on which the way there would be gone.
  case hostHasNoRoom(byteCount: Int)

  package var code: String {
    switch self {
    case .machineIsSpoilt: "machine-is-spoilt"
    case .halted: "halted"
    case .past: "past"
    case .nameWouldChangeWhatFollowed: "name-would-change-what-followed"
    case .nameIsReserved: "name-is-reserved"
    case .nameIsOfBranch: "name-is-of-branch"
    case .nameIsOfCheckpoint: "name-is-of-checkpoint"
    case .nameIsLikeEvent: "name-is-like-event"
    case .wayWasInterrupted: "travel-interrupted"
    case .hostHasNoRoom: "host-refuses-memory"
    }
  }

  package var isInterruption: Bool { self == .wayWasInterrupted }

  package var details: Details {
    switch self {
    case .machineIsSpoilt, .wayWasInterrupted: [:]
    case .halted(let command): ["command": command]
    case .past(let command, let done, let count): ["command": command, "done": done, "of": count]
    case .nameWouldChangeWhatFollowed(let isHalted): ["isHalted": isHalted]
    case .hostHasNoRoom(let byteCount): ["bytes": byteCount]
    case .nameIsReserved(let name), .nameIsOfBranch(let name), .nameIsOfCheckpoint(let name),
      .nameIsLikeEvent(let name):
      ["typed": name]
    }
  }
}

extension CommandError {
  /// Whether it came up on the way to another point of the history, which knows of no line.
  var isOfWay: Bool {
    guard case .foreign(let complaint) = reason else { return false }
    if case .hostHasNoRoom? = complaint.base as? HistoryComplaint { return true }
    return complaint.isInterruption
  }
}
