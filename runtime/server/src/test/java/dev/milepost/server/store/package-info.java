@NullMarked
package dev.milepost.server.store;

import org.jspecify.annotations.NullMarked;
