import Drawing
import KernelModel

/// What is wrong with a line, a file or an option: a case with its numbers. The words are made when
/// it is drawn, one exhaustive switch a language.
///
/// Rooms above the grammar have their own complaints, beside the code that makes them.
public protocol Complaint: DetailedFact, Equatable {
  var english: ErrorWords { get }
  var chinese: ErrorWords { get }

  /// Whether nothing is wrong but that somebody pressed Ctrl-C.
  var isInterruption: Bool { get }
}

extension Complaint {
  public var details: Details { [:] }
  public var isInterruption: Bool { false }

  /// What is not written in Chinese yet is said in English.
  public var chinese: ErrorWords { english }

  public func advice(in language: Language) -> ErrorWords {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// What is wrong, in English.
  public var message: String { english.message }

  /// The nearest right thing, in English.
  public var note: String? { english.note }

  fileprivate func isEqual(to other: any Complaint) -> Bool { other as? Self == self }
}

/// A complaint of any room.
public struct AnyComplaint: Complaint {
  public let base: any Complaint

  public init(_ base: some Complaint) { self.base = base }

  public var code: String { base.code }
  public var details: Details { base.details }
  public var english: ErrorWords { base.english }
  public var chinese: ErrorWords { base.chinese }
  public var isInterruption: Bool { base.isInterruption }

  public static func == (one: AnyComplaint, other: AnyComplaint) -> Bool {
    one.base.isEqual(to: other.base)
  }
}
