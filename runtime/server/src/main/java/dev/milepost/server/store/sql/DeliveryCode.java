package dev.milepost.server.store.sql;

import dev.milepost.server.store.PastInput.Delivery;

/** What became of an action, as a number; the indexes of the outbox know these numbers. */
final class DeliveryCode {

  private DeliveryCode() {}

  static int of(Delivery delivery) {
    return switch (delivery) {
      case WAITING -> 0;
      case WITHDRAWN -> 1;
      case SANDBOXED -> 2;
      case CLAIMED -> 3;
      case DEAD -> 4;
      case DELIVERED -> 5;
      case SKIPPED -> 6;
    };
  }

  static Delivery read(int code) {
    for (Delivery delivery : Delivery.values()) {
      if (of(delivery) == code) {
        return delivery;
      }
    }
    throw StoredValue.damaged("state " + code);
  }
}
