/** The seam to the carriers: a channel takes one finished message and says what became of it. */
@NullMarked
package org.hearthline.message.channel;

import org.jspecify.annotations.NullMarked;
