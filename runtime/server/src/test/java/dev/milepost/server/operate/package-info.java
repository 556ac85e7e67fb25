@NullMarked
package dev.milepost.server.operate;

import org.jspecify.annotations.NullMarked;
