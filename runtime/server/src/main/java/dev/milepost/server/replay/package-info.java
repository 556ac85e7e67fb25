/**
 * Runs recorded signals through a program under a virtual clock, with nothing leaving the process.
 */
@NullMarked
package dev.milepost.server.replay;

import org.jspecify.annotations.NullMarked;
