/** The one writer: groups of signals and due timers become steps, each group one transaction. */
@NullMarked
package dev.milepost.server.writer;

import org.jspecify.annotations.NullMarked;
