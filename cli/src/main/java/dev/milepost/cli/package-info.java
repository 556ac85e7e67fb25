/** The command {@code milepost}: one class a command, no logic of its own. */
@NullMarked
package dev.milepost.cli;

import org.jspecify.annotations.NullMarked;
