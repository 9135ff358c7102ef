import Explorer
import Foundation
import Hardware
import Testing

@Suite struct VectorTests {
  static func bytes(of name: String) throws -> [UInt8] {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "mmu", subdirectory: "Vectors"))
    return [UInt8](try Data(contentsOf: url))
  }

  @Test(arguments: TLBGeometry.all)
  func `all random walks come true on every geometry`(_ geometry: TLBGeometry) throws {
    let outcome = VectorCheck.run(try Self.bytes(of: "walks"), tlb: geometry)
    #expect(outcome.firstFailure == nil)
    #expect(outcome.refusal == nil)
    #expect(outcome.passedCount == 1500)
  }

  @Test(arguments: TLBGeometry.all)
  func `all sequences come true on every geometry`(_ geometry: TLBGeometry) throws {
    let outcome = VectorCheck.run(try Self.bytes(of: "sequences"), tlb: geometry)
    #expect(outcome.firstFailure == nil)
    #expect(outcome.refusal == nil)
    #expect(outcome.passedCount == 16)
  }
}
