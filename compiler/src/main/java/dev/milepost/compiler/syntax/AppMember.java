package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an app declares. */
public sealed interface AppMember extends SyntaxNode {

  /** {@code record Invoice belongs to CRM.Deal by DealId} with its fields. */
  record RecordType(
      Name name, @Nullable BelongsTo belongsTo, List<Field> fields, Span header, Span span)
      implements AppMember {
    public RecordType {
      fields = List.copyOf(fields);
    }
  }

  /** {@code event PaymentFailed} with its payload. */
  record EventType(
      Name name, @Nullable BelongsTo belongsTo, List<Field> fields, Span header, Span span)
      implements AppMember {
    public EventType {
      fields = List.copyOf(fields);
    }
  }

  /** {@code action SendReminder} with its parameters. */
  record ActionType(Name name, List<Field> parameters, Span header, Span span)
      implements AppMember {
    public ActionType {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * {@code receives} and the clauses that map the app's own webhooks to its records and events. In
   * it the app's own name may be left out before a record or event.
   *
   * @param verification how they show where they come from, or null
   */
  record Receives(@Nullable VerificationTree verification, MappingTree mapping, Span span)
      implements AppMember {}

  /** {@code sends ACTION as METHOD "URL" ...}. */
  record Sends(Name action, RequestTree request, Span span) implements AppMember {}

  /** What could not be read; it was reported. */
  record Broken(Span span) implements AppMember {}

  /** {@code Status: "Draft" | "Sent"}. */
  record Field(Name name, FieldTypeTree type, Span span) implements SyntaxNode {}

  /**
   * {@code belongs to CRM.Deal by DealId}.
   *
   * @param field the field of the declared type that holds the other record's id
   */
  record BelongsTo(Reference record, Name field, Span span) implements SyntaxNode {}
}
