package dev.milepost.cli.command;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.live.Running;
import dev.milepost.server.operate.WhyReport;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ListedExecution;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.timeline.SubjectSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the subject, or the execution, that a person means. */
final class Choice {

  private static final int MOST_NAMED = 5;

  private final Path database;

  Choice(Path database) {
    this.database = database;
  }

  /** What runs in the database. */
  Running running(ReadTransaction store) {
    return store
        .deployment()
        .map(Running::of)
        .orElseThrow(() ->
            new UnusableException("nothing was ever put into operation in `" + database + "`"));
  }

  /** The one subject of that name. */
  SubjectName subject(ReadTransaction store, String text) {
    List<SubjectName> found = SubjectSearch.find(store, text);
    if (found.isEmpty()) {
      throw nobody(text);
    }
    if (found.size() > 1) {
      List<String> names =
          found.stream()
              .limit(MOST_NAMED)
              .map(name -> "`" + name.type() + "/" + name.key() + "`")
              .toList();
      throw new UnusableException(
          "`" + text + "` can mean several subjects; name one: " + String.join(", ", names));
    }
    return found.getFirst();
  }

  /** The subject of that name with its state. */
  StoredSubject stored(ReadTransaction store, String text) {
    return stored(store, subject(store, text)).orElseThrow(() -> nobody(text));
  }

  private Optional<StoredSubject> stored(ReadTransaction store, SubjectName name) {
    return store.find(name, running(store).declarations());
  }

  /**
   * The executions that are meant: that of an id, or all of a subject that have not ended.
   *
   * @throws UnusableException where there is none
   */
  List<ExecutionId> executions(ReadTransaction store, String text) {
    Optional<ExecutionId> id = ExecutionId.parse(text);
    if (id.isPresent() && SubjectSearch.find(store, text).isEmpty()) {
      return List.of(
          store.listings().execution(id.get()).map(ListedExecution::id).orElse(id.get()));
    }
    List<ExecutionId> underWay = WhyReport.underWay(stored(store, text));
    if (underWay.isEmpty()) {
      throw new UnusableException("no execution of `" + text + "` is under way");
    }
    return underWay;
  }

  /** The one execution that is meant. */
  ExecutionId execution(ReadTransaction store, String text) {
    List<ExecutionId> executions = executions(store, text);
    if (executions.size() > 1) {
      throw new UnusableException(
          "several executions of `"
              + text
              + "` are under way; name one: "
              + String.join(", ", executions.stream().map(ExecutionId::toString).toList())
              + " (milepost why tells them apart)");
    }
    return executions.getFirst();
  }

  /** That there is no such execution. */
  UnusableException noExecution(ExecutionId id) {
    return new UnusableException("the database `" + database + "` has no execution " + id);
  }

  UnusableException nobody(String text) {
    return new UnusableException("the database `" + database + "` knows no subject `" + text + "`");
  }
}
