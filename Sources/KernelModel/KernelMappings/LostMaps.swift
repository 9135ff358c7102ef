/// Temporary kmaps that a task had open when it ended; they are gone.
public struct LostMaps: Hashable, Sendable {
  public let process: ProcessID
  public let count: Int
}
