/** What the outside tells, typed. */
@NullMarked
package dev.milepost.engine.signal;

import org.jspecify.annotations.NullMarked;
