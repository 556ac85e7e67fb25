package dev.milepost.compiler.report;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.analysis.Allowances.Allowed;
import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Question;
import dev.milepost.compiler.diagnostic.Question.Answer;
import dev.milepost.compiler.syntax.Allowance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the check found in all its workspaces.
 *
 * @param checked the workspaces, in the order of the run
 */
public record CheckReport(List<Checked> checked) {

  public CheckReport {
    checked = List.copyOf(checked);
  }

  /**
   * What was found in a workspace.
   *
   * @param workspace what it is known by
   * @param journeys the names of its journeys, in written order
   * @param findings what has to be looked at, by file, then by position
   * @param allowed what an allowance lets pass
   * @param questions what the analysis asked
   * @param places where its journeys and stages stand
   */
  record Checked(
      String workspace,
      List<String> journeys,
      List<Reported> findings,
      List<Reported> allowed,
      List<Question> questions,
      JourneyPlaces places) {}

  /** The report of some workspaces that were compiled. */
  public static CheckReport of(Collection<Compilation> compilations) {
    return new CheckReport(compilations.stream().map(CheckReport::checked).toList());
  }

  private static Checked checked(Compilation compilation) {
    JourneyPlaces places = JourneyPlaces.of(compilation.trees());
    String workspace = compilation.workspace().name();
    Map<String, Integer> keys = new HashMap<>();
    List<Reported> findings = new ArrayList<>();
    for (Diagnostic finding : compilation.diagnostics()) {
      findings.add(reported(finding, keys, workspace, places, null));
    }
    List<Reported> allowed = new ArrayList<>();
    for (Allowed passed : compilation.allowed()) {
      allowed.add(reported(passed.finding(), keys, workspace, places, passed.allowance()));
    }
    List<String> journeys =
        compilation.model().journeys().stream().map(journey -> journey.name()).toList();
    return new Checked(workspace, journeys, findings, allowed, compilation.questions(), places);
  }

  private static Reported reported(
      Diagnostic finding,
      Map<String, Integer> keys,
      String workspace,
      JourneyPlaces places,
      @Nullable Allowance allowance) {
    Diagnostic placed = finding.about() == null ? places.place(finding) : finding;
    String key = placed.key();
    int times = keys.merge(key, 1, Integer::sum);
    Diagnostic.About about = placed.about();
    return new Reported(
        finding,
        times == 1 ? key : key + "-" + times,
        workspace,
        about == null ? null : about.journey(),
        about == null ? null : about.stage(),
        allowance);
  }

  /** How many questions were answered so. */
  long answered(Answer answer) {
    return checked.stream()
        .flatMap(workspace -> workspace.questions().stream())
        .filter(question -> question.answer() == answer)
        .count();
  }
}
