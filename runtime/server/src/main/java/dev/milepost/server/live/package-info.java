/**
 * The writer while the server runs: a bounded queue in front of it, one thread that commits what
 * has gathered, and timers that run out at their times.
 */
@NullMarked
package dev.milepost.server.live;

import org.jspecify.annotations.NullMarked;
