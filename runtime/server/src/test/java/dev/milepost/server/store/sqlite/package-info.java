@NullMarked
package dev.milepost.server.store.sqlite;

import org.jspecify.annotations.NullMarked;
