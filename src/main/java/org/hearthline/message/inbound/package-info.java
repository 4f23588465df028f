/**
 * What carriers tell us: their signed calls, stored raw and acknowledged at once, then applied as due work; texts that were missed
 * while we could not be reached; and having the carrier forget words once nobody needs them there.
 */
@NullMarked
package org.hearthline.message.inbound;

import org.jspecify.annotations.NullMarked;
