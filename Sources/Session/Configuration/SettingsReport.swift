import Drawing
import Grammar

/// Settings and their values.
package struct SettingsReport: Report {
  package static let kind = "settings"

  package struct Entry: Encodable, Sendable {
    package let name: String
    /// One number, or those of a list.
    package let values: [Int64]
    package let meaning: SettingMeaning

    package init(name: String, values: [Int64], meaning: SettingMeaning) {
      self.name = name
      self.values = values
      self.meaning = meaning
    }

    package enum Key: String, CodingKey { case name, value, summary }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(name, forKey: .name)
      if values.count == 1 {
        try container.encode(values[0], forKey: .value)
      } else {
        try container.encode(values, forKey: .value)
      }
      // For front ends without words of their own.
      try container.encode(meaning.english, forKey: .summary)
    }
  }

  package let settings: [Entry]

  package init(settings: [Entry]) {
    self.settings = settings
  }

  package func draw(on canvas: Canvas, into text: inout StyledText) {
    let rows = settings.map { ($0, $0.values.map(String.init).joined(separator: " ")) }
    let nameWidth = rows.reduce(0) { max($0, $1.0.name.columnCount) }
    let valueWidth = rows.reduce(0) { max($0, $1.1.columnCount) }
    for (setting, value) in rows {
      text.append(setting.name.left(nameWidth), .label)
      text.append("  \(value.right(valueWidth))  ", .value)
      text.appendWrapped(
        canvas.words(setting.meaning), .faint, from: nameWidth + valueWidth + 4, width: canvas.width
      )
    }
  }
}
