package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.Catalog;

/**
 * What questions about one catalogue have in common.
 *
 * @param types the types of its fields
 * @param domains domains that were cut before
 */
record Shared(FieldTypes types, SharedDomains domains) {
  static Shared of(Catalog catalog) {
    return new Shared(new FieldTypes(catalog), new SharedDomains());
  }
}
