/** How shapes of the outside become signals of declared records and events. */
@NullMarked
package dev.milepost.engine.mapping;

import org.jspecify.annotations.NullMarked;
