/** What an operator asks and does: stalls, silent sources, usage, verification, retention. */
@NullMarked
package dev.milepost.server.operate;

import org.jspecify.annotations.NullMarked;
