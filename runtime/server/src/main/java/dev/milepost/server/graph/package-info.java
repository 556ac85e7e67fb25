/** Draws pictures of journeys from their plans alone. */
@NullMarked
package dev.milepost.server.graph;

import org.jspecify.annotations.NullMarked;
