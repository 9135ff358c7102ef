import Grammar
import KernelModel

extension Session {
  /// Lets whoever's line is carried out do something with a file of the host, or refuses it. Every
  /// command that reads or writes one asks here first.
  ///
  /// - Throws: that one of the files that had a hand in the line may not.
  package func authorize(_ access: HostAccess, of path: String) throws(FileRefusal) {
    if authority.isPerson { return }
    if access == .read, permissions.isOpen(path, to: authority) { return }
    for source in authority.sources where !isAllowed(source, access, path) {
      throw FileRefusal(file: path, .isNotAllowed(access, by: source.name))
    }
  }

  private func isAllowed(
    _ source: Authority.Source, _ access: HostAccess, _ path: String
  ) -> Bool {
    if let answer = permissions.answer(source, access) { return answer }
    let question = HostAccessQuestion(file: source.name, access: access, path: path)
    guard let answer = asksPerson?(question) else { return false }
    permissions.note(source, access, isAllowed: answer)
    return answer
  }

  /// Does something for somebody: whose words are carried out, and after whom their results are
  /// named.
  ///
  /// - Parameter authority: as it is unless told.
  package func speaking<Result, Failure: Error>(
    aside isAside: Bool? = nil, by authority: Authority? = nil, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (wasAside, before) = (world.isAside, self.authority)
    world.isAside = isAside ?? wasAside
    self.authority = authority ?? before
    // Time may have been travelled: the machine is another one then.
    defer {
      world.isAside = wasAside
      self.authority = before
    }
    return try body()
  }

  /// Has the machine ask before it looks into a file of the host.
  func guardHostFiles() {
    world.hostFiles.guardian = { [unowned self] path in
      do throws(FileRefusal) {
        try authorize(.read, of: path)
        return nil
      } catch {
        return error
      }
    }
  }
}

extension World {
  /// Refuses a path that leads to a file of the host which this line may not read. Asked before
  /// the machine begins with it.
  package func checkMayRead(
    _ path: String, _ invocation: borrowing Invocation, at index: Int? = nil
  ) throws(CommandError) {
    if let refusal = refusal(ofReading: path) {
      throw invocation.error(.refused(refusal), at: index)
    }
  }

  /// Why this line may not read what a path leads to; nil where it may, where nothing is, and for
  /// what the machine has.
  package func refusal(ofReading path: String) -> FileRefusal? {
    guard let kernel = bootedKernel, !kernel.files.has(path) else { return nil }
    return hostFiles.refusal(of: path)
  }
}
