import Drawing
import Grammar

/// What a room above keeps with a session and knows names: lessons, kinds of questions.
package protocol NameOffering: AnyObject {
  func names(
    _ offer: ArgumentDefinition.Offer, in language: Language
  ) -> [LineCompletion.Candidate]
}
