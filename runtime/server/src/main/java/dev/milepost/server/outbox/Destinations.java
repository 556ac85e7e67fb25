package dev.milepost.server.outbox;

import dev.milepost.engine.plan.ActionCall;
import dev.milepost.engine.plan.Plan;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which apps a plan asks, and whom it tells. */
final class Destinations {

  private final SortedSet<String> apps = new TreeSet<>();
  private final SortedSet<String> roles = new TreeSet<>();
  private boolean isOwnerTold;

  private Destinations() {}

  static Destinations of(Collection<Plan> plans) {
    Destinations destinations = new Destinations();
    for (Plan plan : plans) {
      plan.stages().forEach(destinations::add);
    }
    return destinations;
  }

  private void add(Plan.Stage stage) {
    stage.onEnter().forEach(action -> add(action.call()));
    stage.onExit().forEach(action -> add(action.call()));
    stage.reminders().forEach(reminder -> add(reminder.call()));
    stage.transitions().forEach(way -> way.does().forEach(action -> add(action.call())));
    Plan.Expected expected = stage.expected();
    ActionCall then = expected == null ? null : expected.then();
    if (then != null) {
      add(then);
    }
    Plan.Question question = stage.question();
    if (question != null) {
      String role = question.role();
      add(role == null ? new ActionCall.NotifyOwner(null) : new ActionCall.NotifyRole(role, null));
    }
  }

  private void add(ActionCall call) {
    switch (call) {
      case ActionCall.Perform perform -> apps.add(perform.action().app());
      case ActionCall.NotifyOwner _ -> isOwnerTold = true;
      case ActionCall.NotifyRole role -> roles.add(role.role());
    }
  }

  /** The apps that are asked. */
  SortedSet<String> apps() {
    return apps;
  }

  /** The roles whose people are told or asked. */
  SortedSet<String> roles() {
    return roles;
  }

  /** Whether owners are told or asked. */
  boolean isOwnerTold() {
    return isOwnerTold;
  }
}
