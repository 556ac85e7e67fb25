package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that an action is bound to.
 *
 * <pre>
 * sends SendReminder as POST "https://api.books.example/invoices/{InvoiceId}/reminders"
 *   with secret "BOOKS_TOKEN"
 *   header "X-Origin": "milepost"
 *   body
 *     `invoice.id`: InvoiceId
 *     `note`: "Please pay invoice {InvoiceId}"
 *     `urgent`: true
 *   returns
 *     when `status` = "sent"
 *       event ReminderSent
 * </pre>
 *
 * <p>As in {@code receives}, backquoted text is a name or path of the outside, here of the JSON
 * object that is sent; dots nest objects. Behind it stands a parameter of the action, which keeps
 * its type, a literal, or a text whose placeholders name parameters. A parameter that has no value
 * is left out. In the address a placeholder's value is percent-encoded. Without {@code body} a
 * {@code POST}, {@code PUT} or {@code PATCH} sends an object of all parameters under their own
 * names, and a {@code GET} or {@code DELETE} sends none. In {@code returns} backquoted text is a
 * path of the answer.
 *
 * @param method one of GET, POST, PUT, PATCH, DELETE
 * @param address an absolute address; placeholders name parameters
 * @param secret the name of the secret that is sent, or null: none
 * @param body null where the text has no {@code body}
 * @param returns how the answer becomes signals; null where the text has no {@code returns}
 */
public record RequestTree(
    Name method,
    Template address,
    @Nullable Secret secret,
    List<Header> headers,
    @Nullable Body body,
    @Nullable Returns returns,
    Span span)
    implements SyntaxNode {
  public RequestTree {
    headers = List.copyOf(headers);
  }

  /**
   * {@code with secret "NAME" [in header "X-Api-Key"]}: the text itself never holds a secret.
   *
   * @param header the header that carries the bare secret, or null: {@code Authorization: Bearer}
   */
  public record Secret(Name name, @Nullable Name header, Span span) implements SyntaxNode {}

  /** {@code header "X": "..."}. */
  public record Header(Name name, Template value, Span span) implements SyntaxNode {}

  /** {@code body} and its lines; none: an empty object. */
  public record Body(List<BodyField> fields, Span span) implements SyntaxNode {
    public Body {
      fields = List.copyOf(fields);
    }
  }

  /** {@code returns} and the clauses that map the answer. */
  public record Returns(MappingTree mapping, Span span) implements SyntaxNode {}

  /** A line of the body: {@code `path`: value}. */
  public record BodyField(Name path, ArgumentValue value, Span span) implements SyntaxNode {}
}
