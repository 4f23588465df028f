/**
 * The record of concerted efforts (31.8 C and D; Draft, Engagement): what was done for everybody in a case, from what is kept, with the
 * words of workers as quotes and gaps named as gaps. {@code Reckoning} and what it uses are pure.
 */
@NullMarked
package org.hearthline.record.efforts;

import org.jspecify.annotations.NullMarked;
