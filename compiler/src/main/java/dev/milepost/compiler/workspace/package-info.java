/** Finds the files of a workspace. */
@NullMarked
package dev.milepost.compiler.workspace;

import org.jspecify.annotations.NullMarked;
