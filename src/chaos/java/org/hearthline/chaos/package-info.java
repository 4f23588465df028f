/**
 * What the packaged service gets in addition to be tried with faults: words that tell messages apart, and a
 * process that ends or stands still at a step that it is told. It is in no other build.
 */
@NullMarked
package org.hearthline.chaos;

import org.jspecify.annotations.NullMarked;
