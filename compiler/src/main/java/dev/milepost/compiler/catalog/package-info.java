/**
 * Learns declarations of apps from recorded signals and plain webhook bodies: bodies are sorted
 * into records and events, every value is evidence for or against the types of its field, and the
 * result is the text of a journey file for a person to review.
 */
@NullMarked
package dev.milepost.compiler.catalog;

import org.jspecify.annotations.NullMarked;
