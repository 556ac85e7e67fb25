/** What the parts of the server share: the store, the writer, the clock, the metrics. */
@NullMarked
package dev.milepost.server.host;

import org.jspecify.annotations.NullMarked;
