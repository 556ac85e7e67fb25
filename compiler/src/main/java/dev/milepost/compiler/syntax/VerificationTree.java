package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import org.jspecify.annotations.Nullable;

/** How a webhook shows that it comes from whom it says. The text itself never holds a secret. */
public sealed interface VerificationTree extends SyntaxNode {

  /** The name of the secret. */
  Name secret();

  /**
   * {@code signed as SCHEME with secret "NAME" [in header "X-Signature"] [after "sha256="] [with
   * time in header "X-Time"]}.
   *
   * @param scheme {@code standard}, {@code stripe}, {@code sha1}, {@code sha256}, {@code sha512}
   * @param header the header with the signature, or null
   * @param prefix what stands before the signature, or null
   * @param timeHeader the header with the time that is signed with the body, or null
   */
  record Signed(
      Name scheme,
      Name secret,
      @Nullable Name header,
      @Nullable Name prefix,
      @Nullable Name timeHeader,
      Span span)
      implements VerificationTree {}

  /**
   * {@code with secret "NAME" in header "X-Token"}, {@code in query "token"} or {@code in `token`}:
   * the secret itself comes along.
   */
  record Shown(Name secret, Place place, Name name, Span span) implements VerificationTree {}

  /** Where a secret comes along. */
  enum Place {
    HEADER("header"),
    QUERY("query"),
    BODY("");

    private final String word;

    Place(String word) {
      this.word = word;
    }

    /** The word before the name; of a path of the body there is none. */
    public String word() {
      return word;
    }
  }
}
