/**
 * The streams of the process: results, messages, colours, progress; nothing unsafe gets through.
 */
@NullMarked
package dev.milepost.cli.terminal;

import org.jspecify.annotations.NullMarked;
