/**
 * What is declared about the outside: apps with their records, events and actions, and subjects.
 */
@NullMarked
package dev.milepost.engine.catalog;

import org.jspecify.annotations.NullMarked;
