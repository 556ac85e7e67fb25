package dev.milepost.server.store;

import dev.milepost.engine.catalog.Catalog;
import dev.milepost.engine.layout.Layout;
import dev.milepost.server.intake.SignalData;

/**
 * What is needed to make values out of what is stored.
 *
 * @param layout the places of records, fields and events
 * @param signals reads what logged signals say
 */
public record Declarations(Layout layout, SignalData signals) {

  /** The declarations of a catalogue with the layout that a program gave it. */
  public static Declarations of(Catalog catalog, Layout layout) {
    return new Declarations(layout, new SignalData(catalog));
  }
}
