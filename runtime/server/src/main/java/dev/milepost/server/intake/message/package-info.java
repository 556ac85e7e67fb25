/** From the bytes of a file to single messages: streamed, bounded in size, each with its place. */
@NullMarked
package dev.milepost.server.intake.message;

import org.jspecify.annotations.NullMarked;
