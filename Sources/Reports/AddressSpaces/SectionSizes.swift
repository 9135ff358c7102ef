import Drawing
import KernelModel

/// What a program's sections add up to, as binutils' `size` counts them in Berkeley's format.
///
/// Every section that is in memory counts: as text when it is code or cannot be written, as data
/// when the file has its bytes, as bss otherwise. A file without section headers counts as empty.
package struct SectionSizes: Hashable, Encodable, Sendable {
  private(set) var text: UInt64 = 0
  private(set) var data: UInt64 = 0
  private(set) var bss: UInt64 = 0

  /// Adds up the sections of an ELF file of 32 or 64 bits.
  ///
  /// - Returns: nil when it is no such file, or its section headers are not all there.
  init?(_ file: FileView) {
    guard let sections = ELFSection.all(of: file) else { return nil }
    self.init(sections)
  }

  init(_ sections: [ELFSection]) {
    for section in sections {
      switch section.group {
      case nil: continue
      case .code, .constants: text &+= section.byteCount
      case .data: data &+= section.byteCount
      case .zeros: bss &+= section.byteCount
      }
    }
  }

  /// All three.
  var total: UInt64 { text &+ data &+ bss }
}
