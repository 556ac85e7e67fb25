/**
 * What a workspace means: names resolved, values typed, defaults filled in. Each part keeps the
 * tree that it was read from, so that a finding can point at the text. A part that is null could
 * not be understood, which was reported; nothing more is said of it.
 */
@NullMarked
package dev.milepost.compiler.model;

import org.jspecify.annotations.NullMarked;
