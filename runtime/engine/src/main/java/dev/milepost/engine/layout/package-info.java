/** Where each declared record, field and event has its place, so that names are looked up once. */
@NullMarked
package dev.milepost.engine.layout;

import org.jspecify.annotations.NullMarked;
