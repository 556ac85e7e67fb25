package dev.milepost.compiler.syntax;

import dev.milepost.compiler.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at the outermost level of a file. Names are global to the workspace. */
public sealed interface Declaration extends SyntaxNode {

  /** What it declares. */
  Name name();

  /** What is allowed before it. */
  List<Allowance> allowances();

  /** The text up to its first clause. */
  Span header();

  /** {@code app Books [like Other]}; {@code like} null: a shape of its own. */
  record App(
      Name name,
      @Nullable Name like,
      List<AppMember> members,
      Span header,
      List<Allowance> allowances,
      Span span)
      implements Declaration {
    public App {
      members = List.copyOf(members);
    }
  }

  /** {@code subject Customer} with its keys. */
  record Subject(Name name, List<Key> keys, Span header, List<Allowance> allowances, Span span)
      implements Declaration {
    public Subject {
      keys = List.copyOf(keys);
    }
  }

  /**
   * {@code journey "X" for each CRM.Deal of Customer renamed from "Y"}.
   *
   * @param subject the kind of subject; missing where the header could not be read
   * @param forEach the record that an execution is about, or null: one execution a subject
   * @param renamedFrom null where it is not said
   */
  record Journey(
      Name name,
      Name subject,
      @Nullable Reference forEach,
      @Nullable Name renamedFrom,
      List<JourneyClause> clauses,
      Span header,
      List<Allowance> allowances,
      Span span)
      implements Declaration {
    public Journey {
      clauses = List.copyOf(clauses);
    }

    /** Its stages in written order. */
    public List<JourneyClause.Stage> stages() {
      return clauses.stream()
          .filter(JourneyClause.Stage.class::isInstance)
          .map(JourneyClause.Stage.class::cast)
          .toList();
    }
  }

  /** {@code scenario "pays in time" of "Customer Onboarding"} with its steps. */
  record Scenario(
      Name name,
      Name journey,
      List<ScenarioStep> steps,
      Span header,
      List<Allowance> allowances,
      Span span)
      implements Declaration {
    public Scenario {
      steps = List.copyOf(steps);
    }
  }

  /** {@code key Email: CRM.Account.Email, Desk.Ticket.ContactEmail}. */
  record Key(Name name, List<Reference> fields, Span span) implements SyntaxNode {
    public Key {
      fields = List.copyOf(fields);
    }
  }
}
