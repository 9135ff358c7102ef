import Grammar
import Hardware
import KernelModel
import Topics

/// What is said of a candidate, or behind the cursor.
enum CompletionPhrase: Sendable {
  case group(CommandGroup)
  case topic(HelpTopic.Kind)
  case currentProcess(String)
  case block(order: Int)
  // Files.
  case home, directory, file
  // Memory that is held.
  case kmapped(at: VirtualAddress)
  case chunk(UInt32, byteCount: UInt32)
  case area(VmallocArea.Kind, byteCount: UInt64)
  case temporaryMap(of: PageFrameNumber)
  case fixedSlot(Int, isUsed: Bool)
  case freePages(Int)
  // Places to halt at, and conditions.
  case whateverOfFrame
  /// Any change of an entry, or of one address's.
  case entryEvents
  case entryOfAddress
  case entered
  case onlyIf
  case eventFact(EventFact)
  case figure
  // Settings.
  case trace, theme, journal
  case asItIs
  case oneOf(ClosedRange<Int128>)
  // Points of the history.
  case start, end, here, command
  case commands(Int)
  case cloneFlag(CloneFlag)
  // Behind the cursor.
  case now(String)
  case means(String, String)
  case parametersBehind([String])

  /// What a condition may ask of the event.
  enum EventFact: Sendable {
    case order, address, frame, place, value, process, depth
  }

  /// Linux: `clone(2)`.
  enum CloneFlag: String, CaseIterable, Sendable {
    case memory = "CLONE_VM"
    case thread = "CLONE_THREAD"
    case files = "CLONE_FILES"
    case directories = "CLONE_FS"
    case signalHandlers = "CLONE_SIGHAND"
    case vfork = "CLONE_VFORK"
    case signalOfEnd = "SIGCHLD"
  }
}
