import Drawing
import Grammar
import Hardware
import KernelModel

/// Who answers at which physical address, byte for byte as `/proc/iomem`.
package struct IOMemReport: LinuxText {
  package static let kind = "iomem"

  package struct Resource: Encodable, Sendable {
    /// The first and the last address.
    let start: UInt64
    let end: UInt64
    let name: String
    let children: [Resource]

    init(_ resource: MemoryResource) {
      start = resource.addresses.lowerBound
      end = resource.addresses.upperBound
      name = resource.name
      children = resource.children.map(Resource.init)
    }
  }

  /// The lowest first.
  package let resources: [Resource]

  package init(_ boot: BootLayout) { resources = boot.resources.map(Resource.init) }

  // Linux: `r_show`.
  package var text: String { resources.map { $0.text(indent: "") }.joined() }
}

extension IOMemReport.Resource {
  fileprivate func text(indent: String) -> String {
    "\(indent)\(hexadecimal(start, digits: 8))-\(hexadecimal(end, digits: 8)) : \(name)\n"
      + children.map { $0.text(indent: indent + "  ") }.joined()
  }
}
