package dev.milepost.cli.view;

import static dev.milepost.cli.view.Wording.quoted;
import static dev.milepost.cli.view.Wording.safe;

import dev.milepost.cli.terminal.Style;
import dev.milepost.engine.step.Input;
import dev.milepost.engine.step.Settlement;

/** Puts what became of an action into words. */
final class SettlementEvent {

  private SettlementEvent() {}

  static Event of(Input.ActionSettled settled) {
    String what = safe(settled.what());
    return switch (settled.settlement()) {
      case Settlement.Delivered(String note) ->
          Event.of("sent", Style.FAINT, "%s: %s".formatted(what, safe(note)));
      case Settlement.Dead(String reason, int attempts) ->
          Event.striking(
              "dead",
              Style.BAD,
              "%s could not be sent (attempts: %d): %s".formatted(what, attempts, safe(reason)));
      case Settlement.Retried(String actor, String reason) ->
          Event.striking(
              "override",
              Style.OVERRIDE,
              "%s has %s sent again, because %s".formatted(safe(actor), what, quoted(reason)));
      case Settlement.Skipped(String actor, String reason) ->
          Event.striking(
              "override",
              Style.OVERRIDE,
              "%s gives %s up, because %s".formatted(safe(actor), what, quoted(reason)));
    };
  }
}
