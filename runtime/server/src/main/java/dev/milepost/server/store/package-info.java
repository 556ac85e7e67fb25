/** What is kept of subjects, whatever the database: the port and its values. */
@NullMarked
package dev.milepost.server.store;

import org.jspecify.annotations.NullMarked;
