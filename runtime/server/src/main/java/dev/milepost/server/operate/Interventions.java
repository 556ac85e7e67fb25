package dev.milepost.server.operate;

import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.state.Execution;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input.Control;
import dev.milepost.engine.value.ValueJson;
import dev.milepost.server.host.Answered;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.Request;
import dev.milepost.server.live.Entry;
import dev.milepost.server.live.Running;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.JourneyLimit;
import dev.milepost.server.store.ListedExecution;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.Upkeep.Forgotten;
import dev.milepost.server.writer.Acknowledgement;
import dev.milepost.server.writer.Submission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What operators do over HTTP: each is handed to the one writer. */
final class Interventions {

  private final Host host;

  Interventions(Host host) {
    this.host = host;
  }

  Answer override(Request request) {
    ExecutionId id = OperationsFeature.id(request);
    InterventionBody body = InterventionBody.of(request, Set.of("stage"));
    String stage = body.text("stage");
    String reason = body.reason();
    String actor = body.actor();
    body.check();
    Named named = named(id);
    return done(id, named, new Submission.Override(named.execution.name(), stage, actor, reason));
  }

  Answer control(Request request, Control control) {
    ExecutionId id = OperationsFeature.id(request);
    InterventionBody body = InterventionBody.of(request, Set.of());
    String reason = body.reason();
    String actor = body.actor();
    body.check();
    Named named = named(id);
    return done(id, named, new Submission.Control(named.execution.name(), control, actor, reason));
  }

  private record Named(ExecutionId id, SubjectName subject, Execution execution) {}

  private Named named(ExecutionId id) {
    return host.store()
        .read(read -> find(read, id))
        .orElseThrow(() -> OperationsFeature.notFound(id.toString()));
  }

  private Optional<Named> find(ReadTransaction read, ExecutionId id) {
    return read.listings()
        .execution(id)
        .map(ListedExecution::id)
        .map(present -> {
          SubjectState state =
              read.load(present.subject(), host.writer().running().declarations()).state();
          return new Named(present, state.name(), state.executions().get(present.place()));
        });
  }

  private Answer done(ExecutionId id, Named named, Submission.Act act) {
    long input = submit(named.subject, act);
    Named now = named(id);
    return Answer.ok(
        JsonObject.builder()
            .put("id", now.id.toString())
            .put("input", input)
            .put("status", WhyJson.status(now.execution.status()))
            .put("stage", now.execution.visit().stage())
            .build());
  }

  /** Hands it in, waits for the commit, and gives the line of the log. */
  private long submit(SubjectName subject, Submission.Act act) {
    Acknowledgement answer =
        Answered.by(() ->
            host.writer().submit(Entry.small(at -> new Submission.Intervention(at, subject, act))));
    return switch (answer) {
      case Acknowledgement.Accepted accepted -> accepted.input();
      case Acknowledgement.Refused(String reason) ->
          throw Problem.conflict(reason + "; nothing has changed").exception();
      case Acknowledgement.Duplicate _,
          Acknowledgement.Conflict _,
          Acknowledgement.Kept _,
          Acknowledgement.Parked _ ->
          throw new IllegalStateException("an intervention is no signal");
    };
  }

  Answer correct(Request request) {
    SubjectName name = subject(request);
    InterventionBody body = InterventionBody.of(request, Set.of("field", "record", "value"));
    String field = body.text("field");
    String record = body.optionalText("record");
    JsonValue value = body.value("value");
    String reason = body.reason();
    String actor = body.actor();
    body.check();
    Running running = host.writer().running();
    StoredSubject subject =
        host.store()
            .read(read -> read.find(name, running.declarations()))
            .orElseThrow(() -> nobody(name));
    CorrectionRequest correction =
        new CorrectionRequest(field, record, type -> ValueJson.read(type, value));
    return switch (correction.check(
        running.deployment().catalog(), subject.state(), actor, reason)) {
      case CorrectionRequest.Misfits(String fault) ->
          throw Problem.unfit("the correction does not fit", List.of(fault)).exception();
      case CorrectionRequest.Fits(Submission.Correction act) ->
          Answer.ok(JsonObject.builder().put("input", submit(name, act)).build());
    };
  }

  Answer forget(Request request) {
    SubjectName name = subject(request);
    InterventionBody body = InterventionBody.of(request, Set.of("suppress"));
    boolean isSuppressed = body.flag("suppress");
    // It is asked for, so that nobody forgets by mistake; it may name the subject, so it goes too.
    body.reason();
    String actor = body.actor();
    body.check();
    Optional<Forgotten> forgotten =
        Answered.by(() ->
            host.writer()
                .run(turn -> {
                  Optional<Forgotten> done =
                      turn.store()
                          .erase(transaction ->
                              transaction
                                  .find(name, host.writer().running().declarations())
                                  .map(found ->
                                      transaction
                                          .upkeep()
                                          .forget(
                                              found.number(),
                                              found.state().name(),
                                              turn.at(),
                                              actor,
                                              isSuppressed)));
                  turn.forget();
                  return done;
                }));
    return Answer.ok(json(forgotten.orElseThrow(() -> nobody(name))));
  }

  private static JsonObject json(Forgotten forgotten) {
    return JsonObject.builder()
        .put("input", forgotten.tombstone().input())
        .put("executions", forgotten.tombstone().executions())
        .put("inputs", forgotten.tombstone().inputs())
        .put("shared", forgotten.shared())
        .put("deadLetters", forgotten.deadLetters())
        .build();
  }

  Answer limit(Request request) {
    String journey = request.pathParameter("journey");
    InterventionBody body =
        InterventionBody.of(request, Set.of("transitions", "actions", "executions"));
    JourneyLimit limit =
        new JourneyLimit(
            journey,
            body.optionalWhole("transitions"),
            body.optionalWhole("actions"),
            body.optionalWhole("executions"));
    body.check();
    boolean isKnown =
        host.writer().running().deployment().active().stream()
            .anyMatch(plan -> plan.journey().equals(journey));
    if (!isKnown) {
      throw Problem.notFound("no journey \"" + journey + "\" is in operation").exception();
    }
    return Answered.by(() ->
        host.writer()
            .run(turn -> {
              turn.store()
                  .write(transaction -> {
                    transaction.upkeep().limit(limit);
                    return limit;
                  });
              return Answer.empty();
            }));
  }

  private static SubjectName subject(Request request) {
    return new SubjectName(request.pathParameter("type"), request.pathParameter("key"));
  }

  private static RuntimeException nobody(SubjectName name) {
    return Problem.notFound("there is no " + name.type() + " " + name.key()).exception();
  }
}
