@NullMarked
package dev.milepost.server.graph;

import org.jspecify.annotations.NullMarked;
