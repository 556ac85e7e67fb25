package dev.milepost.compiler.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.compiler.GoldenFiles;
import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.diagnostic.TextRenderer;
import dev.milepost.compiler.text.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsReaderTest {

  @Test
  void aLineSetsTheLevelOfARule() {
    Settings settings =
        read(
            """
            # What this team takes seriously.
            rule no-deadline = warning
              rule unused-role=off   # roles are kept for later

            rule expired-allowance = note
            """);

    assertThat(settings.findings()).isEmpty();
    assertThat(settings.levels().chosen())
        .isEqualTo(
            Map.of(
                Rule.NO_DEADLINE, Level.WARNING,
                Rule.UNUSED_ROLE, Level.OFF,
                Rule.EXPIRED_ALLOWANCE, Level.NOTE));
  }

  @Test
  void anEmptyFileSetsNothing() {
    assertThat(read("").levels().chosen()).isEmpty();
    assertThat(read("\r\n# nothing").levels().chosen()).isEmpty();
  }

  @Test
  void eachMistakeIsToldWithItsPlaceAndWhatToWrite() {
    List<Path> inputs = GoldenFiles.inputs("settings", ".conf");
    assertThat(inputs).hasSize(1);
    Path input = inputs.getFirst();
    Settings settings = SettingsReader.read(Source.of("milepost.conf", GoldenFiles.text(input)));

    GoldenFiles.assertMatches(input, ".findings", TextRenderer.plain().render(settings.findings()));
    assertThat(settings.levels().chosen()).isEqualTo(Map.of(Rule.UNUSED_DEFINE, Level.OFF));
  }

  @Test
  void whatIsChosenNearerToTheRunGoesFirst() {
    Levels workspace = read("rule no-deadline = off\nrule unused-role = error").levels();
    Levels asked = Levels.USUAL.with(Rule.NO_DEADLINE, Level.ERROR);

    assertThat(workspace.under(asked).chosen())
        .isEqualTo(Map.of(Rule.NO_DEADLINE, Level.ERROR, Rule.UNUSED_ROLE, Level.ERROR));
  }

  private static Settings read(String text) {
    return SettingsReader.read(Source.of("milepost.conf", text));
  }
}
