/** A small world of apps and journeys, for tests of what stands on the engine. */
@NullMarked
package dev.milepost.server.world;

import org.jspecify.annotations.NullMarked;
