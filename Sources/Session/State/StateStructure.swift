import Drawing
import Hardware
import KernelModel

/// One structure of a machine: what it holds, as facts by place, and in words.
///
/// `digest` names the sum of all facts, `diff` tells those of two machines that differ.
package struct StateStructure {
  /// Under what `digest` counts it.
  enum Part: String, CaseIterable {
    case memory = "RAM"
    case chip = "chip"
    case frames = "frames"
    case slabs = "slabs"
    case spaces = "address spaces"
    case windows = "kernel windows"
    case processes = "processes"
    case files = "files"
    case settings = "settings"
    case session = "session"
  }

  /// Nil for what `digest` leaves to `diff`: what says in other words what RAM or another structure
  /// says, and results, which are the person's and no part of the machine.
  let part: Part?
  /// `areas of process 1`
  let name: String
  /// Enters every fact.
  let fill: (Facts) -> Void
  /// What is at a place; nil where nothing is.
  let words: (UInt64) -> String?
  /// More about a place, for when the words are the same on both sides.
  var details: ((UInt64) -> String)?
  /// What is at a place where another session's machine has something else.
  var contrast: ((UInt64, Session) -> String?)?
  /// Names neighbouring places that are told in the same words, in front of them.
  var label: ((ClosedRange<UInt64>) -> String)?
}

extension StateStructure {
  var isComparedOnly: Bool { part == nil }

  /// A figure by name, a number or an address.
  struct Figure {
    package let name: String
    package let value: UInt64
    private var isHexadecimal = false

    package init(_ name: String, _ value: some BinaryInteger) {
      self.name = name
      self.value = UInt64(truncatingIfNeeded: value)
    }

    package init(_ name: String, hexadecimal value: some BinaryInteger) {
      self.init(name, value)
      isHexadecimal = true
    }

    package init(_ name: String, _ address: VirtualAddress) {
      self.init(name, hexadecimal: address.rawValue)
    }

    package var words: String {
      let digits =
        isHexadecimal
        ? hexadecimal(value, digits: 8) : String(Int64(truncatingIfNeeded: value))
      return "\(name) \(digits)"
    }
  }

  /// A structure of figures with names, which are the same for every machine.
  static func figures(
    _ part: Part, _ name: String, _ figures: @escaping () -> [Figure]
  ) -> StateStructure {
    StateStructure(
      part: part, name: name,
      fill: { facts in
        for (index, figure) in figures().enumerated() where figure.value != 0 {
          facts.add(index, Digest.of(figure.value))
        }
      },
      words: { figures()[Int($0)].words })
  }

  /// A structure of a few facts that are their own words.
  static func words(
    _ part: Part, _ name: String, _ all: @escaping () -> [String]
  ) -> StateStructure {
    StateStructure(
      part: part, name: name,
      fill: { facts in
        for (index, text) in all().enumerated() {
          var digest = Digest()
          digest.add(text)
          facts.add(index, digest.value)
        }
      },
      words: { all()[Int($0)] })
  }

  /// A structure of lists of frames, in which the order counts.
  ///
  /// - Parameters:
  ///   - session: whose machine it is.
  ///   - noun: what the lists hold, `block` or `page`.
  ///   - count: of the lists, which are known by number from 0.
  ///   - label: what a list is called.
  ///   - frames: of a list, in the machine of a session.
  static func lists(
    _ part: Part, _ name: String, of session: Session, noun: String, count: Int,
    label: @escaping (Int) -> String, frames: @escaping (Session, Int) -> [PageFrameNumber]
  ) -> StateStructure {
    StateStructure(
      part: part, name: name,
      fill: { [unowned session] facts in
        for list in 0..<count {
          let frames = frames(session, list)
          if !frames.isEmpty { facts.add(list, Digest.of(frames.lazy.map(\.rawValue))) }
        }
      },
      words: { _ in nil },
      contrast: { [unowned session] place, other in
        let mine = frames(session, Int(place))
        let theirs = frames(other, Int(place))
        let common = zip(mine, theirs).prefix { $0 == $1 }.count
        let shown = mine[common...].prefix(3).map(\.digits).joined(separator: " ")
        return "\(label(Int(place))): \(counted(mine.count, noun))"
          + (shown.isEmpty ? "" : common == 0 ? ", first \(shown)" : ", \(shown) behind \(common)")
          + (mine.count > common + 3 ? " ..." : "")
      })
  }
}
