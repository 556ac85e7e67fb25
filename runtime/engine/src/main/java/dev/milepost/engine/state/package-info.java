/** What is known of one subject and where its executions stand. */
@NullMarked
package dev.milepost.engine.state;

import org.jspecify.annotations.NullMarked;
