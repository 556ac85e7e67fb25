/** Programs that measure the server. */
@NullMarked
package dev.milepost.bench.server;

import org.jspecify.annotations.NullMarked;
