/** The durable loop of the server without HTTP, beside a bare JDBC program that writes its rows. */
@NullMarked
package dev.milepost.bench.loop;

import org.jspecify.annotations.NullMarked;
