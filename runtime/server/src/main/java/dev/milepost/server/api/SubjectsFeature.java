package dev.milepost.server.api;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.layout.RecordShape;
import dev.milepost.engine.state.Fact;
import dev.milepost.engine.state.RecordState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Page;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ListedExecution;
import dev.milepost.server.store.ListedSubject;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.timeline.HistoryText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Subjects: what is known of them, and what happened to them across all apps. */
public final class SubjectsFeature implements Feature {

  private static final Schema FACT =
      Schema.named(
          "Fact",
          Schema.object()
              .with("field", Schema.text(), "The field: Books.Invoice.Status.")
              .with("value", Schema.any(), "What is known; null: made unknown again.")
              .with("since", Schema.instant(), "Since when it has been this value.")
              .with("sourceTime", Schema.instant(), "When the source says that it was set.")
              .with("input", Schema.whole(), "The log's number of what said so last."));

  private static final Schema SUBJECT =
      Schema.named(
          "Subject",
          Schema.object()
              .with("name", Shapes.SUBJECT_NAME, "Who it is.")
              .with(
                  "keys",
                  Schema.items(
                      Schema.object()
                          .with("key", Schema.text(), "The name of the key.")
                          .with("value", Schema.text(), "Its value.")),
                  "By which other values it is known.")
              .with(
                  "records",
                  Schema.items(
                      Schema.object()
                          .with("type", Schema.text(), "The record: Books.Invoice.")
                          .with("id", Schema.text(), "The id that its app gave it.")
                          .with("gone", Schema.flag(), "Whether it is no more.")
                          .with("facts", Schema.items(FACT), "What is known of it.")),
                  "Its records in the order in which they were first seen.")
              .with("executions", Schema.items(Shapes.EXECUTION), "Where its journeys stand."));

  private static final Schema PAST =
      Schema.named(
          "TimelineEntry",
          Schema.object()
              .with("input", Schema.whole(), "The log's number.")
              .with("at", Schema.instant(), "When it took effect.")
              .with("says", Schema.text(), "What came, in words.")
              .with(
                  "followed",
                  Schema.items(
                      Schema.object()
                          .with(
                              "emphasis",
                              Schema.choice(
                                  "heading",
                                  "input",
                                  "move",
                                  "consequence",
                                  "warning",
                                  "intervention"),
                              "How much it matters.")
                          .with("says", Schema.text(), "What followed, in words.")),
                  "What followed from it."));

  private final Host host;

  /** Subjects of a host. */
  public SubjectsFeature(Host host) {
    this.host = host;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/subjects", "listSubjects")
            .role(Role.READ)
            .says("subjects", "Lists subjects, in the order in which they were met.")
            .query("type", Schema.text(), "Only those of one kind.")
            .paged()
            .gives(200, "A page.", Schema.page(Shapes.SUBJECT_NAME))
            .to(this::list),
        Route.get("/subjects/{type}/{key}", "readSubject")
            .role(Role.READ)
            .says("subjects", "Shows all that is known of a subject.")
            .path("type", Schema.text(), "The kind of subject: Customer.")
            .path("key", Schema.text(), "The value of its first key.")
            .gives(200, "The subject.", SUBJECT)
            .problem(404, "There is none of that name.")
            .to(this::read),
        Route.get("/subjects/{type}/{key}/timeline", "readTimeline")
            .role(Role.READ)
            .says("subjects", "Tells what all apps said about a subject and what followed from it.")
            .path("type", Schema.text(), "The kind of subject: Customer.")
            .path("key", Schema.text(), "The value of its first key.")
            .paged()
            .gives(200, "A page, the oldest first.", Schema.page(PAST))
            .problem(404, "There is none of that name.")
            .to(this::timeline));
  }

  private Answer list(Request request) {
    Page page = Page.of(request);
    long after = page.after(0);
    String type = request.query("type").orElse(null);
    List<ListedSubject> subjects =
        host.store().read(read -> read.listings().subjects(type, after, page.limit() + 1));
    return page.answer(
        subjects,
        subject -> Long.toString(subject.number()),
        subject -> Shapes.subject(subject.name()));
  }

  private static SubjectName name(Request request) {
    return new SubjectName(request.pathParameter("type"), request.pathParameter("key"));
  }

  private static RuntimeException unknown(SubjectName name) {
    return Problem.notFound("there is no " + name.type() + " " + name.key()).exception();
  }

  private Answer read(Request request) {
    SubjectName name = name(request);
    Optional<JsonObject> found = host.store().read(read -> read(read, name));
    return Answer.ok(found.orElseThrow(() -> unknown(name)));
  }

  private Optional<JsonObject> read(ReadTransaction store, SubjectName name) {
    Optional<StoredSubject> found = store.find(name, host.writer().running().declarations());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StoredSubject subject = found.get();
    List<JsonValue> executions = new ArrayList<>();
    for (int place = 0; place < subject.state().executions().size(); place++) {
      Optional<ListedExecution> execution =
          store.listings().execution(new ExecutionId(subject.number(), place));
      execution.ifPresent(listed -> executions.add(Shapes.execution(listed)));
    }
    return Optional.of(
        JsonObject.builder()
            .put("name", Shapes.subject(subject.state().name()))
            .put(
                "keys",
                new JsonArray(
                    store.keys(subject.number()).stream()
                        .<JsonValue>map(SubjectsFeature::key)
                        .toList()))
            .put(
                "records",
                new JsonArray(
                    subject.state().allRecords().stream()
                        .<JsonValue>map(SubjectsFeature::record)
                        .toList()))
            .put("executions", new JsonArray(executions))
            .build());
  }

  private static JsonObject key(SubjectKey key) {
    return JsonObject.builder().put("key", key.key()).put("value", key.value()).build();
  }

  private static JsonObject record(RecordState record) {
    RecordShape shape = record.shape();
    List<JsonValue> facts = new ArrayList<>();
    for (int field = 0; field < shape.size(); field++) {
      Fact fact = record.fact(field);
      if (fact != null) {
        facts.add(
            JsonObject.builder()
                .put("field", shape.name() + "." + shape.fieldName(field))
                .put("value", ValueJson.write(fact.value()))
                .put("since", fact.since().toString())
                .put("sourceTime", fact.sourceTime().toString())
                .put("input", fact.input())
                .build());
      }
    }
    return JsonObject.builder()
        .put("type", shape.name().toString())
        .put("id", record.id())
        .put("gone", !record.isThere())
        .put("facts", new JsonArray(facts))
        .build();
  }

  private Answer timeline(Request request) {
    Page page = Page.of(request);
    long after = page.after(0);
    SubjectName name = name(request);
    Optional<List<HistoryText.Told>> told =
        host.store()
            .read(read ->
                read.find(name, host.writer().running().declarations())
                    .map(subject -> told(read, subject)));
    List<HistoryText.Told> later =
        told.orElseThrow(() -> unknown(name)).stream()
            .filter(one -> one.input() > after)
            .limit(page.limit() + 1L)
            .toList();
    return page.answer(later, one -> Long.toString(one.input()), SubjectsFeature::told);
  }

  private List<HistoryText.Told> told(ReadTransaction store, StoredSubject subject) {
    List<PastInput> history =
        store.history(subject.number(), host.writer().running().declarations());
    return HistoryText.tell(subject.state(), history);
  }

  private static JsonObject told(HistoryText.Told told) {
    List<JsonValue> followed = new ArrayList<>();
    told.followed()
        .forEach(line ->
            followed.add(
                JsonObject.builder()
                    .put("emphasis", line.emphasis().name().toLowerCase(Locale.ROOT))
                    .put("says", line.text())
                    .build()));
    return JsonObject.builder()
        .put("input", told.input())
        .put("at", told.at().toString())
        .put("says", told.says())
        .put("followed", new JsonArray(followed))
        .build();
  }
}
