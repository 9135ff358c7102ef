import FoundationEssentials
import KernelModel
import SystemPackage

/// What files' lines may do with files of the host, as far as the person has said. All sessions of
/// a run share it: what was answered once is not asked again.
public final class Permissions {
  /// What every file may do.
  private var everywhere: Set<HostAccess>
  /// The files that the person named on the command line: every file may read them.
  private var named: [FileIdentity] = []
  private var answers: [Answer] = []

  private struct Answer: Codable {
    let source: Authority.Source
    let access: HostAccess
    let isAllowed: Bool
  }

  /// - Parameter access: what every file may do.
  public init(everywhere access: Set<HostAccess> = []) { everywhere = access }

  /// Notes that the person named files on the command line.
  public func name(_ paths: [String]) { named += paths.compactMap(FileIdentity.init) }

  /// Whether a file's lines may; nil when nobody has said.
  func answer(_ source: Authority.Source, _ access: HostAccess) -> Bool? {
    if everywhere.contains(access) { return true }
    return answers.first { $0.source == source && $0.access == access }?.isAllowed
  }

  func note(_ source: Authority.Source, _ access: HostAccess, isAllowed: Bool) {
    answers.append(Answer(source: source, access: access, isAllowed: isAllowed))
  }

  /// What the person has answered, for a process that is to know it too; empty for nothing.
  package var toldAnswers: [UInt8] {
    guard !answers.isEmpty, let told = try? JSONEncoder().encode(answers) else { return [] }
    return [UInt8](told)
  }

  /// Takes up what the person has answered in a process that knew all that this one does.
  package func takeUp(_ told: [UInt8]) {
    if let answers = try? JSONDecoder().decode([Answer].self, from: Data(told)) {
      self.answers = answers
    }
  }

  /// Whether a path leads to a file that everybody may read: the person named it, or the lines that
  /// want it are its own.
  func isOpen(_ path: String, to authority: Authority) -> Bool {
    guard let identity = FileIdentity(path) else { return false }
    return named.contains(identity) || authority.sources.contains { $0.identity == identity }
  }
}

extension FileIdentity {
  /// Which file a path leads to; nil for none.
  fileprivate init?(_ path: String) {
    guard let stat = try? FilePath(path).stat() else { return nil }
    self.init(device: stat.deviceID, inode: stat.inode)
  }
}
