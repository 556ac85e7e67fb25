/**
 * From text to the syntax tree: what a file says, before anything is known of what its names mean.
 */
@NullMarked
package dev.milepost.compiler.syntax;

import org.jspecify.annotations.NullMarked;
