package dev.milepost.engine.layout;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.catalog.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each declared record type, field and event of a catalogue its place. */
public final class Layout {

  private final List<RecordShape> records;
  private final Map<TypeName, RecordShape> recordsByName;
  private final Map<TypeName, EventShape> eventsByName;
  private final Map<String, Integer> journeyFacts;
  private final int factCount;

  /**
   * Lays out a catalogue.
   *
   * @param journeys the names of the journeys, whose endings are facts too
   */
  public Layout(Catalog catalog, List<String> journeys) {
    List<RecordShape> shapes = new ArrayList<>();
    Map<TypeName, RecordShape> byName = new HashMap<>();
    Map<TypeName, EventShape> events = new HashMap<>();
    int facts = 0;
    for (Catalog.App app : catalog.apps()) {
      for (Catalog.RecordType type : app.records()) {
        TypeName name = new TypeName(app.name(), type.name());
        RecordShape shape = new RecordShape(shapes.size(), name, type, facts);
        facts += 1 + type.fields().size();
        shapes.add(shape);
        byName.put(name, shape);
      }
      for (Catalog.EventType type : app.events()) {
        TypeName name = new TypeName(app.name(), type.name());
        events.put(name, new EventShape(name, type, facts++));
      }
    }
    Map<String, Integer> endings = new HashMap<>();
    for (String journey : journeys) {
      endings.put(journey, facts++);
    }
    this.records = List.copyOf(shapes);
    this.recordsByName = Map.copyOf(byName);
    this.eventsByName = Map.copyOf(events);
    this.journeyFacts = Map.copyOf(endings);
    this.factCount = facts;
  }

  /** How many record types there are. */
  public int recordTypes() {
    return records.size();
  }

  /** The record type at a place. */
  public RecordShape record(int place) {
    return records.get(place);
  }

  /** The record type of that name, or null where it is not declared. */
  public @Nullable RecordShape record(TypeName name) {
    return recordsByName.get(name);
  }

  /** The event type of that name, or null where it is not declared. */
  public @Nullable EventShape event(TypeName name) {
    return eventsByName.get(name);
  }

  /** The number of a journey's endings in a {@link FactSet}, or null for an unknown journey. */
  public @Nullable Integer endingOf(String journey) {
    return journeyFacts.get(journey);
  }

  /** An empty set for this layout's facts. */
  public FactSet noFacts() {
    return new FactSet(factCount);
  }
}
