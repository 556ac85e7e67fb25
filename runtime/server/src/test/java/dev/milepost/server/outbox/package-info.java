@NullMarked
package dev.milepost.server.outbox;

import org.jspecify.annotations.NullMarked;
