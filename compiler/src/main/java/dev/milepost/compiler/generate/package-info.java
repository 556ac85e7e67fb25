/**
 * Writes scenarios that reach every stage and every way of a journey. A search looks for signals,
 * answers and waiting times that make conditions true, and lets the engine say what comes of them.
 */
@NullMarked
package dev.milepost.compiler.generate;

import org.jspecify.annotations.NullMarked;
