package dev.milepost.server.writer;

import dev.milepost.engine.step.Settlement;
import dev.milepost.server.store.OutboxItem;
import dev.milepost.server.store.OutboxWriting;
import dev.milepost.server.store.PastInput.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the end of an action's way means to the outbox. */
final class ActionEnds {

  private ActionEnds() {}

  /** Why an action cannot end in that way, or null where it can. */
  static @Nullable String hindrance(OutboxItem item, Settlement settlement) {
    Delivery delivery = item.stored().delivery();
    return switch (settlement) {
      case Settlement.Delivered _, Settlement.Dead _ ->
          delivery == Delivery.CLAIMED || delivery == Delivery.WAITING
              ? null
              : "the action is " + words(delivery) + " already";
      case Settlement.Retried _ ->
          delivery == Delivery.DEAD
              ? null
              : "only an action that failed for good is sent again; this one is " + words(delivery);
      case Settlement.Skipped _ ->
          delivery == Delivery.DEAD || delivery == Delivery.WAITING
              ? null
              : "only an action that waits or failed for good is given up; this one is "
                  + words(delivery);
    };
  }

  static void write(OutboxWriting outbox, OutboxItem item, Settlement settlement, Instant at) {
    switch (settlement) {
      case Settlement.Delivered(String note) ->
          outbox.settle(item.number(), Delivery.DELIVERED, at, note);
      case Settlement.Dead(String reason, int _) ->
          outbox.settle(item.number(), Delivery.DEAD, at, reason);
      case Settlement.Retried _ -> outbox.revive(item.number(), at);
      case Settlement.Skipped(String _, String reason) ->
          outbox.settle(item.number(), Delivery.SKIPPED, at, reason);
    }
  }

  private static String words(Delivery delivery) {
    return switch (delivery) {
      case WAITING -> "waiting";
      case WITHDRAWN -> "withdrawn";
      case SANDBOXED -> "kept by the sandbox";
      case CLAIMED -> "being sent";
      case DELIVERED -> "delivered";
      case DEAD -> "dead";
      case SKIPPED -> "given up";
    };
  }
}
