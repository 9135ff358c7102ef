import Drawing
import Grammar
import Reports

extension CheckedReport {
  /// The same report, of a machine that may be halted inside a command.
  package func noting(_ world: World) -> Self {
    var report = self
    report.halted = world.haltedDefinition?.name
    return report
  }
}
