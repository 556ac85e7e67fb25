package dev.milepost.server.writer;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.Catalog.SubjectType;
import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.plan.Plan;
import dev.milepost.server.intake.KeyFields;
import dev.milepost.server.store.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds of subjects a signal concerns: those of which a key names its record or event, and
 * those of which a journey reads it. Where there is only one kind, everything concerns it, for a
 * journey that is written later may read what is told today.
 */
final class SubjectInterests {

  private final Map<TypeName, List<SubjectType>> interested;
  private final List<SubjectType> others;
  private final KeyFields keyFields;

  private SubjectInterests(
      Map<TypeName, List<SubjectType>> interested, List<SubjectType> others, KeyFields keyFields) {
    this.interested = interested;
    this.others = others;
    this.keyFields = keyFields;
  }

  static SubjectInterests of(Deployment deployment) {
    Map<TypeName, List<SubjectType>> interested = new HashMap<>();
    List<SubjectType> subjects = deployment.catalog().subjects();
    for (SubjectType subject : subjects) {
      for (TypeName type : types(subject, deployment)) {
        interested.computeIfAbsent(type, _ -> new ArrayList<>()).add(subject);
      }
    }
    return new SubjectInterests(
        interested,
        subjects.size() == 1 ? subjects : List.of(),
        new KeyFields(deployment.catalog()));
  }

  private static Set<TypeName> types(SubjectType subject, Deployment deployment) {
    Set<TypeName> types = new HashSet<>();
    for (Catalog.Key key : subject.keys()) {
      for (FieldName field : key.fields()) {
        types.add(field.type());
      }
    }
    List<Plan> plans = new ArrayList<>(deployment.active());
    plans.addAll(deployment.superseded());
    for (Plan plan : plans) {
      if (plan.subject().equals(subject.name())) {
        for (Catalog.App app : plan.declarations().apps()) {
          app.records().forEach(record -> types.add(new TypeName(app.name(), record.name())));
          app.events().forEach(event -> types.add(new TypeName(app.name(), event.name())));
        }
      }
    }
    return types;
  }

  /** Finds the values of keys that signals carry. */
  KeyFields keyFields() {
    return keyFields;
  }

  /** The kinds of subjects that a record or event concerns, in the order of their declarations. */
  List<SubjectType> in(TypeName type) {
    return interested.getOrDefault(type, others);
  }
}
