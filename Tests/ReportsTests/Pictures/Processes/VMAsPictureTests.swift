@testable import Drawing
import Hardware
import KernelModel
@testable import Reports
import TestSupport
import Testing

/// The areas as list and tree.
struct VMAsPictureTests {
  private func picture(_ it: Specimen, finding address: UInt32? = nil) -> Picture {
    Picture.vmas(
      it.process, it.space, in: it.kernel,
      finding: address.map { VirtualAddress(rawValue: $0) })
  }

  private func tree(_ picture: Picture) throws -> BinaryTree {
    let shapes = picture.bands.flatMap(\.panels).map(\.shape)
    return try #require(
      shapes.compactMap { shape -> BinaryTree? in
        if case .tree(let tree) = shape { tree } else { nil }
      }.first)
  }

  private func chains(_ picture: Picture) -> [Chain] {
    picture.bands.flatMap(\.panels).flatMap { panel -> [Chain] in
      if case .chains(let chains) = panel.shape { chains } else { [] }
    }
  }

  @Test func `tree and list hold the same areas in the same order`() throws {
    let it = Specimen()
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    let tree = try tree(drawn)
    func inOrder(_ index: Int?) -> [String] {
      guard let index else { return [] }
      let node = tree.nodes[index]
      return inOrder(node.left) + [node.item.id] + inOrder(node.right)
    }
    let members = chains(drawn).flatMap(\.members).map { String($0.id.dropFirst("list.".count)) }
    #expect(members.count == it.space.areas.count)
    #expect(inOrder(0) == members)
    let report = AreaTreeReport(it.process, it.space, in: it.kernel)
    #expect(tree.nodes.count { $0.item.letter == "R" } == report.nodes.count { $0.isRed })
  }

  @Test func `the thick way is the one that find_vma takes`() throws {
    let it = Specimen()
    let search = AreaSearch(VirtualAddress(rawValue: 0x0804_a123), in: it.space.areas)
    let drawn = picture(it, finding: 0x0804_a123)
    let path = try tree(drawn).nodes.filter(\.isOnPath).map(\.item.id)
    #expect(path == search.path.map { it.space.areas[$0].pictureID })
    #expect(path.last == "area.0804a000")
    #expect(
      drawn.summary.words(in: .english).contains(
        "find_vma(0804a123) compares \(search.path.count) areas and finds the one at 0804a000."))
  }

  @Test func `an address above all areas leads to none`() {
    let drawn = picture(Specimen(), finding: 0xc000_0000)
    PictureMeasure.expectSound(drawn)
    #expect(drawn.summary.words(in: .english).hasSuffix("finds none that ends above."))
  }

  @Test func `rotations of the last change are told`() throws {
    let it = Specimen()
    _ = it.type(
      "munmap 4000a000 4K", after: "mmap 64K rw at 40000000 fixed", "munmap 40004000 8K")
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    guard case .lines(let lines) = drawn.bands.last?.panels.first?.shape else {
      Issue.record("no lines")
      return
    }
    #expect(
      lines.map(PictureMeasure.english) == [
        "4000b000 enters as a red leaf", "4000a000 enters as a red leaf",
        "4000a000 rises above 4000b000", "5 steps more", "1 area more below the nodes shown",
      ])
    // It looks for what has entered and is still there.
    #expect(drawn.summary.words(in: .english).contains("find_vma(4000b000)"))
  }

  @Test func `of many areas those hidden are counted`() throws {
    let it = Specimen()
    _ = it.type("mmap 600p rw")
    for page in 0..<280 { _ = it.type("munmap $1+\(2 * page + 1)p 1p") }
    let drawn = picture(it)
    PictureMeasure.expectSound(drawn)
    let shown = try tree(drawn).nodes.count
    #expect(it.space.areas.count > 280)
    guard case .lines(let lines) = drawn.bands.last?.panels.first?.shape else {
      Issue.record("no lines")
      return
    }
    #expect(
      lines.last.map(PictureMeasure.english)
        == "\(it.space.areas.count - shown) areas more below the nodes shown")
    let rows = chains(drawn)
    #expect(rows.reduce(0) { $0 + $1.members.count + $1.moreCount } == it.space.areas.count)
  }
}
