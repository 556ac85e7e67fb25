package dev.milepost.compiler.resolution;

import dev.milepost.compiler.diagnostic.Rule;
import dev.milepost.compiler.model.JourneyModel.RoleModel;
import dev.milepost.compiler.syntax.JourneyClause;
import dev.milepost.compiler.syntax.LiteralTree.TextLiteral;
import dev.milepost.compiler.syntax.Name;
import dev.milepost.compiler.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of a journey: its owner and its roles, and who speaks of them. */
final class People {
  private final Map<String, JourneyClause.Role> roles;
  private final boolean hasOwner;
  private final boolean mayLackSome;
  private final Reporter reporter;
  private final Set<String> used = new HashSet<>();
  private boolean isOwnerMissed;

  /**
   * Makes the people of a journey.
   *
   * @param roles the declared roles by name, in written order
   * @param mayLackSome whether there may be more that could not be read
   */
  People(
      Map<String, JourneyClause.Role> roles,
      boolean hasOwner,
      boolean mayLackSome,
      Reporter reporter) {
    this.roles = roles;
    this.hasOwner = hasOwner;
    this.mayLackSome = mayLackSome;
    this.reporter = reporter;
  }

  /** The role of that name, or null after reporting that there is none. */
  @Nullable String role(Name name) {
    if (name.isMissing()) {
      return null;
    }
    if (roles.containsKey(name.text())) {
      used.add(name.text());
      return name.text();
    }
    if (!mayLackSome) {
      reporter.unknown(
          name,
          "there is no role `" + Reporter.quote(name.text()) + "` in this journey",
          roles.keySet(),
          "the roles are");
    }
    return null;
  }

  /** Whether there is an owner; where there is none, that is reported where it is missed first. */
  boolean hasOwner(Span span) {
    if (!hasOwner && !mayLackSome && !isOwnerMissed) {
      isOwnerMissed = true;
      reporter.add(
          Rule.NO_OWNER,
          span,
          "the journey does not say who its owner is",
          "add a clause such as `owned by CRM.Deal.Owner, otherwise \"sales@acme.example\"`");
    }
    return hasOwner;
  }

  /** The roles, once everybody has spoken. */
  List<RoleModel> models() {
    return roles.values().stream()
        .map(tree -> new RoleModel(tree, address(tree), used.contains(tree.name().text())))
        .toList();
  }

  private @Nullable String address(JourneyClause.Role tree) {
    if (tree.address() instanceof TextLiteral text) {
      return text.value();
    }
    reporter.add(
        Rule.WRONG_TYPE,
        tree.address().span(),
        "the address of a role is a text, and `" + tree.address().span().text() + "` is none",
        "write it with quotes, such as `\"lead@acme.example\"`");
    return null;
  }
}
