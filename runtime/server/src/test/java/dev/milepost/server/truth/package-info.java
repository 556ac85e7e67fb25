/** The truth of conditions, held against SQLite. */
@NullMarked
package dev.milepost.server.truth;

import org.jspecify.annotations.NullMarked;
