package dev.milepost.bench;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.program.Program;
import dev.milepost.engine.state.SubjectState;
import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Step;
import dev.milepost.engine.step.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many signals the pure step decides in a second on one core, for the loan journey of the
 * examples: facts, conditions, moves and timeline, without reading and writing anything. The large
 * young generation keeps the collector from copying the twenty thousand states that the benchmark
 * itself holds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms3g", "-Xmx3g", "-Xmn2g"})
public class EngineBenchmark {

  private static final int SIGNALS = 200_000;

  /** The workspace whose journey is run, from the folder in which the benchmark is started. */
  @Param("journeys/lending")
  public String workspace = "";

  private Program program = Program.of(new Catalog(List.of(), List.of()), List.of(), List.of());
  private Input[] inputs = {};
  private int[] cases = {};
  private SubjectState[] fresh = {};
  private SubjectState[] states = {};

  @Setup(Level.Trial)
  public void compile() throws IOException {
    Path file = Path.of(workspace, "loan.journey");
    Source source = Source.of(file.toString(), Files.readString(file));
    Compilation compilation = Compiler.read(Workspace.of(source), LocalDate.EPOCH);
    if (compilation.plans().size() != 1) {
      throw new IllegalStateException("not one plan but " + compilation.diagnostics());
    }
    program = Program.of(compilation.catalog(), compilation.plans(), List.of());
    List<LoanCases.CaseSignal> signals =
        LoanCases.make(SIGNALS / 10, 20_260_105).subList(0, SIGNALS);
    inputs = new Input[SIGNALS];
    cases = new int[SIGNALS];
    int most = 0;
    for (int i = 0; i < SIGNALS; i++) {
      LoanCases.CaseSignal signal = signals.get(i);
      inputs[i] = new Input.SignalReceived(i + 1, signal.at(), signal.signal());
      cases[i] = signal.caseNumber();
      most = Math.max(most, cases[i]);
    }
    fresh = new SubjectState[most + 1];
    for (int i = 0; i <= most; i++) {
      fresh[i] = SubjectState.empty(program.layout(), new SubjectName("Case", Integer.toString(i)));
    }
  }

  @Setup(Level.Invocation)
  public void forget() {
    states = fresh.clone();
  }

  /** Takes all signals, each in the state that the ones before it left. */
  @Benchmark
  @OperationsPerInvocation(SIGNALS)
  public int decide() {
    int entries = 0;
    for (int i = 0; i < SIGNALS; i++) {
      int number = cases[i];
      StepResult result = Step.step(program, states[number], inputs[i]);
      states[number] = result.state();
      entries += result.timeline().size();
    }
    return entries;
  }
}
