package dev.milepost.cli.command;

import dev.milepost.cli.terminal.Terminal;
import dev.milepost.engine.state.Execution.ExecutionName;
import dev.milepost.engine.step.Input.Control;
import dev.milepost.server.store.ExecutionId;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.writer.Submission;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Parameters;

/** {@code milepost operate pause}, and the others that stop an execution or let it go on. */
@Command
public final class ControlCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Control control;

  @Parameters(index = "0", paramLabel = "DB", description = "The database.")
  Path database = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "EXECUTION",
      description =
          "Its id (17-0), as milepost why tells it, or a subject of which one execution is under"
              + " way.")
  String execution = "";

  @Mixin Signature signature = new Signature();

  private ControlCommand(Terminal terminal, Control control) {
    this.terminal = terminal;
    this.control = control;
  }

  /** The command for one of them. */
  public static CommandLine of(Terminal terminal, Control control) {
    String word = control.name().toLowerCase(Locale.ROOT);
    CommandLine command = new CommandLine(new ControlCommand(terminal, control));
    command.getCommandSpec().name(word);
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.header(header(control));
    usage.customSynopsis("milepost operate " + word + " [OPTIONS] DB EXECUTION");
    usage.description(description(control));
    usage.footer(
        "  milepost operate " + word + " run.db 17-0 --actor eva --reason 'a call at noon'",
        "",
        "Read on in docs/operations.md.");
    return command;
  }

  private static String header(Control control) {
    return switch (control) {
      case PAUSE -> "Let an execution rest.";
      case RESUME -> "Let a paused execution go on.";
      case PARK -> "Take an execution off the road, because something is wrong with it.";
      case RELEASE -> "Let a parked execution go on.";
      case CANCEL -> "End an execution where it stands.";
    };
  }

  private static String description(Control control) {
    return switch (control) {
      case PAUSE ->
          "Nothing moves it and nothing is sent for it until it is resumed. Signals and answers are"
              + " taken and remembered as ever; its deadlines do not stand still.";
      case RESUME ->
          "It is looked at at once: what came true meanwhile moves it, and what ran out is worked"
              + " off as after a downtime.";
      case PARK -> "As a pause, but told as trouble by milepost stalls.";
      case RELEASE ->
          "Also one that the runtime parked because it did not come to rest: put right what made it"
              + " spin first.";
      case CANCEL ->
          "It ends as \"cancelled\". Nothing is sent, and what waited to be sent for its stage is"
              + " withdrawn.";
    };
  }

  @Override
  public Integer call() {
    return new Intervention(terminal, database).run(signature, this::direct);
  }

  private Intervention.Directed direct(ReadTransaction store, Choice choice) {
    Named named = Named.of(store, choice, execution);
    return new Intervention.Directed(
        named.subject().state().name(),
        new Submission.Control(named.name(), control, signature.actor, signature.reason),
        Intervention.Noted.on(named.id(), control.name().toLowerCase(Locale.ROOT)));
  }

  /** An execution with its subject. */
  record Named(ExecutionId id, StoredSubject subject, ExecutionName name) {

    static Named of(ReadTransaction store, Choice choice, String text) {
      ExecutionId id = choice.execution(store, text);
      if (!store.operations().subjects(id.subject() - 1, 1).contains(id.subject())) {
        throw choice.noExecution(id);
      }
      StoredSubject subject = store.load(id.subject(), choice.running(store).declarations());
      if (id.place() >= subject.state().executions().size()) {
        throw choice.noExecution(id);
      }
      return new Named(id, subject, subject.state().executions().get(id.place()).name());
    }
  }
}
