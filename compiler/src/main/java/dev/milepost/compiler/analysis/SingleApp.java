package dev.milepost.compiler.analysis;

import dev.milepost.compiler.diagnostic.Diagnostic;
import dev.milepost.compiler.diagnostic.Diagnostic.About;
import dev.milepost.compiler.diagnostic.Diagnostics;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.ActionModel;
import dev.milepost.compiler.model.JourneyModel;
import dev.milepost.compiler.model.References;
import dev.milepost.compiler.model.StageModel;
import dev.milepost.compiler.syntax.ActionTree;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journey that crosses fewer than three apps, by what it waits for and whom it asks. */
final class SingleApp implements JourneyRule {

  private static final int FEW = 3;

  @Override
  public void check(JourneyModel journey, Diagnostics findings) {
    if (!journey.isComplete()) {
      return;
    }
    Set<String> apps = new TreeSet<>();
    References.of(journey).types().forEach(reference -> apps.add(reference.type().app()));
    journey.stages().stream()
        .flatMap(SingleApp::actions)
        .map(ActionModel::tree)
        .filter(ActionTree.Call.class::isInstance)
        .map(ActionTree.Call.class::cast)
        .forEach(call -> apps.add(call.action().parts().getFirst().text()));
    if (apps.size() < FEW) {
      String names = apps.stream().map(app -> "`" + app + "`").collect(Collectors.joining(" and "));
      findings.add(
          Diagnostic.of(
                  Rule.SINGLE_APP,
                  journey.tree().name().span(),
                  switch (apps.size()) {
                    case 0 -> "this journey crosses no app";
                    case 1 -> "this journey crosses one app alone, " + names;
                    default -> "this journey crosses two apps alone, " + names;
                  })
              .withHelp("what other apps know of the customer may belong to it as well")
              .withAbout(new About(journey.name(), null, List.of())));
    }
  }

  private static Stream<ActionModel> actions(StageModel stage) {
    Stream<ActionModel> ofStage =
        Stream.of(
                stage.onEnter().stream().map(StageModel.EntryModel::action),
                stage.onExit().stream().map(StageModel.ExitModel::action),
                stage.reminders().stream().map(StageModel.ReminderModel::action),
                stage.transitions().stream().flatMap(way -> way.does().stream()))
            .flatMap(actions -> actions);
    var expected = stage.expected();
    ActionModel then = expected == null ? null : expected.then();
    return then == null ? ofStage : Stream.concat(ofStage, Stream.of(then));
  }
}
