package dev.milepost.engine.logic;

import dev.milepost.engine.catalog.TypeName;

/**
 * A record or happening that the question looks at.
 *
 * @param number 0 for the record that plain references mean
 * @param weight how many alike it stands for
 */
record Slot(TypeName type, int number, int weight) {}
