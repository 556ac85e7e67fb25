/**
 * Programs that try to break the server: each prints what it did and what it found, and ends with 1
 * where something was lost, doubled or answered as it must not be.
 */
@NullMarked
package dev.milepost.bench.fault;

import org.jspecify.annotations.NullMarked;
