/** The server over HTTP, beside one that only parses and echoes. */
@NullMarked
package dev.milepost.bench.http;

import org.jspecify.annotations.NullMarked;
