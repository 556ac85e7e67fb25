/** The routes of the core: signals in, and what has become of them. */
@NullMarked
package dev.milepost.server.api;

import org.jspecify.annotations.NullMarked;
