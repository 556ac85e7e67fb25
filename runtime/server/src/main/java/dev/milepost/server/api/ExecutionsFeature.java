package dev.milepost.server.api;

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
import dev.milepost.server.store.ListedExecution.Filter;
import dev.milepost.server.store.ListedExecution.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executions, one by one and in lists. */
public final class ExecutionsFeature implements Feature {

  private final Host host;

  /** Executions of a host. */
  public ExecutionsFeature(Host host) {
    this.host = host;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/executions", "listExecutions")
            .role(Role.READ)
            .says("executions", "Lists executions, in the order in which their subjects were met.")
            .query("journey", Schema.text(), "Only those of one journey.")
            .query("stage", Schema.text(), "Only those at one stage.")
            .query("status", Schema.choice("running", "ended", "parked", "paused"), "Only those.")
            .paged()
            .gives(200, "A page.", Schema.page(Shapes.EXECUTION))
            .to(this::list),
        Route.get("/executions/{id}", "readExecution")
            .role(Role.READ)
            .says("executions", "Shows where an execution stands.")
            .path("id", Schema.text(), "Its id.")
            .gives(200, "The execution.", Shapes.EXECUTION)
            .problem(404, "There is none of that id.")
            .to(this::read));
  }

  private Answer list(Request request) {
    Page page = Page.of(request);
    ExecutionId after =
        page.after()
            .map(text -> ExecutionId.parse(text).orElseThrow(Page::badCursor))
            .orElse(ExecutionId.FIRST);
    Filter filter =
        new Filter(
            request.query("journey").orElse(null),
            request.query("stage").orElse(null),
            standing(request));
    List<ListedExecution> executions =
        host.store().read(read -> read.listings().executions(filter, after, page.limit() + 1));
    return page.answer(executions, execution -> execution.id().toString(), Shapes::execution);
  }

  private static @Nullable Standing standing(Request request) {
    Optional<String> word = request.query("status");
    if (word.isEmpty()) {
      return null;
    }
    return Arrays.stream(Standing.values())
        .filter(standing -> standing.name().toLowerCase(Locale.ROOT).equals(word.get()))
        .findFirst()
        .orElseThrow(
            () -> Problem.badRequest("`status` is running, ended, parked or paused").exception());
  }

  private Answer read(Request request) {
    String id = request.pathParameter("id");
    return ExecutionId.parse(id)
        .flatMap(parsed -> host.store().read(read -> read.listings().execution(parsed)))
        .map(execution -> Answer.ok(Shapes.execution(execution)))
        .orElseThrow(() -> Problem.notFound("there is no execution " + id).exception());
  }
}
