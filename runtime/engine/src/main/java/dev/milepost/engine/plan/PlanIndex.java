package dev.milepost.engine.plan;

import dev.milepost.engine.catalog.FieldName;
import dev.milepost.engine.catalog.TypeName;
import dev.milepost.engine.json.JsonValue;
import dev.milepost.engine.json.JsonValue.JsonArray;
import dev.milepost.engine.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who reads what: from each fact that a plan reads to the clauses that read it. It follows from the
 * plan alone.
 *
 * <p>The coming and going of a record touches every fact of its type: another one may then be the
 * newest.
 *
 * @param entries sorted by the printed fact
 */
public record PlanIndex(List<Entry> entries) {

  public PlanIndex {
    entries = List.copyOf(entries);
  }

  /**
   * A fact and its readers.
   *
   * @param readers in the order of the plan's clauses, each clause once for each use
   */
  public record Entry(Fact fact, List<Reader> readers) {
    public Entry {
      readers = List.copyOf(readers);
    }
  }

  /** A clause that reads a fact, and how. */
  public record Reader(Clause clause, Use use) {}

  /** What can be read. */
  public sealed interface Fact {

    /** A field of a record, or of the payload of an event. */
    record OfField(FieldName name) implements Fact {
      @Override
      public String print() {
        return name.toString();
      }
    }

    /** Which records of a type there are. */
    record OfRecords(TypeName name) implements Fact {
      @Override
      public String print() {
        return "record " + name;
      }
    }

    /** A happening. */
    record OfEvent(TypeName name) implements Fact {
      @Override
      public String print() {
        return "event " + name;
      }
    }

    /** The ending of another journey of the same subject. */
    record OfJourney(String journey, String outcome) implements Fact {
      @Override
      public String print() {
        return "journey " + LiteralText.quote(journey) + " ended as " + LiteralText.quote(outcome);
      }
    }

    /** The fact in words, unique among facts. */
    String print();
  }

  /** How a fact is read. */
  public enum Use {
    /** Its current value counts. */
    VALUE("value"),
    /** That it became so since the visit began counts. */
    BECOMES("becomes"),
    /** That it changed since the visit began counts. */
    CHANGES("changes"),
    /** How many there are counts. */
    RECORDS("records"),
    /** That it happened counts. */
    HAPPENED("happened"),
    /** Its value in the payload of a happening counts. */
    PAYLOAD("payload"),
    /** It says which record a record or happening is about. */
    BELONGS("belongs"),
    /** It sets a timer. */
    DUE("due"),
    /** It is written into a message, an argument or an address. */
    SENT("sent");

    private final String word;

    Use(String word) {
      this.word = word;
    }

    /** The word that a plan's file uses. */
    public String word() {
      return word;
    }
  }

  /** The index of a plan. */
  public static PlanIndex of(Plan plan) {
    SortedMap<String, Fact> facts = new TreeMap<>();
    SortedMap<String, Set<Reader>> readers = new TreeMap<>();
    PlanReads.visit(
        plan,
        (clause, fact, use) -> {
          facts.put(fact.print(), fact);
          readers
              .computeIfAbsent(fact.print(), _ -> new LinkedHashSet<>())
              .add(new Reader(clause, use));
        });
    List<Entry> entries = new ArrayList<>();
    facts.forEach((name, fact) ->
        entries.add(new Entry(fact, List.copyOf(readers.getOrDefault(name, Set.of())))));
    return new PlanIndex(entries);
  }

  /** The index as a plan's file has it: an object from each fact to its readers. */
  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    for (Entry entry : entries) {
      List<JsonValue> readers = new ArrayList<>();
      for (Reader reader : entry.readers()) {
        readers.add(
            JsonObject.builder()
                .put("clause", reader.clause().print())
                .put("use", reader.use().word())
                .build());
      }
      json.put(entry.fact().print(), new JsonArray(readers));
    }
    return json.build();
  }
}
