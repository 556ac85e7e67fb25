package dev.milepost.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.engine.mapping.SignalMapping.Assignment;
import dev.milepost.engine.mapping.SignalMapping.Guard;
import dev.milepost.engine.mapping.SignalMapping.Match;
import dev.milepost.engine.mapping.SignalMapping.Modifier;
import dev.milepost.engine.mapping.SignalMapping.Origin;
import dev.milepost.engine.mapping.SignalMapping.Place;
import dev.milepost.engine.mapping.SignalMapping.Rule;
import dev.milepost.engine.mapping.SignalMapping.SubjectSource;
import dev.milepost.engine.mapping.SignalMapping.Target;
import dev.milepost.engine.mapping.SignalMapping.Translation;
import dev.milepost.engine.mapping.SignalMapping.ValueSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingJsonTest {

  private static final SignalMapping EVERYTHING =
      new SignalMapping(
          new SubjectSource("Email", from("trace.concept:name")),
          from("time:timestamp", new Modifier.Dated("dd.MM.yyyy", "Europe/Berlin")),
          from("id"),
          List.of(
              new Rule(
                  List.of(
                      new Guard.OneOf("type", List.of("a", "b"), false),
                      new Guard.OneOf("type", List.of("c"), true),
                      new Guard.Matches("name", Match.STARTS_WITH, "A_"),
                      new Guard.Matches("name", Match.ENDS_WITH, "_X"),
                      new Guard.Matches("name", Match.CONTAINS, "offer"),
                      new Guard.Present("amount", true),
                      new Guard.Present("deleted", false)),
                  new Target.RecordChange(
                      TypeName.parse("Loan.Application"),
                      new ValueSource(new Origin.Literal("1"), List.of()),
                      List.of(
                          new Assignment(
                              "Status",
                              from(
                                  "name",
                                  new Modifier.After("A_"),
                                  new Modifier.Before("_X"),
                                  new Modifier.Translate(
                                      List.of(new Translation("", "None")), "Other"),
                                  new Modifier.Translate(
                                      List.of(new Translation("a", "A")), null))),
                          new Assignment(
                              "Amount",
                              from(
                                  "amount",
                                  new Modifier.Cents(),
                                  new Modifier.Currency(new Origin.Outside("currency")),
                                  new Modifier.Currency(new Origin.Literal("EUR")))))),
                  new Place("lending/loan-log.map", 7)),
              new Rule(
                  List.of(new Guard.OneOf("item.kind", List.of("a"), false)),
                  "data.ids",
                  new Target.RecordGone(TypeName.parse("Loan.Application"), from("item.id")),
                  new Place("a:b.map", 1)),
              new Rule(
                  List.of(),
                  new Target.Happening(
                      TypeName.parse("Website.Visit"),
                      List.of(
                          new Assignment("At", from("at", new Modifier.EpochSeconds())),
                          new Assignment("Until", from("until", new Modifier.EpochMilliseconds())),
                          new Assignment("Day", from("day", new Modifier.Dated("yyyy", null))))),
                  new Place("m.map", 12))));

  @Test
  void readsBackWhatItWrote() throws JsonFormException, JsonSyntaxException {
    SignalMapping empty = new SignalMapping(null, null, null, List.of());

    assertThat(read(JsonWriter.pretty(MappingJson.write(EVERYTHING)))).isEqualTo(EVERYTHING);
    assertThat(read(JsonWriter.compact(MappingJson.write(empty)))).isEqualTo(empty);
  }

  @Test
  void readsAsPeopleReadIt() {
    Rule rule =
        new Rule(
            List.of(new Guard.Matches("concept:name", Match.STARTS_WITH, "A_")),
            new Target.RecordChange(
                TypeName.parse("Loan.Application"),
                from("trace.concept:name"),
                List.of(new Assignment("Status", from("concept:name", new Modifier.After("A_"))))),
            new Place("loan-log.map", 4));

    assertThat(
            JsonWriter.pretty(
                MappingJson.write(new SignalMapping(null, null, null, List.of(rule)))))
        .isEqualTo(
            """
            {
              "rules": [
                {
                  "if": [{"path": "concept:name", "startsWith": "A_"}],
                  "record": "Loan.Application",
                  "id": {"path": "trace.concept:name"},
                  "set": [{"field": "Status", "value": {"path": "concept:name", "then": [{"after": "A_"}]}}],
                  "at": "loan-log.map:4"
                }
              ]
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {}                                                        | the member "rules" is missing
          {"rules":[],"x":1}                                        | the member "x" is not expected (there may be subject, time, id, rules)
          {"rules":[],"time":{"path":"a","literal":"b"}}            | at time: the member "literal" is not expected (there may be path, then)
          {"rules":[],"time":{"path":"a","then":["seconds"]}}       | at time.then[0]: "seconds" changes no value
          {"rules":[{"at":"m:1"}]}                                  | at rules[0]: the member "event" is missing
          {"rules":[{"gone":"A.B","id":{"literal":"1"},"at":"m"}]}  | at rules[0].at: a place like file:line was expected
          {"rules":[{"gone":"A","id":{"literal":"1"},"at":"m:1"}]}  | at rules[0].gone: a name like App.Name was expected
          {"rules":[{"if":[{"path":"a","is":1}],"at":"m:1"}]}       | at rules[0].if[0]: the member "is" is not expected (there may be path, contains)
          """)
  void saysWhatIsWrongAndWhere(String json, String reason) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonFormException.class).hasMessage(reason);
  }

  private static ValueSource from(String path, Modifier... modifiers) {
    return new ValueSource(new Origin.Outside(path), List.of(modifiers));
  }

  private static SignalMapping read(String json) throws JsonFormException, JsonSyntaxException {
    return MappingJson.read(JsonPart.root(JsonReader.FILE.read(json)));
  }
}
