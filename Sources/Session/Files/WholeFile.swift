import Disk
import KernelModel
import SystemPackage

/// Files that are written at once: whoever reads one sees what was there before or all of the new.
package enum WholeFile {
  /// - Throws: why it cannot be written; what was there before still is.
  package static func write(
    _ text: String, to path: String, replacing: WrittenFile.Replacing = .whatIsThere
  ) throws(FileRefusal) {
    do throws(DiskFault) {
      try WrittenFile.write(Array(text.utf8), to: path, replacing: replacing)
    } catch {
      throw FileRefusal(file: path, FileFault(error)).in(.write)
    }
  }
}

extension FileFault {
  package init(_ fault: DiskFault) {
    self =
      switch fault {
      case .system(let number): .system(SystemPackage.Errno(rawValue: number))
      case .directory: .directoryCannotBeWritten
      case .isNoFile: .isNoFile
      case .isLink: .isLink
      case .isTaken: .isBeingWritten
      }
  }
}
