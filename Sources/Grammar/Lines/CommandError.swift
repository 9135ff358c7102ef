import Drawing
import KernelModel

/// What is wrong with a typed line, as bare data, and where in it.
public struct CommandError: Error, Equatable, Sendable {
  public indirect enum Reason: Equatable, Sendable {
    // Numbers and expressions
    case invalidNumber(String)
    /// `3.14`
    case fraction(String)
    /// `ffffff` where a size, a count or a setting stands.
    case hexadecimalAmount(String)
    /// `64 K`: the unit stands apart.
    case unitApart(String)
    /// A length stands where the address should, and an address where the length should.
    case swapped(length: String, address: String, command: String)
    case numberTooLarge(String)
    case overflow
    case divisionByZero
    case shiftOutOfRange(Int128)
    case nestedTooDeep(limit: Int)
    case noSuchResult(number: UInt64, count: Int)
    case unknownSymbol(String, nearest: String?)
    /// A register of GDB's that nothing here has.
    case registerWithoutValue(String)
    /// `*ADDR` where nothing can be seen.
    case nothingToRead(at: UInt32)
    case unterminatedString
    // Functions of the machine
    case unknownFunction(String, nearest: String?)
    /// `blocks(Normal)`
    case wrongArguments(function: String, usage: String)
    /// A word, as its value, where a number stands.
    case wordIsNoNumber(Int128)
    case wordTooLong(limit: Int)
    /// `pfn (3)`, and `pfn` alone.
    case functionWithoutParenthesis(String)
    /// `start.` without what was to be worth something then.
    case startOfWhat
    /// `cost(COMMANDS)` without what is asked of it.
    case costOfWhat
    /// Something asks a machine, and there is none.
    case needsMachine
    /// The machine cannot be copied here, to be tried.
    case cannotTry(TrialObstacle)
    // The shape of a command
    case expected(Expected, found: Found)
    case unknownCommand(String, nearest: String?)
    /// A word that is at home in another program: of a command, or among the arguments of one.
    case habit(String, Habit, isArgument: Bool)
    case ambiguousCommand(String, candidates: [String])
    case expressionAsCommand(String)
    case missingArgument(String, usage: String)
    case unexpectedArgument(String, usage: String)
    case unknownWord(String, nearest: String?, usage: String)
    case givenTwice(String)
    case tooManyArguments(call: String, limit: Int)
    case invalidFormat(String)
    case takesNoFormat(String)
    case invalidByte(UInt8, offset: Int)
    /// `NAME = NAME = COMMAND`
    case secondName(String)
    // Values
    case outOfRange(String, bounds: ClosedRange<Int128>, unit: Quantity)
    case notPageAligned(UInt64)
    case noSuchProcess(Int128)
    case nameTaken(String, by: NameFault)
    // What was to follow
    case unexpectedResult(expected: String, got: Outcome)
    case unexpectedFaults(expected: Int, got: Int)
    /// The command steers a session, and there is none.
    case needsSession(String)
    /// What another room knows to be wrong.
    case foreign(AnyComplaint)

    /// Why commands cannot be tried.
    public enum TrialObstacle: Sendable {
      /// Inside a command, and inside another trial.
      case isInside
      case hasNoKernel
      /// The host has no memory for another machine.
      case hasNoRoom
    }

    public static func refused(_ complaint: some Complaint) -> Reason {
      .foreign(AnyComplaint(complaint))
    }
  }

  public var reason: Reason
  /// The bytes of the line that the caret points at.
  public var range: Range<Int>
  /// What the name at the range stands for, when the error lies in that.
  public var expansion: String?

  public init(_ reason: Reason, at range: Range<Int>) {
    self.reason = reason
    self.range = range
  }
}

extension CommandError {
  public func advice(in language: Language) -> ErrorWords { reason.advice(in: language) }

  /// Whether nothing is wrong but that somebody pressed Ctrl-C.
  public var isInterruption: Bool {
    if case .foreign(let complaint) = reason { return complaint.isInterruption }
    return false
  }

  /// What is wrong, in English.
  public var message: String { reason.english.message }

  /// The nearest right thing, in English.
  public var note: String? { reason.english.note }
}
