import ArgumentParser
import Session

/// What the lines of files may do with files of this computer.
struct AccessOptions: ParsableArguments {
  /// `read`, `write` or both, with a comma between.
  struct Kinds: ExpressibleByArgument {
    let kinds: Set<HostAccess>

    init?(argument: String) {
      let words = argument.split(separator: ",", omittingEmptySubsequences: false)
      let kinds = words.compactMap { HostAccess(rawValue: String($0)) }
      guard kinds.count == words.count else { return nil }
      self.kinds = Set(kinds)
    }
  }

  @Option(
    help: ArgumentHelp(
      "Let the lines of files read files of this computer, write new ones, or both: read,write.",
      valueName: "ACCESS"),
    completion: .list(["read", "write", "read,write"]))
  var allow: [Kinds] = []
}

extension AccessOptions {
  /// These options and those that stand before the subcommand.
  func following(_ earlier: AccessOptions) -> AccessOptions {
    var all = self
    all.allow = earlier.allow + allow
    return all
  }

  var permissions: Permissions {
    Permissions(everywhere: allow.reduce(into: []) { $0.formUnion($1.kinds) })
  }
}
