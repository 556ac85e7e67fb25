package dev.milepost.server.intake;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.App;
import dev.milepost.engine.catalog.Catalog.EventType;
import dev.milepost.engine.catalog.Catalog.Field;
import dev.milepost.engine.catalog.Catalog.Key;
import dev.milepost.engine.catalog.Catalog.RecordType;
import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.mapping.SignalMapping;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Match;
import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Place;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.mapping.SignalMapping.SubjectSource;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import dev.milepost.engine.value.FieldType;
import dev.milepost.engine.value.FieldType.Choice;
import dev.milepost.engine.value.FieldType.Option;
import dev.milepost.engine.value.FieldType.Scalar;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declarations and mappings that the tests share, and short words for writing them. */
final class Shapes {

  /** Books with invoices, a website with visits, a loan office; customers with two keys. */
  static final Catalog CATALOG =
      new Catalog(
          List.of(
              new App(
                  "Books",
                  List.of(
                      new RecordType(
                          "Invoice",
                          List.of(
                              new Field("Status", choice("Draft", "Sent", "Overdue", "Paid")),
                              new Field("Amount", Scalar.MONEY),
                              new Field("DueDate", Scalar.DATE),
                              new Field("SentAt", Scalar.DATETIME),
                              new Field("Lines", Scalar.INTEGER),
                              new Field("CustomerId", Scalar.TEXT)),
                          null)),
                  List.of(),
                  List.of()),
              new App(
                  "Website",
                  List.of(),
                  List.of(
                      new EventType(
                          "Visit",
                          List.of(new Field("Page", Scalar.TEXT), new Field("Email", Scalar.TEXT)),
                          null)),
                  List.of()),
              new App(
                  "Loan",
                  List.of(
                      new RecordType(
                          "Application",
                          List.of(
                              new Field("Status", choice("SUBMITTED", "APPROVED", "DECLINED")),
                              new Field("Amount", Scalar.MONEY)),
                          null)),
                  List.of(
                      new EventType(
                          "Step",
                          List.of(
                              new Field("Activity", Scalar.TEXT),
                              new Field("Lifecycle", Scalar.TEXT),
                              new Field("Resource", Scalar.TEXT)),
                          null)),
                  List.of())),
          List.of(
              new SubjectType(
                  "Customer",
                  List.of(
                      new Key("AccountId", List.of(FieldName.parse("Books.Invoice.CustomerId"))),
                      new Key("Email", List.of(FieldName.parse("Website.Visit.Email"))),
                      new Key("Case", List.of(FieldName.parse("Loan.Application.Id")))))));

  private static final Place PLACE = new Place("test.map", 7);

  private Shapes() {}

  static FieldType choice(String... values) {
    return new Choice(Arrays.stream(values).map(value -> new Option(value, false)).toList());
  }

  static ValueSource outside(String path, Modifier... modifiers) {
    return new ValueSource(new Origin.Outside(path), List.of(modifiers));
  }

  static ValueSource literal(String text) {
    return new ValueSource(new Origin.Literal(text), List.of());
  }

  static Assignment set(String field, ValueSource value) {
    return new Assignment(field, value);
  }

  static Guard is(String path, String... values) {
    return new Guard.OneOf(path, List.of(values), false);
  }

  static Guard isNot(String path, String... values) {
    return new Guard.OneOf(path, List.of(values), true);
  }

  static Guard startsWith(String path, String text) {
    return new Guard.Matches(path, Match.STARTS_WITH, text);
  }

  static Target record(String type, ValueSource id, Assignment... assignments) {
    return new Target.RecordChange(TypeName.parse(type), id, List.of(assignments));
  }

  static Target gone(String type, ValueSource id) {
    return new Target.RecordGone(TypeName.parse(type), id);
  }

  static Target event(String type, Assignment... assignments) {
    return new Target.Happening(TypeName.parse(type), List.of(assignments));
  }

  static Rule always(Target target) {
    return new Rule(List.of(), target, PLACE);
  }

  static Rule forEach(String list, Guard guard, Target target) {
    return new Rule(List.of(guard), list, target, PLACE);
  }

  static Rule when(Guard guard, Target target) {
    return new Rule(List.of(guard), target, PLACE);
  }

  static SignalMapping mapping(
      @Nullable ValueSource subject, @Nullable ValueSource time, Rule... rules) {
    return new SignalMapping(
        subject == null ? null : new SubjectSource(null, subject), time, null, List.of(rules));
  }

  /** Every row or event is a step of a loan. */
  static SignalMapping steps(
      String subject, String time, String activity, String lifecycle, String resource) {
    return mapping(
        outside(subject),
        outside(time),
        always(
            event(
                "Loan.Step",
                set("Activity", outside(activity)),
                set("Lifecycle", outside(lifecycle)),
                set("Resource", outside(resource)))));
  }
}
