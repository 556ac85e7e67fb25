/**
 * Hands over what executions asked for: in order, at least once, and not faster than receivers
 * bear.
 */
@NullMarked
package dev.milepost.server.outbox;

import org.jspecify.annotations.NullMarked;
