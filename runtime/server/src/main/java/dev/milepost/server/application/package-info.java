/** The server put together: it knows every part, and no part knows it. */
@NullMarked
package dev.milepost.server.application;

import org.jspecify.annotations.NullMarked;
