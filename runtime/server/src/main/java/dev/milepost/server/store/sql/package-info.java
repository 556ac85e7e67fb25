/** The store in SQL that more than one database understands. */
@NullMarked
package dev.milepost.server.store.sql;

import org.jspecify.annotations.NullMarked;
