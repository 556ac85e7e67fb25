/** What people read: timelines, explanations, sums, as lines for a terminal. */
@NullMarked
package dev.milepost.cli.view;

import org.jspecify.annotations.NullMarked;
