import FoundationEssentials
import KernelModel
import SystemPackage

/// Files that are written at once: whoever reads one sees what was there before or all of the new.
package enum WholeFile {
  /// - Throws: why it cannot be written.
  package static func write(_ text: String, to path: String) throws(FileRefusal) {
    do {
      let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
      try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .nonBlocking, .closeOnExec],
        permissions: permissions
      ).close()
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch let error as SystemPackage.Errno {
      throw FileRefusal(file: path, .system(error))
    } catch {
      throw FileRefusal(file: path, .directoryCannotBeWritten)
    }
  }
}
