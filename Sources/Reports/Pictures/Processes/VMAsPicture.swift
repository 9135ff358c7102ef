import Drawing
import Hardware
import KernelModel

extension Picture {
  /// The areas of a process as list and as red-black tree, with the way of `find_vma` through the
  /// tree and the steps by which the last call changed it.
  ///
  /// - Parameter wanted: what `find_vma` looks for; nil for the area that entered the tree last, or
  ///   the stack's.
  /// - Complexity: O(log areas)
  package static func vmas(
    _ process: Process, _ space: AddressSpace, in kernel: Kernel,
    finding wanted: VirtualAddress? = nil
  ) -> Picture {
    let areas = space.areas
    let changes = AreaTreeChanges(areas)
    let address = wanted ?? changes.newest ?? space.image.stackStart
    let search = AreaSearch(address, in: areas)
    let tree = AreaTreeSketch(areas, search, changes)
    let found = search.found.isNone ? nil : areas[search.found].start
    return Picture(
      "vmas",
      title: Caption(VMAsPicturePhrase.title(process.id.rawValue, program: process.name)),
      summary: Caption(VMAsPicturePhrase.counts(areas.count, blackHeight: areas.blackHeight))
        + Caption(VMAsPicturePhrase.way(address, visits: search.path.count, found: found)),
      bands: [
        Band(Panel(.chains(list(areas, search)), title: Caption(VMAsPicturePhrase.list))),
        Band(
          Panel(
            .tree(BinaryTree(tree.nodes)),
            title: Caption(VMAsPicturePhrase.tree(address), .label))),
        Band(
          Panel(
            .lines(lines(changes, hidden: tree.hiddenCount)),
            title: Caption(VMAsPicturePhrase.lastChange))),
      ])
  }

  /// Members of a row of the list, and rows.
  private static let (rowLength, rowCount) = (6, 2)

  private static func list(_ areas: VMAreaTree, _ search: AreaSearch) -> [Chain] {
    var chains: [Chain] = []
    var link = areas.first
    var left = areas.count
    for row in 0..<rowCount where row == 0 || !link.isNone {
      var members: [PictureItem] = []
      while members.count < rowLength, !link.isNone {
        let area = areas[link]
        members.append(
          PictureItem(
            "list.\(area.pictureID)", Caption(.address(UInt64(area.start.rawValue)), .address),
            link == search.found ? .first : .plain))
        link = area.next
      }
      left -= members.count
      let isLast = row == rowCount - 1 || link.isNone
      chains.append(
        Chain(
          PictureItem("list.\(row)", Caption(.name(row == 0 ? "mm->mmap" : "vm_next"))), members,
          moreCount: isLast ? left : 0))
    }
    return chains
  }

  private static func lines(_ changes: AreaTreeChanges, hidden: Int) -> [Caption] {
    let most = hidden > 0 ? 3 : 4
    var lines = changes.steps.prefix(most).map { Caption(VMAsPicturePhrase.step($0)) }
    let rest = changes.steps.count + changes.omittedCount - lines.count
    if changes.steps.isEmpty { lines.append(Caption(VMAsPicturePhrase.unchanged, .faint)) }
    if rest > 0 { lines.append(Caption(VMAsPicturePhrase.stepsMore(rest), .faint)) }
    if hidden > 0 { lines.append(Caption(VMAsPicturePhrase.hidden(hidden), .faint)) }
    return lines
  }
}

/// As much of a tree of areas as a picture shows: its upper levels, and below them the way to what
/// is looked for.
private struct AreaTreeSketch {
  private(set) var nodes: [BinaryTree.Node] = []
  /// Areas that are not shown.
  private(set) var hiddenCount: Int

  /// Levels that are shown in full, and those that the way may still go down.
  private static let (fullDepth, mostDepth) = (4, 6)

  private let areas: VMAreaTree
  private let path: Set<AreaLink>
  private let changes: AreaTreeChanges

  init(_ areas: VMAreaTree, _ search: AreaSearch, _ changes: AreaTreeChanges) {
    self.areas = areas
    self.changes = changes
    path = Set(search.path)
    hiddenCount = areas.count
    add(areas.root, depth: 0)
  }

  /// - Returns: the node's index; nil for what is not shown.
  @discardableResult
  private mutating func add(_ link: AreaLink, depth: Int) -> Int? {
    let isOnPath = path.contains(link)
    guard !link.isNone, depth < (isOnPath ? Self.mostDepth : Self.fullDepth) else { return nil }
    let area = areas[link]
    let index = nodes.count
    let item = PictureItem(
      area.pictureID, Caption(.address(UInt64(area.start.rawValue)), .address),
      detail: detail(of: link), area.isRed ? .red : .plain, letter: area.isRed ? "R" : "B")
    nodes.append(BinaryTree.Node(item, isOnPath: isOnPath))
    hiddenCount -= 1
    let left = add(area.left, depth: depth + 1)
    let right = add(area.right, depth: depth + 1)
    nodes[index] = BinaryTree.Node(item, left: left, right: right, isOnPath: isOnPath)
    return index
  }

  private func detail(of link: AreaLink) -> Caption {
    let area = areas[link]
    return changes.marks(of: link).reduce(
      Caption(.address(UInt64(area.end.rawValue)), .address)
        + Caption(.name(area.options.mode))
        + Caption(VMAsPicturePhrase.largestGap(area.subtreeGap), .faint)
    ) { $0 + Caption(VMAsPicturePhrase.mark($1), .value) }
  }
}
