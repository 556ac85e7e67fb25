/** Hosts the engine on a database. */
@NullMarked
package dev.milepost.server;

import org.jspecify.annotations.NullMarked;
