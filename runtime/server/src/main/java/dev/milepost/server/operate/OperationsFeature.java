package dev.milepost.server.operate;

import dev.milepost.engine.step.Input.Control;
import dev.milepost.server.host.Feature;
import dev.milepost.server.host.Host;
import dev.milepost.server.http.Answer;
import dev.milepost.server.http.Problem;
import dev.milepost.server.http.ProblemException;
import dev.milepost.server.http.Request;
import dev.milepost.server.http.Role;
import dev.milepost.server.http.Route;
import dev.milepost.server.http.Schema;
import dev.milepost.server.live.Running;
import dev.milepost.server.store.ExecutionId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What operators ask and do over HTTP. */
public final class OperationsFeature implements Feature {

  private static final String TAG = "operations";
  private static final int USUAL_DAYS = 30;
  private static final int MOST_SHOWN = 1_000;
  private static final int USUALLY_SHOWN = 100;
  private static final int LONGEST_DAYS = 3_660;

  private static final Schema DONE =
      Schema.object()
          .with("id", Schema.text(), "The execution.")
          .with("input", Schema.whole(), "The line of the log.")
          .with("status", Schema.choice("running", "paused", "parked", "ended"), "Its status now.")
          .with("stage", Schema.text(), "Where it stands now.");

  private final Host host;
  private final Ways ways;
  private final Interventions interventions;
  private final Rounds rounds;

  /**
   * The part on a host.
   *
   * @param ways where actions go out
   */
  public OperationsFeature(Host host, OperationsOptions options, Ways ways) {
    this.host = host;
    this.ways = ways;
    this.interventions = new Interventions(host);
    List<Runnable> looks = new ArrayList<>(List.of(new Lookout(host)::look));
    Duration kept = options.logKept();
    if (kept != null) {
      looks.add(new Retention(host, kept)::look);
    }
    this.rounds = new Rounds(options.between(), looks);
  }

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void lookAfter() {
    rounds.go();
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(why());
    routes.add(stalls());
    routes.add(usage());
    routes.add(overrides());
    routes.add(override());
    for (Control control : Control.values()) {
      routes.add(control(control));
    }
    routes.add(correct());
    routes.add(forget());
    routes.add(limit());
    return List.copyOf(routes);
  }

  private Running running() {
    return host.writer().running();
  }

  /**
   * The id in the path.
   *
   * @throws ProblemException where it is none
   */
  static ExecutionId id(Request request) {
    String id = request.pathParameter("id");
    return ExecutionId.parse(id).orElseThrow(() -> notFound(id));
  }

  static ProblemException notFound(String id) {
    return Problem.notFound("there is no execution " + id).exception();
  }

  private Route why() {
    return Route.get("/executions/{id}/why", "explainExecution")
        .role(Role.READ)
        .says(TAG, "Says why an execution does not move, and what would let it move.")
        .path("id", Schema.text(), "The execution, such as 17-0.")
        .gives(200, "Each way out with the truth of its condition.", OperationsSchemas.WHY)
        .problem(404, "There is no such execution.")
        .to(this::explain);
  }

  private Answer explain(Request request) {
    ExecutionId id = id(request);
    return host.store()
        .read(read -> WhyReport.read(read, running(), id, host.clock().instant(), ways))
        .map(report -> Answer.ok(WhyJson.write(report)))
        .orElseThrow(() -> notFound(id.toString()));
  }

  private Route stalls() {
    return Route.get("/stalls", "listStalls")
        .role(Role.READ)
        .says(TAG, "Lists what needs people, the longest overdue first.")
        .query("limit", Schema.whole(), "The most executions of each kind, 1 to 1000.")
        .gives(
            200,
            "Stalled, parked and paused executions, silent apps, exceeded limits.",
            OperationsSchemas.STALLS)
        .problem(400, "The limit is none.")
        .to(request -> {
          int limit = request.query("limit", 1, MOST_SHOWN, USUALLY_SHOWN);
          return Answer.ok(
              StallJson.write(
                  host.store()
                      .read(read ->
                          StallReport.read(read, running(), host.clock().instant(), limit))));
        });
  }

  private Route usage() {
    return days(Route.get("/usage", "readUsage"))
        .role(Role.READ)
        .says(TAG, "Counts what journeys did a day.")
        .gives(
            200,
            "Transitions and actions of each day, and limits that were exceeded.",
            OperationsSchemas.USAGE)
        .to(request -> {
          Days days = days(request);
          UsageReport report =
              host.store().read(read -> UsageReport.read(read, days.from(), days.to()));
          return Answer.ok(UsageJson.write(report));
        });
  }

  private Route overrides() {
    return days(Route.get("/overrides", "readOverrides"))
        .role(Role.READ)
        .says(TAG, "Says for each stage how often people had to help, by its clauses.")
        .gives(
            200,
            "The stages, those that people helped out of most often first.",
            OperationsSchemas.OVERRIDES)
        .to(request -> {
          Days days = days(request);
          OverrideReport report =
              host.store().read(read -> OverrideReport.read(read, days.from(), days.to()));
          return Answer.ok(UsageJson.write(report));
        });
  }

  private record Days(LocalDate from, LocalDate to) {}

  private static Route.Builder days(Route.Builder route) {
    return route
        .query("from", new Schema.Text("date"), "The first day. Default: 30 days.")
        .query("to", new Schema.Text("date"), "The last day, in UTC. Default: today.")
        .problem(400, "These are no days.");
  }

  private Days days(Request request) {
    LocalDate today = LocalDate.ofInstant(host.clock().instant(), ZoneOffset.UTC);
    LocalDate to = request.query("to").map(OperationsFeature::day).orElse(today);
    LocalDate from =
        request.query("from").map(OperationsFeature::day).orElse(to.minusDays(USUAL_DAYS - 1L));
    if (from.isAfter(to) || from.isBefore(to.minusDays(LONGEST_DAYS))) {
      throw Problem.badRequest("`from` is not after `to`, and at most ten years before it")
          .exception();
    }
    return new Days(from, to);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw Problem.badRequest("a day is written 2026-02-06").exception();
    }
  }

  private static Schema.Members signed(Schema.Members members) {
    return members
        .with("reason", Schema.text(), "Why, for the timeline.")
        .withOptional("actor", Schema.text(), "For whom the caller does it. Default: the caller.");
  }

  private Route override() {
    return onExecution("override", "overrideExecution")
        .says(TAG, "Forces an execution into a stage.")
        .takes(signed(Schema.object().with("stage", Schema.text(), "The stage.")))
        .to(interventions::override);
  }

  private Route control(Control control) {
    String word = control.name().toLowerCase(Locale.ROOT);
    return onExecution(word, word + "Execution")
        .says(
            TAG,
            switch (control) {
              case PAUSE -> "Lets an execution rest.";
              case RESUME -> "Lets a paused execution go on.";
              case PARK -> "Takes an execution off the road because something is wrong with it.";
              case RELEASE -> "Lets a parked execution go on.";
              case CANCEL -> "Ends an execution where it stands; nothing is sent.";
            })
        .takes(signed(Schema.object()))
        .to(request -> interventions.control(request, control));
  }

  private static Route.Builder onExecution(String word, String name) {
    return Route.post("/executions/{id}/" + word, name)
        .role(Role.OPERATE)
        .path("id", Schema.text(), "The execution, such as 17-0.")
        .gives(200, "Done; where it stands now.", DONE)
        .problem(404, "There is no such execution.")
        .problem(409, "It does not fit the execution; nothing has changed.")
        .problem(422, "The body does not fit.")
        .problem(503, "More comes in than can be written, or the store fails.");
  }

  private Route correct() {
    return onSubject("facts", "correctFact")
        .says(TAG, "Corrects a fact of a subject.")
        .takes(
            signed(
                Schema.object()
                    .with("field", Schema.text(), "Such as Books.Invoice.Status.")
                    .with("value", Schema.any(), "The right value; null makes it unknown.")
                    .withOptional("record", Schema.text(), "The record. Default: the only one.")))
        .gives(200, "Done.", Schema.object().with("input", Schema.whole(), "The line of the log."))
        .to(interventions::correct);
  }

  private Route forget() {
    return onSubject("forget", "forgetSubject")
        .discreet()
        .says(TAG, "Removes all that is known of a subject; counts stay.")
        .takes(
            signed(
                Schema.object()
                    .withOptional(
                        "suppress", Schema.flag(), "Whether signals that name it are refused.")))
        .gives(
            200,
            "It is forgotten.",
            Schema.object()
                .with("input", Schema.whole(), "The line of the log that says so.")
                .with("executions", Schema.whole(), "How many executions it had.")
                .with("inputs", Schema.whole(), "How many lines of the log were removed.")
                .with("shared", Schema.whole(), "Signals that stay as another subject's.")
                .with("deadLetters", Schema.whole(), "Refused messages that were removed."))
        .to(interventions::forget);
  }

  private static Route.Builder onSubject(String word, String name) {
    return Route.post("/subjects/{type}/{key}/" + word, name)
        .role(Role.OPERATE)
        .path("type", Schema.text(), "The kind of subject.")
        .path("key", Schema.text(), "The value of its first key.")
        .problem(404, "There is no such subject.")
        .problem(422, "The body does not fit.")
        .problem(503, "More comes in than can be written, or the store fails.");
  }

  private Route limit() {
    return Route.put("/limits/{journey}", "setLimits")
        .role(Role.OPERATE)
        .says(TAG, "Sets what is expected of a journey at most; exceeding it is told.")
        .path("journey", Schema.text(), "The journey's name.")
        .takes(
            Schema.object()
                .withOptional("transitions", Schema.whole(), "Transitions a day.")
                .withOptional("actions", Schema.whole(), "Actions a day.")
                .withOptional("executions", Schema.whole(), "Executions under way at a time."))
        .givesNothing(204, "Set; without any member there is no limit.")
        .problem(404, "No such journey is in operation.")
        .problem(422, "The body does not fit.")
        .problem(503, "The store fails.")
        .to(interventions::limit);
  }
}
