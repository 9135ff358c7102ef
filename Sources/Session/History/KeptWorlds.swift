/// Machines of a history that are kept as they were, so that whoever goes back carries out the
/// commands since the nearest one again and not all of them.
///
/// 1. Each is the machine after so many commands of the session's history, and nobody changes it:
///    who goes on from there takes a copy.
/// 2. They take up no more than a limit; those go that are missed least.
struct KeptWorlds {
  /// Commands from one that is always kept to the next, room permitting. They take as long to carry
  /// out again as a copy or two.
  static let spacing = 16_384

  /// Bytes that all of them take up together at most.
  var byteLimit = 512 << 20

  /// By rising number of commands.
  private var worlds: [World] = []

  /// How many machines are kept.
  var count: Int { worlds.count }

  /// Bytes that they take up, for the most part.
  var byteCount: Int { worlds.reduce(0) { $0 + $1.copiedByteCount } }

  /// The last one that has carried out no more than so many commands.
  func latest(upTo count: Int) -> World? { worlds.last { $0.commandCount <= count } }

  /// - Parameter place: where the machine stands or is to stand; those far from it are missed less.
  mutating func keep(_ world: World, near place: Int) {
    let index = worlds.firstIndex { $0.commandCount >= world.commandCount } ?? worlds.count
    guard index == worlds.count || worlds[index].commandCount > world.commandCount else { return }
    worlds.insert(world, at: index)
    var byteCount = byteCount
    while byteCount > byteLimit, let index = leastMissed(from: place) {
      byteCount -= worlds.remove(at: index).copiedByteCount
    }
  }

  /// The one without which the way to somewhere grows least, for how far it is from a place.
  private func leastMissed(from place: Int) -> Int? {
    func gap(_ index: Int) -> Double {
      let before = index == 0 ? 0 : worlds[index - 1].commandCount
      let next = index + 1 < worlds.count ? worlds[index + 1].commandCount : place
      let distance = abs(worlds[index].commandCount - place)
      return Double(max(next, worlds[index].commandCount) - before)
        / Double(distance + Self.spacing)
    }
    return worlds.indices.min { gap($0) < gap($1) }
  }

  /// Forgets those that have carried out more than so many commands: others follow there now.
  mutating func forget(beyond count: Int) { worlds.removeAll { $0.commandCount > count } }

  mutating func removeAll() { worlds = [] }

  // MARK: On the way

  /// Whether to keep a machine on the way to a place: now and then, and more of them close to it, for
  /// the next step back leads there.
  static func keeps(after count: Int, onTheWayTo place: Int) -> Bool {
    count < place && (count % spacing == 0 || [512, 4096].contains(place - count))
  }
}
