import Drawing
import FoundationEssentials
import KernelModel
import SystemPackage

/// What came of looking for files, by their paths.
typealias FoundFiles = [String: Result<OutsideFile, Refusal>]

/// The files of the host, read-only, as the simulated machine finds them.
///
/// Of a file nothing but its bytes, its length and whether it may be executed goes into the
/// machine: no owner, no number, no time.
final class HostFiles: FileSource {
  /// What stands before every absolute path; empty for the host's own root.
  var root = ""
  /// Asked before a file outside of a root that the person chose is looked into: why that must not
  /// be. Nil lets every file be read, as on machines that do again what was allowed the first time.
  var guardian: ((_ path: String) -> FileRefusal?)?
  /// Links that a path may lead through. Linux: `MAXSYMLINKS`.
  private static let mostLinks = 40
  /// What the command that runs has found by each path, or found when it ran first: it finds the
  /// same whenever it is carried out again.
  private(set) var found: FoundFiles = [:]

  /// A command begins.
  ///
  /// - Parameter known: what it found when it ran first.
  func begin(_ known: FoundFiles) {
    if !known.isEmpty || !found.isEmpty { found = known }
  }

  func find(_ path: String) throws(Refusal) -> OutsideFile {
    let known = found[path] ?? look(path)
    found[path] = known
    return try known.get()
  }

  private func look(_ path: String) -> Result<OutsideFile, Refusal> {
    do throws(Refusal) {
      return .success(try search(path))
    } catch {
      return .failure(error)
    }
  }

  private func search(_ path: String) throws(Refusal) -> OutsideFile {
    let place = try place(of: path)
    guard place.isInside || guardian?(path) == nil else {
      throw Refusal(.permissionDenied, .unreadable(path))
    }
    return try open(place, asked: path)
  }

  /// Why a path must not be read, if it leads to a file.
  func refusal(of path: String) -> FileRefusal? {
    guard let guardian, let place = try? place(of: path), !place.isInside else { return nil }
    return guardian(path)
  }

  /// Where a path leads.
  private struct Place {
    let path: FilePath
    let stat: Stat
    /// What the machine calls it.
    let known: String
    /// It lies below a root that the person chose.
    let isInside: Bool
  }

  private func place(of path: String) throws(Refusal) -> Place {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Refusal(.noSuchFileOrDirectory, .noSuchFile(path))
    }
    // A relative path stays as it was typed: where Pagewalk was started is no part of the machine.
    let real = path.first == "/" ? try resolved(path) : Self.tidied(path)
    let isAbsolute = path.first == "/"
    let place = FilePath(isAbsolute ? root + real : real)
    do throws(SystemPackage.Errno) {
      return Place(
        path: place, stat: try place.stat(), known: real, isInside: isAbsolute && !root.isEmpty)
    } catch {
      throw Self.refusal(error, path)
    }
  }

  private func open(_ place: Place, asked: String) throws(Refusal) -> OutsideFile {
    do throws(SystemPackage.Errno) {
      switch place.stat.type {
      case .directory:
        return OutsideFile(
          path: place.known, isDirectory: true, isExecutable: false, byteCount: 0,
          bytes: NoBytes())
      case .regular:
        return OutsideFile(
          path: place.known, isDirectory: false, isExecutable: place.stat.isExecutable,
          byteCount: UInt64(max(place.stat.size, 0)), bytes: try HostFile(place.path))
      default: throw SystemPackage.Errno.permissionDenied
      }
    } catch {
      throw Self.refusal(error, asked)
    }
  }

  /// An absolute path without links, found below `root` part by part. Linux: `link_path_walk`.
  private func resolved(_ path: String) throws(Refusal) -> String {
    var rest = Array(path.split(separator: "/").map(String.init).reversed())
    var found: [String] = []
    var linkCount = 0
    while let part = rest.popLast() {
      if part == "." { continue }
      if part == ".." {
        _ = found.popLast()
        continue
      }
      let candidate = "/" + (found + [part]).joined(separator: "/")
      let type: FileType
      do throws(SystemPackage.Errno) {
        type = try FilePath(root + candidate).stat(followTargetSymlink: false).type
      } catch {
        throw Self.refusal(error, path)
      }
      if type == .symbolicLink {
        linkCount += 1
        guard linkCount <= Self.mostLinks,
          let target = try? FileManager.default.destinationOfSymbolicLink(
            atPath: root + candidate)
        else { throw Refusal(.tooManyLinks, .noSuchFile(path)) }
        if target.first == "/" { found = [] }
        rest += target.split(separator: "/").map(String.init).reversed()
        continue
      }
      guard rest.isEmpty || type == .directory else {
        throw Refusal(.notDirectory, .noSuchFile(path))
      }
      found.append(part)
    }
    return "/" + found.joined(separator: "/")
  }

  /// A relative path without `.` and doubled slashes.
  private static func tidied(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  private static func refusal(_ error: SystemPackage.Errno, _ path: String) -> Refusal {
    guard let errno = KernelModel.Errno(rawValue: error.rawValue) else {
      return Refusal(.ioError, .unreadable(path))
    }
    return Refusal(
      errno, errno == .noSuchFileOrDirectory ? .noSuchFile(path) : .unreadable(path))
  }
}

/// A directory's bytes: none.
private final class NoBytes: FileBytes {
  func bytes(from offset: UInt64, count: Int) -> [UInt8]? { [] }
}

extension Stat {
  /// Somebody may execute it.
  fileprivate var isExecutable: Bool {
    !permissions.isDisjoint(with: [.ownerExecute, .groupExecute, .otherExecute])
  }
}
